//! Scores: the scoring sheets of units, and what follows from them.

pub mod list;
pub mod open;
pub mod record;
pub mod show;
