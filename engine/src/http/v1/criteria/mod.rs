//! Criteria sets.

pub mod import;
pub mod list;
pub mod show;
