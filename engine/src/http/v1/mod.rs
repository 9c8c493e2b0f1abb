//! Version 1 of the API: one folder a collection, one file a verb.

pub mod calendar;
pub mod contacts;
pub mod criteria;
pub mod directives;
pub mod documents;
pub mod duties;
pub mod evaluations;
pub mod events;
pub mod feeds;
pub mod figures;
pub mod findings;
pub mod occurrences;
pub mod plans;
pub mod plugins;
pub mod progress;
pub mod published_rankings;
pub mod rankings;
pub mod registers;
pub mod reminder_policies;
pub mod reminders;
pub mod schedules;
pub mod scores;
pub mod tasks;
pub mod units;
pub mod waivers;
