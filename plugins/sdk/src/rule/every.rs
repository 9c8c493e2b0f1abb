//! Every X has Y: each unit has one at least; all of a list have it; an office has enough of a thing.
//!
//! An empty list of things asked about is missing data. Measured: how many have it beside how many must.

use super::{Texts, Value};
use crate::book::Book;
use crate::decimal::Decimal;
use crate::fact::Unit;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// Holds for a unit that has at least one of the things counted. Fills `{unit} {count}`; the subject is the unit's code.
pub fn every_has(
    units: &[Unit],
    name: &str,
    measure: &str,
    count: impl Fn(&Unit) -> usize,
    texts: &Texts,
) -> Vec<Outcome> {
    let outcome = |unit: &Unit| {
        let own: [Value<'_>; 1] = [("unit", &unit.name)];
        has_at_least(name, measure, count(unit), 1, texts, &own).about(&unit.code)
    };
    units.iter().map(outcome).collect()
}

/// Holds when there are at least as many as required. Fills `{count} {required}`.
pub fn has_at_least(
    name: &str,
    measure: &str,
    have: usize,
    required: usize,
    texts: &Texts,
    values: &[Value<'_>],
) -> Outcome {
    let own: [Value<'_>; 2] = [("count", &have), ("required", &required)];
    let measured = Measured::computed(name, measure, Decimal::count(have)).required(Decimal::count(required));
    texts.judge(have >= required, &[&own, values]).measuring(measured)
}

/// Rows of a register that each unit must have.
#[derive(Clone, Copy, Debug)]
pub struct Enough<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the rows are called after a number.
    pub measure: &'a str,
    /// How many are enough.
    pub required: usize,
}

/// Holds for a unit that enough rows of a register name in their column `unit`. Fills `{unit} {count} {required}`; the
/// subject is the unit's code. A register that does not speak is missing data, said once.
pub fn each_has_rows(book: &Book<'_>, units: &[Unit], enough: &Enough<'_>, texts: &Texts) -> Vec<Outcome> {
    let counts = match book.by(&["unit"]) {
        Ok(counts) => counts,
        Err(absent) => return vec![texts.missing(&absent)],
    };
    let outcome = |unit: &Unit| {
        let rows = counts.iter().find(|row| row.key[0] == unit.code).map_or(0, |row| row.count);
        let (have, own) =
            (usize::try_from(rows).unwrap_or(usize::MAX), [("unit", &unit.name as &dyn std::fmt::Display)]);
        has_at_least(enough.name, enough.measure, have, enough.required, texts, &own).about(&unit.code)
    };
    units.iter().map(outcome).collect()
}

/// Things that must all have something; each is a code and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct All<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// The things asked about.
    pub things: &'a [(String, String)],
    /// The codes of those that have it; others are left out of account.
    pub have: &'a [String],
}

/// Units as things that must all have something.
pub fn named(units: &[Unit]) -> Vec<(String, String)> {
    units.iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect()
}

/// Holds when every thing has it. Fills `{count}` without it, `{all} {list}`. No things at all are missing data.
pub fn all_have(all: &All<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    if all.things.is_empty() {
        return texts.missing(&format!("chưa có {} nào để xét", all.measure));
    }
    let without: Vec<&str> =
        all.things.iter().filter(|(code, _)| !all.have.contains(code)).map(|(_, name)| name.as_str()).collect();
    let (count, whole, list) = (without.len(), all.things.len(), join_names(&without, all.measure));
    let own: [Value<'_>; 3] = [("count", &count), ("all", &whole), ("list", &list)];
    let measured =
        Measured::computed(all.name, all.measure, Decimal::count(whole - count)).required(Decimal::count(whole));
    texts.judge(count == 0, &[&own, values]).measuring(measured)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{All, Enough, all_have, each_has_rows, every_has, has_at_least};
    use crate::decimal::Decimal;
    use crate::fact::{Unit, UnitKind};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;
    use crate::rule::tests::{items, with_items, world};

    fn unit(code: &str) -> Unit {
        crate::memory::unit(code, code, UnitKind::Commune, "")
    }

    #[test]
    fn a_register_that_does_not_speak_is_missing_data_once() {
        let (world, enough) =
            (world(crate::Day::ymd(2022, 7, 1), true), Enough { name: "x", measure: "y", required: 1 });
        let outcomes = each_has_rows(&items(&world), &[unit("1"), unit("2")], &enough, &TEXTS);
        assert_eq!(outcomes.iter().map(|one| one.condition).collect::<Vec<_>>(), [Condition::MissingData]);
    }

    #[test]
    fn each_unit_is_judged_by_itself() {
        let outcomes = every_has(&[unit("1"), unit("2")], "x", "y", |unit| usize::from(unit.code == "1"), &TEXTS);
        let found: Vec<_> = outcomes.iter().map(|one| (one.subject.as_str(), one.condition)).collect();
        assert_eq!(found, [("1", Condition::Holds), ("2", Condition::Fails)]);
    }

    proptest! {
        #[test]
        fn all_have_it_when_nobody_is_without(there in proptest::collection::vec(any::<bool>(), 0..20)) {
            let things: Vec<_> = (0..there.len()).map(|number| (number.to_string(), format!("n{number}"))).collect();
            let have: Vec<_> =
                there.iter().enumerate().filter(|(_, is)| **is).map(|(number, _)| number.to_string()).collect();
            let outcome = all_have(&All { name: "x", measure: "đơn vị", things: &things, have: &have }, &TEXTS, &[]);
            if there.is_empty() {
                prop_assert_eq!(outcome.condition, Condition::MissingData);
            } else {
                prop_assert_eq!(outcome.condition == Condition::Holds, there.iter().all(|is| *is));
                prop_assert_eq!(outcome.measured[0].computed, Some(Decimal::count(have.len())));
            }
        }

        #[test]
        fn a_unit_has_the_rows_that_name_it(named in proptest::collection::vec(1_i32..4, 0..12), required in 0_usize..4) {
            let line = |(number, unit): (usize, &i32)| format!("{unit},P,{number},2022-01-20,");
            let world = with_items("owner", &named.iter().enumerate().map(line).collect::<Vec<_>>());
            let enough = Enough { name: "x", measure: "y", required };
            let outcomes = each_has_rows(&items(&world), &[unit("1"), unit("2")], &enough, &TEXTS);
            prop_assert_eq!(outcomes.len(), 2);
            for (outcome, code) in outcomes.iter().zip(1_i32..) {
                let own = named.iter().filter(|unit| **unit == code).count();
                prop_assert_eq!(&outcome.subject, &code.to_string());
                prop_assert_eq!(outcome.measured[0].computed, Some(Decimal::count(own)));
                prop_assert_eq!(outcome.condition == Condition::Holds, own >= required);
            }
        }

        #[test]
        fn enough_is_enough(have in 0_usize..9, required in 0_usize..9) {
            let holds = has_at_least("x", "y", have, required, &TEXTS, &[]).condition == Condition::Holds;
            prop_assert_eq!(holds, have >= required);
        }
    }
}
