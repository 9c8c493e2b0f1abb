//! Ladders climbed over days off, with and without a unit that says something.

use super::*;
use crate::domain::Period;
use crate::domain::calendar::{Calendar, Decided};
use crate::domain::task_state::Timeliness;
use crate::domain::task_state::tests::{day, task};

fn state(stage: Stage, deadline: Option<&str>) -> TaskState {
    let deadline = deadline.map(day);
    TaskState {
        stage,
        timeliness: Timeliness::InTime,
        progress_percent: 0,
        assigned: day("2022-01-04"),
        started: None,
        reported: None,
        original_deadline: deadline,
        deadline,
        done: None,
        acknowledged: None,
        snoozed: None,
        requested: None,
        explained: None,
    }
}

fn open(deadline: &str) -> TaskState {
    state(Stage::Started, Some(deadline))
}

/// 2022 with the days off of Tết (31 January to 4 February), 10 and 11 April, 30 April to 3 May.
fn calendar() -> Calendar {
    let off = ["01-31", "02-01", "02-02", "02-03", "02-04", "04-11", "05-02", "05-03"];
    let decided = || Decided { reason: "lễ".into(), decision: "VPCP".into() };
    let off = off.map(|text| (day(&format!("2022-{text}")), decided()));
    Calendar::new("test".into(), [2021, 2022].into(), off.into())
}

fn settled(state: &TaskState, start: Start, today: &str) -> Settled {
    let (calendar, ladder) = (calendar(), Ladder::default());
    let outlook = Outlook::of(&calendar);
    let climb = Climb { ladder: &ladder, outlook, start, today: day(today), now: chrono::DateTime::UNIX_EPOCH };
    settle(&task(&[]), state, &climb)
}

/// Each rung with the day it is told, climbed day by day from the foot.
fn days(state: &TaskState, rungs: usize) -> Vec<(i32, String)> {
    let mut found = Vec::new();
    let mut next = settled(state, Start::FOOT, "2000-01-05").next;
    while let Some(rung) = next.take().filter(|_| found.len() < rungs) {
        found.push((rung.rung.0, rung.due.to_string()));
        let start = Start { rung: rung.rung, last: rung.last, not_before: None };
        let settled = settled(state, start, &rung.due.to_string());
        assert_eq!(
            settled.written.iter().map(|row| (row.key.rung, row.superseded)).collect::<Vec<_>>(),
            [(rung.rung, false)]
        );
        next = settled.next;
    }
    found
}

#[track_caller]
fn check(deadline: &str, expected: &[(i32, &str)]) {
    let expected: Vec<(i32, String)> = expected.iter().map(|(rung, day)| (*rung, format!("2022-{day}"))).collect();
    assert_eq!(days(&open(deadline), expected.len()), expected);
}

#[test]
fn a_ladder_steps_over_tet_and_over_the_days_off_of_april() {
    // The last working day in time before Tết is 28 January.
    check(
        "2022-02-10",
        &[
            (-15, "01-13"),
            (-7, "01-25"),
            (-3, "02-07"),
            (-1, "02-09"),
            (0, "02-10"),
            (1, "02-11"),
            (3, "02-15"),
            (8, "02-22"),
        ],
    );
    check("2022-04-29", &[(-15, "04-07"), (-7, "04-20"), (-3, "04-26"), (-1, "04-28"), (0, "04-29"), (1, "05-04")]);
}

#[test]
fn a_deadline_on_a_day_off_is_reminded_of_on_the_last_working_day_before_it() {
    let before = settled(&open("2022-02-02"), Start::above(Rung(-3)), "2022-01-26").next.unwrap();
    assert_eq!((before.rung, before.due), (Rung(-1), day("2022-01-27")));
    let own = settled(&open("2022-02-02"), Start::above(Rung(-1)), "2022-01-27").next.unwrap();
    assert_eq!((own.rung, own.due), (Rung(0), day("2022-01-28")));
    let after = settled(&open("2022-02-02"), Start::above(Rung(0)), "2022-01-28").next.unwrap();
    assert_eq!((after.rung, after.due), (Rung(1), day("2022-02-07")));
}

#[test]
fn a_rung_in_a_year_without_its_decree_is_provisional() {
    let next = settled(&open("2023-01-10"), Start::above(Rung(-7)), "2022-12-30").next.unwrap();
    assert_eq!((next.rung, next.provisional), (Rung(-3), true));
    assert!(!settled(&open("2022-03-15"), Start::FOOT, "2022-01-04").next.unwrap().provisional);
}

#[test]
fn nobody_is_reminded_of_what_is_done_halted_or_without_a_deadline() {
    for stage in [Stage::Done, Stage::Refused, Stage::Cancelled, Stage::Suspended] {
        let settled = settled(&state(stage, Some("2022-03-15")), Start::FOOT, "2022-04-01");
        assert_eq!(settled, Settled { written: vec![], next: None });
    }
    assert_eq!(settled(&state(Stage::Started, None), Start::FOOT, "2022-04-01").next, None);
}

#[test]
fn what_fell_due_while_nobody_looked_is_written_once_and_superseded() {
    let settled = settled(&open("2022-03-15"), Start::FOOT, "2022-03-15");
    let rows: Vec<_> = settled.written.iter().map(|row| (row.key.rung.0, row.superseded)).collect();
    assert_eq!(rows, [(-15, true), (-7, true), (-3, true), (-1, true), (0, false)]);
    let next = settled.next.unwrap();
    assert_eq!((next.due, next.last), (day("2022-03-16"), Some(Rung(0))));
    let again = super::tests::settled(&open("2022-03-15"), Start::above(Rung(0)), "2022-03-15");
    assert_eq!(again, Settled { written: vec![], next: Some(next) });
}

#[test]
fn weeks_of_repetitions_that_nobody_saw_are_one_row() {
    let settled = settled(&open("2022-03-15"), Start::above(Rung(3)), "2022-12-30");
    let rows: Vec<_> =
        settled.written.iter().map(|row| (row.key.rung.0, row.superseded, row.stands_for, row.due)).collect();
    let [(folded, true, 39, _), (told, false, 1, on)] = rows[..] else { panic!("{rows:?}") };
    assert_eq!((folded, told, on), (198, 203, day("2022-12-28")));
    assert_eq!(settled.next.map(|next| next.rung), Some(Rung(208)));
}

#[test]
fn what_fell_due_before_a_ladder_was_set_is_passed_over() {
    let start = Start { not_before: Some(day("2022-03-11")), ..Start::above(Rung(-15)) };
    let settled = settled(&open("2022-03-15"), start, "2022-03-11");
    assert_eq!((settled.written, settled.next.map(|next| next.rung)), (vec![], Some(Rung(-1))));
}

#[test]
fn an_acknowledgement_is_good_until_the_deadline_and_after_it_for_one_rung() {
    let silenced = |acknowledged: &str, last: i32, today: &str| {
        let state = TaskState { acknowledged: Some(day(acknowledged)), ..open("2022-03-15") };
        let settled = settled(&state, Start::above(Rung(last)), today);
        settled.written.last().map(|row| (row.key.rung.0, row.silenced))
    };
    let acknowledged = Some(Silenced::Acknowledged);
    assert_eq!(silenced("2022-02-25", -15, "2022-03-04"), Some((-7, acknowledged)));
    assert_eq!(silenced("2022-02-25", -3, "2022-03-14"), Some((-1, acknowledged)));
    assert_eq!(silenced("2022-03-14", -1, "2022-03-15"), Some((0, None)), "its own day is always told");
    assert_eq!(silenced("2022-03-14", 0, "2022-03-16"), Some((1, None)));
    assert_eq!(silenced("2022-03-17", 1, "2022-03-18"), Some((3, acknowledged)));
    assert_eq!(silenced("2022-03-17", 3, "2022-03-25"), Some((8, None)), "what stays undone is pressed for again");
}

#[test]
fn what_is_put_off_is_told_when_that_is_over() {
    let snoozed = Period::new(day("2022-03-09"), day("2022-03-14"));
    let state = TaskState { snoozed, ..open("2022-03-15") };
    let waits = settled(&state, Start::above(Rung(-7)), "2022-03-09").next.unwrap();
    assert_eq!((waits.rung, waits.due), (Rung(-3), day("2022-03-15")));
    let rows = settled(&state, Start::above(Rung(-7)), "2022-03-15").written;
    let rows: Vec<_> = rows.iter().map(|row| (row.key.rung.0, row.superseded, row.silenced)).collect();
    let snoozed = Some(Silenced::Snoozed);
    assert_eq!(rows, [(-3, true, snoozed), (-1, true, snoozed), (0, false, None)]);
}

#[test]
fn where_days_end_the_climb_ends() {
    let settled = settled(&open("2199-12-30"), Start::above(Rung(0)), "2199-12-30");
    assert_eq!((settled.written, settled.next), (vec![], None));
}
