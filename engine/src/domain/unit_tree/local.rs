//! Units that an administrator adds: departments of a province, divisions of a district or a commune.

use std::collections::HashMap;
use std::sync::Arc;

use super::tree::UnitTree;
use crate::domain::id::UnitCode;
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::{Day, Period};

/// Why a local unit cannot be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFault {
    /// Which of the given units.
    pub index: usize,
    /// What is wrong with it.
    pub kind: LocalFaultKind,
}

/// What is wrong with a local unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocalFaultKind {
    /// Its code is not its parent's code, a dot and a short name.
    #[error("the code must be the parent's code, a dot and a short name, as 866.NV under 866")]
    CodeShape,
    /// Its kind is one of those that only the country's list holds.
    #[error("a local unit is a division or a department")]
    Kind,
    /// It ends before it begins.
    #[error("the last day lies before the first")]
    Backwards,
    /// Its parent does not stand on all its days.
    #[error("{}", describe_absence(.parent, .life))]
    ParentAbsent {
        /// The parent's code.
        parent: UnitCode,
        /// The days on which the parent stands, in order.
        life: Vec<Period>,
    },
    /// A department belongs to a province, a division to a district, a commune or a department.
    #[error("a department belongs to a province, a division to a district, a commune or a department")]
    ParentKind,
    /// Another unit has the same code on one of its days.
    #[error("{code} already stands on some of these days, {other}")]
    Overlap {
        /// The code.
        code: UnitCode,
        /// The days of the other unit.
        other: Period,
    },
}

impl UnitTree {
    /// This tree with local units added, or all that is wrong with them, in their order.
    ///
    /// A local unit may stand under another one of the same call, as `87.SNV.CCHC` under `87.SNV`. Of two units that share
    /// a code and a day, each has the fault.
    pub fn with_local(&self, units: &[Unit]) -> Result<UnitTree, Vec<LocalFault>> {
        let mut added: HashMap<&UnitCode, Vec<usize>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            // A unit with other faults stays in sight, so that those below it are not called orphans.
            if validity(unit).is_some() {
                added.entry(&unit.code).or_default().push(index);
            }
        }
        let mut faults = Vec::new();
        for (index, unit) in units.iter().enumerate() {
            let life = |code: &UnitCode| -> Vec<&Unit> {
                let own = added.get(code).into_iter().flatten().filter(|other| **other != index);
                let mut life: Vec<&Unit> =
                    self.life(code).iter().map(|unit| &**unit).chain(own.map(|i| &units[*i])).collect();
                life.sort_by_key(|unit| unit.valid_from);
                life
            };
            faults.extend(judge(unit, &life).into_iter().map(|kind| LocalFault { index, kind }));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(UnitTree::of(self.all().cloned().chain(units.iter().cloned().map(Arc::new))))
    }
}

/// The days of a unit whose dates may be out of order.
fn validity(unit: &Unit) -> Option<Period> {
    Period::new(unit.valid_from.unwrap_or(Day::FIRST), unit.valid_until.unwrap_or(Day::LAST))
}

fn judge<'a>(unit: &Unit, life: &impl Fn(&UnitCode) -> Vec<&'a Unit>) -> Vec<LocalFaultKind> {
    let mut faults = Vec::new();
    if !matches!(unit.kind, UnitKind::Division | UnitKind::Department) {
        faults.push(LocalFaultKind::Kind);
    }
    let Some(validity) = validity(unit) else {
        faults.push(LocalFaultKind::Backwards);
        return faults;
    };
    let of_parent = |parent: &UnitCode| {
        unit.code.as_str().rsplit_once('.').is_some_and(|(above, short)| above == parent.as_str() && !short.is_empty())
    };
    match unit.parent.as_ref().filter(|parent| of_parent(parent)) {
        None => faults.push(LocalFaultKind::CodeShape),
        Some(parent) => faults.extend(judge_parent(unit.kind, parent, validity, &life(parent))),
    }
    let overlaps =
        |other: &&Unit| other.validity().first() <= validity.last() && validity.first() <= other.validity().last();
    if let Some(other) = life(&unit.code).into_iter().find(overlaps) {
        faults.push(LocalFaultKind::Overlap { code: unit.code.clone(), other: other.validity() });
    }
    faults
}

/// Whether the parent stands, as a unit that can have such units, on all days of the validity.
fn judge_parent(kind: UnitKind, parent: &UnitCode, validity: Period, life: &[&Unit]) -> Option<LocalFaultKind> {
    let can_have = |above: UnitKind| match kind {
        UnitKind::Department => above == UnitKind::Province,
        _ => matches!(above, UnitKind::District | UnitKind::Commune | UnitKind::Department),
    };
    let mut reached = Some(validity.first());
    for above in life {
        let Some(day) = reached.filter(|day| *day <= validity.last() && above.validity().contains(*day)) else {
            continue;
        };
        if !can_have(above.kind) {
            return Some(LocalFaultKind::ParentKind);
        }
        let end = above.validity().last();
        reached = (end < Day::LAST).then(|| end.plus(1)).filter(|next| *next > day);
    }
    // Past the last day of all there is nothing more to cover.
    let covered = reached.is_none_or(|day| day > validity.last());
    (!covered).then(|| LocalFaultKind::ParentAbsent {
        parent: parent.clone(),
        life: life.iter().map(|above| above.validity()).collect(),
    })
}

fn describe_absence(parent: &UnitCode, life: &[Period]) -> String {
    if life.is_empty() {
        return format!("there is no unit {parent}");
    }
    let stands: Vec<String> = life.iter().map(|period| period.words()).collect();
    format!(
        "{parent} does not stand on all these days, only {}; set the first and the last day within",
        stands.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit_tree::tests_support::{code, day, tree};

    fn local(unit: &str, kind: UnitKind, parent: &str, from: Option<&str>, until: Option<&str>) -> Unit {
        Unit {
            code: code(unit),
            name: "Phòng".into(),
            kind,
            parent: Some(code(parent)),
            valid_from: from.map(day),
            valid_until: until.map(day),
            date_uncertain: false,
        }
    }

    #[track_caller]
    fn check(units: &[Unit], expected: &[(usize, &str)]) {
        let found: Vec<(usize, &str)> = match tree().with_local(units) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(|fault| (fault.index, name(&fault.kind))).collect(),
        };
        assert_eq!(found, expected);
    }

    fn name(kind: &LocalFaultKind) -> &'static str {
        match kind {
            LocalFaultKind::CodeShape => "code",
            LocalFaultKind::Kind => "kind",
            LocalFaultKind::Backwards => "backwards",
            LocalFaultKind::ParentAbsent { .. } => "absent",
            LocalFaultKind::ParentKind => "parent kind",
            LocalFaultKind::Overlap { .. } => "overlap",
        }
    }

    #[test]
    fn a_division_stands_under_its_district_while_that_stands() {
        use UnitKind::Division;
        check(&[local("866.TC", Division, "866", Some("2022-01-01"), Some("2025-06-30"))], &[]);
        check(&[local("866.TC", Division, "866", None, Some("2025-06-30"))], &[]);
        check(&[local("866.TC", Division, "866", Some("2022-01-01"), None)], &[(0, "absent")]);
        check(&[local("999.TC", Division, "999", Some("2022-01-01"), None)], &[(0, "absent")]);
    }

    #[test]
    fn a_parent_may_be_renamed_on_the_way() {
        let ward = local("29869.VP", UnitKind::Division, "29869", Some("2022-01-01"), None);
        check(&[ward], &[]);
    }

    #[test]
    fn a_local_unit_may_stand_under_another() {
        let department = local("87.SNV", UnitKind::Department, "87", None, Some("2025-06-30"));
        let division = local("87.SNV.CC", UnitKind::Division, "87.SNV", None, Some("2025-06-30"));
        check(&[division.clone(), department], &[]);
        check(&[division], &[(0, "absent")]);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        use UnitKind::{Commune, Department, Division};
        check(
            &[
                local("866.TC", Commune, "866", None, Some("2025-06-30")),
                local("TC", Division, "866", None, Some("2025-06-30")),
                local("866.", Division, "866", None, Some("2025-06-30")),
                local("866.TP", Department, "866", None, Some("2025-06-30")),
                local("87.X", Division, "87", None, Some("2025-06-30")),
                local("866.YT", Division, "866", Some("2022-02-01"), Some("2022-01-01")),
            ],
            &[(0, "kind"), (1, "code"), (2, "code"), (3, "parent kind"), (4, "parent kind"), (5, "backwards")],
        );
    }

    #[test]
    fn one_code_names_one_unit_a_day() {
        use UnitKind::Division;
        let first = local("866.TC", Division, "866", None, Some("2023-12-31"));
        let second = local("866.TC", Division, "866", Some("2023-12-31"), Some("2025-06-30"));
        let after = local("866.TC", Division, "866", Some("2024-01-01"), Some("2025-06-30"));
        check(&[first.clone(), second], &[(0, "overlap"), (1, "overlap")]);
        check(&[first, after], &[]);
        check(&[local("866.NV", Division, "866", None, Some("2025-06-30"))], &[(0, "overlap")]);
    }
}
