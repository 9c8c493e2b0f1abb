//! Rankings of scored units.

pub mod show;
