//! Every endpoint under `/v1`, each in the file its endpoint has.

mod directives;
mod documents;
mod evaluations;
mod figures;
mod findings;
mod occurrences;
mod plans;
mod plugins;
mod progress;
mod registers;
mod reminders;
mod tasks;
mod units;
mod waivers;
