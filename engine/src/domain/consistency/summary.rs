//! How much of a table adds up.

use std::fmt;

use super::reconcile::Reconciliation;

/// How many identities and repeated figures hold, are off, and cannot be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Those that hold.
    pub holds: usize,
    /// Those that do not add up.
    pub off: usize,
    /// Those of which it cannot be said.
    pub unsaid: usize,
}

impl Summary {
    /// Counts the answers.
    pub fn of(reconciliation: &Reconciliation<'_>) -> Summary {
        let mut summary = Summary::default();
        let repeated = reconciliation.repeated.iter().map(|repeated| &repeated.answer);
        for answer in reconciliation.identities.iter().map(|held| &held.answer).chain(repeated) {
            match answer {
                answer if answer.holds() => summary.holds += 1,
                answer if answer.is_off() => summary.off += 1,
                _ => summary.unsaid += 1,
            }
        }
        summary
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { holds, off, unsaid } = self;
        write!(f, "{} compared: {holds} hold, {off} do not add up, {unsaid} cannot be said", holds + off + unsaid)
    }
}
