//! A file a check, or a few checks that ask the same registers: the sentences and how they come about.

pub mod direction;
pub mod offices;
pub mod satisfaction;
pub mod th01_started;
pub mod th02_finished;
pub mod th03_listed;
pub mod th04_received;
pub mod th05_on_time;
pub mod th06_claimed_rate;
pub mod th10_online;
pub mod th14_reported;
