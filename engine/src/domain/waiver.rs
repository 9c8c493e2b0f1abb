//! Approved, dated exceptions to a check.
//!
//! One function, [`CheckWaivers::in_force`], decides everywhere whether an outcome or a finding is waived. It must never
//! hide one: what is waived is shown with its waiver, and is not waived any more on the day after the waiver's last.

use super::AsOf;
use super::finding::FindingKey;
use super::id::{CheckId, DirectiveId, UnitCode};
use super::recorded::{Recorded, known_at};
use super::{Day, Period, Position};

/// What identifies the waivers of one check on one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaiversKey {
    /// The unit that is excepted.
    pub unit: UnitCode,
    /// The directive.
    pub directive: DirectiveId,
    /// The check.
    pub check: CheckId,
}

/// Every waiver there ever was of one check on one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckWaivers {
    /// What identifies them.
    pub key: WaiversKey,
    /// The waivers, in the order they were granted; the first has number 1.
    pub waivers: Vec<Waiver>,
}

/// An approved exception for a stretch of days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The outcome's subject; empty for all of them.
    pub subject: String,
    /// Its first day.
    pub from: Day,
    /// The paper that allows it, by its number.
    pub basis: String,
    /// The office that approved it.
    pub approver: String,
    /// Its last day, as granted and as it was shortened since.
    pub untils: Vec<Recorded<Day>>,
}

/// A waiver that is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'a> {
    /// Its number among those of its check and unit.
    pub number: usize,
    /// The waiver.
    pub waiver: &'a Waiver,
    /// Its last day, as known then.
    pub until: Day,
}

/// Why a waiver cannot be granted or shortened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WaiverFault {
    /// It ends before it begins.
    #[error("its last day {until} lies before its first day {from}")]
    EndsBeforeItBegins {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Another waiver says the same for some of its days.
    #[error("waiver {number} ({basis}) covers the same outcome {}; shorten it, or choose days outside it", .within.words())]
    Overlaps {
        /// The other's number.
        number: usize,
        /// The other's basis.
        basis: String,
        /// The other's days.
        within: Period,
    },
    /// It ends on that day or earlier already.
    #[error("it ends on {until} already; a waiver is only ever shortened, and a longer one is granted anew")]
    NotShorter {
        /// Its last day now.
        until: Day,
    },
}

impl From<&FindingKey> for WaiversKey {
    fn from(finding: &FindingKey) -> WaiversKey {
        let FindingKey { unit, directive, check, .. } = finding.clone();
        WaiversKey { unit, directive, check }
    }
}

impl Waiver {
    /// The days it is in force, as known at a position; `None` where it was not known, or taken back from its first day on.
    pub fn within(&self, position: Position) -> Option<Period> {
        let until = *known_at(&self.untils, position)?;
        Period::new(self.from, until)
    }

    /// Its last day by all that was ever written down.
    fn until(&self) -> Day {
        self.untils.last().expect("a waiver is granted with its last day").value
    }

    /// Whether it speaks of an outcome with this subject.
    fn is_about(&self, subject: &str) -> bool {
        self.subject.is_empty() || self.subject == subject
    }
}

impl CheckWaivers {
    /// None yet.
    pub fn new(key: WaiversKey) -> CheckWaivers {
        CheckWaivers { key, waivers: Vec::new() }
    }

    /// The waiver under which the outcome of this subject stands on a day, as known at a position.
    ///
    /// No two waivers cover one outcome on one day, so there is at most one.
    pub fn in_force(&self, subject: &str, as_of: AsOf) -> Option<InForce<'_>> {
        self.waivers.iter().zip(1..).find_map(|(waiver, number)| {
            let within = waiver.within(as_of.position).filter(|within| within.contains(as_of.day))?;
            waiver.is_about(subject).then_some(InForce { number, waiver, until: within.last() })
        })
    }

    /// Grants one more until a day; answers with its number.
    pub fn grant(&mut self, waiver: Waiver, until: Day, today: Day) -> Result<usize, WaiverFault> {
        let asked = Period::new(waiver.from, until);
        let asked = asked.ok_or(WaiverFault::EndsBeforeItBegins { from: waiver.from, until })?;
        for (other, number) in self.waivers.iter().zip(1..) {
            let same = other.is_about(&waiver.subject) || waiver.is_about(&other.subject);
            let within = Period::new(other.from, other.until());
            if let Some(within) = within.filter(|within| same && within.overlaps(asked)) {
                return Err(WaiverFault::Overlaps { number, basis: other.basis.clone(), within });
            }
        }
        self.waivers.push(Waiver { untils: vec![Recorded::new(until, today)], ..waiver });
        Ok(self.waivers.len())
    }

    /// Ends a waiver earlier; on a day before its first it was never in force. `None` where there is no such number.
    pub fn shorten(&mut self, number: usize, until: Day, today: Day) -> Option<Result<(), WaiverFault>> {
        let waiver = self.waivers.get_mut(number.checked_sub(1)?)?;
        let now = waiver.until();
        if until >= now {
            return Some(Err(WaiverFault::NotShorter { until: now }));
        }
        waiver.untils.push(Recorded::new(until, today));
        Some(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn waiver(subject: &str, from: &str) -> Waiver {
        Waiver {
            subject: subject.into(),
            from: day(from),
            basis: "12/QĐ-UBND".into(),
            approver: "UBND Tỉnh".into(),
            untils: Vec::new(),
        }
    }

    fn none() -> CheckWaivers {
        let (unit, directive) = (UnitCode::parse("866").unwrap(), DirectiveId::parse("d").unwrap());
        CheckWaivers::new(WaiversKey { unit, directive, check: CheckId::parse("CL-08").unwrap() })
    }

    /// Stamps what the next commit would.
    fn commit(waivers: &mut CheckWaivers, position: u64) {
        for until in waivers.waivers.iter_mut().flat_map(|waiver| &mut waiver.untils) {
            if !until.recorded.is_recorded() {
                until.recorded = Position(position);
            }
        }
    }

    fn number(waivers: &CheckWaivers, subject: &str, on: &str, position: u64) -> Option<usize> {
        let as_of = AsOf { day: day(on), position: Position(position) };
        waivers.in_force(subject, as_of).map(|found| found.number)
    }

    #[test]
    fn a_waiver_counts_from_its_first_day_through_its_last() {
        let mut waivers = none();
        assert_eq!(waivers.grant(waiver("", "2022-04-01"), day("2022-04-30"), day("2022-03-31")), Ok(1));
        commit(&mut waivers, 7);
        let on = |on| number(&waivers, "866.KT", on, 9);
        assert_eq!(["2022-03-31", "2022-04-01", "2022-04-30", "2022-05-01"].map(on), [None, Some(1), Some(1), None]);
        assert_eq!(number(&waivers, "", "2022-04-15", 6), None, "it was not known before entry 7");
    }

    #[test]
    fn a_waiver_of_a_subject_says_nothing_of_another() {
        let mut waivers = none();
        waivers.grant(waiver("866.KT", "2022-04-01"), day("2022-04-30"), day("2022-03-31")).unwrap();
        commit(&mut waivers, 1);
        assert_eq!(number(&waivers, "866.KT", "2022-04-02", 1), Some(1));
        assert_eq!(number(&waivers, "866.YT", "2022-04-02", 1), None);
        assert_eq!(number(&waivers, "", "2022-04-02", 1), None);
    }

    #[test]
    fn two_waivers_never_cover_one_outcome_on_one_day() {
        let mut waivers = none();
        let today = day("2022-03-31");
        waivers.grant(waiver("866.KT", "2022-04-01"), day("2022-04-30"), today).unwrap();
        commit(&mut waivers, 1);
        let within = Period::new(day("2022-04-01"), day("2022-04-30")).unwrap();
        let overlap = Err(WaiverFault::Overlaps { number: 1, basis: "12/QĐ-UBND".into(), within });
        assert_eq!(waivers.grant(waiver("866.KT", "2022-04-30"), day("2022-05-31"), today), overlap);
        assert_eq!(waivers.grant(waiver("", "2022-03-01"), day("2022-04-01"), today), overlap);
        assert_eq!(waivers.grant(waiver("866.YT", "2022-04-01"), day("2022-04-30"), today), Ok(2));
        assert_eq!(waivers.grant(waiver("866.KT", "2022-05-01"), day("2022-05-31"), today), Ok(3));
    }

    #[test]
    fn a_waiver_ends_no_earlier_than_it_begins_and_is_only_shortened() {
        let mut waivers = none();
        let (from, until) = (day("2022-04-01"), day("2022-03-31"));
        let backwards = waivers.grant(waiver("", "2022-04-01"), until, until);
        assert_eq!(backwards, Err(WaiverFault::EndsBeforeItBegins { from, until }));
        waivers.grant(waiver("", "2022-04-01"), day("2022-04-30"), until).unwrap();
        commit(&mut waivers, 1);
        let longer = waivers.shorten(1, day("2022-04-30"), from);
        assert_eq!(longer, Some(Err(WaiverFault::NotShorter { until: day("2022-04-30") })));
        assert_eq!(waivers.shorten(2, from, from), None);
        assert_eq!(waivers.shorten(0, from, from), None);
        assert_eq!(waivers.shorten(1, day("2022-04-10"), from), Some(Ok(())));
        commit(&mut waivers, 2);
        assert_eq!([1, 2].map(|position| number(&waivers, "", "2022-04-11", position)), [Some(1), None]);
        assert_eq!(waivers.shorten(1, day("2022-03-31"), from), Some(Ok(())), "taken back altogether");
        commit(&mut waivers, 3);
        assert_eq!(number(&waivers, "", "2022-04-01", 3), None);
        assert_eq!(waivers.grant(waiver("", "2022-04-05"), day("2022-04-06"), from), Ok(2), "its days are free again");
    }

    proptest! {
        #[test]
        fn whatever_is_granted_at_most_one_is_in_force(
            asked in proptest::collection::vec((0_i32..60, 0_i32..20, 0_usize..3), 1..12), on in 0_i32..80, of in 0_usize..3,
        ) {
            let subjects = ["", "866.KT", "866.YT"];
            let start = day("2022-01-01");
            let mut waivers = none();
            for (from, length, subject) in asked {
                let granted = Waiver { from: start.plus(from), ..waiver(subjects[subject], "2022-01-01") };
                let _ = waivers.grant(granted, start.plus(from + length), start);
            }
            commit(&mut waivers, 1);
            let on = start.plus(on);
            let covering = waivers.waivers.iter().filter(|waiver| {
                waiver.is_about(subjects[of]) && waiver.within(Position(1)).is_some_and(|within| within.contains(on))
            });
            let covering = covering.count();
            prop_assert!(covering <= 1);
            let found = waivers.in_force(subjects[of], AsOf { day: on, position: Position(1) });
            prop_assert_eq!(found.is_some(), covering == 1);
        }
    }
}
