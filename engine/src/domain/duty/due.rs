//! When a period's duty is due, for each level.

use super::{Cutoff, DutyPeriod, Part, RuleFault};
use crate::domain::Day;
use crate::domain::calendar::{Footing, Outlook, Span, Told};
use crate::domain::unit::UnitKind;

/// The day on which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueOn {
    /// A day of the month that lies so many months after that in which the period ends; a month's last where it has none.
    DayOfMonth {
        /// 1 to 31.
        day: u32,
        /// Before it when negative.
        months: i32,
    },
    /// So long after the cut-off.
    After(Span),
}

/// The days on which a duty is due, by kind of unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRule {
    of_kinds: Vec<(UnitKind, DueOn)>,
    otherwise: Option<DueOn>,
}

/// The longest time from a cut-off to a deadline, in days.
const AFTER_DAYS_MAX: u16 = 366;

impl DueRule {
    /// Reads the rule of a duty whose periods are cut off so.
    pub(super) fn read(text: &str, part: Part, cutoff: Cutoff) -> Result<DueRule, RuleFault> {
        let mut rule = DueRule { of_kinds: Vec::new(), otherwise: None };
        for level in text.split(';') {
            let level = level.trim();
            let (kinds, on) = level.rsplit_once(char::is_whitespace).unwrap_or(("", level));
            let on = due_on(on, part, cutoff).ok_or_else(shape_fault)?;
            if is_before_period(on, part, cutoff) {
                let message =
                    "this day lies before the period begins: write it as it follows on the year's first cut-off";
                return Err(RuleFault::new("due", "due-before-period", message));
            }
            if kinds.trim().is_empty() && rule.otherwise.replace(on).is_some() {
                return Err(twice("what names no kind"));
            }
            for kind in kinds.split(',').map(str::trim).filter(|kind| !kind.is_empty()) {
                let kind = UnitKind::parse(kind).ok_or_else(shape_fault)?;
                if rule.of_kinds.iter().any(|(known, _)| *known == kind) {
                    return Err(twice(kind.id()));
                }
                rule.of_kinds.push((kind, on));
            }
        }
        Ok(rule)
    }

    /// When a unit of that kind is due; `None` where the rule says nothing of it.
    pub fn of(&self, kind: UnitKind) -> Option<DueOn> {
        self.of_kinds.iter().find(|(known, _)| *known == kind).map(|(_, on)| *on).or(self.otherwise)
    }
}

impl DueOn {
    /// The day after a period, before any weekend rule; working days make it rest on the calendar. `None` where days end.
    pub(super) fn day(self, period: &DutyPeriod, outlook: Outlook<'_>) -> Option<Told<Day>> {
        let cutoff = period.days.last();
        match self {
            DueOn::DayOfMonth { day, months } => {
                let value = day_of_month(cutoff, day, months)?;
                Some(Told { value, footing: Footing::Decreed })
            }
            DueOn::After(span) => outlook.nominal_end_of(span, cutoff),
        }
    }
}

fn day_of_month(cutoff: Day, day: u32, months: i32) -> Option<Day> {
    use chrono::Datelike as _;
    let date = cutoff.date();
    let month = date.month0().cast_signed() + months;
    let (year, month) = (date.year() + month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1);
    (28..=day).rev().chain([day]).find_map(|day| Day::from_ymd(year, month, day))
}

/// Whether the first period of a year, and with it every other, would be due before it begins.
fn is_before_period(on: DueOn, part: Part, cutoff: Cutoff) -> bool {
    let DueOn::DayOfMonth { day, months } = on else { return false };
    let period = cutoff.period(part, 2023, 1).expect("2023 has such a period");
    day_of_month(period.days.last(), day, months).is_none_or(|due| due < period.days.first())
}

fn due_on(text: &str, part: Part, cutoff: Cutoff) -> Option<DueOn> {
    let number = |text: &str, max: u32| text.parse().ok().filter(|number| (1..=max).contains(number));
    if let Some(after) = text.strip_prefix('+') {
        let count = |digits: &str| digits.parse().ok().filter(|count: &u16| *count <= AFTER_DAYS_MAX);
        let span = match after.strip_suffix("wd") {
            Some(digits) => Span::WorkingDays(count(digits)?),
            None => Span::Days(count(after.strip_suffix('d')?)?),
        };
        return Some(DueOn::After(span));
    }
    if let Some((day, month)) = text.split_once('/') {
        let (day, month) = (number(day, 31)?, number(month, 12)?);
        // A leap year has every day that a month can have.
        Day::from_ymd(2024, month, day).filter(|_| part != Part::Month)?;
        let months = (month.cast_signed() - cutoff.month() + 5).rem_euclid(12) - 5; // the nearest such month
        return Some(DueOn::DayOfMonth { day, months });
    }
    let (day, months) = match text.split_once('+') {
        Some((day, months)) => (day, number(months, 6)?.cast_signed()),
        None => (text, 0),
    };
    let day = if day == "last" { 31 } else { number(day, 31)? };
    Some(DueOn::DayOfMonth { day, months })
}

fn shape_fault() -> RuleFault {
    let shape = "write a day of the month in which the period ends, as 20 or last; of a later month, as 5+1; of the year, as \
                 10/7; or a distance from the cut-off, as +15d or +10wd; for several levels, as commune 16; district 19";
    RuleFault::new("due", "bad-due", shape)
}

fn twice(what: &str) -> RuleFault {
    RuleFault::new("due", "level-repeated", format!("{what} stands twice: keep one of the two"))
}
