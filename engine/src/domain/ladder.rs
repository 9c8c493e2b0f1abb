//! A ladder of rungs around a deadline, in working days.
//!
//! It says which rungs there are, never when somebody is told of one.

use super::Day;
use super::calendar::{Footing, Outlook, Told};

/// The most rungs of a ladder, its repetition apart.
pub const RUNGS_MAX: usize = 20;
/// The most working days between a rung and its deadline: a year of them.
pub const RUNG_DAYS_MAX: i32 = 250;
/// The most working days between two repetitions.
pub const REPEAT_DAYS_MAX: u8 = 60;

/// A rung: how many working days after the deadline it falls due; negative before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung(pub i32);

/// Rungs in order, and how often the last one is repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// Each once, earliest first; never empty.
    rungs: Vec<Rung>,
    /// After so many working days the last rung comes again, for as long as the task is open; `None` for never.
    repeat: Option<u8>,
}

/// Why rungs make no ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LadderFault {
    /// There is none.
    #[error("a ladder has at least one rung")]
    Empty,
    /// There are too many.
    #[error("a ladder has at most {RUNGS_MAX} rungs; repeat_days repeats the last one")]
    TooMany,
    /// One stands twice.
    #[error("the rung {} stands twice: keep one of the two", .0.0)]
    Repeated(Rung),
    /// One lies too far off.
    #[error("the rung {} lies too far off: at most {RUNG_DAYS_MAX} working days before or after the deadline", .0.0)]
    Beyond(Rung),
    /// The repetition is none.
    #[error("the last rung is repeated after 1 to {REPEAT_DAYS_MAX} working days; leave repeat_days out for never")]
    RepeatDays,
    /// What is repeated lies before the deadline.
    #[error("only a rung after the deadline can be repeated: add one, as 1, or leave repeat_days out")]
    RepeatBeforeDeadline,
}

impl LadderFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            LadderFault::Empty => "no-rung",
            LadderFault::TooMany => "too-many-rungs",
            LadderFault::Repeated(_) => "rung-repeated",
            LadderFault::Beyond(_) => "rung-beyond",
            LadderFault::RepeatDays => "bad-repeat-days",
            LadderFault::RepeatBeforeDeadline => "repeat-before-deadline",
        }
    }

    /// Whether the fault is of the repetition and not of a rung.
    pub fn is_of_repetition(self) -> bool {
        matches!(self, LadderFault::RepeatDays | LadderFault::RepeatBeforeDeadline)
    }
}

impl Default for Ladder {
    /// 15, 7, 3 and 1 working days before the deadline, on it, 1 and 3 after it, and then every week of five.
    fn default() -> Ladder {
        Ladder { rungs: [-15, -7, -3, -1, 0, 1, 3].map(Rung).to_vec(), repeat: Some(5) }
    }
}

impl Ladder {
    /// The ladder of rungs in any order, or everything that is wrong with them.
    pub fn new(rungs: &[i32], repeat: Option<u32>) -> Result<Ladder, Vec<LadderFault>> {
        let mut rungs: Vec<Rung> = rungs.iter().copied().map(Rung).collect();
        rungs.sort_unstable();
        let mut faults = Vec::new();
        if rungs.is_empty() {
            faults.push(LadderFault::Empty);
        }
        if rungs.len() > RUNGS_MAX {
            faults.push(LadderFault::TooMany);
        }
        let mut repeated: Vec<Rung> = rungs.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        repeated.dedup();
        faults.extend(repeated.into_iter().map(LadderFault::Repeated));
        let beyond = |rung: &Rung| rung.0.unsigned_abs() > RUNG_DAYS_MAX.unsigned_abs();
        faults.extend(rungs.iter().copied().filter(beyond).map(LadderFault::Beyond));
        let days = repeat.map(|days| u8::try_from(days).ok().filter(|days| (1..=REPEAT_DAYS_MAX).contains(days)));
        if days == Some(None) {
            faults.push(LadderFault::RepeatDays);
        }
        if repeat.is_some() && rungs.last().is_some_and(|last| last.0 < 1) {
            faults.push(LadderFault::RepeatBeforeDeadline);
        }
        if faults.is_empty() { Ok(Ladder { rungs, repeat: days.flatten() }) } else { Err(faults) }
    }

    /// The rungs, earliest first, without the repetitions.
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// The working days between two repetitions.
    pub fn repeat(&self) -> Option<u8> {
        self.repeat
    }

    /// Whether a rung is one of the repetitions.
    pub fn is_repetition(&self, rung: Rung) -> bool {
        rung > self.last()
    }

    /// The first rung at or after another, repetitions among them; `None` after the last.
    pub fn at_or_after(&self, rung: Rung) -> Option<Rung> {
        if let Some(named) = self.rungs.iter().find(|named| **named >= rung) {
            return Some(*named);
        }
        let (last, days) = (self.last().0, i32::from(self.repeat?));
        let periods = rung.0.checked_sub(last)?.checked_add(days - 1)? / days;
        last.checked_add(periods.checked_mul(days)?).map(Rung)
    }

    /// The rung after another.
    pub fn after(&self, rung: Rung) -> Option<Rung> {
        self.at_or_after(Rung(rung.0.checked_add(1)?))
    }

    /// The rung before another; `None` before the first.
    pub fn before(&self, rung: Rung) -> Option<Rung> {
        match self.repeat.filter(|_| rung > self.last()) {
            None => self.rungs.iter().rev().find(|named| **named < rung).copied(),
            Some(days) => {
                let (last, days) = (self.last().0, i32::from(days));
                Some(Rung(last + (rung.0 - last - 1) / days * days))
            }
        }
    }

    fn last(&self) -> Rung {
        *self.rungs.last().expect("a ladder has at least one rung")
    }
}

/// The day a rung of a deadline falls due.
///
/// Before the deadline it is counted from the last working day in time, which is the deadline itself where that is worked,
/// and its own rung 0; after it from the deadline. Where no calendar answers, plain days are counted, provisionally.
pub fn due_day(outlook: Outlook<'_>, deadline: Day, rung: Rung) -> Told<Day> {
    let worked = || match outlook.works(deadline)? {
        _ if rung.0 > 0 => outlook.add_working_days(deadline, rung.0),
        true => outlook.add_working_days(deadline, rung.0),
        false => outlook.add_working_days(deadline, rung.0 - 1),
    };
    worked().unwrap_or(Told { value: deadline.plus(rung.0), footing: Footing::Provisional })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_makes_no_ladder_is_said_at_once() {
        let faults = |rungs: &[i32], repeat| Ladder::new(rungs, repeat).unwrap_err();
        assert_eq!(faults(&[], None), [LadderFault::Empty]);
        assert_eq!(
            faults(&[3, -7, 3, 3, 251, -7], Some(61)),
            [
                LadderFault::Repeated(Rung(-7)),
                LadderFault::Repeated(Rung(3)),
                LadderFault::Beyond(Rung(251)),
                LadderFault::RepeatDays,
            ]
        );
        assert_eq!(faults(&[-3, 0], Some(5)), [LadderFault::RepeatBeforeDeadline]);
        assert_eq!(faults(&[i32::MIN, i32::MAX], None).len(), 2);
        let many: Vec<i32> = (0..21).collect();
        assert_eq!(faults(&many, None), [LadderFault::TooMany]);
        assert!(Ladder::new(&many[..20], Some(60)).is_ok());
    }

    #[test]
    fn the_last_rung_is_repeated_for_ever() {
        let ladder = Ladder::default();
        let climbed: Vec<i32> = std::iter::successors(ladder.at_or_after(Rung(i32::MIN)), |rung| ladder.after(*rung))
            .take(10)
            .map(|rung| rung.0)
            .collect();
        assert_eq!(climbed, [-15, -7, -3, -1, 0, 1, 3, 8, 13, 18]);
        assert_eq!(ladder.at_or_after(Rung(i32::MAX)), None);
        let ends = Ladder::new(&[-1, 2], None).unwrap();
        assert_eq!((ends.after(Rung(-1)), ends.after(Rung(2))), (Some(Rung(2)), None));
    }

    proptest! {
        #[test]
        fn what_comes_before_comes_before(from in -300..5_000_i32) {
            let ladder = Ladder::default();
            let rung = ladder.at_or_after(Rung(from)).unwrap();
            prop_assert!(rung.0 >= from);
            let before = ladder.before(rung);
            prop_assert!(before.is_none_or(|before| before.0 < from.max(-15)));
            prop_assert_eq!(before.map_or(ladder.at_or_after(Rung(i32::MIN)), |before| ladder.after(before)), Some(rung));
        }
    }
}
