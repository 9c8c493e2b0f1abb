//! Edits of the calendar: shown before they are made, recorded as versions, and followed by what rests on them.

use std::sync::Arc;

use dondoc::domain::calendar::CalendarSource;
use dondoc::domain::{Day, Position};
use dondoc::operations::{
    Assignment, CalendarEdited, DutyText, FileSent, ImportMode, Refusal, assign_task, calendar_at, edit_calendar,
    follow_calendar, list_calendar_edits, show_calendar, take_up_calendar, used_calendar,
};
use dondoc::sheets::read_calendar;

use super::assignment;
use super::duties::{cover, obliging, report, store, terms};
use crate::harness::Prepared;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A year with these days off.
fn decree(year: i32, off: &[&str]) -> Vec<u8> {
    let days =
        off.iter().map(|day| format!("[[days_off]]\nday = \"{day}\"\nreason = \"Nghỉ lễ\"\ndecision = \"VPCP\"\n"));
    format!("years = [{year}]\n{}", days.collect::<String>()).into_bytes()
}

fn edit(prepared: &Prepared, bytes: Vec<u8>, mode: ImportMode) -> CalendarEdited {
    let sent = FileSent { file: "vn.toml".into(), sheet: None, bytes };
    edit_calendar(&prepared.engine, "thu", &sent, mode).unwrap()
}

/// What the edits are: number, source, version.
fn edits(prepared: &Prepared) -> Vec<(u32, CalendarSource, String)> {
    let edits = list_calendar_edits(&prepared.engine).unwrap();
    edits.into_iter().map(|row| (row.value.number, row.value.source, row.value.version)).collect()
}

#[test]
fn a_preview_records_nothing_and_an_edit_is_one_version() {
    let prepared = Prepared::new().at("2026-11-22", 8);
    let before = prepared.engine.calendar();
    let shown = edit(&prepared, decree(2027, &["2027-01-01"]), ImportMode::Preview);
    assert_eq!((shown.number, &shown.moves.decreed[..]), (None, &[2027][..]));
    assert_eq!((edits(&prepared), prepared.engine.calendar()), (vec![], Arc::clone(&before)));
    let made = edit(&prepared, decree(2027, &["2027-01-01"]), ImportMode::Apply);
    assert_eq!((made.number, made.version.as_str()), (Some(2), shown.version.as_str()));
    assert_eq!(
        edits(&prepared),
        [
            (1, CalendarSource::Configuration, before.version().to_owned()),
            (2, CalendarSource::Api, made.version.clone()),
        ]
    );
    assert_eq!(prepared.engine.calendar().is_working_day(day("2027-01-01")), Some(false));
    assert_eq!(prepared.engine.calendar().is_working_day(day("2026-09-02")), Some(false), "other years stay");
    let again = edit(&prepared, decree(2027, &["2027-01-01"]), ImportMode::Apply);
    assert_eq!((again.number, edits(&prepared).len()), (None, 2));
}

#[test]
fn what_a_version_was_stays_readable_and_a_position_knows_its_own() {
    let prepared = Prepared::new().at("2026-11-22", 8);
    take_up_calendar(&prepared.engine).unwrap();
    let first = prepared.engine.calendar();
    let made = edit(&prepared, decree(2027, &["2027-01-01"]), ImportMode::Apply);
    let recorded = list_calendar_edits(&prepared.engine).unwrap();
    let at = |position| calendar_at(&prepared.engine, position).unwrap().version().to_owned();
    assert_eq!([Position(0), recorded[0].version].map(at), [first.version(), first.version()]);
    assert_eq!([recorded[1].version, Position::MAX].map(at), [made.version.as_str(), made.version.as_str()]);
    let named = |version: &str| show_calendar(&prepared.engine, Some(version)).map(|calendar| calendar.holds(2027));
    assert!(matches!((named(first.version()), named(&made.version)), (Ok(false), Ok(true))));
    assert!(matches!(named("vn-1-2+000000000000"), Err(Refusal::Absent { .. })));
}

#[test]
fn a_restart_keeps_what_was_edited_and_takes_up_what_the_configuration_changed() {
    let shared = store();
    let first = Prepared::over(Arc::clone(&shared)).at("2026-11-22", 8);
    let made = edit(&first, decree(2027, &["2027-01-01", "2027-02-08"]), ImportMode::Apply);
    let configured = first.engine.configured_calendar.as_ref();
    assert_eq!(used_calendar(shared.as_ref(), configured).unwrap().calendar.version(), made.version);
    let with_2027 = read_calendar(&decree(2027, &["2027-01-01"]), "vn.toml").unwrap();
    let changed = configured.overlaid(&with_2027, &[2027].into());
    let used = used_calendar(shared.as_ref(), &changed).unwrap();
    assert_eq!(used.calendar.is_working_day(day("2027-02-08")), Some(true), "the configuration spoke last");
    let mut restarted = Prepared::over(Arc::clone(&shared)).at("2026-11-23", 8);
    restarted.engine.configured_calendar = Arc::new(changed);
    let edit = take_up_calendar(&restarted.engine).unwrap().expect("the configuration has changed");
    assert_eq!((edit.number, edit.version.as_str()), (3, used.calendar.version()));
    assert_eq!(take_up_calendar(&restarted.engine).unwrap(), None);
}

#[test]
fn a_preview_says_which_deadlines_and_duties_move_and_from_when_to_when() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "next-working-day")], "2026-09-15");
    cover(&prepared, DutyText { under: Some("82".into()), ..terms("2026-09-15", &[]) });
    let shown = edit(&prepared, decree(2027, &["2027-01-01", "2027-03-22"]), ImportMode::Preview);
    let duties: Vec<_> = shown
        .moves
        .duties
        .first
        .iter()
        .map(|moved| (moved.period.as_str(), moved.kind.id(), moved.from, moved.to))
        .collect();
    let moved = |kind| ("2027-Q1", kind, day("2027-03-22"), day("2027-03-23"));
    assert_eq!(duties, ["commune", "department", "district"].map(moved));
    assert_eq!(shown.moves.duties.total, 3);
    let march = shown.moves.days.iter().find(|moved| moved.day == day("2027-03-22")).unwrap();
    assert_eq!((march.will_work, march.reason.as_str(), march.decision.as_str()), (false, "Nghỉ lễ", "VPCP"));
}

#[test]
fn following_the_calendar_ends_and_costs_nothing_once_it_is_followed() {
    let prepared = Prepared::new().office("tan-hong").at("2022-03-31", 17);
    let follow = || follow_calendar(&prepared.engine, prepared.engine.clock.now()).unwrap();
    assert_eq!(follow(), 0, "nothing was edited");
    edit(&prepared, decree(2023, &["2023-01-02"]), ImportMode::Apply);
    follow();
    let head = prepared.engine.store.head().unwrap().position;
    assert_eq!((follow(), prepared.engine.store.head().unwrap().position), (0, head));
    let followed = prepared.engine.store.resettling().unwrap().unwrap().value;
    assert_eq!((followed.edit, followed.after), (2, None));
}

#[test]
fn reminders_move_as_the_preview_said_and_deadlines_do_not() {
    let prepared = Prepared::new().at("2026-11-22", 8);
    let task = Assignment { unit: "82".into(), ..assignment("01", "2026-11-01", Some("2027-04-14")) };
    let key = assign_task(&prepared.engine, "test", &task, None).unwrap();
    let rung = || prepared.engine.store.next_rung(&key).unwrap().unwrap().value;
    let (before, deadline) = (rung(), day("2027-04-14"));
    let days = ["2027-01-01", "2027-04-12", "2027-04-13", "2027-04-16"];
    let shown = edit(&prepared, decree(2027, &days), ImportMode::Preview).moves;
    let moved = &shown.reminders.first[0];
    assert_eq!((shown.reminders.total, &moved.task, moved.deadline, moved.from), (1, &key, deadline, before.due));
    assert_eq!((moved.to, shown.deadlines.total), (before.due.plus(-2), 0), "12 and 13 April are not worked any more");
    edit(&prepared, decree(2027, &days), ImportMode::Apply);
    assert_eq!(rung(), before, "the next look of the loop moves it");
    assert_eq!(follow_calendar(&prepared.engine, prepared.engine.clock.now()).unwrap(), 1);
    assert_eq!((rung().due, rung().deadline, rung().rung), (moved.to, deadline, before.rung));
    assert_eq!((before.provisional, rung().provisional), (true, false));
}

#[test]
fn what_is_no_decree_is_refused_with_all_its_faults() {
    let prepared = Prepared::new();
    let refused = |bytes: &[u8]| {
        let sent = FileSent { file: "vn.toml".into(), sheet: None, bytes: bytes.to_vec() };
        edit_calendar(&prepared.engine, "thu", &sent, ImportMode::Apply).unwrap_err()
    };
    let Refusal::FaultyFile(faults) = refused(
        b"years = [2027]\n[[days_off]]\nday = \"2027-01-02\"\nreason = \"a\"\ndecision = \"b\"\n\
          [[days_worked]]\nday = \"2027-01-02\"\nreason = \"a\"\ndecision = \"b\"\ninstead_of = \"2026-01-02\"\n",
    ) else {
        panic!("a day cannot be both");
    };
    let codes: Vec<&str> = faults.kept().iter().map(|fault| fault.code.id()).collect();
    assert_eq!(codes, ["value-unexpected", "day-contradicted", "swap-apart"]);
    let Refusal::Faulty(faults) = refused(b"years = []\n") else { panic!("it decrees nothing") };
    assert_eq!(faults[0].code, "no-year");
    assert_eq!(edits(&prepared), []);
}
