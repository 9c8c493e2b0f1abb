//! Messages that were due.

mod list;
