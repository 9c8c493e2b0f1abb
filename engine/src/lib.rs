//! dondoc: follow up what was assigned, check it against the directives, and be able to prove it.
//!
//! `ARCHITECTURE.md` beside this crate's sources holds the map.

pub mod boot;
pub mod cli;
pub mod clock;
pub mod config;
pub mod courier;
pub mod domain;
mod giving_way;
pub mod host;
pub mod http;
pub mod operations;
pub mod randomness;
pub mod scheduler;
pub mod sheets;
pub mod store;
pub mod telemetry;
