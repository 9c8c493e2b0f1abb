//! The store, examined from outside: the exam, comparison, crashes, damage.

mod blobs;
mod compare;
mod compare_duties;
mod compare_messages;
mod compare_reminding;
mod compare_scores;
mod damage;
mod exam;
pub mod flaky_disk;
mod kills;
mod power_cuts;
mod segments;
mod startup;
