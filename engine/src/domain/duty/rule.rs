//! The whole rule of a duty, from its four texts.

use super::{Cutoff, DueRule, DutyPeriod, Part, Recurrence, WeekendRule};
use crate::domain::Day;
use crate::domain::calendar::{Outlook, Span, Told};
use crate::domain::unit::UnitKind;

/// The four texts of a rule, as a directive declares or an administrator sets them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleText {
    /// How often.
    pub recurrence: String,
    /// Where a period's data end.
    pub cutoff: String,
    /// When it is due.
    pub due: String,
    /// What happens on a day off.
    pub weekend_rule: String,
}

/// What is wrong with a text of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// The text.
    pub field: &'static str,
    /// A stable code.
    pub code: &'static str,
    /// How to write it.
    pub message: String,
}

impl RuleFault {
    pub(super) fn new(field: &'static str, code: &'static str, message: impl Into<String>) -> RuleFault {
        RuleFault { field, code, message: message.into() }
    }
}

/// How often a duty is owed and when it is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyRule {
    cycle: Cycle,
    /// What happens on a day off.
    pub weekend: WeekendRule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Cycle {
    Periodic { part: Part, only: Vec<u32>, cutoff: Cutoff, due: DueRule },
    AfterCompletion(Span),
}

impl DutyRule {
    /// Reads a rule, or names everything that is wrong with it.
    pub fn read(text: &RuleText) -> Result<DutyRule, Vec<RuleFault>> {
        let mut faults = Vec::new();
        let weekend = keep(&mut faults, WeekendRule::read(&text.weekend_rule));
        let cycle = match keep(&mut faults, Recurrence::read(&text.recurrence)) {
            Some(Recurrence::AfterCompletion(span)) => {
                for (field, given) in [("cutoff", &text.cutoff), ("due", &text.due)] {
                    if !given.trim().is_empty() {
                        let message = "what recurs after its completion is due then: leave this empty";
                        faults.push(RuleFault::new(field, "needless", message));
                    }
                }
                Some(Cycle::AfterCompletion(span))
            }
            Some(Recurrence::Periodic { part, only }) => {
                let cutoff = keep(&mut faults, Cutoff::read(&text.cutoff, part));
                let any =
                    cutoff.unwrap_or_else(|| Cutoff::read("", part).expect("the end of a month cuts any part off"));
                let due = keep(&mut faults, DueRule::read(&text.due, part, any));
                cutoff.zip(due).map(|(cutoff, due)| Cycle::Periodic { part, only, cutoff, due })
            }
            None => None,
        };
        let rule = cycle.zip(weekend).map(|(cycle, weekend)| DutyRule { cycle, weekend });
        rule.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The distance of a duty that recurs after its completion; `None` where it has periods.
    pub fn after_completion(&self) -> Option<Span> {
        match &self.cycle {
            Cycle::AfterCompletion(span) => Some(*span),
            Cycle::Periodic { .. } => None,
        }
    }

    /// The periods that begin on or after a day, earliest first, without end but that of all days. None where the duty recurs
    /// after its completion.
    pub fn periods(&self, from: Day) -> impl Iterator<Item = DutyPeriod> {
        let years = from.year() - 2..=Day::LAST.year();
        let periodic = match &self.cycle {
            Cycle::Periodic { part, only, cutoff, .. } => Some((*part, only.clone(), *cutoff)),
            Cycle::AfterCompletion(_) => None,
        };
        periodic.into_iter().flat_map(move |(part, only, cutoff)| {
            let numbers = (1..=part.count()).filter(move |number| only.is_empty() || only.contains(number));
            let all = years.clone().flat_map(move |year| numbers.clone().map(move |number| (year, number)));
            all.filter_map(move |(year, number)| cutoff.period(part, year, number))
                .filter(move |period| period.days.first() >= from)
        })
    }

    /// The deadline of a period for a kind of unit, never before the period begins; `None` where the rule says nothing of the
    /// kind, or days end.
    pub fn due(&self, period: &DutyPeriod, kind: UnitKind, outlook: Outlook<'_>) -> Option<Told<Day>> {
        let Cycle::Periodic { due, .. } = &self.cycle else { return None };
        let day = due.of(kind)?.day(period, outlook)?;
        let moved = self.weekend.apply(day, outlook);
        Some(Told { value: moved.value.max(period.days.first()), ..moved })
    }

    /// The deadline of what begins with a completion on `start`; `None` where the duty has periods, or days end.
    pub fn due_after(&self, start: Day, outlook: Outlook<'_>) -> Option<Told<Day>> {
        let day = outlook.nominal_end_of(self.after_completion()?, start)?;
        let moved = self.weekend.apply(day, outlook);
        Some(Told { value: moved.value.max(start), ..moved })
    }

    /// Whether the rule says when a unit of that kind is due.
    pub fn concerns(&self, kind: UnitKind) -> bool {
        match &self.cycle {
            Cycle::Periodic { due, .. } => due.of(kind).is_some(),
            Cycle::AfterCompletion(_) => true,
        }
    }
}

fn keep<T>(faults: &mut Vec<RuleFault>, read: Result<T, RuleFault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}
