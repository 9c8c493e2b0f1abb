//! Every endpoint under `/v1`, each in the file its endpoint has.

mod calendar;
mod contacts;
mod criteria;
mod directives;
mod documents;
mod duties;
mod evaluations;
mod events;
mod feeds;
mod figures;
mod findings;
mod occurrences;
mod plans;
mod plugins;
mod progress;
mod published_rankings;
mod rankings;
mod registers;
mod reminder_policies;
mod reminders;
mod schedules;
mod scores;
mod tasks;
mod units;
mod waivers;
