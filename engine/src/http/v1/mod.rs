//! Version 1 of the API: one folder a collection, one file a verb.

pub mod evaluations;
pub mod findings;
pub mod occurrences;
pub mod plugins;
pub mod progress;
pub mod reminders;
pub mod tasks;
pub mod units;
pub mod waivers;
