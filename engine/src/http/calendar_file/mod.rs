//! Calendars as files (RFC 5545): what a feed shows, in the lines that calendar programs read.

mod calendar;
mod lines;
mod words;

pub use calendar::calendar;
