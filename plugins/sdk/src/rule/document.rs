//! Document exists by date: a paper was issued, or a thing done, on a day or before.
//!
//! Without it the rule fails once the day has passed and does not apply before; it never finds data missing by itself,
//! since only the caller knows whether the registry is kept. Measured: the days it came late.

use super::{Texts, Value};
use crate::book::Book;
use crate::day::Day;
use crate::decimal::Decimal;
use crate::fact::Document;
use crate::outcome::{Measured, Outcome};
use crate::world::World;

/// By when a paper is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// The last day that is in time.
    pub deadline: Day,
    /// Whether that day has passed.
    pub passed: bool,
    /// Said when it has passed and there is no paper.
    pub if_none: &'a str,
}

impl<'a> Due<'a> {
    /// Due on a day; asks whether it has passed.
    pub fn on(world: &dyn World, deadline: Day, if_none: &'a str) -> Self {
        Self { deadline, passed: world.reached(deadline.plus(1)), if_none }
    }
}

/// Holds when the paper was issued on or before the deadline. Fills `{number} {issued} {deadline} {late-days}`.
///
/// Without the paper it fails once the deadline has passed, and does not apply before.
pub fn issued_by(paper: Option<&Document>, due: &Due<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let Some(paper) = paper else { return done_by(None, due, texts, values) };
    let own: [Value<'_>; 2] = [("number", &paper.number), ("issued", &paper.issued)];
    done_by(Some(paper.issued), due, texts, &[&own, values].concat()).citing(&paper.number)
}

/// Holds when the thing was done on or before the deadline. Fills `{on} {deadline} {late-days}`.
///
/// Not done, it fails once the deadline has passed, and does not apply before.
pub fn done_by(on: Option<Day>, due: &Due<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let deadline = due.deadline;
    let Some(on) = on else {
        return if due.passed {
            Outcome::fails(texts.check, super::fill(due.if_none, &[&[("deadline", &deadline)], values]))
                .advising(texts.advice)
        } else {
            Outcome::not_applicable(texts.check, format!("Chưa đến hạn ({deadline})."))
        };
    };
    let late = on.since(deadline).max(0);
    let own: [Value<'_>; 3] = [("on", &on), ("deadline", &deadline), ("late-days", &late)];
    texts
        .judge(late == 0, &[&own, values])
        .measuring(Measured::computed("Số ngày chậm", "ngày", Decimal::whole(late.into())).required(Decimal::whole(0)))
}

/// The same for the first day that a column of a register names; what is due is asked for only where the register speaks,
/// and where it does not, data are missing.
pub fn first_done_by<'a>(
    book: &Book<'_>,
    column: &str,
    due: impl FnOnce() -> Due<'a>,
    texts: &Texts,
    values: &[Value<'_>],
) -> Outcome {
    texts.answer(book.values(column).map(|days| {
        let on = days.first().and_then(|day| Day::parse(day));
        done_by(on, &due(), texts, values)
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Due, done_by, first_done_by, issued_by};
    use crate::day::Day;
    use crate::decimal::Decimal;
    use crate::fact::Document;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;
    use crate::rule::tests::{items, with_items, world};

    fn paper() -> Document {
        Document {
            unit: "866".to_owned(),
            issuer: "UBND".to_owned(),
            kind: "plan".to_owned(),
            number: "06/KH-UBND".to_owned(),
            issued: Day::ymd(2022, 1, 11),
            title: String::new(),
        }
    }

    fn due(deadline: Day, passed: bool) -> Due<'static> {
        Due { deadline, passed, if_none: "none by {deadline}" }
    }

    #[test]
    fn the_last_day_is_in_time() {
        let check = |deadline| issued_by(Some(&paper()), &due(deadline, true), &TEXTS, &[]);
        assert_eq!(check(Day::ymd(2022, 1, 11)).condition, Condition::Holds);
        let late = check(Day::ymd(2022, 1, 10));
        assert_eq!((late.condition, late.measured[0].computed), (Condition::Fails, Some(Decimal::whole(1))));
        assert_eq!(late.cites, ["06/KH-UBND"]);
    }

    #[test]
    fn no_paper_fails_only_after_the_deadline() {
        let check = |passed| issued_by(None, &due(Day::ymd(2022, 1, 31), passed), &TEXTS, &[]);
        assert_eq!(check(true).condition, Condition::Fails);
        assert_eq!(check(true).message, "none by 31/1/2022");
        assert_eq!(check(false).condition, Condition::NotApplicable);
    }

    #[test]
    fn the_deadline_itself_has_not_passed() {
        let (deadline, passed) = (Day::ymd(2022, 1, 31), |today| world(today, true));
        assert!(!Due::on(&passed(deadline), deadline, "").passed);
        assert!(Due::on(&passed(deadline.plus(1)), deadline, "").passed);
    }

    #[test]
    fn a_register_that_does_not_speak_is_not_asked_what_is_due() {
        let silent = world(Day::ymd(2022, 7, 1), true);
        let outcome = first_done_by(&items(&silent), "due", || unreachable!("nothing is known"), &TEXTS, &[]);
        assert_eq!(outcome.condition, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn the_first_day_of_a_column_decides(days in proptest::collection::vec(1_u8..29, 0..6), deadline in 1_u8..29) {
            let line = |(number, day): (usize, &u8)| format!("866,P,{number},2022-01-20,2022-06-{day:02}");
            let world = with_items("due", &days.iter().enumerate().map(line).collect::<Vec<_>>());
            let due = due(Day::ymd(2022, 6, deadline), true);
            let expected = done_by(days.iter().min().map(|day| Day::ymd(2022, 6, *day)), &due, &TEXTS, &[]);
            prop_assert_eq!(first_done_by(&items(&world), "due", || due, &TEXTS, &[]), expected);
        }

        #[test]
        fn days_late_are_never_negative_and_none_holds(on in -500_i32..500, deadline in -500_i32..500) {
            let outcome = done_by(Some(Day(on)), &due(Day(deadline), true), &TEXTS, &[]);
            let late = outcome.measured[0].computed.expect("measured");
            prop_assert_eq!(late, Decimal::whole(i64::from((on - deadline).max(0))));
            prop_assert_eq!(outcome.condition == Condition::Holds, on <= deadline);
        }
    }
}
