//! Defects and their lives.

mod list;
