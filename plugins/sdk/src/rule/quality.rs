//! Register quality: every row is whole and its days stand in order.
//!
//! Missing data: a register without a row. Measured: the rows with a fault, then each kind of fault by its own number.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// Rows of a register and what is wrong with them.
#[derive(Clone, Copy, Debug)]
pub struct Quality<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What a row is called.
    pub measure: &'a str,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them have a fault, each counted once.
    pub faulty: usize,
    /// Each kind of fault, and how many rows have it.
    pub faults: &'a [(&'a str, usize)],
}

/// Holds when no row has a fault. Fills `{count} {all} {list}`, the list naming the kinds of fault with their numbers.
pub fn rows_sound(quality: &Quality<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    if quality.rows == 0 {
        return texts.missing(&format!("chưa có {} nào trong kỳ", quality.measure));
    }
    let found: Vec<_> = quality.faults.iter().filter(|(_, count)| *count > 0).collect();
    let names: Vec<String> = found.iter().map(|(name, count)| format!("{name}: {count}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let list = join_names(&names, "lỗi");
    let own: [Value<'_>; 3] = [("count", &quality.faulty), ("all", &quality.rows), ("list", &list)];
    let measured = Measured::computed(quality.name, quality.measure, Decimal::count(quality.faulty));
    let outcome = texts.judge(quality.faulty == 0, &[&own, values]).measuring(measured.required(Decimal::whole(0)));
    found.iter().fold(outcome, |so_far, (name, count)| {
        so_far.measuring(Measured::computed(name, quality.measure, Decimal::count(*count)))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Quality, rows_sound};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    proptest! {
        #[test]
        fn only_rows_without_a_fault_hold(rows in 0_usize..20, faulty in 0_usize..20, other in 0_usize..3) {
            let (faulty, faults) = (faulty.min(rows), [("a", faulty), ("b", other)]);
            let outcome = rows_sound(&Quality { name: "x", measure: "dòng", rows, faulty, faults: &faults }, &TEXTS, &[]);
            let expected = match (rows, faulty) {
                (0, _) => Condition::MissingData,
                (_, 0) => Condition::Holds,
                _ => Condition::Fails,
            };
            prop_assert_eq!(outcome.condition, expected);
            let kinds = faults.iter().filter(|(_, count)| *count > 0).count();
            prop_assert_eq!(outcome.measured.len(), if rows == 0 { 0 } else { 1 + kinds });
        }
    }
}
