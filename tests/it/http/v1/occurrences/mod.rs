//! Firings of schedules.

mod list;
