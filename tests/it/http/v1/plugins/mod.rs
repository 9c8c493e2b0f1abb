//! Components that were found.

mod list;
