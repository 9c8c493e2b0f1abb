//! Events.

mod stream;
