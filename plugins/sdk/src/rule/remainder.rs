//! List empty: nothing of a kind is left over.
//!
//! It never finds data missing: what could be left over is for the caller to know. Measured: how many are left.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// What is left over, out of how many.
#[derive(Clone, Copy, Debug)]
pub struct Remainder<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// How many are left.
    pub count: usize,
    /// Out of how many.
    pub all: usize,
    /// The first few by name.
    pub list: &'a str,
}

/// Holds when nothing remains. Fills `{count} {all} {list}`.
pub fn none_remains(left: &Remainder<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let own: [Value<'_>; 3] = [("count", &left.count), ("all", &left.all), ("list", &left.list)];
    let measured = Measured::computed(left.name, left.measure, Decimal::count(left.count)).required(Decimal::whole(0));
    texts.judge(left.count == 0, &[&own, values]).measuring(measured)
}

/// Items that are left over, each by its name.
#[derive(Clone, Copy, Debug)]
pub struct Items<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What the things are called after a number.
    pub measure: &'a str,
    /// Those that are left.
    pub items: &'a [String],
    /// Out of how many.
    pub all: usize,
}

/// Holds when no item remains; the first few are named. Fills `{count} {all} {list}`.
pub fn no_item_remains(left: &Items<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let Items { name, measure, items, all } = *left;
    let names: Vec<&str> = items.iter().map(String::as_str).collect();
    let list = join_names(&names, measure);
    none_remains(&Remainder { name, measure, count: items.len(), all, list: &list }, texts, values)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Items, Remainder, no_item_remains, none_remains};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::{TEXTS, Texts};

    proptest! {
        #[test]
        fn one_left_over_fails(count in 0_usize..5, all in 0_usize..9) {
            let left = Remainder { name: "x", measure: "hồ sơ", count, all, list: "" };
            let outcome = none_remains(&left, &TEXTS, &[]);
            prop_assert_eq!(outcome.condition == Condition::Holds, count == 0);
            prop_assert_eq!(outcome.measured[0].computed, Some(Decimal::count(count)));
        }

        #[test]
        fn items_count_as_many_as_they_are(items in proptest::collection::vec("[a-z]{3}", 0..15)) {
            let texts = Texts { fails: "{list}", ..TEXTS };
            let left = Items { name: "x", measure: "hồ sơ", items: &items, all: 20 };
            let outcome = no_item_remains(&left, &texts, &[]);
            let counted = Remainder { name: "x", measure: "hồ sơ", count: items.len(), all: 20, list: "" };
            prop_assert_eq!(outcome.condition, none_remains(&counted, &texts, &[]).condition);
            prop_assert_eq!(&outcome.measured, &none_remains(&counted, &texts, &[]).measured);
            prop_assert!(items.first().is_none_or(|item| outcome.message.starts_with(item.as_str())));
        }
    }
}
