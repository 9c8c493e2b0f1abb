//! Five-field cron expressions, as in crontab: minute, hour, day of month, month, day of week.
//!
//! The expression is read here and handed to the `cron` crate in its own dialect, which differs silently: it wants
//! seconds first, counts Sunday as 1, and joins the two day fields by "and".
//!
//! - Each field holds `*`, numbers, ranges, lists and steps; months and days of the week have English names of three
//!   letters. Monday is 1, Sunday 0 or 7. A range may go over the end (`FRI-MON`, `22-2`).
//! - Where both day fields are set, a day that fits either one counts. A field is set unless it is `*` itself.
//! - Of days of the month, `L` is the last and `LW` the last that is worked, which the calendar says; a year without its
//!   decree is taken as the law has it.
//! - What never fires, as 31 February, is refused. So are seconds, years, `@daily`, `15W`, `5L`, `#` and `?`.
//! - A local time that a change of clocks leaves out fires at the first instant after it; one that comes twice fires once.

mod fault;
mod field;
mod last_day;
mod last_working_day;
mod spec;
mod stretch;

pub use fault::{CronFault, CronField};
pub use spec::{CronSpec, LocalTime};

#[cfg(test)]
mod oracle_tests;
