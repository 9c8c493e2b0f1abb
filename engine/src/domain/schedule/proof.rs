//! The proof of a schedule: every nominal instant of every version, and the one thing that became of it.
//!
//! Rows are held against the expression itself, stretch by stretch: a stretch of a million instants is counted anew, and
//! is believed in no more than a single row. Manual occurrences are not counted.

use super::pieces::{LEAST, pieces};
use super::record::{Schedule, Version};
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::occurrence::Occurrence;

/// What was proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What became of which instants, in order.
    pub lines: Vec<ProofLine>,
    /// How many nominal instants there are.
    pub instants: u64,
    /// Everything that should not be so.
    pub violations: Vec<Violation>,
}

/// A row, and the instants of one version that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofLine {
    /// The number of the version that owes them.
    pub version: u32,
    /// The first of the instants.
    pub first: Instant,
    /// The last of them.
    pub last: Instant,
    /// How many they are.
    pub count: u64,
    /// The row.
    pub occurrence: Occurrence,
}

/// What should not be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Instants have nothing.
    None {
        /// The number of the version that owes them.
        version: u32,
        /// The first of them.
        first: Instant,
        /// How many follow each other.
        count: u64,
    },
    /// An instant has more than one row.
    Two {
        /// The instant.
        nominal: Instant,
    },
    /// A row speaks for another version than the one that owes the instant.
    WrongVersion {
        /// The instant.
        nominal: Instant,
        /// The number of the version that owes it.
        owed_by: u32,
        /// The number that the row has.
        found: u32,
    },
    /// A stretch holds another number of instants than it says.
    WrongCount {
        /// The first instant of the stretch.
        nominal: Instant,
        /// How many it holds.
        held: u64,
        /// How many it says.
        said: u64,
    },
    /// A row stands at an instant that no version owes.
    NotOwed {
        /// The instant.
        nominal: Instant,
    },
}

impl Violation {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Violation::None { .. } => "none",
            Violation::Two { .. } => "two",
            Violation::WrongVersion { .. } => "wrong-version",
            Violation::WrongCount { .. } => "wrong-count",
            Violation::NotOwed { .. } => "not-owed",
        }
    }

    /// The first instant it is about.
    pub fn nominal(&self) -> Instant {
        match self {
            Violation::None { first: nominal, .. }
            | Violation::Two { nominal }
            | Violation::WrongVersion { nominal, .. }
            | Violation::WrongCount { nominal, .. }
            | Violation::NotOwed { nominal } => *nominal,
        }
    }
}

/// Proves the instants after `after` up to and with `until`, none of which is later than the last look. `rows` are all
/// scheduled rows that hold any of them, in order.
pub fn prove(schedule: &Schedule, after: Instant, until: Instant, rows: &[Occurrence], outlook: Outlook<'_>) -> Proof {
    let mut proof = Proof { lines: Vec::new(), instants: 0, violations: Vec::new() };
    let mut stretches: Vec<_> = pieces(schedule, after, until, &[]).iter().map(|piece| piece.version).collect();
    stretches.dedup_by_key(|version| version.number);
    let mut rows =
        rows.iter().filter(|row| row.is_scheduled() && row.last() > after && row.key.nominal <= until).peekable();
    for version in stretches {
        let end = version.until.map_or(until, |end| end.min(until));
        let mut cursor = Cursor { version, seen: version.from.max(after), outlook };
        while let Some(row) = rows.next_if(|row| row.key.nominal <= end) {
            cursor.pass(row, end, &mut proof);
        }
        cursor.nothing_until(end, &mut proof);
    }
    proof
        .violations
        .extend(rows.filter(|row| !row.is_ahead).map(|row| Violation::NotOwed { nominal: row.key.nominal }));
    proof
}

/// How far the instants of a version have been seen.
struct Cursor<'a> {
    version: Version<'a>,
    seen: Instant,
    outlook: Outlook<'a>,
}

impl Cursor<'_> {
    /// Holds the next row against the expression.
    fn pass(&mut self, row: &Occurrence, end: Instant, proof: &mut Proof) {
        let (cron, local) = (&self.version.rule.cron, self.version.rule.local(self.outlook));
        let (nominal, before) = (row.key.nominal, row.key.nominal - LEAST);
        if row.last() <= self.seen && nominal <= self.seen {
            let is_owed = cron.next_after(before, local) == Some(nominal) && nominal > self.version.from;
            match (is_owed, row.is_ahead) {
                (true, _) => proof.violations.push(Violation::Two { nominal }),
                (false, true) => {} // it ran by a clock that had gone ahead, and the version it ran for never came
                (false, false) => proof.violations.push(Violation::NotOwed { nominal }),
            }
            return;
        }
        if nominal > self.seen {
            self.nothing_until(before, proof);
        } else if proof.lines.last().is_some_and(|line| line.last >= nominal) {
            proof.violations.push(Violation::Two { nominal: nominal.max(self.seen) });
        }
        if cron.next_after(before, local) != Some(nominal) {
            if !row.is_ahead {
                proof.violations.push(Violation::NotOwed { nominal });
            }
            return;
        }
        if row.version != self.version.number && !row.is_ahead {
            let (owed_by, found) = (self.version.number, row.version);
            proof.violations.push(Violation::WrongVersion { nominal, owed_by, found });
        }
        let held = cron.count(before, row.last(), local);
        if held != row.count() {
            proof.violations.push(Violation::WrongCount { nominal, held, said: row.count() });
        }
        let first = if nominal > self.seen { Some(nominal) } else { cron.next_after(self.seen, local) };
        let last = row.last().min(end);
        let count = cron.count(self.seen, last, local);
        proof.instants += count;
        if let Some(first) = first.filter(|_| count > 0) {
            let last = cron.latest(self.seen, last, 1, local).pop().unwrap_or(last);
            proof.lines.push(ProofLine { version: self.version.number, first, last, count, occurrence: row.clone() });
        }
        self.seen = self.seen.max(row.last());
    }

    /// Notes the instants up to one that no row has spoken for.
    fn nothing_until(&mut self, until: Instant, proof: &mut Proof) {
        let (cron, local) = (&self.version.rule.cron, self.version.rule.local(self.outlook));
        if let Some(first) = cron.next_after(self.seen, local).filter(|first| *first <= until) {
            let count = cron.count(self.seen, until, local);
            proof.instants += count;
            proof.violations.push(Violation::None { version: self.version.number, first, count });
        }
        self.seen = self.seen.max(until);
    }
}
