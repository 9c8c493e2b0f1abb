//! Who owes a duty, from when on and by which rule: set by an administrator, and kept in every version.

use super::RuleText;
use crate::domain::Day;
use crate::domain::area::Area;
use crate::domain::id::{DirectiveId, DutyId, ReportChannel, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::unit::UnitKind;

/// What identifies a duty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyKey {
    /// The directive that declares it.
    pub directive: DirectiveId,
    /// Its identifier there.
    pub duty: DutyId,
}

/// The terms on which a duty is owed. They say all of it themselves, so that a later version of the directive changes nothing
/// until they are set anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyTerms {
    /// They hold for the periods that begin on or after this day.
    pub from: Day,
    /// What is owed.
    pub title: String,
    /// Its rule.
    pub rule: RuleText,
    /// The kinds of unit that owe it.
    pub kinds: Vec<UnitKind>,
    /// The units that owe it, by their codes on the first day of each period.
    pub units: Vec<UnitCode>,
    /// All units of the kinds below this one owe it as well, by the tree of the first day of each period.
    pub under: Option<UnitCode>,
    /// The systems it must be sent in, each a task of its own; empty where nothing is said of that.
    pub channels: Vec<ReportChannel>,
    /// The content area of its tasks.
    pub area: Area,
    /// Who is named as the one that assigns it.
    pub assigner: String,
}

/// Every version of a duty's terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyCover {
    /// The duty.
    pub key: DutyKey,
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<DutyTerms>>,
}

impl DutyCover {
    /// The terms of what begins on a day: the last recorded of those that hold by then; `None` before the first.
    pub fn terms_on(&self, day: Day) -> Option<&DutyTerms> {
        self.versions.iter().rev().map(|version| &version.value).find(|terms| terms.from <= day)
    }

    /// The terms that were recorded last.
    pub fn latest(&self) -> &DutyTerms {
        &self.versions.last().expect("a cover is recorded with its terms").value
    }

    /// The first day that any of its terms holds for.
    pub fn first_day(&self) -> Day {
        let days = self.versions.iter().map(|version| version.value.from);
        days.min().expect("a cover is recorded with its terms")
    }
}
