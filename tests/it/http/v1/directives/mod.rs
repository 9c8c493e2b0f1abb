//! Directives.

mod list;
mod show;
