//! Duties: what a directive obliges units to do again and again, and by when.
//!
//! A directive declares a duty in four short texts; an administrator may set others. All of them are read here.
//!
//! **Recurrence**: `month`, `quarter`, `half-year`, `nine-months` (once a year, from the year's beginning) or `year`. Numbers
//! after it leave out the other periods of the year: `quarter 1,3`, `half-year 1`. Or `after-completion` with a length, as
//! `30d` (days), `20wd` (working days), `2w` (weeks), `3m` (months) or `1y`: the next one is due so long after the last was
//! done, and the first so long after the day it is covered from.
//!
//! **Cut-off**: the last day of the first period of a statistical year, as `14/3` for quarters that run 15/12–14/3, 15/3–14/6
//! and so on; for months the day alone, as `14` or `20`. `last` and the last day of a month (`30/6`, `28/2` and `29/2` alike)
//! mean the end of the month, whatever its length. Empty means calendar months, quarters and years. A period belongs to the
//! year in which its statistical year ends: quarter I of 2022 runs 15/12/2021–14/3/2022.
//!
//! **Due**: `20` is the 20th of the month in which the period ends, `5+1` the fifth of the month after it, `last` the last day
//! of it; `10/7` is that day for the first period of the year, and moves on with the others; `+15d` and `+10wd` are so many
//! days or working days after the cut-off. Several levels are told apart by their kind, as `commune, division 16; department
//! 18; district 19`; what names no kind holds for all others.
//!
//! **Weekend rule**: `none`, `next-working-day` or `previous-working-day`.

mod cutoff;
mod due;
mod number;
mod owed;
mod period;
mod progress;
mod recurrence;
mod rule;
mod terms;
mod weekend;

pub use cutoff::Cutoff;
pub use due::{DueOn, DueRule};
pub use number::{NumberFault, duty_plan, duty_task, period_label};
pub use owed::OwedPeriod;
pub use period::DutyPeriod;
pub use progress::{DutyChain, DutyProgress};
pub use recurrence::{Part, Recurrence};
pub use rule::{DutyRule, RuleFault, RuleText};
pub use terms::{DutyCover, DutyKey, DutyTerms};
pub use weekend::WeekendRule;

#[cfg(test)]
mod table_tests;
