//! The scoring sheet of one unit under one criteria set, as it is kept: its facts, and never a state.

use super::criteria_key::CriteriaKey;
use super::criteria_set::CriteriaSet;
use super::sheet::{SheetFact, SheetFault, admit};
use super::sheet_state::SheetState;
use crate::domain::id::UnitCode;
use crate::domain::recorded::Recorded;
use crate::domain::{AsOf, Day};

/// What identifies a sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScoreSheetKey {
    /// The set that is scored by.
    pub criteria: CriteriaKey,
    /// The unit's code on the day the sheet was opened.
    pub unit: UnitCode,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreSheet {
    /// What identifies it.
    pub key: ScoreSheetKey,
    /// The day it was opened, on which the code names its unit.
    pub opened: Recorded<Day>,
    /// What happened, in the order of its days.
    pub facts: Vec<Recorded<SheetFact>>,
}

impl ScoreSheet {
    /// The most facts of a sheet.
    pub const FACTS_MAX: usize = 5_000;

    /// Whether it was open by then.
    pub fn is_open(&self, as_of: AsOf) -> bool {
        as_of.sees(self.opened.value, self.opened.recorded)
    }

    /// What the facts amount to that happened, and were known, by then.
    pub fn state(&self, as_of: AsOf) -> SheetState {
        let mut state = SheetState::default();
        let seen = self.facts.iter().filter(|fact| as_of.sees(fact.value.legal, fact.recorded));
        seen.for_each(|fact| state.apply(&fact.value));
        state
    }

    /// Whether this very fact stands in it.
    pub fn holds(&self, fact: &SheetFact) -> bool {
        self.facts.iter().any(|recorded| recorded.value == *fact)
    }

    /// Whether its facts could have come about under a set.
    pub fn fits(&self, set: &CriteriaSet) -> bool {
        let mut empty = ScoreSheet { facts: Vec::new(), ..self.clone() };
        let facts = self.facts.iter().map(|fact| fact.value.clone()).collect();
        empty.add(set, facts, self.opened.recorded_on).is_ok()
    }

    /// Adds facts that were not recorded yet, one after the other; else where each of those stands that cannot follow what
    /// happened before it.
    pub fn add(
        &mut self,
        set: &CriteriaSet,
        facts: Vec<SheetFact>,
        today: Day,
    ) -> Result<(), Vec<(usize, SheetFault)>> {
        let mut state = SheetState::default();
        self.facts.iter().for_each(|fact| state.apply(&fact.value));
        let mut faults = Vec::new();
        for (at, fact) in facts.iter().enumerate() {
            match admit(set, &state, fact) {
                Ok(()) if fact.legal < self.opened.value => {
                    faults.push((at, SheetFault::BeforeOpened { opened: self.opened.value }));
                }
                Ok(()) => state.apply(fact),
                Err(fault) => faults.push((at, fault)),
            }
        }
        if faults.is_empty() {
            self.facts.extend(facts.into_iter().map(|fact| Recorded::new(fact, today)));
            return Ok(());
        }
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Position;
    use crate::domain::id::ItemId;
    use crate::domain::scoring::tests_support::{day, decimal, small_set};
    use crate::domain::scoring::{ItemEvent, Round, SheetEvent, Stage, Subject};

    fn item(legal: &str, event: ItemEvent) -> SheetFact {
        let subject = Subject::Item(ItemId::parse("1.1").unwrap(), event);
        SheetFact { legal: day(legal), subject, evidence: None, note: String::new() }
    }

    fn locked(legal: &str) -> SheetFact {
        SheetFact { subject: Subject::Sheet(SheetEvent::Locked), ..item(legal, ItemEvent::Evidenced) }
    }

    fn opened() -> ScoreSheet {
        let key = ScoreSheetKey { criteria: small_set().key, unit: UnitCode::parse("964").unwrap() };
        let opened = Recorded { recorded: Position(1), ..Recorded::new(day("2022-11-01"), day("2022-11-01")) };
        ScoreSheet { key, opened, facts: Vec::new() }
    }

    #[test]
    fn a_fact_counts_from_its_day_and_its_entry_on() {
        let mut sheet = opened();
        let facts = vec![item("2022-12-01", ItemEvent::SelfScored(decimal("2"))), locked("2022-12-31")];
        sheet.add(&small_set(), facts, day("2023-01-02")).unwrap();
        sheet.facts.iter_mut().for_each(|fact| fact.recorded = Position(7));
        let stage = |on: &str, position| sheet.state(AsOf { day: day(on), position: Position(position) }).stage;
        assert_eq!([stage("2022-12-30", 7), stage("2022-12-31", 7)], [Stage::SelfScoring, Stage::Locked]);
        assert_eq!(stage("2022-12-31", 6), Stage::SelfScoring, "it was not known before entry 7");
        assert!(sheet.is_open(AsOf { day: day("2022-11-01"), position: Position(1) }));
        assert!(!sheet.is_open(AsOf { day: day("2022-10-31"), position: Position(1) }));
    }

    #[test]
    fn all_facts_are_added_or_none_and_each_fault_has_its_place() {
        let mut sheet = opened();
        let facts = vec![
            item("2022-12-01", ItemEvent::SelfScored(decimal("2.5"))),
            item("2022-12-02", ItemEvent::SelfScored(decimal("2"))),
            item("2022-12-03", ItemEvent::Appraised(Round::Second, decimal("2"))),
            item("2022-10-31", ItemEvent::SelfScored(decimal("1"))),
        ];
        let faults = sheet.add(&small_set(), facts, day("2022-12-04")).unwrap_err();
        assert_eq!(faults.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 2, 3]);
        assert_eq!(sheet.facts, []);
        let early = vec![item("2022-10-31", ItemEvent::SelfScored(decimal("1")))];
        let before = SheetFault::BeforeOpened { opened: day("2022-11-01") };
        assert_eq!(sheet.add(&small_set(), early, day("2022-12-04")), Err(vec![(0, before)]));
    }

    #[test]
    fn a_locked_sheet_takes_nothing_more() {
        let mut sheet = opened();
        sheet.add(&small_set(), vec![locked("2022-12-31")], day("2023-01-02")).unwrap();
        let late = vec![item("2023-01-03", ItemEvent::SelfScored(decimal("1")))];
        assert_eq!(sheet.add(&small_set(), late, day("2023-01-03")), Err(vec![(0, SheetFault::Locked)]));
        assert!(sheet.holds(&locked("2022-12-31")));
    }
}
