//! The next deadlines of a duty, and those that another calendar would move.

use super::calendar_moves::Shown;
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::calendar::{Outlook, Told};
use crate::domain::duty::{DutyCover, DutyKey, DutyPeriod, DutyRule, DutyTerms};
use crate::domain::unit::UnitKind;

/// How many deadlines of a duty are looked at for each kind of unit when a calendar is edited.
const DEADLINES_LOOKED_AT: usize = 12;

/// A period may have begun so long before its deadline.
const BEGUN_BEFORE_DAYS: i32 = 800;

/// A period, and when each kind of unit is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDeadlines {
    /// The period.
    pub period: DutyPeriod,
    /// The deadlines, in the order of the kinds.
    pub due: Vec<(UnitKind, Told<Day>)>,
}

/// A coming deadline of a covered duty that another calendar moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDuty {
    /// The duty.
    pub key: DutyKey,
    /// The period, as it stands in a task's number.
    pub period: String,
    /// The kind of unit.
    pub kind: UnitKind,
    /// The deadline by the calendar in use.
    pub from: Day,
    /// What it would be.
    pub to: Day,
}

/// The next deadlines on or after a day, at most `count` periods, by the terms of a cover.
pub fn deadlines_of_cover(cover: &DutyCover, day: Day, count: usize, outlook: Outlook<'_>) -> Vec<NextDeadlines> {
    let through = day.plus(BEGUN_BEFORE_DAYS);
    let owed = cover.periods(day.plus(-BEGUN_BEFORE_DAYS), through);
    let deadlines = owed.iter().map(|owed| deadlines(&owed.rule, owed.period, &owed.terms.kinds, outlook));
    deadlines.filter(|next| is_coming(next, day)).take(count).collect()
}

/// The same, by a rule alone.
pub fn deadlines_of_rule(
    rule: &DutyRule,
    kinds: &[UnitKind],
    day: Day,
    count: usize,
    outlook: Outlook<'_>,
) -> Vec<NextDeadlines> {
    let periods = rule.periods(day.plus(-BEGUN_BEFORE_DAYS));
    let deadlines = periods.map(|period| deadlines(rule, period, kinds, outlook));
    deadlines.filter(|next| is_coming(next, day)).take(count).collect()
}

fn is_coming(next: &NextDeadlines, day: Day) -> bool {
    next.due.iter().any(|(_, due)| due.value >= day)
}

fn deadlines(rule: &DutyRule, period: DutyPeriod, kinds: &[UnitKind], outlook: Outlook<'_>) -> NextDeadlines {
    let due = kinds.iter().filter_map(|kind| Some((*kind, rule.due(&period, *kind, outlook)?))).collect();
    NextDeadlines { period, due }
}

/// The coming deadlines of all covered duties that differ between two calendars. Those of tasks that exist stay as they are;
/// these are the ones that tasks will be given.
pub(super) fn moved_duties(
    engine: &Engine,
    old: Outlook<'_>,
    new: Outlook<'_>,
    moved: &mut Shown<MovedDuty>,
) -> Result<(), Refusal> {
    let today = engine.today();
    for cover in engine.store.duty_covers()? {
        let cover = &cover.value;
        let before = deadlines_of_cover(cover, today, DEADLINES_LOOKED_AT, old);
        for next in before {
            let Some(terms) = cover.terms_on(next.period.days.first()) else { continue };
            for (kind, from) in moved_of(terms, &next, new) {
                moved.add(MovedDuty {
                    key: cover.key.clone(),
                    period: next.period.label(),
                    kind,
                    from: from.0,
                    to: from.1,
                });
            }
        }
    }
    Ok(())
}

/// The kinds whose deadline of a period is another by another calendar, each from what to what.
fn moved_of(terms: &DutyTerms, next: &NextDeadlines, new: Outlook<'_>) -> Vec<(UnitKind, (Day, Day))> {
    let Ok(rule) = DutyRule::read(&terms.rule) else { return Vec::new() };
    let differing = next.due.iter().filter_map(|(kind, from)| {
        let to = rule.due(&next.period, *kind, new)?;
        (to.value != from.value).then_some((*kind, (from.value, to.value)))
    });
    differing.collect()
}
