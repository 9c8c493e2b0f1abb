//! Everything that is tested from outside the crate, in one binary; the folders mirror the code.

#![allow(clippy::unwrap_used, reason = "what helps a test is a test too, and clippy sees only the test itself")]

mod artifacts;
mod calendar;
mod cli;
mod courier;
mod harness;
mod host;
mod http;
mod operations;
mod peers;
mod random;
mod simulation;
mod store;
mod tidy;
mod walk;
