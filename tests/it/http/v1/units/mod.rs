//! Offices.

mod list;
mod show;
