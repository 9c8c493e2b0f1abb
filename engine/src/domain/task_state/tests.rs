//! Histories of tasks, and what they amount to.

use proptest::prelude::*;

use super::*;
use crate::domain::Position;
use crate::domain::area::Area;
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::progress::Progress;
use crate::domain::recorded::Recorded;
use crate::domain::task::TaskText;

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A task with these facts, the n-th recorded at position n.
pub(crate) fn task(facts: &[(TaskEvent, &str)]) -> Task {
    let fact = |(index, (event, legal)): (usize, &(TaskEvent, &str))| TaskFact {
        event: *event,
        legal: day(legal),
        recorded_on: day(legal),
        recorded: Position(index as u64 + 1),
        note: String::new(),
    };
    let text = TaskText {
        title: "Ban hành kế hoạch".into(),
        area: Area::Direction,
        assigner: "UBND tỉnh".into(),
        product: String::new(),
        directive: None,
    };
    Task {
        key: TaskKey::parse("cchc-2022:01").unwrap(),
        unit: UnitCode::parse("866").unwrap(),
        texts: vec![Recorded { value: text, recorded_on: day("2022-02-01"), recorded: Position(1) }],
        facts: facts.iter().enumerate().map(fact).collect(),
    }
}

fn due(text: &str) -> TaskEvent {
    TaskEvent::Due { on: day(text) }
}

/// Assigned on 1 February, due on 15 March, handed in on the 25th, accepted on the 28th.
fn walk() -> Task {
    task(&[
        (TaskEvent::Assigned, "2022-02-01"),
        (due("2022-03-15"), "2022-02-01"),
        (TaskEvent::Submitted, "2022-03-25"),
        (TaskEvent::Accepted, "2022-03-28"),
    ])
}

fn on(task: &Task, text: &str) -> (Stage, Timeliness) {
    let state = task.state(AsOf::latest(day(text)), Completion::Submission).unwrap();
    (state.stage, state.timeliness)
}

#[test]
fn due_on_a_day_is_overdue_from_the_next() {
    assert_eq!(on(&walk(), "2022-03-15"), (Stage::NotStarted, Timeliness::InTime));
    assert_eq!(on(&walk(), "2022-03-16"), (Stage::NotStarted, Timeliness::Late));
}

#[test]
fn the_same_facts_give_each_day_its_own_state() {
    assert_eq!(walk().state(AsOf::latest(day("2022-01-31")), Completion::Submission), None);
    assert_eq!(on(&walk(), "2022-03-25"), (Stage::AwaitingAcceptance, Timeliness::Late));
    assert_eq!(on(&walk(), "2022-03-28"), (Stage::Done, Timeliness::Late));
}

#[test]
fn what_was_recorded_later_is_not_known_earlier() {
    let early = AsOf { day: day("2022-12-31"), position: Position(3) };
    let state = walk().state(early, Completion::Submission).unwrap();
    assert_eq!((state.stage, state.done), (Stage::AwaitingAcceptance, None));
}

#[test]
fn a_fact_that_is_not_committed_counts_for_nothing() {
    let mut task = walk();
    task.facts[3].recorded = Position::UNRECORDED;
    assert_eq!(on(&task, "2022-12-31").0, Stage::AwaitingAcceptance);
}

#[test]
fn the_day_done_is_that_of_the_submission_that_was_accepted() {
    let task = task(&[
        (TaskEvent::Assigned, "2022-02-01"),
        (due("2022-03-15"), "2022-02-01"),
        (TaskEvent::Submitted, "2022-03-10"),
        (TaskEvent::Returned, "2022-03-12"),
        (TaskEvent::Submitted, "2022-03-15"),
        (TaskEvent::Accepted, "2022-03-28"),
    ]);
    let state = |completion| task.state(AsOf::latest(day("2022-04-01")), completion).unwrap();
    assert_eq!(state(Completion::Submission).done, Some(day("2022-03-15")));
    assert_eq!(state(Completion::Submission).timeliness, Timeliness::InTime);
    assert_eq!(state(Completion::Acceptance).done, Some(day("2022-03-28")));
    assert_eq!(state(Completion::Acceptance).timeliness, Timeliness::Late);
    assert_eq!(on(&task, "2022-03-13"), (Stage::Returned, Timeliness::InTime));
}

#[test]
fn an_extension_moves_the_deadline_and_keeps_the_original() {
    let mut facts = vec![(TaskEvent::Assigned, "2022-02-01"), (due("2022-03-15"), "2022-02-01")];
    facts.push((TaskEvent::Extended { until: day("2022-03-31") }, "2022-03-10"));
    let state = task(&facts).state(AsOf::latest(day("2022-03-20")), Completion::Submission).unwrap();
    assert_eq!((state.original_deadline, state.deadline), (Some(day("2022-03-15")), Some(day("2022-03-31"))));
    assert_eq!(state.timeliness, Timeliness::InTime);
    let before = task(&facts).state(AsOf::latest(day("2022-03-09")), Completion::Submission).unwrap();
    assert_eq!(before.deadline, Some(day("2022-03-15")));
}

#[test]
fn what_was_cancelled_in_time_never_becomes_late() {
    let cancelled = (TaskEvent::Cancelled, "2022-03-12");
    let task = task(&[(TaskEvent::Assigned, "2022-02-01"), (due("2022-03-15"), "2022-02-01"), cancelled]);
    assert_eq!(on(&task, "2022-12-31"), (Stage::Cancelled, Timeliness::InTime));
}

#[test]
fn a_suspension_never_moves_a_deadline() {
    let task = task(&[
        (TaskEvent::Assigned, "2022-02-01"),
        (due("2022-03-15"), "2022-02-01"),
        (TaskEvent::Started, "2022-02-02"),
        (TaskEvent::Suspended, "2022-03-01"),
        (TaskEvent::Resumed, "2022-03-20"),
    ]);
    assert_eq!(on(&task, "2022-03-16"), (Stage::Suspended, Timeliness::Late));
    assert_eq!(on(&task, "2022-03-20"), (Stage::Started, Timeliness::Late));
}

fn any_event() -> impl Strategy<Value = TaskEvent> {
    let some_day = (0_i32..60).prop_map(|ahead| day("2022-02-01").plus(ahead));
    prop_oneof![
        some_day.clone().prop_map(|on| TaskEvent::Due { on }),
        some_day.clone().prop_map(|until| TaskEvent::Extended { until }),
        some_day.clone().prop_map(|until| TaskEvent::Snoozed { until }),
        some_day.prop_map(|until| TaskEvent::ExtensionRequested { until }),
        Just(TaskEvent::Acknowledged),
        Just(TaskEvent::ExtensionDeclined),
        Just(TaskEvent::LatenessExplained),
        (0_u8..=100).prop_map(|percent| TaskEvent::ProgressReported { percent }),
        Just(TaskEvent::Started),
        Just(TaskEvent::Submitted),
        Just(TaskEvent::Accepted),
        Just(TaskEvent::Returned),
        Just(TaskEvent::Suspended),
        Just(TaskEvent::Resumed),
        Just(TaskEvent::Refused),
        Just(TaskEvent::Cancelled),
    ]
}

proptest! {
    #[test]
    fn the_five_categories_always_sum_to_what_is_not_refused_or_cancelled(
        histories in prop::collection::vec(prop::collection::vec((any_event(), 0_i32..60), 0..12), 0..20),
        ahead in 0_i32..80,
    ) {
        let as_of = AsOf::latest(day("2022-02-01").plus(ahead));
        let mut progress = Progress::default();
        let mut expected = 0;
        for history in histories {
            let mut task = task(&[(TaskEvent::Assigned, "2022-02-01")]);
            for (event, later) in history {
                let legal = day("2022-02-01").plus(later);
                if crate::domain::task_transition::admit(&task, event, legal).is_ok() {
                    let recorded = Position(task.facts.len() as u64 + 1);
                    task.facts.push(TaskFact { event, legal, recorded_on: legal, recorded, note: String::new() });
                }
            }
            let state = task.state(as_of, Completion::Submission).unwrap();
            progress.count(&state);
            expected += u64::from(!matches!(state.stage, Stage::Refused | Stage::Cancelled));
        }
        prop_assert_eq!(progress.total(), expected);
    }
}

#[test]
fn what_is_said_of_a_deadline_moves_neither_it_nor_the_stage() {
    let until = day("2022-03-31");
    let said = [
        (TaskEvent::Acknowledged, "2022-03-10"),
        (TaskEvent::Snoozed { until: day("2022-03-14") }, "2022-03-10"),
        (TaskEvent::ExtensionRequested { until }, "2022-03-11"),
        (TaskEvent::LatenessExplained, "2022-03-16"),
    ];
    let start = [(TaskEvent::Assigned, "2022-02-01"), (due("2022-03-15"), "2022-02-01")];
    let state = |facts: &[(TaskEvent, &str)]| {
        task(facts).state(AsOf::latest(day("2022-03-20")), Completion::Submission).unwrap()
    };
    let (before, after) = (state(&start), state(&[&start[..], &said].concat()));
    assert_eq!((after.stage, after.timeliness, after.deadline), (before.stage, before.timeliness, before.deadline));
    let snoozed = Period::new(day("2022-03-10"), day("2022-03-14"));
    assert_eq!((after.acknowledged, after.snoozed), (Some(day("2022-03-10")), snoozed));
    assert_eq!((after.requested, after.explained), (Some(until), Some(day("2022-03-16"))));
    let extended = [&start[..], &said, &[(TaskEvent::Extended { until }, "2022-03-17")]].concat();
    let state = state(&extended);
    assert_eq!((state.acknowledged, state.snoozed, state.requested), (None, None, None));
    assert_eq!((state.original_deadline, state.deadline), (Some(day("2022-03-15")), Some(until)));
}
