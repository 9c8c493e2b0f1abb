//! One file a check: its sentences and how they come about.

pub mod awaiting_registers;
pub mod cl01_plan_issued;
pub mod cl05_four_plans;
pub mod cl07_late_rate;
pub mod cl08_feedback;
pub mod cl12_letter_carried_out;
pub mod cl17_references;
