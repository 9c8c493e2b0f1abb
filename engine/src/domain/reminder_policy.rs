//! When tasks remind, whom, and when nobody is disturbed: for all tasks, or for those of a plan or a directive.
//!
//! Quiet times are the same for everybody: one digest tells of tasks of all plans, and could not keep two of them.

use super::Day;
use super::id::{DirectiveId, PlanId, TaskKey, UnitCode};
use super::ladder::{Ladder, Rung};
use super::quiet::Quiet;
use super::recorded::Recorded;

/// The tasks a policy is for. A plan's policy comes before a directive's, and that before the one for all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PolicyScope {
    /// All tasks that have no other.
    All,
    /// Those that follow from a directive.
    Directive(DirectiveId),
    /// Those of a plan.
    Plan(PlanId),
}

impl PolicyScope {
    /// Reads `all`, `directive:<id>` or `plan:<id>`.
    pub fn parse(text: &str) -> Option<PolicyScope> {
        match text.split_once(':') {
            None => (text == "all").then_some(PolicyScope::All),
            Some(("directive", id)) => DirectiveId::parse(id).ok().map(PolicyScope::Directive),
            Some(("plan", id)) => PlanId::parse(id).ok().map(PolicyScope::Plan),
            Some(_) => None,
        }
    }
}

impl std::fmt::Display for PolicyScope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PolicyScope::All => f.write_str("all"),
            PolicyScope::Directive(id) => write!(f, "directive:{id}"),
            PolicyScope::Plan(id) => write!(f, "plan:{id}"),
        }
    }
}

/// From which rung on the units above are told as well; `None` for never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// The unit above the task's.
    pub parent_from: Option<Rung>,
    /// The province.
    pub province_from: Option<Rung>,
}

impl Default for Escalation {
    /// The unit above one working day after the deadline, the province after three.
    fn default() -> Escalation {
        Escalation { parent_from: Some(Rung(1)), province_from: Some(Rung(3)) }
    }
}

impl Escalation {
    /// The units above that are told of a rung; `superiors` are the unit above and so on up to the province.
    pub fn told(self, rung: Rung, superiors: &[UnitCode]) -> Vec<UnitCode> {
        let reached = |from: Option<Rung>| from.is_some_and(|from| rung >= from);
        let parent = superiors.first().filter(|_| reached(self.parent_from));
        let province = superiors.last().filter(|_| reached(self.province_from));
        let mut told: Vec<UnitCode> = parent.into_iter().chain(province).cloned().collect();
        told.dedup();
        told
    }
}

/// When tasks remind, and whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReminderPolicy {
    /// The rungs.
    pub ladder: Ladder,
    /// Whom it is told to beside the unit.
    pub escalation: Escalation,
    /// When nobody is written to; read of the policy for all tasks alone.
    pub quiet: Quiet,
}

/// Why a policy cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EscalationFault {
    /// It begins at a rung that the ladder does not have.
    #[error("the ladder has no rung {}: name one of its rungs, or leave it out for never", .0.0)]
    NoSuchRung(Rung),
    /// The province would be told before the unit above.
    #[error("the province would be told before the unit above: give it a later rung, or the same")]
    ProvinceFirst,
}

impl EscalationFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            EscalationFault::NoSuchRung(_) => "no-such-rung",
            EscalationFault::ProvinceFirst => "province-first",
        }
    }
}

impl Escalation {
    /// What is wrong with it under a ladder; whether the fault is of the province.
    pub fn faults(self, rungs: &[i32]) -> Vec<(bool, EscalationFault)> {
        let missing = |from: Option<Rung>| from.filter(|rung| !rungs.contains(&rung.0));
        let parent = missing(self.parent_from).map(|rung| (false, EscalationFault::NoSuchRung(rung)));
        let province = missing(self.province_from).map(|rung| (true, EscalationFault::NoSuchRung(rung)));
        let first = self.parent_from.zip(self.province_from).filter(|(parent, province)| province < parent);
        let first = first.map(|_| (true, EscalationFault::ProvinceFirst));
        parent.into_iter().chain(province).chain(first).collect()
    }
}

/// The policy of a scope in every version, and how far the last one is carried to the tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedPolicy {
    /// The tasks it is for.
    pub scope: PolicyScope,
    /// In the order they were recorded; never empty. `None` where the scope has no policy of its own any more.
    pub versions: Vec<Recorded<Option<ReminderPolicy>>>,
    /// How far the tasks wait for rungs of the last version.
    pub carried: Carried,
}

/// How far a new version is carried to the tasks that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// To those up to this one; `None` where it has not begun. What fell due before the day it was set is not made up for.
    Through {
        /// The last task.
        task: Option<TaskKey>,
        /// The day it was set.
        set_on: Day,
    },
    /// To all.
    Whole,
}

impl DatedPolicy {
    /// The policy by all that is recorded or about to be.
    pub fn last(&self) -> Option<&ReminderPolicy> {
        self.versions.last().and_then(|version| version.value.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(codes: &[&str]) -> Vec<UnitCode> {
        codes.iter().map(|code| UnitCode::parse(code).unwrap()).collect()
    }

    #[test]
    fn the_unit_above_is_told_first_and_the_province_later() {
        let told = |rung, superiors: &[&str]| Escalation::default().told(Rung(rung), &units(superiors));
        assert_eq!(told(0, &["866", "87"]), []);
        assert_eq!(told(1, &["866", "87"]), units(&["866"]));
        assert_eq!(told(8, &["866", "87"]), units(&["866", "87"]));
        assert_eq!(told(8, &["87"]), units(&["87"]), "the province is the unit above, and told once");
        assert_eq!(told(8, &[]), []);
        let straight = Escalation { parent_from: None, province_from: Some(Rung(0)) };
        assert_eq!(straight.told(Rung(0), &units(&["866", "87"])), units(&["87"]));
    }

    #[test]
    fn an_escalation_begins_at_rungs_of_the_ladder_and_in_order() {
        let escalation = Escalation { parent_from: Some(Rung(2)), province_from: Some(Rung(1)) };
        let faults = escalation.faults(&[-3, 1]);
        assert_eq!(faults, [(false, EscalationFault::NoSuchRung(Rung(2))), (true, EscalationFault::ProvinceFirst)]);
        assert_eq!(Escalation::default().faults(&[1, 3]), []);
    }

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        for text in ["all", "plan:cchc-2022", "directive:d"] {
            assert_eq!(PolicyScope::parse(text).map(|scope| scope.to_string()).as_deref(), Some(text));
        }
        for text in ["", "ALL", "plan:", "plan", "unit:866", "plan:a:b"] {
            assert_eq!(PolicyScope::parse(text), None, "{text}");
        }
    }
}
