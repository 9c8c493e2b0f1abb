//! Reported numbers.

mod import;
mod list;
