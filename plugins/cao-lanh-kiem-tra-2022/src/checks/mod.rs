//! A file a check, or a few checks that ask the same registers: the sentences and how they come about.

pub mod cl01_plan_issued;
pub mod cl05_four_plans;
pub mod cl07_late_rate;
pub mod cl08_feedback;
pub mod cl12_letter_carried_out;
pub mod cl17_references;
pub mod dossiers;
pub mod follow_up;
pub mod inspections;
pub mod papers;
