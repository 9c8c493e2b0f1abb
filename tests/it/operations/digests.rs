//! What is owed is told once: one message for each contact and channel, outside quiet times, and nothing is lost on the way.

use std::sync::Arc;

use dondoc::domain::id::{ContactId, TaskKey, UnitCode};
use dondoc::domain::message::Message;
use dondoc::domain::owed::Standing;
use dondoc::domain::task::TaskEvent;
use dondoc::domain::{Day, Instant};
use dondoc::operations::{
    Composed, ContactText, Engine, Happening, ReminderQuery, Replacement, assign_task, compose_messages,
    list_reminder_lines, record_contact, record_task_fact, replace_contact, sweep_reminders,
};
use dondoc::store::query::OutboxQuery;
use dondoc::store::sled::{SledOptions, open};

use super::{assignment, at, bench};
use crate::harness::Prepared;

/// Records a contact; an e-mail address `<id>@a.vn` where it is to have one.
fn contact(engine: &Engine, id: &str, unit: &str, role: &str) {
    contact_since(engine, id, (unit, role), "2022-01-04");
}

fn contact_since(engine: &Engine, id: &str, (unit, role): (&str, &str), from: &str) {
    let sent = ContactText {
        id: id.into(),
        name: format!("Đầu mối {id}"),
        unit: unit.into(),
        role: role.into(),
        email: format!("{id}@a.vn"),
        from: from.into(),
        ..ContactText::default()
    };
    record_contact(engine, "test", &sent, None).unwrap();
}

fn assigned(engine: &Engine, number: &str, unit: &str, due: &str) {
    let assignment =
        dondoc::operations::Assignment { unit: unit.into(), ..assignment(number, "2022-02-01", Some(due)) };
    assign_task(engine, "test", &assignment, None).unwrap();
}

fn look(bench: &Prepared, local: &str) -> Composed {
    bench.clock.set(at(local));
    looked(&bench.engine, at(local))
}

fn looked(engine: &Engine, now: Instant) -> Composed {
    sweep_reminders(engine, now).unwrap();
    compose_messages(engine, now).unwrap()
}

/// Nobody would receive what one unit waits for.
const UNPLACED: Composed = Composed { messages: 0, unplaced: 1, is_quiet: false };
/// Nobody is written to.
const QUIET: Composed = Composed { messages: 0, unplaced: 0, is_quiet: true };

fn told(messages: usize) -> Composed {
    Composed { messages, ..Composed::default() }
}

/// All messages to a contact, the earliest first.
fn messages(engine: &Engine, contact: &str) -> Vec<Message> {
    let contact = Some(ContactId::parse(contact).unwrap());
    let query = OutboxQuery { unit: None, contact, channel: None, state: None, after: None, limit: usize::MAX };
    let found = engine.store.outboxes(&query).unwrap();
    let mut found: Vec<Message> =
        found.iter().map(|outbox| engine.store.message(&outbox.value.message).unwrap().unwrap().value).collect();
    found.sort_by_key(|message| message.composed);
    found
}

/// The tasks and rungs a message is made of.
fn about(message: &Message) -> Vec<(String, i32)> {
    message.reminders.iter().map(|key| (key.task.number.to_string(), key.rung.0)).collect()
}

/// Rung, unit and standing of everything that was ever owed.
fn owed(engine: &Engine) -> Vec<(i32, String, &'static str)> {
    let query = ReminderQuery { unit: None, task: None, after: None, limit: usize::MAX };
    let lines = list_reminder_lines(engine, &query, false).unwrap().items;
    let of = |line: &dondoc::operations::ReminderLine| {
        let rung = line.reminder.key.rung.0;
        line.owed.iter().map(|owed| (rung, owed.owed.key.unit.to_string(), owed.owed.standing.id())).collect::<Vec<_>>()
    };
    lines.iter().flat_map(of).collect()
}

fn record(engine: &Engine, event: TaskEvent, on: &str) {
    let task = TaskKey::parse("cchc-2022:01").unwrap();
    let happening = Happening { task, event, on: Day::parse(on).unwrap(), note: "lý do".into(), seen: None };
    record_task_fact(engine, "test", &happening).unwrap();
}

#[test]
fn all_that_is_owed_is_one_message_for_each_contact_and_channel() {
    let bench = bench("2022-02-01 09:00");
    contact(&bench.engine, "head", "866", "head");
    contact(&bench.engine, "officer", "866", "officer");
    let both = ContactText {
        id: "hook".into(),
        name: "Hệ thống".into(),
        unit: "866".into(),
        role: "officer".into(),
        email: "hook@a.vn".into(),
        webhook: "https://a.vn/x".into(),
        ..ContactText::default()
    };
    record_contact(&bench.engine, "test", &both, None).unwrap();
    for number in ["01", "02", "03"] {
        assigned(&bench.engine, number, "866", "2022-03-15");
    }
    assert_eq!(look(&bench, "2022-02-22 08:00"), told(4));
    assert_eq!(look(&bench, "2022-02-22 08:01"), told(0), "what was told is told once");
    let expected = ["01", "02", "03"].map(|number| (number.to_owned(), -15));
    assert_eq!(messages(&bench.engine, "head").iter().map(about).collect::<Vec<_>>(), std::slice::from_ref(&expected));
    let by_hook = messages(&bench.engine, "hook");
    assert_eq!(by_hook.iter().map(about).collect::<Vec<_>>(), [expected.clone(), expected]);
    assert_ne!(by_hook[0].channel, by_hook[1].channel);
    assert!(by_hook[0].text.contains("Ban hành kế hoạch"), "{}", by_hook[0].text);
}

#[test]
fn in_quiet_days_and_hours_it_waits() {
    let bench = bench("2022-03-19 10:00"); // a Saturday
    contact(&bench.engine, "head", "866", "head");
    contact(&bench.engine, "tinh", "87", "head");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    for quiet in ["2022-03-19 10:00", "2022-03-20 10:00", "2022-03-21 06:59"] {
        assert_eq!(look(&bench, quiet), QUIET, "{quiet}");
    }
    assert_eq!(look(&bench, "2022-03-21 07:00"), told(2), "it is late, so the province is told as well");
    // 25 March is a Friday: the next rung is written at night and told in the morning.
    assert_eq!(look(&bench, "2022-03-25 00:00"), QUIET);
    assert_eq!(look(&bench, "2022-03-25 07:00"), told(2));
    assert_eq!(messages(&bench.engine, "head").iter().flat_map(about).map(|found| found.1).collect::<Vec<_>>(), [3, 8]);
}

#[test]
fn a_later_rung_takes_the_place_of_one_that_nobody_was_told_of() {
    let bench = bench("2022-03-10 09:00");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    assert_eq!(look(&bench, "2022-03-14 08:00"), UNPLACED);
    assert_eq!(look(&bench, "2022-03-15 08:00"), UNPLACED);
    contact(&bench.engine, "head", "866", "head");
    assert_eq!(look(&bench, "2022-03-15 08:01"), told(1));
    let unit = || "866".to_owned();
    assert_eq!(owed(&bench.engine), [(-3, unit(), "overtaken"), (-1, unit(), "overtaken"), (0, unit(), "told")]);
    assert_eq!(about(&messages(&bench.engine, "head")[0]), [("01".to_owned(), 0)]);
}

#[test]
fn nobody_is_told_of_what_was_done_before() {
    let bench = bench("2022-03-14 18:00");
    contact(&bench.engine, "head", "866", "head");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    assert_eq!(look(&bench, "2022-03-14 18:01"), QUIET);
    record(&bench.engine, TaskEvent::Submitted, "2022-03-14");
    record(&bench.engine, TaskEvent::Accepted, "2022-03-14");
    assert_eq!(look(&bench, "2022-03-15 08:00"), told(0));
    assert_eq!(owed(&bench.engine), [(-1, "866".to_owned(), "overtaken")]);
}

#[test]
fn an_extension_takes_back_what_was_owed_of_the_deadline_before() {
    let bench = bench("2022-03-14 18:00");
    contact(&bench.engine, "head", "866", "head");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    record(&bench.engine, TaskEvent::Extended { until: Day::parse("2022-03-23").unwrap() }, "2022-03-14");
    assert_eq!(look(&bench, "2022-03-15 08:00"), told(1));
    let unit = || "866".to_owned();
    assert_eq!(owed(&bench.engine), [(-1, unit(), "overtaken"), (-7, unit(), "told")]);
}

#[test]
fn what_is_late_is_told_to_the_unit_above_and_later_to_the_province() {
    let bench = bench("2022-03-14 09:00");
    for (id, unit, role) in [("xa", "29866", "head"), ("tp", "866", "supervisor"), ("tinh", "87", "head")] {
        contact(&bench.engine, id, unit, role);
    }
    contact(&bench.engine, "cv", "866", "officer");
    assigned(&bench.engine, "01", "29866", "2022-03-15");
    let rungs = |id: &str| messages(&bench.engine, id).iter().flat_map(about).map(|found| found.1).collect::<Vec<_>>();
    for day in ["2022-03-14", "2022-03-15", "2022-03-16", "2022-03-18", "2022-03-25"] {
        look(&bench, &format!("{day} 08:00"));
    }
    assert_eq!((rungs("xa"), rungs("tp")), (vec![-1, 0, 1, 3, 8], vec![1, 3, 8]));
    assert_eq!((rungs("tinh"), rungs("cv")), (vec![3, 8], vec![]), "an officer is told of the unit's own tasks alone");
}

#[test]
fn a_unit_without_a_contact_is_spoken_for_by_the_nearest_above_that_has_one() {
    let prepared = Prepared::new().office("cao-lanh").at("2022-03-31", 8);
    let engine = &prepared.engine;
    let now = engine.clock.now();
    let before = looked(engine, now);
    assert_eq!(before.messages, 0);
    assert!(before.unplaced > 1, "{before:?}");
    contact(engine, "head", "866", "head");
    let after = looked(engine, now);
    assert_eq!(after.messages, 1, "one message, however many divisions it is for");
    let message = &messages(engine, "head")[0];
    assert!(message.reminders.len() > 4 && message.text.contains("Phòng"), "{}", message.text);
    let query = ReminderQuery { unit: UnitCode::parse("866.KT").ok(), task: None, after: None, limit: usize::MAX };
    let lines = list_reminder_lines(engine, &query, false).unwrap().items;
    let divisions = lines.iter().flat_map(|line| &line.owed).filter(|line| line.owed.key.unit.as_str() == "866.KT");
    let standings: Vec<_> = divisions.map(|line| line.owed.standing.clone()).collect();
    assert!(!standings.is_empty());
    for standing in standings {
        let Standing::Told { messages, .. } = standing else { panic!("{standing:?}") };
        assert_eq!(messages, std::slice::from_ref(&message.id));
    }
}

#[test]
fn who_has_no_address_or_has_left_receives_nothing() {
    let bench = bench("2022-03-14 09:00");
    let silent = ContactText {
        id: "silent".into(),
        name: "Không địa chỉ".into(),
        unit: "866".into(),
        role: "head".into(),
        ..ContactText::default()
    };
    record_contact(&bench.engine, "test", &silent, None).unwrap();
    let left = ContactText {
        id: "left".into(),
        email: "left@a.vn".into(),
        from: "2022-01-04".into(),
        until: "2022-03-13".into(),
        ..silent
    };
    record_contact(&bench.engine, "test", &left, None).unwrap();
    assigned(&bench.engine, "01", "866", "2022-03-15");
    assert_eq!(look(&bench, "2022-03-14 09:01"), UNPLACED);
    contact(&bench.engine, "tinh", "87", "officer");
    assert_eq!(look(&bench, "2022-03-14 09:02"), told(1));
    assert!(messages(&bench.engine, "tinh")[0].text.contains("Cao Lãnh"), "it says for whom");
}

#[test]
fn who_was_told_for_one_unit_is_not_told_again_for_another() {
    let bench = bench("2022-03-16 08:00");
    contact(&bench.engine, "head", "866", "head");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    let for_the_district = Composed { messages: 1, unplaced: 1, is_quiet: false };
    assert_eq!(look(&bench, "2022-03-16 08:01"), for_the_district, "the province has nobody yet");
    let text = ContactText {
        id: "head".into(),
        name: "Đầu mối head".into(),
        unit: "87".into(),
        role: "head".into(),
        email: "head@a.vn".into(),
        ..ContactText::default()
    };
    let id = ContactId::parse("head").unwrap();
    replace_contact(&bench.engine, "test", &Replacement { id, text, seen: None }).unwrap();
    assert_eq!(look(&bench, "2022-03-16 08:02"), told(0));
    let first = &messages(&bench.engine, "head")[0];
    let query = ReminderQuery { unit: None, task: None, after: None, limit: usize::MAX };
    let lines = list_reminder_lines(&bench.engine, &query, false).unwrap().items;
    let owed: Vec<_> = lines.iter().flat_map(|line| &line.owed).map(|line| &line.owed).collect();
    assert_eq!(owed.iter().map(|owed| owed.key.unit.as_str()).collect::<Vec<_>>(), ["866", "87"]);
    for owed in owed {
        let Standing::Told { messages, .. } = &owed.standing else { panic!("{owed:?}") };
        assert_eq!(messages, std::slice::from_ref(&first.id));
    }
    assert_eq!(look(&bench, "2022-03-18 08:00"), told(1), "of what comes later it is told for both");
}

#[test]
fn an_office_that_ended_is_spoken_for_by_what_still_stands() {
    // The district ended with June 2025, and its province's code with it: nothing above it stands.
    let bench = bench("2025-07-07 08:00");
    contact(&bench.engine, "old", "866", "head");
    assigned(&bench.engine, "01", "866", "2022-03-15");
    assert_eq!(look(&bench, "2025-07-07 08:00"), told(1), "its own contacts, until they leave");
    // A commune's district is gone as well; its province is not. Who was a contact of tỉnh Tiền Giang, which had the
    // province's code before, is none of it.
    contact(&bench.engine, "tien-giang", "82", "head");
    contact_since(&bench.engine, "tinh", ("82", "head"), "2025-07-01");
    let commune =
        dondoc::operations::Assignment { unit: "29869".into(), ..assignment("02", "2025-07-02", Some("2025-07-03")) };
    assign_task(&bench.engine, "test", &commune, None).unwrap();
    assert_eq!(look(&bench, "2025-07-08 08:00").messages, 1);
    assert_eq!(messages(&bench.engine, "tinh").iter().flat_map(about).map(|found| found.0).collect::<Vec<_>>(), ["02"]);
    assert_eq!(messages(&bench.engine, "tien-giang").len(), 0);
}

#[test]
fn a_crash_between_writing_and_telling_loses_nothing_and_doubles_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = || Arc::new(open(folder.path(), SledOptions::default()).unwrap());
    let first = Prepared::over(store()).at("2022-03-14", 9);
    contact(&first.engine, "head", "866", "head");
    assigned(&first.engine, "01", "866", "2022-03-15");
    drop(first);
    let second = Prepared::over(store()).at("2022-03-15", 9);
    assert_eq!(sweep_reminders(&second.engine, second.engine.clock.now()).unwrap(), 1);
    drop(second);
    let third = Prepared::over(store()).at("2022-03-15", 10);
    assert_eq!(looked(&third.engine, third.engine.clock.now()), told(1));
    drop(third);
    let fourth = Prepared::over(store()).at("2022-03-15", 11);
    assert_eq!(looked(&fourth.engine, fourth.engine.clock.now()), told(0));
    assert_eq!(messages(&fourth.engine, "head").iter().flat_map(about).collect::<Vec<_>>(), [("01".to_owned(), 0)]);
}
