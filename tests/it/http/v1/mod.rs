//! Every endpoint under `/v1`, each in the file its endpoint has.

mod evaluations;
mod findings;
mod occurrences;
mod plugins;
mod progress;
mod reminders;
mod tasks;
mod units;
mod waivers;
