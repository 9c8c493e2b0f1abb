//! What scheduled evaluations recorded.

mod list;
mod show;
