//! What is said again of a task, compared with what is recorded of it, kind of event by kind of event.
//!
//! It must never take a contradiction for news: facts are never changed, so another day of what happened once is neither
//! a new fact nor the recorded one.

use super::Day;
use super::task::{Task, TaskEvent, TaskFact};
use super::task_transition::admit;

/// What a stated fact is to a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restated<'a> {
    /// It is recorded.
    Known,
    /// It is not recorded, and contradicts nothing of its kind.
    New,
    /// It says otherwise than this recorded fact.
    Otherwise(&'a TaskFact),
}

/// Compares a stated fact with those recorded. A deadline is recorded where the same one is, whatever the day of its
/// decision. What can happen again is new where it happened later than before; a report of progress, where it is of
/// another day.
pub fn restate(task: &Task, event: TaskEvent, legal: Day) -> Restated<'_> {
    let of_kind = || task.facts.iter().rev().filter(|fact| fact.event.id() == event.id());
    let sets_deadline = matches!(event, TaskEvent::Due { .. } | TaskEvent::Extended { .. });
    if of_kind().any(|fact| fact.event == event && (sets_deadline || fact.legal == legal)) {
        return Restated::Known;
    }
    let recorded = match event {
        TaskEvent::ProgressReported { .. } => of_kind().find(|fact| fact.legal == legal),
        _ => of_kind().next().filter(|last| legal <= last.legal || admit(task, event, legal).is_err()),
    };
    recorded.map_or(Restated::New, Restated::Otherwise)
}

/// The recorded facts of every kind that is not stated, but for what unit and assigner said of the deadline, which no file
/// states. The return of a submission that came before the stated one is not
/// among them: what is stated is the last round.
pub fn unstated<'a>(task: &'a Task, stated: &[(TaskEvent, Day)]) -> Vec<&'a TaskFact> {
    let is_stated = |fact: &TaskFact| {
        stated.iter().any(|(event, legal)| {
            event.id() == fact.event.id()
                || fact.event == TaskEvent::Returned && *event == TaskEvent::Submitted && *legal >= fact.legal
        })
    };
    task.facts.iter().filter(|fact| !fact.event.is_follow_up() && !is_stated(fact)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::task_state::tests::{day, task};

    fn due(text: &str) -> TaskEvent {
        TaskEvent::Due { on: day(text) }
    }

    fn extended(text: &str) -> TaskEvent {
        TaskEvent::Extended { until: day(text) }
    }

    const HALF: TaskEvent = TaskEvent::ProgressReported { percent: 50 };

    /// Done on 12 March after an extension and a report.
    fn done() -> Task {
        task(&[
            (TaskEvent::Assigned, "2022-02-01"),
            (due("2022-03-10"), "2022-02-01"),
            (TaskEvent::Started, "2022-02-05"),
            (HALF, "2022-02-20"),
            (extended("2022-03-15"), "2022-03-01"),
            (TaskEvent::Submitted, "2022-03-11"),
            (TaskEvent::Accepted, "2022-03-12"),
        ])
    }

    /// `None` for what is known, else the entry that says otherwise, 0 where it is new.
    #[track_caller]
    fn check(task: &Task, event: TaskEvent, legal: &str, expected: Option<u64>) {
        let found = match restate(task, event, day(legal)) {
            Restated::Known => None,
            Restated::New => Some(0),
            Restated::Otherwise(fact) => Some(fact.recorded.0),
        };
        assert_eq!(found, expected, "{event:?} on {legal}");
    }

    #[test]
    fn what_is_recorded_is_known() {
        let done = done();
        for fact in &done.facts {
            assert_eq!(restate(&done, fact.event, fact.legal), Restated::Known, "{fact:?}");
        }
        check(&done, extended("2022-03-15"), "2022-02-25", None);
    }

    #[test]
    fn another_day_of_what_happened_once_is_a_contradiction() {
        let done = done();
        check(&done, TaskEvent::Assigned, "2022-02-02", Some(1));
        check(&done, due("2022-03-09"), "2022-02-01", Some(2));
        check(&done, TaskEvent::Started, "2022-02-06", Some(3));
        check(&done, TaskEvent::Accepted, "2022-03-11", Some(7));
        check(&done, TaskEvent::Accepted, "2022-03-13", Some(7));
    }

    #[test]
    fn another_value_of_the_same_day_is_a_contradiction() {
        check(&done(), TaskEvent::ProgressReported { percent: 60 }, "2022-02-20", Some(4));
        check(&done(), extended("2022-03-16"), "2022-03-01", Some(5));
        check(&done(), extended("2022-03-14"), "2022-03-05", Some(5));
    }

    #[test]
    fn what_can_happen_again_is_new_where_it_did() {
        check(&done(), HALF, "2022-02-25", Some(0));
        check(&done(), extended("2022-03-31"), "2022-03-10", Some(0));
        let returned = [
            (TaskEvent::Assigned, "2022-02-01"),
            (TaskEvent::Submitted, "2022-03-01"),
            (TaskEvent::Returned, "2022-03-05"),
        ];
        check(&task(&returned), TaskEvent::Submitted, "2022-03-08", Some(0));
        check(&task(&returned), TaskEvent::Submitted, "2022-03-02", Some(2));
        check(&task(&returned), TaskEvent::Cancelled, "2022-03-08", Some(0));
    }

    #[test]
    fn what_is_not_stated_stays() {
        let stated = [(TaskEvent::Assigned, day("2022-02-01")), (due("2022-03-10"), day("2022-02-01"))];
        let kinds = |task: &Task, stated: &[_]| unstated(task, stated).iter().map(|fact| fact.event.id()).collect();
        let found: Vec<&str> = kinds(&done(), &stated);
        assert_eq!(found, ["started", "progress-reported", "extended", "submitted", "accepted"]);
        let returned = task(&[
            (TaskEvent::Assigned, "2022-02-01"),
            (TaskEvent::Submitted, "2022-03-01"),
            (TaskEvent::Returned, "2022-03-05"),
        ]);
        let found: Vec<&str> = kinds(&returned, &[stated[0], (TaskEvent::Submitted, day("2022-03-08"))]);
        assert_eq!(found, [""; 0], "the row states the last round");
        let found: Vec<&str> = kinds(&returned, &[stated[0], (TaskEvent::Submitted, day("2022-03-01"))]);
        assert_eq!(found, ["returned"]);
    }
}
