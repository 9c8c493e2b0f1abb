//! Register quality: every row is whole and its days stand in order.
//!
//! Missing data: a register without a row. Measured: the rows with a fault, then each kind of fault by its own number.

use super::{Texts, Value};
use crate::book::Book;
use crate::decimal::Decimal;
use crate::fact::Clause;
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

/// What a row of a register must be.
#[derive(Clone, Copy, Debug)]
pub struct Sound<'a> {
    /// What is measured.
    pub name: &'a str,
    /// What a row is called.
    pub measure: &'a str,
    /// The clauses that must all hold for a row, each with the name of the fault where one does not.
    pub clauses: &'a [(&'a str, Clause)],
}

impl Sound<'_> {
    /// The values of a column that rows with a fault have, each once, the first few by name.
    pub fn faulty_values(&self, book: &Book<'_>, column: &str, things: &str) -> Result<String, String> {
        let (all, sound) = (book.by(&[column])?, self.sound_rows(book).by(&[column])?);
        let of = |key: &[String]| sound.iter().find(|group| group.key == key).map_or(0, |group| group.count);
        let faulty = all.iter().filter(|group| group.count > of(&group.key));
        Ok(join_names(&faulty.map(|group| group.key[0].as_str()).collect::<Vec<_>>(), things))
    }

    fn sound_rows<'a>(&self, book: &Book<'a>) -> Book<'a> {
        self.clauses.iter().fold(book.clone(), |rest, (_, clause)| rest.only(clause.clone()))
    }
}

/// Holds when every row of a register is sound. Fills `{count} {all} {list}`; a register without a row is missing data.
pub fn book_sound(book: &Book<'_>, wanted: &Sound<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let counted = || -> Result<Outcome, String> {
        let rows = book.count()?;
        let faulty = rows - wanted.sound_rows(book).count()?;
        let broken = |(fault, clause): &(_, Clause)| Ok((*fault, rows - book.only(clause.clone()).count()?));
        let kinds = wanted.clauses.iter().map(broken).collect::<Result<Vec<_>, String>>()?;
        let Sound { name, measure, .. } = *wanted;
        Ok(rows_sound(&Quality { name, measure, rows, faulty, faults: &kinds }, texts, values))
    };
    texts.answer(counted())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Quality, Sound, book_sound, rows_sound};
    use crate::book::{differs, filled};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;
    use crate::rule::tests::{items, with_items, world};

    #[test]
    fn a_register_that_does_not_speak_is_missing_data() {
        let wanted = Sound { name: "x", measure: "dòng", clauses: &[] };
        let silent = world(crate::day::Day::ymd(2022, 7, 1), true);
        assert_eq!(book_sound(&items(&silent), &wanted, &TEXTS, &[]).condition, Condition::MissingData);
        assert_eq!(
            book_sound(&items(&with_items("owner", &[])), &wanted, &TEXTS, &[]).condition,
            Condition::MissingData
        );
    }

    proptest! {
        #[test]
        fn a_row_is_sound_when_every_clause_holds_for_it(rows in proptest::collection::vec((0..3, any::<bool>(), any::<bool>()), 1..12)) {
            let line = |(number, (plan, owned, copied)): (usize, &(i32, bool, bool))| {
                let (owner, copied) = (if *owned { "VP" } else { "" }, if *copied { "yes" } else { "no" });
                format!("866,{plan},{number},2022-01-20,{owner},{copied}")
            };
            let world = with_items("owner,copied", &rows.iter().enumerate().map(line).collect::<Vec<_>>());
            let clauses = [("a", filled("owner")), ("b", differs("copied", "yes"))];
            let wanted = Sound { name: "x", measure: "dòng", clauses: &clauses };
            let faulty: Vec<_> = rows.iter().filter(|(_, owned, copied)| !*owned || *copied).collect();
            let outcome = book_sound(&items(&world), &wanted, &TEXTS, &[]);
            prop_assert_eq!(outcome.measured[0].computed, Some(crate::Decimal::count(faulty.len())));
            prop_assert_eq!(outcome.condition == Condition::Holds, faulty.is_empty());
            let mut plans: Vec<_> = faulty.iter().map(|(plan, _, _)| plan.to_string()).collect();
            plans.sort();
            plans.dedup();
            prop_assert_eq!(wanted.faulty_values(&items(&world), "plan", "kế hoạch"), Ok(plans.join(", ")));
        }

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
