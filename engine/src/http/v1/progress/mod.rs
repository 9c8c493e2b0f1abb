//! Progress.

pub mod show;
