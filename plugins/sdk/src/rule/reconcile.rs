//! Two-source reconciliation: what two sources say of the same things, key by key.
//!
//! Missing data: both sources are empty. Measured: the keys that do not agree, then those only one source has.

use std::collections::{BTreeMap, BTreeSet};

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// Two sources; what they say of a key is equal or it is not.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// What the first source says.
    pub first: &'a BTreeMap<String, String>,
    /// What the second one says.
    pub second: &'a BTreeMap<String, String>,
}

/// Holds when both have the same keys and say the same of each. Fills `{count} {all} {list} {only-first} {only-second}
/// {different}`.
pub fn sources_agree(sources: &Sources<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let keys: BTreeSet<&String> = sources.first.keys().chain(sources.second.keys()).collect();
    if keys.is_empty() {
        return texts.missing(&format!("cả hai nguồn đều chưa có {} nào trong kỳ", sources.measure));
    }
    let (mut only_first, mut only_second, mut different, mut off) = (0_usize, 0_usize, 0_usize, Vec::new());
    for key in &keys {
        match (sources.first.get(*key), sources.second.get(*key)) {
            (Some(first), Some(second)) if first == second => continue,
            (Some(_), Some(_)) => different += 1,
            (Some(_), None) => only_first += 1,
            (None, _) => only_second += 1,
        }
        off.push(key.as_str());
    }
    let (count, all, list) = (off.len(), keys.len(), join_names(&off, sources.measure));
    let own: [Value<'_>; 6] = [
        ("count", &count),
        ("all", &all),
        ("list", &list),
        ("only-first", &only_first),
        ("only-second", &only_second),
        ("different", &different),
    ];
    let measured = |name: &str, value| Measured::computed(name, sources.measure, Decimal::count(value));
    texts
        .judge(count == 0, &[&own, values])
        .measuring(measured(sources.name, count).required(Decimal::whole(0)))
        .measuring(measured("Chỉ có ở một nguồn", only_first + only_second))
}

/// Two lists of things; what they name is all they say.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// What the first list names.
    pub first: &'a [String],
    /// What the second one names.
    pub second: &'a [String],
}

/// Holds when both lists name the same things, in whatever order and however often. Fills what [`sources_agree`] fills.
pub fn lists_agree(lists: &Lists<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let of = |names: &[String]| names.iter().map(|name| (name.clone(), String::new())).collect();
    let Lists { name, measure, first, second } = *lists;
    sources_agree(&Sources { name, measure, first: &of(first), second: &of(second) }, texts, values)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Lists, Sources, lists_agree, sources_agree};
    use crate::decimal::Decimal;
    use crate::outcome::{Condition, Outcome};
    use crate::rule::TEXTS;

    fn compare(first: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Outcome {
        sources_agree(&Sources { name: "x", measure: "hồ sơ", first, second }, &TEXTS, &[])
    }

    proptest! {
        #[test]
        fn the_order_of_the_sources_decides_nothing(first in proptest::collection::btree_map("[a-d]", "[01]", 0..5), second in proptest::collection::btree_map("[a-d]", "[01]", 0..5)) {
            let (there, back) = (compare(&first, &second), compare(&second, &first));
            prop_assert_eq!(there.condition, back.condition);
            prop_assert_eq!(&there.measured, &back.measured);
            if first.is_empty() && second.is_empty() {
                prop_assert_eq!(there.condition, Condition::MissingData);
            } else {
                prop_assert_eq!(there.condition == Condition::Holds, first == second);
            }
        }

        #[test]
        fn lists_agree_as_sets_do(first in proptest::collection::vec("[a-c]", 1..5), second in proptest::collection::vec("[a-c]", 1..5)) {
            let agree = |first: &[String], second: &[String]| {
                lists_agree(&Lists { name: "x", measure: "hồ sơ", first, second }, &TEXTS, &[]).condition
            };
            let set = |names: &[String]| names.iter().cloned().collect::<std::collections::BTreeSet<_>>();
            prop_assert_eq!(agree(&first, &second) == Condition::Holds, set(&first) == set(&second));
            prop_assert_eq!(agree(&first, &[first.clone(), first.clone()].concat()), Condition::Holds);
        }

        #[test]
        fn one_that_is_lost_is_one_that_is_off(both in proptest::collection::btree_map("[a-z]{2}", "[01]", 2..9)) {
            let mut fewer = both.clone();
            fewer.pop_first();
            prop_assert_eq!(compare(&both, &fewer).measured[0].computed, Some(Decimal::whole(1)));
        }
    }
}
