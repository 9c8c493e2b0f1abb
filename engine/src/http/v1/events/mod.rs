//! Events.

pub mod stream;
