//! Registered papers.

pub mod import;
pub mod list;
