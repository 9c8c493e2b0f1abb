//! Rankings as they were published.

pub mod import;
pub mod list;
pub mod show;
