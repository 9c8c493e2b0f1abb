//! Duties: what directives oblige units to do again and again.

pub mod cover;
pub mod list;
pub mod show;

/// How many periods are told where nobody asks for another number.
const PERIODS: usize = 4;
/// The most periods that are told of one duty.
const PERIODS_MAX: usize = 60;
