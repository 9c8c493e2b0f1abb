//! Recommendation follow-up: each recommendation has an owner and a day, and what came of it was reported in time.
//!
//! Missing data: no recommendation is registered, or the calendar of a year that matters is not known. Measured: the
//! recommendations that are behind, and by how many days the worst report is.

use super::{Texts, Value};
use crate::day::Day;
use crate::decimal::Decimal;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};
use crate::world::World;

/// One recommendation as its register has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// Its number.
    pub number: String,
    /// The last day of the inspection.
    pub inspected: Option<Day>,
    /// The day of the conclusion.
    pub concluded: Option<Day>,
    /// Whether somebody answers for it and by when.
    pub has_owner_and_due: bool,
    /// The day the plan to mend it was issued.
    pub planned: Option<Day>,
    /// The day its mending was reported.
    pub reported: Option<Day>,
}

/// What is owed after an inspection.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Working days for the conclusion after the inspection; none: it is not asked about.
    pub conclusion_working_days: Option<i32>,
    /// Days for the report after the conclusion.
    pub report_days: i32,
    /// Whether a plan to mend it is owed as well, by the same day.
    pub plan_owed: bool,
}

/// Holds when nothing is behind on the as-of date. Fills `{count} {all} {list} {days} {inspected}`.
///
/// A report that is not yet due is not behind. Asks the world for working days and whether a day has passed.
pub fn followed_up(world: &dyn World, rows: &[Recommendation], terms: &Terms, texts: &Texts) -> Outcome {
    let Some(inspected) = rows.iter().filter_map(|row| row.inspected).max() else {
        return texts.missing(&"chưa có kiến nghị nào trong sổ theo dõi kiến nghị kiểm tra (recommendations)");
    };
    let today = world.as_of();
    let (mut behind, mut days_max) = (Vec::new(), 0);
    for row in rows {
        let Some(late) = behind_by(world, row, terms, today) else { return texts.calendar_missing() };
        if late > 0 || !row.has_owner_and_due {
            behind.push(row.number.as_str());
        }
        days_max = days_max.max(late);
    }
    let (count, all, list) = (behind.len(), rows.len(), join_names(&behind, "kiến nghị"));
    let own: [Value<'_>; 5] =
        [("count", &count), ("all", &all), ("list", &list), ("days", &days_max), ("inspected", &inspected)];
    let measured = Measured::computed("Kiến nghị chưa bảo đảm", "kiến nghị", Decimal::count(count));
    texts.judge(count == 0, &[&own]).measuring(measured.required(Decimal::whole(0))).measuring(Measured::computed(
        "Số ngày chậm nhiều nhất",
        "ngày",
        Decimal::whole(days_max.into()),
    ))
}

/// The days one recommendation is behind, 0 where it is not; none where the calendar is not known.
fn behind_by(world: &dyn World, row: &Recommendation, terms: &Terms, today: Day) -> Option<i32> {
    let late = |done: Option<Day>, due: Day| done.unwrap_or(today).since(due).max(0);
    let concluded = match (terms.conclusion_working_days, row.inspected) {
        (Some(working_days), Some(inspected)) => late(row.concluded, world.add_working_days(inspected, working_days)?),
        _ => 0,
    };
    let owed = row.concluded.map(|concluded| concluded.plus(terms.report_days));
    let reported = owed.map_or(0, |due| late(row.reported, due));
    let planned = owed.filter(|_| terms.plan_owed).map_or(0, |due| late(row.planned, due));
    Some(concluded.max(reported).max(planned))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Recommendation, Terms, followed_up};
    use crate::day::Day;
    use crate::decimal::Decimal;
    use crate::outcome::{Condition, Outcome};
    use crate::rule::TEXTS;
    use crate::rule::tests::world;

    const TERMS: Terms = Terms { conclusion_working_days: Some(15), report_days: 15, plan_owed: false };

    fn row(reported: Option<i32>) -> Recommendation {
        let concluded = Day::ymd(2022, 3, 20);
        Recommendation {
            number: "1".to_owned(),
            inspected: Some(Day::ymd(2022, 3, 10)),
            concluded: Some(concluded),
            has_owner_and_due: true,
            planned: None,
            reported: reported.map(|days| concluded.plus(days)),
        }
    }

    fn on(day: Day, rows: &[Recommendation]) -> Outcome {
        followed_up(&world(day, true), rows, &TERMS, &TEXTS)
    }

    #[test]
    fn the_last_day_is_in_time_and_an_owner_is_owed() {
        let today = Day::ymd(2022, 5, 1);
        assert_eq!(on(today, &[row(Some(15))]).condition, Condition::Holds);
        assert_eq!(on(today, &[row(Some(16))]).measured[1].computed, Some(Decimal::whole(1)));
        assert_eq!(on(Day::ymd(2022, 4, 4), &[row(None)]).condition, Condition::Holds);
        assert_eq!(on(Day::ymd(2022, 4, 5), &[row(None)]).condition, Condition::Fails);
        let ownerless = Recommendation { has_owner_and_due: false, ..row(Some(1)) };
        assert_eq!(on(today, &[ownerless]).condition, Condition::Fails);
    }

    #[test]
    fn no_recommendation_and_no_calendar_are_missing_data() {
        let today = Day::ymd(2022, 5, 1);
        assert_eq!(on(today, &[]).condition, Condition::MissingData);
        let unknown = followed_up(&world(today, false), &[row(Some(1))], &TERMS, &TEXTS);
        assert_eq!(unknown.condition, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn as_many_are_behind_as_were_reported_late(reported in proptest::collection::vec(0_i32..40, 1..9)) {
            let rows: Vec<_> = reported.iter().map(|days| row(Some(*days))).collect();
            let outcome = on(Day::ymd(2022, 6, 1), &rows);
            let late = reported.iter().filter(|days| **days > 15).count();
            prop_assert_eq!(outcome.measured[0].computed, Some(Decimal::count(late)));
            prop_assert_eq!(outcome.condition == Condition::Holds, late == 0);
        }
    }
}
