//! The country from its snapshots: what stays the same from one to the next is one unit.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::name::is_same_name;
use super::tree::UnitTree;
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::unit::{Unit, UnitKind};

/// The country over a stretch of days on which it is taken not to change.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The first day; `None` for the earliest snapshot.
    pub first: Option<Day>,
    /// The last day; `None` for the latest snapshot.
    pub last: Option<Day>,
    /// Which of the changes against the snapshot before took place on `first`.
    pub dated: Dated,
    /// Its units; each code once, each parent among them.
    pub units: Vec<SnapshotUnit>,
}

/// Which changes between two snapshots have their day from a decision.
#[derive(Clone, Debug)]
pub enum Dated {
    /// All of them.
    All,
    /// Those of which a succession is known, each from the earlier code to the later one.
    Only(Vec<(UnitCode, UnitCode)>),
}

/// A unit as a snapshot has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotUnit {
    /// Its code.
    pub code: UnitCode,
    /// Its name, in NFC.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The code above; `None` for a province.
    pub parent: Option<UnitCode>,
}

impl UnitTree {
    /// The country of these snapshots, earliest first, each beginning the day after the one before ends.
    pub fn country(snapshots: Vec<Snapshot>) -> UnitTree {
        let mut units: Vec<Unit> = Vec::new();
        let mut standing: HashMap<UnitCode, usize> = HashMap::new();
        let mut before: Option<Day> = None;
        for snapshot in snapshots {
            assert_eq!(before.map(|last| last.plus(1)), snapshot.first, "snapshots follow each other without a gap");
            before = snapshot.last;
            standing = take_over(&mut units, &standing, snapshot);
        }
        UnitTree::of(units.into_iter().map(Arc::new))
    }
}

/// Adds the units of a snapshot to those before, and answers the index of each unit that stands in it.
fn take_over(
    units: &mut Vec<Unit>,
    standing: &HashMap<UnitCode, usize>,
    snapshot: Snapshot,
) -> HashMap<UnitCode, usize> {
    let mut now = HashMap::with_capacity(snapshot.units.len());
    let mut begun = Vec::new();
    for unit in snapshot.units {
        let index = match standing.get(&unit.code) {
            Some(&index) if goes_on(&units[index], &unit) => {
                units[index].name = unit.name;
                units[index].valid_until = snapshot.last;
                index
            }
            _ => {
                begun.push(units.len());
                units.push(Unit {
                    code: unit.code.clone(),
                    name: unit.name,
                    kind: unit.kind,
                    parent: unit.parent,
                    valid_from: snapshot.first,
                    valid_until: snapshot.last,
                    date_uncertain: snapshot.first.is_none(),
                });
                units.len() - 1
            }
        };
        now.insert(unit.code, index);
    }
    if let Dated::Only(successions) = &snapshot.dated {
        let ended: HashSet<&UnitCode> = successions.iter().map(|(from, _)| from).collect();
        let dated: HashSet<&UnitCode> = successions.iter().map(|(_, to)| to).collect();
        for index in begun {
            units[index].date_uncertain |= !dated.contains(&units[index].code);
        }
        for (code, &index) in standing {
            let ends = now.get(code) != Some(&index);
            units[index].date_uncertain |= ends && !ended.contains(code);
        }
    }
    now
}

fn goes_on(before: &Unit, unit: &SnapshotUnit) -> bool {
    before.kind == unit.kind && before.parent == unit.parent && is_same_name(&before.name, &unit.name)
}

#[cfg(test)]
mod tests {
    use crate::domain::unit_tree::tests_support::{code, day, tree};

    #[track_caller]
    fn check(unit: &str, on: &str, expected: (&str, Option<&str>, Option<&str>, bool)) {
        let tree = tree();
        let unit = tree.unit(&code(unit), day(on)).expect("the unit stands on that day");
        let (name, from, until, uncertain) = expected;
        let found = (unit.name.as_str(), unit.valid_from, unit.valid_until, unit.date_uncertain);
        assert_eq!(found, (name, from.map(day), until.map(day), uncertain));
    }

    #[test]
    fn what_stays_the_same_is_one_unit() {
        check("866", "2024-12-31", ("Thành phố Cao Lãnh", None, Some("2025-06-30"), true));
        check("82", "1999-01-01", ("Tỉnh Tiền Giang", None, Some("2025-06-30"), true));
        assert_eq!(tree().life(&code("866")).len(), 1);
    }

    #[test]
    fn a_code_names_another_place_on_another_day() {
        check("29869", "2022-03-31", ("Phường 2", None, Some("2024-12-31"), true));
        check("29869", "2025-02-01", ("Phường 1", Some("2025-01-01"), Some("2025-06-30"), false));
        check("29869", "2025-08-01", ("Phường Cao Lãnh", Some("2025-07-01"), None, false));
    }

    #[test]
    fn a_change_without_a_dated_succession_is_uncertain() {
        check("869", "2025-01-01", ("Huyện Tân Hồng mới", Some("2025-01-01"), Some("2025-06-30"), true));
        check("82", "2025-07-01", ("Tỉnh Đồng Tháp", Some("2025-07-01"), None, false));
    }

    #[test]
    fn the_later_spelling_is_kept() {
        check("87", "2022-03-31", ("Tỉnh Đồng Tháp Hòa", None, Some("2025-06-30"), true));
    }
}
