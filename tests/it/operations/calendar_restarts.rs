//! A process that dies anywhere between the recording of a calendar's edit and the last rung that follows it: the next one
//! goes on, and nothing is moved or told twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::domain::id::TaskKey;
use dondoc::domain::reminder::{NextRung, ReminderKey};
use dondoc::domain::{Day, Position};
use dondoc::operations::{
    Assignment, CalendarInUse, Engine, FileSent, ImportMode, assign_task, edit_calendar, follow_calendar,
    take_up_calendar, used_calendar,
};
use dondoc::store::memory::MemoryStore;
use dondoc::store::{RecordKey, ReminderQuery, Store, TaskQuery};

use super::{assignment, at};
use crate::harness::Prepared;
use crate::simulation::fuse::{Fuse, survive};

/// Under it the rungs before 14 and 21 April fall due some days earlier than by the law alone.
const DECREE: &[u8] = b"years = [2027]\n\
    [[days_off]]\nday = \"2027-01-01\"\nreason = \"a\"\ndecision = \"b\"\n\
    [[days_off]]\nday = \"2027-04-12\"\nreason = \"a\"\ndecision = \"b\"\n\
    [[days_off]]\nday = \"2027-04-13\"\nreason = \"a\"\ndecision = \"b\"\n\
    [[days_off]]\nday = \"2027-04-16\"\nreason = \"a\"\ndecision = \"b\"\n";

/// The day before the first rung of the earlier tasks by the law alone: by the decree it has come already.
const NOW: &str = "2027-03-23 08:00";

/// How many tasks are due on each of the two days; together they take more than one commit to follow.
const TASKS_EACH: usize = 180;

fn assign(engine: &Engine, number: usize, due: &str) {
    let task = Assignment { unit: "82".into(), ..assignment(&format!("{number:03}"), "2026-11-01", Some(due)) };
    assign_task(engine, "test", &task, None).unwrap();
}

fn edit(engine: &Engine) {
    let sent = FileSent { file: "vn.toml".into(), sheet: None, bytes: DECREE.to_vec() };
    edit_calendar(engine, "thu", &sent, ImportMode::Apply).unwrap();
}

fn follow(engine: &Engine) -> usize {
    follow_calendar(engine, engine.clock.now()).unwrap()
}

/// A process over the store, with the calendar that is recorded there.
fn process(store: &Arc<dyn Store>) -> Prepared {
    let mut process = Prepared::over(Arc::clone(store));
    process.clock.set(at(NOW));
    let used = used_calendar(store.as_ref(), &process.engine.configured_calendar).unwrap();
    process.engine.calendar_in_use = CalendarInUse::new(used);
    process
}

/// Which rung each task waits for, and which were told of it.
fn settled(engine: &Engine) -> (Vec<NextRung>, Vec<ReminderKey>) {
    let tasks = engine.store.tasks(&TaskQuery { unit: None, plan: None, after: None, limit: usize::MAX }).unwrap();
    let next = |key: &TaskKey| engine.store.next_rung(key).unwrap().unwrap().value;
    let query = ReminderQuery { unit: None, task: None, after: None, limit: usize::MAX };
    let reminders = engine.store.reminders(&query).unwrap();
    (tasks.iter().map(|task| next(&task.value.key)).collect(), reminders.into_iter().map(|row| row.value.key).collect())
}

/// How often each record of a task's rungs was written by those who follow the calendar.
fn written(engine: &Engine) -> BTreeMap<RecordKey, usize> {
    let entries = engine.store.entries(Position::UNRECORDED, usize::MAX).unwrap();
    let following = entries.into_iter().filter(|entry| entry.operation == "follow-calendar");
    let keys = following.flat_map(|entry| entry.keys).filter(|key| !matches!(key, RecordKey::Resettling));
    keys.fold(BTreeMap::new(), |mut counted, key| {
        *counted.entry(key).or_default() += 1;
        counted
    })
}

/// A life that edits and follows, and dies after so many sides of writes; then one that does both again. Answers with the
/// second one's engine and whether the first one died.
fn two_lives(sides: i64) -> (Engine, bool) {
    let fuse = Fuse::new();
    let store: Arc<dyn Store> = Arc::new(MemoryStore::behind(fuse.gate()));
    let first = process(&store).engine;
    take_up_calendar(&first).unwrap();
    for number in 0..TASKS_EACH {
        assign(&first, number, "2027-04-14");
        assign(&first, TASKS_EACH + number, "2027-04-21");
    }
    fuse.light(sides);
    let died = survive(|| {
        edit(&first);
        follow(&first);
    });
    fuse.put_out();
    drop(first);
    let second = process(&store).engine;
    edit(&second); // whoever sent it and heard nothing sends it again
    follow(&second);
    (second, died.is_none())
}

#[test]
fn a_death_between_any_two_commits_of_an_edit_moves_and_tells_everything_once() {
    let (untroubled, died) = two_lives(-1);
    assert!(!died);
    let expected = settled(&untroubled);
    assert_eq!(expected.1.len(), TASKS_EACH, "the earlier tasks are told of at once");
    let once = written(&untroubled);
    assert!(once.len() >= 2 * TASKS_EACH && once.values().all(|times| *times == 1));
    for sides in 0.. {
        let (engine, died) = two_lives(sides);
        assert_eq!(settled(&engine), expected, "after {sides} sides");
        assert_eq!(written(&engine), once, "after {sides} sides");
        let head = engine.store.head().unwrap().position;
        assert_eq!((follow(&engine), engine.store.head().unwrap().position), (0, head));
        if !died {
            assert!(sides > 6, "an edit, and more than two steps that follow it");
            return;
        }
    }
}

/// The same with the bytes of a data folder, opened anew for each step.
#[test]
fn a_folder_that_is_opened_anew_after_an_edit_is_followed_once() {
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let clock = Arc::new(ManualClock::at(at(NOW)));
        boot::engine_with(boot::settings(None).unwrap(), Place::NewFolder(folder.path()), clock).unwrap()
    };
    let first = open();
    (0..3).for_each(|number| assign(&first, number, "2027-04-21"));
    let before = settled(&first);
    edit(&first);
    let version = first.calendar().version().to_owned();
    assert_eq!(settled(&first), before, "the edit alone moves nothing");
    drop(first); // recorded, and not followed
    let second = open();
    assert_eq!((second.calendar().version(), follow(&second)), (version.as_str(), 3));
    let (moved, _) = settled(&second);
    let earlier = |(before, moved): (&NextRung, &NextRung)| moved.due < before.due && !moved.provisional;
    assert!(before.0.iter().zip(&moved).all(earlier));
    assert!(moved.iter().all(|next| next.deadline == Day::parse("2027-04-21").unwrap()));
    drop(second); // followed
    let third = open();
    let head = third.store.head().unwrap().position;
    assert_eq!((follow(&third), third.store.head().unwrap().position), (0, head));
}
