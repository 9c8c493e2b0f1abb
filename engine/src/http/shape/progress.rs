//! Progress as it is sent.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::Day;
use crate::domain::progress::Progress;
use crate::operations::ProgressReport;

/// Counts that sum to their total.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgressCounts {
    /// The sum of the five.
    pub total: u64,
    /// Done by the deadline.
    pub done_on_time: u64,
    /// Done after it.
    pub done_late: u64,
    /// Open, the deadline not passed.
    pub open_in_time: u64,
    /// Open, the deadline passed.
    pub open_overdue: u64,
    /// Without a deadline.
    pub no_deadline: u64,
    /// Of all these, how many are suspended.
    pub suspended: u64,
}

/// Progress as of a day: overall, and by unit, plan and content area.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgressResponse {
    /// The day.
    pub as_of: String,
    /// All tasks.
    pub total: ProgressCounts,
    /// By unit code.
    pub by_unit: BTreeMap<String, ProgressCounts>,
    /// By plan.
    pub by_plan: BTreeMap<String, ProgressCounts>,
    /// By content area.
    pub by_area: BTreeMap<String, ProgressCounts>,
}

impl ProgressResponse {
    /// The report of a day.
    pub fn of(report: &ProgressReport, as_of: Day) -> ProgressResponse {
        ProgressResponse {
            as_of: as_of.to_string(),
            total: ProgressCounts::of(&report.total),
            by_unit: report
                .by_unit
                .iter()
                .map(|(unit, counts)| (unit.to_string(), ProgressCounts::of(counts)))
                .collect(),
            by_plan: report
                .by_plan
                .iter()
                .map(|(plan, counts)| (plan.to_string(), ProgressCounts::of(counts)))
                .collect(),
            by_area: report
                .by_area
                .iter()
                .map(|(area, counts)| (area.id().into(), ProgressCounts::of(counts)))
                .collect(),
        }
    }
}

impl ProgressCounts {
    fn of(progress: &Progress) -> ProgressCounts {
        ProgressCounts {
            total: progress.total(),
            done_on_time: progress.done_on_time,
            done_late: progress.done_late,
            open_in_time: progress.open_in_time,
            open_overdue: progress.open_overdue,
            no_deadline: progress.no_deadline,
            suspended: progress.suspended,
        }
    }
}
