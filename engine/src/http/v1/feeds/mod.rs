//! Calendar feeds.

pub mod add;
pub mod list;
pub mod revoke;
