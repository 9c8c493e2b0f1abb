//! Calendar feeds.

mod add;
mod list;
mod revoke;
