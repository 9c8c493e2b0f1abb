//! What may follow what.

use super::*;
use crate::domain::task_state::tests::{day, task};

fn admitted(facts: &[(TaskEvent, &str)], event: TaskEvent, legal: &str) -> Result<(), TransitionFault> {
    admit(&task(facts), event, day(legal))
}

const ASSIGNED: (TaskEvent, &str) = (TaskEvent::Assigned, "2022-02-01");

#[test]
fn a_task_can_be_submitted_without_having_been_started() {
    assert_eq!(admitted(&[ASSIGNED], TaskEvent::Submitted, "2022-02-01"), Ok(()));
}

#[test]
fn nothing_happens_before_the_assignment() {
    let fault = TransitionFault::BeforeAssignment { assigned: day("2022-02-01") };
    assert_eq!(admitted(&[ASSIGNED], TaskEvent::Submitted, "2022-01-31"), Err(fault));
}

#[test]
fn what_was_not_handed_in_cannot_be_accepted_or_returned() {
    for event in [TaskEvent::Accepted, TaskEvent::Returned] {
        let fault = TransitionFault::WrongStage { stage: Stage::NotStarted, event: event.id() };
        assert_eq!(admitted(&[ASSIGNED], event, "2022-02-02"), Err(fault));
    }
}

#[test]
fn a_closed_task_stays_closed() {
    let done = [ASSIGNED, (TaskEvent::Submitted, "2022-02-03"), (TaskEvent::Accepted, "2022-02-04")];
    for event in [TaskEvent::Started, TaskEvent::Submitted, TaskEvent::Suspended, TaskEvent::Cancelled] {
        let fault = TransitionFault::WrongStage { stage: Stage::Done, event: event.id() };
        assert_eq!(admitted(&done, event, "2022-02-05"), Err(fault));
    }
}

#[test]
fn stages_are_recorded_in_the_order_they_happened() {
    let facts = [ASSIGNED, (TaskEvent::Submitted, "2022-02-10")];
    let fault = TransitionFault::BeforeLastChange { last: day("2022-02-10") };
    assert_eq!(admitted(&facts, TaskEvent::Accepted, "2022-02-09"), Err(fault));
    assert_eq!(admitted(&facts, TaskEvent::Accepted, "2022-02-10"), Ok(()));
}

#[test]
fn an_extension_extends() {
    let facts = [ASSIGNED, (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01")];
    let extend = |until| admitted(&facts, TaskEvent::Extended { until: day(until) }, "2022-03-01");
    assert_eq!(extend("2022-03-16"), Ok(()));
    assert_eq!(extend("2022-03-15"), Err(TransitionFault::NotLater { deadline: day("2022-03-15") }));
    assert_eq!(extend("2022-01-15"), Err(TransitionFault::DeadlineBeforeAssignment { assigned: day("2022-02-01") }));
    let event = TaskEvent::Extended { until: day("2022-04-01") };
    assert_eq!(admitted(&[ASSIGNED], event, "2022-03-01"), Err(TransitionFault::NothingToExtend));
}

#[test]
fn extensions_keep_their_order() {
    let facts = [
        ASSIGNED,
        (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01"),
        (TaskEvent::Extended { until: day("2022-04-15") }, "2022-03-10"),
    ];
    let earlier = admitted(&facts, TaskEvent::Extended { until: day("2022-05-31") }, "2022-03-05");
    assert_eq!(earlier, Err(TransitionFault::BeforeLastChange { last: day("2022-03-10") }));
    assert_eq!(admitted(&facts, TaskEvent::Extended { until: day("2022-05-31") }, "2022-03-10"), Ok(()));
}

#[test]
fn an_extension_can_be_recorded_after_the_submission_it_came_before() {
    let facts = [
        ASSIGNED,
        (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01"),
        (TaskEvent::Submitted, "2022-03-12"),
        (TaskEvent::Accepted, "2022-03-20"),
    ];
    let extend = |on| admitted(&facts, TaskEvent::Extended { until: day("2022-03-31") }, on);
    assert_eq!(extend("2022-03-10"), Ok(()));
    let fault = TransitionFault::WrongStage { stage: Stage::Done, event: "extended" };
    assert_eq!(extend("2022-03-21"), Err(fault));
}

#[test]
fn only_a_suspended_task_resumes() {
    let suspended = [ASSIGNED, (TaskEvent::Started, "2022-02-02"), (TaskEvent::Suspended, "2022-02-03")];
    assert_eq!(admitted(&suspended, TaskEvent::Resumed, "2022-02-04"), Ok(()));
    assert!(admitted(&suspended, TaskEvent::Submitted, "2022-02-04").is_err());
    assert!(admitted(&suspended[..2], TaskEvent::Resumed, "2022-02-04").is_err());
}

#[test]
fn progress_is_reported_on_what_is_under_way() {
    let facts = [ASSIGNED, (TaskEvent::Started, "2022-02-02")];
    let report = |percent| admitted(&facts, TaskEvent::ProgressReported { percent }, "2022-02-03");
    assert_eq!(report(100), Ok(()));
    assert_eq!(report(101), Err(TransitionFault::NotAPercentage));
    let event = TaskEvent::ProgressReported { percent: 10 };
    assert!(admitted(&[ASSIGNED], event, "2022-02-03").is_err());
}

/// Assigned on 1 February, due on 15 March, and what was said of it since.
fn told(said: &[(TaskEvent, &'static str)]) -> Vec<(TaskEvent, &'static str)> {
    [&[ASSIGNED, (TaskEvent::Due { on: day("2022-03-15") }, "2022-02-01")], said].concat()
}

fn snooze(until: &str) -> TaskEvent {
    TaskEvent::Snoozed { until: day(until) }
}

fn request(until: &str) -> TaskEvent {
    TaskEvent::ExtensionRequested { until: day(until) }
}

#[test]
fn what_is_said_of_a_deadline_needs_one() {
    let fault = TransitionFault::NothingToFollow { on: day("2022-02-05") };
    for event in [TaskEvent::Acknowledged, snooze("2022-02-08"), request("2022-04-01"), TaskEvent::LatenessExplained] {
        assert_eq!(admitted(&[ASSIGNED], event, "2022-02-05"), Err(fault));
    }
}

#[test]
fn reminders_are_put_off_until_a_later_day_and_not_twice_at_once() {
    let on = |event, legal| admitted(&told(&[(snooze("2022-03-11"), "2022-03-08")]), event, legal);
    let again = Err(TransitionFault::AlreadySnoozed { until: day("2022-03-11") });
    assert_eq!(on(snooze("2022-03-14"), "2022-03-11"), again);
    assert_eq!(on(snooze("2022-03-14"), "2022-03-12"), Ok(()));
    let not_later = Err(TransitionFault::SnoozeNotLater { on: day("2022-03-12") });
    assert_eq!(on(snooze("2022-03-12"), "2022-03-12"), not_later);
    assert_eq!(
        on(TaskEvent::Acknowledged, "2022-03-07"),
        Err(TransitionFault::BeforeLastChange { last: day("2022-03-08") })
    );
}

#[test]
fn an_extension_is_asked_for_once_and_answered() {
    let asked = told(&[(request("2022-03-31"), "2022-03-08")]);
    let again = Err(TransitionFault::AlreadyRequested { until: day("2022-03-31") });
    assert_eq!(admitted(&asked, request("2022-04-30"), "2022-03-09"), again);
    assert_eq!(admitted(&asked, TaskEvent::ExtensionDeclined, "2022-03-09"), Ok(()));
    assert_eq!(admitted(&asked, TaskEvent::Extended { until: day("2022-03-25") }, "2022-03-09"), Ok(()));
    assert_eq!(
        admitted(&told(&[]), TaskEvent::ExtensionDeclined, "2022-03-09"),
        Err(TransitionFault::NothingRequested)
    );
    let declined = told(&[(request("2022-03-31"), "2022-03-08"), (TaskEvent::ExtensionDeclined, "2022-03-09")]);
    assert_eq!(admitted(&declined, request("2022-03-25"), "2022-03-10"), Ok(()));
    let not_later = Err(TransitionFault::NotLater { deadline: day("2022-03-15") });
    assert_eq!(admitted(&told(&[]), request("2022-03-15"), "2022-03-09"), not_later);
}

#[test]
fn only_what_is_late_is_explained() {
    let explained = |on| admitted(&told(&[]), TaskEvent::LatenessExplained, on);
    assert_eq!(explained("2022-03-15"), Err(TransitionFault::NotLate { on: day("2022-03-15") }));
    assert_eq!(explained("2022-03-16"), Ok(()));
    let done = told(&[(TaskEvent::Submitted, "2022-03-20"), (TaskEvent::Accepted, "2022-03-21")]);
    assert_eq!(admitted(&done, TaskEvent::LatenessExplained, "2022-03-22"), Ok(()));
    let fault = TransitionFault::WrongStage { stage: Stage::Done, event: "acknowledged" };
    assert_eq!(admitted(&done, TaskEvent::Acknowledged, "2022-03-22"), Err(fault));
}

#[test]
fn what_is_said_of_a_deadline_decides_no_stage() {
    let said = told(&[(TaskEvent::Acknowledged, "2022-03-10")]);
    assert_eq!(admitted(&said, TaskEvent::Started, "2022-03-01"), Ok(()));
}
