//! Everything that is tested from outside the crate, in one binary; the folders mirror the code.

mod artifacts;
mod cli;
mod host;
mod operations;
mod store;
mod tidy;
