//! Findings.

pub mod list;
