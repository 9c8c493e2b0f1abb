//! Reported numbers.

pub mod import;
pub mod list;
