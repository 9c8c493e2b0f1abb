//! The nouns of the field and their rules, as pure values and functions.
//!
//! Nothing in here reads a clock, a file or a socket, waits, or knows how it is stored or sent: it is told what is and
//! returns values that describe what should be.

pub mod address;
pub mod area;
pub mod as_of;
pub mod calendar;
pub mod consistency;
pub mod contact;
pub mod cron;
pub mod day;
pub mod decimal;
pub mod digest;
pub mod directive;
pub mod document;
pub mod duty;
pub mod evaluation;
pub mod facts;
pub mod feed;
pub mod feed_alarm;
pub mod feed_entry;
pub mod figure;
pub mod finding;
pub mod id;
pub mod ladder;
pub mod language;
pub mod limits;
pub mod local_time;
pub mod message;
pub mod message_template;
pub mod occurrence;
pub mod outbox;
pub mod outcome;
pub mod owed;
pub mod plan;
pub mod position;
pub mod progress;
pub mod quiet;
pub mod recorded;
pub mod register;
pub mod reminder;
pub mod reminder_policy;
pub mod reporting_period;
pub mod schedule;
pub mod scoring;
pub mod task;
pub mod task_restatement;
pub mod task_state;
pub mod task_transition;
pub mod text;
pub mod trail;
pub mod unit;
pub mod unit_tree;
pub mod waiver;
pub mod webhook_key;

pub use as_of::AsOf;
pub use day::{Day, Period};
pub use decimal::Decimal;
pub use position::Position;

/// A point in time, read once at the edge and handed down.
pub type Instant = chrono::DateTime<chrono::Utc>;
