//! Dossiers of procedures told apart by their days: in time, late in fact, late in the software only. No register of its own.

use crate::book::Book;
use crate::day::Day;

/// When one dossier was promised, ended in the software, and was handed over by the paper book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DossierDays {
    /// The day it was promised for.
    pub due: Option<Day>,
    /// The day the software says it ended.
    pub closed: Option<Day>,
    /// The day the result was handed over, by slip or book.
    pub returned: Option<Day>,
}

/// What can be said of one dossier on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    /// Ended on its day or before.
    OnTime,
    /// Not ended, and its day has not passed; also without a day.
    Open,
    /// Late in the software, and handed over on its day or before: nobody updated it.
    LateInData,
    /// Handed over after its day, or not at all.
    ReallyLate,
    /// Ended late in the software, and nothing says when it was handed over.
    LateWithoutEvidence,
}

impl DossierDays {
    /// Its standing at the end of a day; the day it is due is still in time.
    pub fn timeliness(self, today: Day) -> Timeliness {
        let Some(due) = self.due else { return Timeliness::Open };
        if self.closed.is_some_and(|closed| closed <= due) {
            return Timeliness::OnTime;
        }
        if self.closed.is_none() && today <= due {
            return if self.returned.is_some() { Timeliness::OnTime } else { Timeliness::Open };
        }
        match (self.returned, self.closed) {
            (Some(returned), _) if returned <= due => Timeliness::LateInData,
            (None, Some(_)) => Timeliness::LateWithoutEvidence,
            _ => Timeliness::ReallyLate,
        }
    }
}

/// Dossiers counted by their standing; every row counts in exactly one of the five.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossiers {
    /// All of them.
    pub received: usize,
    /// Ended on their day or before.
    pub on_time: usize,
    /// Open and not late.
    pub open: usize,
    /// Late in the software only.
    pub late_in_data: usize,
    /// Late in fact.
    pub really_late: usize,
    /// Late by the software, without evidence of the day in fact.
    pub without_evidence: usize,
    /// Ended, in time or late.
    pub resolved: usize,
    /// The earliest day that a dossier was due which is late and not ended.
    pub oldest_due: Option<Day>,
}

impl Dossiers {
    /// Reads and counts the rows of a dossier register.
    pub fn read(book: &Book<'_>, today: Day) -> Result<Self, String> {
        let mut columns = book.days(&["due", "closed", "returned"])?.into_iter();
        let mut next = || columns.next().unwrap_or_default();
        let (due, closed, returned) = (next(), next(), next());
        let mut counted = Self::default();
        for ((due, closed), returned) in due.into_iter().zip(closed).zip(returned) {
            counted.add(DossierDays { due, closed, returned }, today);
        }
        Ok(counted)
    }

    /// Counts one more.
    pub fn add(&mut self, dossier: DossierDays, today: Day) {
        self.received += 1;
        self.resolved += usize::from(dossier.closed.or(dossier.returned).is_some());
        let late = match dossier.timeliness(today) {
            Timeliness::OnTime => {
                self.on_time += 1;
                return;
            }
            Timeliness::Open => {
                self.open += 1;
                return;
            }
            Timeliness::LateInData => &mut self.late_in_data,
            Timeliness::ReallyLate => &mut self.really_late,
            Timeliness::LateWithoutEvidence => &mut self.without_evidence,
        };
        *late += 1;
        if dossier.closed.is_none() {
            self.oldest_due = [self.oldest_due, dossier.due].into_iter().flatten().min();
        }
    }

    /// Late by the software, whatever the reason.
    pub const fn late(&self) -> usize {
        self.late_in_data + self.really_late + self.without_evidence
    }

    /// Whose day has come: everything but the open ones that are in time.
    pub const fn due(&self) -> usize {
        self.received - self.open
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DossierDays, Dossiers, Timeliness};
    use crate::day::Day;

    #[track_caller]
    fn check(due: i32, closed: Option<i32>, returned: Option<i32>, expected: Timeliness) {
        let dossier = DossierDays { due: Some(Day(due)), closed: closed.map(Day), returned: returned.map(Day) };
        assert_eq!(dossier.timeliness(Day(10)), expected);
    }

    #[test]
    fn late_in_the_data_is_told_from_late_in_fact() {
        check(9, Some(9), None, Timeliness::OnTime);
        check(10, None, None, Timeliness::Open);
        check(9, None, Some(9), Timeliness::LateInData);
        check(8, Some(9), Some(8), Timeliness::LateInData);
        check(9, None, Some(10), Timeliness::ReallyLate);
        check(9, None, None, Timeliness::ReallyLate);
        check(8, Some(9), None, Timeliness::LateWithoutEvidence);
    }

    proptest! {
        #[test]
        fn every_dossier_counts_once(rows in proptest::collection::vec((proptest::option::of(0..30), proptest::option::of(0..30), proptest::option::of(0..30)), 0..60)) {
            let mut counted = Dossiers::default();
            for (due, closed, returned) in rows {
                let days = DossierDays { due: due.map(Day), closed: closed.map(Day), returned: returned.map(Day) };
                counted.add(days, Day(15));
            }
            prop_assert_eq!(counted.on_time + counted.open + counted.late(), counted.received);
            prop_assert!(counted.due() >= counted.late());
        }
    }
}
