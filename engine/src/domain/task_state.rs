//! What a task's facts amount to on a day: its stage and its timeliness, two dimensions that are never mixed.

use super::task::{Task, TaskEvent, TaskFact};
use super::{AsOf, Day};

/// How far a task has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Assigned, and nothing more.
    NotStarted,
    /// Work began.
    Started,
    /// Handed in, not yet judged.
    AwaitingAcceptance,
    /// Sent back.
    Returned,
    /// Halted.
    Suspended,
    /// Refused by the unit.
    Refused,
    /// Taken back by the assigner.
    Cancelled,
    /// Accepted.
    Done,
}

impl Stage {
    /// All stages, in the order of their column numbers.
    pub const ALL: [Stage; 8] = [
        Stage::NotStarted,
        Stage::Started,
        Stage::AwaitingAcceptance,
        Stage::Returned,
        Stage::Suspended,
        Stage::Refused,
        Stage::Cancelled,
        Stage::Done,
    ];

    /// The identifier used in URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Stage::NotStarted => "not-started",
            Stage::Started => "started",
            Stage::AwaitingAcceptance => "awaiting-acceptance",
            Stage::Returned => "returned",
            Stage::Suspended => "suspended",
            Stage::Refused => "refused",
            Stage::Cancelled => "cancelled",
            Stage::Done => "done",
        }
    }

    /// Whether work may still be owed: neither done, refused nor cancelled.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Done | Stage::Refused | Stage::Cancelled)
    }
}

/// Whether the deadline was, or still is, kept. A task that was refused or cancelled is measured at the day it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeliness {
    /// Done by the deadline, or still before its end.
    InTime,
    /// Done after it, or open after it.
    Late,
    /// There is none.
    NoDeadline,
}

impl Timeliness {
    /// The identifier used in URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            Timeliness::InTime => "in-time",
            Timeliness::Late => "late",
            Timeliness::NoDeadline => "no-deadline",
        }
    }
}

/// Which day counts as the day a task was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// The day of the submission that was later accepted.
    #[default]
    Submission,
    /// The day of its acceptance.
    Acceptance,
}

impl Completion {
    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            Completion::Submission => "submission",
            Completion::Acceptance => "acceptance",
        }
    }

    /// The completion of an identifier.
    pub fn parse(id: &str) -> Option<Completion> {
        [Completion::Submission, Completion::Acceptance].into_iter().find(|completion| completion.id() == id)
    }
}

/// A task as seen from an as-of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskState {
    /// How far it has come.
    pub stage: Stage,
    /// Whether its deadline is kept.
    pub timeliness: Timeliness,
    /// As last reported; 100 when done.
    pub progress_percent: u8,
    /// The day it was assigned.
    pub assigned: Day,
    /// The day work began.
    pub started: Option<Day>,
    /// The day progress was last reported.
    pub reported: Option<Day>,
    /// The deadline as first set.
    pub original_deadline: Option<Day>,
    /// The deadline as extended.
    pub deadline: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Task {
    /// The state of this task; `None` where it was not yet assigned, or not yet known.
    pub fn state(&self, as_of: AsOf, completion: Completion) -> Option<TaskState> {
        let mut seen: Vec<&TaskFact> = self.facts.iter().filter(|fact| as_of.sees(fact.legal, fact.recorded)).collect();
        seen.sort_by_key(|fact| fact.legal); // stable: facts of one day stay in the order they were recorded
        fold(&seen, as_of.day, completion)
    }

    /// The state at the end of a day by all facts of up to then, those not yet committed among them; `None` before the
    /// assignment.
    pub fn state_once_recorded(&self, day: Day, completion: Completion) -> Option<TaskState> {
        let mut facts: Vec<&TaskFact> = self.facts.iter().filter(|fact| fact.legal <= day).collect();
        facts.sort_by_key(|fact| fact.legal);
        fold(&facts, day, completion)
    }
}

/// The state that facts in order of their legal dates amount to at the end of `day`.
fn fold(facts: &[&TaskFact], day: Day, completion: Completion) -> Option<TaskState> {
    let assigned = facts.iter().find(|fact| fact.event == TaskEvent::Assigned)?.legal;
    let mut state = TaskState {
        stage: Stage::NotStarted,
        timeliness: Timeliness::NoDeadline,
        progress_percent: 0,
        assigned,
        started: None,
        reported: None,
        original_deadline: None,
        deadline: None,
        done: None,
    };
    let mut submitted = None;
    let mut before_suspension = Stage::NotStarted;
    let mut ended = None;
    for fact in facts {
        match fact.event {
            TaskEvent::Assigned => {}
            TaskEvent::Due { on } => {
                state.original_deadline.get_or_insert(on);
                state.deadline = Some(on);
            }
            TaskEvent::Extended { until } => state.deadline = Some(until),
            TaskEvent::Started => {
                state.started.get_or_insert(fact.legal);
                state.stage = Stage::Started;
            }
            TaskEvent::ProgressReported { percent } => {
                state.reported = Some(fact.legal);
                state.progress_percent = percent;
            }
            TaskEvent::Submitted => {
                submitted = Some(fact.legal);
                state.stage = Stage::AwaitingAcceptance;
            }
            TaskEvent::Accepted => {
                state.stage = Stage::Done;
                state.progress_percent = 100;
                state.done = Some(match completion {
                    Completion::Submission => submitted.unwrap_or(fact.legal),
                    Completion::Acceptance => fact.legal,
                });
            }
            TaskEvent::Returned => state.stage = Stage::Returned,
            TaskEvent::Suspended => {
                before_suspension = state.stage;
                state.stage = Stage::Suspended;
            }
            TaskEvent::Resumed => state.stage = before_suspension,
            TaskEvent::Refused | TaskEvent::Cancelled => {
                ended = Some(fact.legal);
                state.stage = if fact.event == TaskEvent::Refused { Stage::Refused } else { Stage::Cancelled };
            }
        }
    }
    state.timeliness = match state.deadline {
        None => Timeliness::NoDeadline,
        Some(deadline) if state.done.or(ended).unwrap_or(day) > deadline => Timeliness::Late,
        Some(_) => Timeliness::InTime,
    };
    Some(state)
}

#[cfg(test)]
pub(crate) mod tests {
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
            some_day.prop_map(|until| TaskEvent::Extended { until }),
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
}
