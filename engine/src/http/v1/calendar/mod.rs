//! The working calendar.

pub mod edit;
pub mod list_versions;
pub mod show;
