//! The identities that figures of one table should keep, each naming its figures and its denominator.

use crate::domain::id::IndicatorId;

/// An identity and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What it says, in the words of the table's author; may be empty.
    pub name: String,
    /// What must hold.
    pub law: Law,
}

/// What must hold between figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Law {
    /// The parts sum to the total.
    Sum {
        /// What they sum to.
        total: IndicatorId,
        /// What is summed.
        parts: Vec<IndicatorId>,
    },
    /// The rate is the sum of the parts over the sum of the wholes.
    Rate {
        /// The share, in `%` or `‰`.
        rate: IndicatorId,
        /// What is counted.
        parts: Vec<IndicatorId>,
        /// Out of what: the denominator, always named.
        wholes: Vec<IndicatorId>,
    },
    /// Two figures are one number.
    Equal {
        /// The one.
        one: IndicatorId,
        /// The other.
        other: IndicatorId,
    },
    /// A part is not more than its whole.
    AtMost {
        /// The part.
        part: IndicatorId,
        /// The whole.
        whole: IndicatorId,
    },
    /// Shares of one whole sum to 100 %.
    Hundred {
        /// The shares.
        parts: Vec<IndicatorId>,
    },
    /// A rank is one of 1 to the number of units.
    Rank {
        /// The rank.
        rank: IndicatorId,
        /// How many units are ranked.
        units: IndicatorId,
    },
    /// A change is the later figure less the earlier one.
    Change {
        /// The change.
        change: IndicatorId,
        /// The figure of the earlier period.
        from: IndicatorId,
        /// The figure of the later period.
        to: IndicatorId,
    },
}

impl Law {
    /// The identifier used in files and answers.
    pub fn id(&self) -> &'static str {
        match self {
            Law::Sum { .. } => "sum",
            Law::Rate { .. } => "rate",
            Law::Equal { .. } => "equal",
            Law::AtMost { .. } => "at-most",
            Law::Hundred { .. } => "hundred",
            Law::Rank { .. } => "rank",
            Law::Change { .. } => "change",
        }
    }

    /// The figure that is compared with what the others give; `None` where that is a constant.
    pub fn subject(&self) -> Option<&IndicatorId> {
        match self {
            Law::Sum { total: subject, .. }
            | Law::Rate { rate: subject, .. }
            | Law::Equal { one: subject, .. }
            | Law::AtMost { part: subject, .. }
            | Law::Rank { rank: subject, .. }
            | Law::Change { change: subject, .. } => Some(subject),
            Law::Hundred { .. } => None,
        }
    }

    /// The figures it is compared with, in the order in which they are written.
    pub fn others(&self) -> Vec<&IndicatorId> {
        match self {
            Law::Sum { parts, .. } | Law::Hundred { parts } => parts.iter().collect(),
            Law::Rate { parts, wholes, .. } => parts.iter().chain(wholes).collect(),
            Law::Equal { other, .. } => vec![other],
            Law::AtMost { whole, .. } => vec![whole],
            Law::Rank { units, .. } => vec![units],
            Law::Change { from, to, .. } => vec![to, from],
        }
    }

    /// Every figure it names: the subject first.
    pub fn figures(&self) -> Vec<&IndicatorId> {
        self.subject().into_iter().chain(self.others()).collect()
    }
}
