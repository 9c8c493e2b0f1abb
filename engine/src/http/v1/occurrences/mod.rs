//! Occurrences.

pub mod list;
