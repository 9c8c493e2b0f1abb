//! What was measured for a row of a criteria set, before any points follow from it.

use std::collections::BTreeMap;
use std::fmt;

use crate::domain::id::PartId;
use crate::domain::scoring::Ratio;
use crate::domain::{Day, Decimal};

/// One measured value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// It holds, or it does not.
    Holds(bool),
    /// The day it was done.
    Done(Day),
    /// It was not done at all.
    NeverDone,
    /// Done over planned.
    Ratio(Ratio),
    /// How often something happened, or a number of points.
    Number(Decimal),
    /// There was no occasion: no task of the kind, nothing planned, no complaint received.
    NoOccasion,
}

impl Measure {
    /// How it is called.
    pub fn words(self) -> &'static str {
        match self {
            Measure::Holds(_) => "yes or no",
            Measure::Done(_) => "a day",
            Measure::NeverDone => "never",
            Measure::Ratio(_) => "done/planned",
            Measure::Number(_) => "a number",
            Measure::NoOccasion => "none",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Measure::Holds(true) => f.write_str("yes"),
            Measure::Holds(false) => f.write_str("no"),
            Measure::Done(day) => write!(f, "{day}"),
            Measure::NeverDone => f.write_str("never"),
            Measure::Ratio(ratio) => write!(f, "{}/{}", ratio.part(), ratio.whole()),
            Measure::Number(number) => write!(f, "{number}"),
            Measure::NoOccasion => f.write_str("none"),
        }
    }
}

/// The values measured for one row: the row's own has no part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures(BTreeMap<Option<PartId>, Measure>);

impl Measures {
    /// The value of a part; `None` where nobody measured it.
    pub fn of(&self, part: Option<&PartId>) -> Option<Measure> {
        self.0.get(&part.cloned()).copied()
    }

    /// The row's own value.
    pub fn own(&self) -> Option<Measure> {
        self.of(None)
    }

    /// Takes a value, in place of an earlier one. A part that is measured had its occasion, and so had the row.
    pub fn take(&mut self, part: Option<PartId>, measure: Measure) {
        if part.is_some() && self.own() == Some(Measure::NoOccasion) {
            self.0.remove(&None);
        }
        self.0.insert(part, measure);
    }
}

/// Why a value does not belong to a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The row asks for something else.
    #[error("this row takes {wanted}, this is {found}")]
    Kind {
        /// What it takes.
        wanted: &'static str,
        /// What came.
        found: &'static str,
    },
    /// The row has no such part.
    #[error("this row has no such part; its parts are: {}", known.join(", "))]
    Part {
        /// Those it has; an empty text stands for the row itself.
        known: Vec<String>,
    },
    /// There was no occasion, and the set does not say what that gives.
    #[error("the criteria set does not say what a row gives where nothing was planned or received")]
    NoOccasion,
    /// A count below zero or with a fraction.
    #[error("{0} is no count; write how often it happened")]
    Count(Decimal),
    /// Points outside what the row can give.
    #[error("{points} lies outside what this row can give, {range}")]
    Points {
        /// What came.
        points: Decimal,
        /// What it can give.
        range: super::PointRange,
    },
}
