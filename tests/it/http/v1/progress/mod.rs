//! Counts.

mod show;
