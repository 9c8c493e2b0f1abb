//! Registered papers.

mod import;
mod list;
