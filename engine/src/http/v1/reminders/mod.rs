//! Reminders.

pub mod list;
