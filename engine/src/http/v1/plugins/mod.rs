//! Plugins.

pub mod list;
