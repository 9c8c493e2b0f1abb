//! The tree itself and the questions it answers.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::domain::Day;
use crate::domain::directive::Scope;
use crate::domain::id::UnitCode;
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::unit_tree::is_same_name;

/// All units of all days; immutable once built, and cheap to share behind an [`Arc`].
#[derive(Clone, Debug, Default)]
pub struct UnitTree {
    /// The units that ever had a code, earliest first.
    lives: BTreeMap<UnitCode, Vec<Arc<Unit>>>,
    /// The units that ever stood under a code, by their own codes, then earliest first.
    below: BTreeMap<UnitCode, Vec<Arc<Unit>>>,
    /// The units that stand under none.
    provinces: Vec<Arc<Unit>>,
}

/// What a code names on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// This unit.
    Found(&'a Arc<Unit>),
    /// No unit on that day; these on other days, earliest first.
    WrongDate {
        /// Never empty.
        life: &'a [Arc<Unit>],
    },
    /// No unit on any day.
    Unknown,
}

/// Which units of a day a page holds.
#[derive(Clone, Copy, Debug)]
pub struct UnitQuery<'a> {
    /// The day.
    pub day: Day,
    /// Only units whose code comes after this one.
    pub after: Option<&'a UnitCode>,
    /// Only units of this kind.
    pub kind: Option<UnitKind>,
    /// Only units directly under this one.
    pub parent: Option<&'a UnitCode>,
    /// The most units of the page.
    pub limit: usize,
}

/// Units in the order of their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPage {
    /// The units.
    pub units: Vec<Arc<Unit>>,
    /// Whether more follow.
    pub more: bool,
}

impl UnitTree {
    /// The tree of these units. Units of one code must not share a day.
    pub(super) fn of(units: impl IntoIterator<Item = Arc<Unit>>) -> UnitTree {
        let mut tree = UnitTree::default();
        for unit in units {
            tree.lives.entry(unit.code.clone()).or_default().push(unit.clone());
            match &unit.parent {
                None => tree.provinces.push(unit),
                Some(parent) => match tree.below.get_mut(parent) {
                    Some(units) => units.push(unit),
                    None => drop(tree.below.insert(parent.clone(), vec![unit])),
                },
            }
        }
        for units in tree.lives.values_mut().chain(tree.below.values_mut()).chain([&mut tree.provinces]) {
            units.sort_by(|a, b| (&a.code, a.valid_from).cmp(&(&b.code, b.valid_from)));
        }
        tree
    }

    /// Every unit of every day, by code, then earliest first.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Unit>> {
        self.lives.values().flatten()
    }

    /// The unit that a code names on a day.
    pub fn unit(&self, code: &UnitCode, day: Day) -> Option<&Arc<Unit>> {
        on(self.life(code), day).next()
    }

    /// The unit that a code names on a day, or why there is none.
    pub fn look_up(&self, code: &UnitCode, day: Day) -> Lookup<'_> {
        match (self.unit(code, day), self.life(code)) {
            (Some(unit), _) => Lookup::Found(unit),
            (None, []) => Lookup::Unknown,
            (None, life) => Lookup::WrongDate { life },
        }
    }

    /// All units that a code ever named, earliest first; empty for an unknown code.
    pub fn life(&self, code: &UnitCode) -> &[Arc<Unit>] {
        self.lives.get(code).map_or(&[], Vec::as_slice)
    }

    /// Whether a code names one and the same office on two days.
    ///
    /// A row of a code's life ends when its name, kind or parent changes; it is the same office when the next row follows
    /// at once, of the same kind, and is a local unit or keeps the name. A code of the country that goes on under another
    /// name is another office: 29869 was Phường 2, then Phường 1, then Phường Cao Lãnh.
    pub fn is_same_office(&self, code: &UnitCode, one: Day, other: Day) -> bool {
        let life = self.life(code);
        let row = |day| life.iter().position(|unit| unit.validity().contains(day));
        let (Some(one), Some(other)) = (row(one), row(other)) else { return false };
        let goes_on = |pair: &[Arc<Unit>]| {
            let (before, after) = (&pair[0], &pair[1]);
            before.validity().last().plus(1) == after.validity().first()
                && before.kind == after.kind
                && (code.is_local() || is_same_name(&before.name, &after.name))
        };
        life[one.min(other)..=one.max(other)].windows(2).all(goes_on)
    }

    /// The unit above.
    pub fn parent(&self, unit: &Unit, day: Day) -> Option<&Arc<Unit>> {
        self.unit(unit.parent.as_ref()?, day)
    }

    /// The units directly below a code on a day, in the order of their codes.
    pub fn children(&self, code: &UnitCode, day: Day) -> impl Iterator<Item = &Arc<Unit>> {
        on(self.below.get(code).map_or(&[], Vec::as_slice), day)
    }

    /// The units of a scope seen from `unit` on a day, in the order of their codes.
    ///
    /// Divisions are the offices that belong to the unit itself: divisions and departments directly below it. Communes
    /// are those at any depth, so that a province has its districts' communes. A scope of a unit that does not stand on
    /// that day is empty.
    pub fn in_scope(&self, unit: &Unit, scope: Scope, day: Day) -> Vec<Arc<Unit>> {
        let Some(unit) = self.unit(&unit.code, day) else { return Vec::new() };
        let mut units: Vec<Arc<Unit>> = match scope {
            Scope::ThisUnit => vec![unit.clone()],
            Scope::Parent => self.parent(unit, day).into_iter().cloned().collect(),
            Scope::Divisions => {
                let own = |child: &&Arc<Unit>| matches!(child.kind, UnitKind::Division | UnitKind::Department);
                self.children(&unit.code, day).filter(own).cloned().collect()
            }
            Scope::Siblings => {
                let beside = match &unit.parent {
                    Some(parent) => self.below.get(parent),
                    None => Some(&self.provinces),
                };
                let other = |other: &&Arc<Unit>| other.kind == unit.kind && other.code != unit.code;
                on(beside.map_or(&[], Vec::as_slice), day).filter(other).cloned().collect()
            }
            Scope::AllBelow => self.all_below(unit, day),
            Scope::Communes => {
                let mut units = self.all_below(unit, day);
                units.retain(|unit| unit.kind == UnitKind::Commune);
                units
            }
        };
        units.sort_by(|a, b| a.code.cmp(&b.code));
        units
    }

    /// A page of the units of a day. Costs the units it passes over, at most all.
    pub fn page(&self, query: UnitQuery<'_>) -> UnitPage {
        let wanted = |unit: &&Arc<Unit>| query.kind.is_none_or(|kind| unit.kind == kind);
        let one_more = query.limit.saturating_add(1);
        let mut units: Vec<Arc<Unit>> = if let Some(parent) = query.parent {
            let after = |unit: &&Arc<Unit>| query.after.is_none_or(|after| unit.code > *after);
            self.children(parent, query.day).filter(after).filter(wanted).take(one_more).cloned().collect()
        } else {
            let start = query.after.map_or(Bound::Unbounded, Bound::Excluded);
            let lives = self.lives.range::<UnitCode, _>((start, Bound::Unbounded));
            lives.flat_map(|(_, life)| on(life, query.day)).filter(wanted).take(one_more).cloned().collect()
        };
        let more = units.len() > query.limit;
        units.truncate(query.limit);
        UnitPage { units, more }
    }

    fn all_below(&self, unit: &Unit, day: Day) -> Vec<Arc<Unit>> {
        let mut units: Vec<Arc<Unit>> = self.children(&unit.code, day).cloned().collect();
        let mut next = 0;
        while let Some(unit) = units.get(next).cloned() {
            units.extend(self.children(&unit.code, day).cloned());
            next += 1;
        }
        units
    }
}

fn on(units: &[Arc<Unit>], day: Day) -> impl Iterator<Item = &Arc<Unit>> {
    units.iter().filter(move |unit| unit.validity().contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit_tree::tests_support::{code, day, tree};

    #[track_caller]
    fn check(unit: &str, on: &str, scope: Scope, expected: &[&str]) {
        let (tree, on) = (tree(), day(on));
        let unit = tree.unit(&code(unit), on).expect("the unit stands on that day").clone();
        let found: Vec<String> = tree.in_scope(&unit, scope, on).iter().map(|unit| unit.code.to_string()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_scope_is_seen_from_its_unit_in_the_order_of_codes() {
        check("866", "2022-03-31", Scope::ThisUnit, &["866"]);
        check("866", "2022-03-31", Scope::Communes, &["29866", "29869"]);
        check("866", "2022-03-31", Scope::Divisions, &["866.NV"]);
        check("866", "2022-03-31", Scope::AllBelow, &["29866", "29869", "866.NV"]);
        check("866", "2022-03-31", Scope::Siblings, &["869"]);
        check("866", "2022-03-31", Scope::Parent, &["87"]);
        check("87", "2022-03-31", Scope::Siblings, &["82"]);
        check("87", "2022-03-31", Scope::Parent, &[]);
    }

    #[test]
    fn a_province_has_the_communes_of_its_districts() {
        check("87", "2022-03-31", Scope::Communes, &["29866", "29869"]);
        check("87", "2022-03-31", Scope::Divisions, &[]);
        check("82", "2025-08-01", Scope::Communes, &["29869"]);
    }

    #[test]
    fn a_scope_of_a_unit_that_is_gone_is_empty() {
        let tree = tree();
        let unit = tree.unit(&code("866"), day("2022-03-31")).unwrap().clone();
        assert_eq!(tree.in_scope(&unit, Scope::AllBelow, day("2025-07-01")), []);
    }

    #[test]
    fn a_code_that_goes_on_under_another_name_is_another_office() {
        let tree = tree();
        let same = |unit: &str, one, other| tree.is_same_office(&code(unit), day(one), day(other));
        assert!(same("29869", "2022-03-31", "2024-12-31"));
        assert!(!same("29869", "2024-12-31", "2025-01-01"));
        assert!(!same("29869", "2022-03-31", "2025-08-01"));
        assert!(!same("866", "2025-06-30", "2025-07-01"), "it ended");
        assert!(!same("99999", "2022-03-31", "2022-03-31"));
    }

    #[test]
    fn an_unknown_code_is_told_from_a_wrong_date() {
        let tree = tree();
        assert!(
            matches!(tree.look_up(&code("866"), day("2022-03-31")), Lookup::Found(unit) if unit.kind == UnitKind::District)
        );
        assert_eq!(tree.look_up(&code("866"), day("2025-07-01")), Lookup::WrongDate { life: tree.life(&code("866")) });
        assert_eq!(tree.look_up(&code("99999"), day("2022-03-31")), Lookup::Unknown);
    }

    #[test]
    fn pages_follow_each_other_without_gap_or_overlap() {
        let tree = tree();
        for (kind, parent) in [(None, None), (Some(UnitKind::Commune), None), (None, Some(code("866")))] {
            let query =
                UnitQuery { day: day("2022-03-31"), after: None, kind, parent: parent.as_ref(), limit: usize::MAX };
            let whole = tree.page(query);
            let (mut paged, mut after) = (Vec::new(), None);
            loop {
                let page = tree.page(UnitQuery { after: after.as_ref(), limit: 1, ..query });
                after = page.units.last().map(|unit| unit.code.clone());
                paged.extend(page.units);
                if !page.more {
                    break;
                }
            }
            assert_eq!((paged, false), (whole.units, whole.more));
        }
    }
}
