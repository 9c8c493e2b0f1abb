//! Templates over HTTP.

mod list;
mod preview;
mod show;
mod write;
