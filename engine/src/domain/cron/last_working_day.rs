//! Firings on the last day of a month that is worked.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta};
use cron::Schedule;

use super::field::Values;
use crate::domain::Day;
use crate::domain::calendar::{Outlook, is_weekend};

/// The last year in which anything fires, as of every other expression.
const YEAR_MAX: i32 = 2100;

/// The last working days of some months, at some times.
#[derive(Clone, Debug)]
pub(super) struct LastWorkingDays {
    pub months: Values,
    /// The times, on every day.
    pub times: Schedule,
}

impl LastWorkingDays {
    /// The first firing after a local time.
    pub fn next_local(&self, after: NaiveDateTime, outlook: Outlook<'_>) -> Option<NaiveDateTime> {
        let mut first = after.date().with_day(1)?;
        while first.year() <= YEAR_MAX {
            let next = first.checked_add_months(Months::new(1))?;
            if self.months.iter().any(|month| month == first.month()) {
                let date = last_worked(next.pred_opt()?, outlook);
                let from = after.max(date.and_hms_opt(0, 0, 0)? - TimeDelta::seconds(1));
                let firing = self.times.after(&from.and_utc()).next().map(|firing| firing.naive_utc());
                if let Some(firing) = firing.filter(|firing| firing.date() == date) {
                    return Some(firing);
                }
            }
            first = next;
        }
        None
    }
}

/// The last day up to `date` that is worked. Where nothing is known of a year, its weekdays are.
fn last_worked(date: NaiveDate, outlook: Outlook<'_>) -> NaiveDate {
    let works = |date: &NaiveDate| {
        Day::from_date(*date).is_none_or(|day| outlook.works(day).unwrap_or_else(|| !is_weekend(day)))
    };
    let found = std::iter::successors(Some(date), NaiveDate::pred_opt).take(31).find(works);
    found.unwrap_or(date)
}
