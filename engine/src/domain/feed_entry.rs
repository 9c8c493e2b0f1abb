//! What a calendar feed shows of a task: its deadline, how far the task has come, and the day that is so from.
//!
//! It must never look at an hour: an entry changes with what is recorded and with the day, and with nothing else.

use super::id::{DirectiveId, TaskKey, UnitCode};
use super::task::{Task, TaskEvent};
use super::task_state::{Completion, Stage, Timeliness};
use super::{AsOf, Day};

/// How long a task is shown after it ended, in days.
pub const ENDED_SHOWN_DAYS: i32 = 90;

/// The most entries of a feed.
pub const ENTRIES_MAX: usize = 2_000;

/// A fact for the assignment, one for the deadline, and the first text: what a task with a deadline begins with.
const FACTS_AND_TEXTS_MIN: usize = 3;

/// A task with a deadline, as a feed shows it on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// The task.
    pub task: TaskKey,
    /// Who must do it.
    pub unit: UnitCode,
    /// What must be done.
    pub title: String,
    /// Who gave it.
    pub assigner: String,
    /// What must be handed in; may be empty.
    pub product: String,
    /// The directive it follows from.
    pub directive: Option<DirectiveId>,
    /// The deadline as extended.
    pub deadline: Day,
    /// The deadline as first set, where another holds.
    pub original_deadline: Option<Day>,
    /// How far it has come.
    pub stage: Stage,
    /// Whether work on it has begun.
    pub is_begun: bool,
    /// Whether the deadline is not kept.
    pub is_late: bool,
    /// As last reported.
    pub progress_percent: u8,
    /// The day it was done, refused or cancelled; `None` while it is open.
    pub ended: Option<Day>,
    /// How often what is shown was recorded anew; it rises with every fact and every corrected text.
    pub revision: usize,
    /// The day that all of this is so from, where it came by itself: a deadline that passed, a fact dated ahead.
    pub since: Day,
}

impl FeedEntry {
    /// The entry of a task on a day; `None` for a task without a deadline, and for one that ended long ago.
    pub fn of(task: &Task, today: Day, completion: Completion) -> Option<FeedEntry> {
        let as_of = AsOf::latest(today);
        let state = task.state(as_of, completion)?;
        let deadline = state.deadline?;
        let seen = task.clone().seen_from(as_of);
        let ended = match state.stage {
            Stage::Done => state.done,
            Stage::Refused | Stage::Cancelled => ended_on(&seen),
            _ => None,
        };
        if ended.is_some_and(|ended| today.since(ended) > ENDED_SHOWN_DAYS) {
            return None;
        }
        let is_late = state.timeliness == Timeliness::Late;
        let passed = (is_late && ended.is_none()).then(|| deadline.plus(1));
        let dated = seen.facts.iter().map(|fact| fact.legal).max();
        let text = seen.texts.last()?.value.clone();
        Some(FeedEntry {
            task: seen.key.clone(),
            unit: seen.unit.clone(),
            title: text.title,
            assigner: text.assigner,
            product: text.product,
            directive: text.directive,
            deadline,
            original_deadline: state.original_deadline.filter(|original| *original != deadline),
            stage: state.stage,
            is_begun: state.started.is_some() || state.reported.is_some(),
            is_late,
            progress_percent: state.progress_percent,
            ended,
            revision: (seen.facts.len() + seen.texts.len()).saturating_sub(FACTS_AND_TEXTS_MIN),
            since: passed.max(dated).unwrap_or(state.assigned),
        })
    }

    /// Whether it is open and not put off, so that somebody is to be reminded.
    pub fn is_to_do(&self) -> bool {
        self.ended.is_none() && self.stage != Stage::Suspended
    }
}

/// The day of the last refusal or cancellation.
fn ended_on(task: &Task) -> Option<Day> {
    let ends = task.facts.iter().filter(|fact| matches!(fact.event, TaskEvent::Refused | TaskEvent::Cancelled));
    ends.map(|fact| fact.legal).max()
}

/// The entries that a feed has room for, and how many are left out: what is open comes before what has ended, the earliest
/// deadline first.
pub fn choose(mut entries: Vec<FeedEntry>, entries_max: usize) -> (Vec<FeedEntry>, usize) {
    entries.sort_by(|a, b| {
        (a.ended.is_some(), a.deadline, &a.task).cmp(&(b.ended.is_some(), b.deadline, &b.task)) // keys differ
    });
    let left_out = entries.len().saturating_sub(entries_max);
    entries.truncate(entries_max);
    (entries, left_out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::recorded::Recorded;
    use crate::domain::task_state::tests::{day, task};
    use crate::domain::{Position, task::TaskText};

    /// Assigned on 1 February, due on 15 March.
    fn with(facts: &[(TaskEvent, &str)]) -> Task {
        let due = TaskEvent::Due { on: day("2022-03-15") };
        let first = [(TaskEvent::Assigned, "2022-02-01"), (due, "2022-02-01")];
        task(&[&first, facts].concat())
    }

    fn entry(facts: &[(TaskEvent, &str)], today: &str) -> Option<FeedEntry> {
        FeedEntry::of(&with(facts), day(today), Completion::Submission)
    }

    #[test]
    fn a_deadline_that_passes_makes_its_entry_late_from_the_next_day() {
        let on = |today| entry(&[], today).map(|entry| (entry.is_late, entry.since));
        assert_eq!(on("2022-01-31"), None);
        assert_eq!(on("2022-03-15"), Some((false, day("2022-02-01"))));
        assert_eq!(on("2022-03-16"), Some((true, day("2022-03-16"))));
        assert_eq!(on("2022-12-31"), Some((true, day("2022-03-16"))));
    }

    #[test]
    fn a_task_without_a_deadline_is_not_shown() {
        let without = task(&[(TaskEvent::Assigned, "2022-02-01")]);
        assert_eq!(FeedEntry::of(&without, day("2022-03-01"), Completion::Submission), None);
    }

    #[test]
    fn what_ended_is_shown_for_ninety_days() {
        let done = [(TaskEvent::Submitted, "2022-03-01"), (TaskEvent::Accepted, "2022-03-04")];
        let refused = [(TaskEvent::Refused, "2022-03-01")];
        let ended = |facts: &[(TaskEvent, &str)], today| entry(facts, today).map(|entry| entry.ended);
        for facts in [&done[..], &refused[..]] {
            assert_eq!(ended(facts, "2022-05-30"), Some(Some(day("2022-03-01"))));
            assert_eq!(ended(facts, "2022-05-31"), None);
        }
    }

    #[test]
    fn an_extension_moves_the_deadline_and_keeps_the_first_one() {
        let extended = [(TaskEvent::Extended { until: day("2022-04-30") }, "2022-03-10")];
        let seen = entry(&extended, "2022-03-20").unwrap();
        let first = day("2022-03-15");
        assert_eq!((seen.deadline, seen.original_deadline, seen.is_late), (day("2022-04-30"), Some(first), false));
        let before = entry(&extended, "2022-03-09").unwrap();
        assert_eq!((before.deadline, before.original_deadline), (first, None));
        assert_eq!((before.revision, seen.revision), (0, 1));
    }

    #[test]
    fn a_corrected_title_is_a_revision() {
        let mut corrected = with(&[]);
        let text = TaskText { title: "Ban hành kế hoạch năm 2022".into(), ..corrected.text().clone() };
        corrected.texts.push(Recorded { recorded: Position(9), ..Recorded::new(text, day("2022-02-03")) });
        let entry = FeedEntry::of(&corrected, day("2022-03-01"), Completion::Submission).unwrap();
        assert_eq!((entry.title.as_str(), entry.revision), ("Ban hành kế hoạch năm 2022", 1));
    }

    #[test]
    fn what_is_open_has_room_before_what_has_ended() {
        let named = |number: &str, deadline: &str, ended: Option<&str>| FeedEntry {
            task: TaskKey::parse(&format!("p:{number}")).unwrap(),
            deadline: day(deadline),
            ended: ended.map(day),
            ..entry(&[], "2022-03-01").unwrap()
        };
        let all = vec![
            named("1", "2022-01-01", Some("2022-01-01")),
            named("2", "2022-06-01", None),
            named("3", "2022-05-01", None),
            named("0", "2022-06-01", None),
        ];
        let (chosen, left_out) = choose(all, 3);
        let numbers: Vec<_> = chosen.iter().map(|entry| entry.task.number.as_str()).collect();
        assert_eq!((numbers, left_out), (vec!["3", "0", "2"], 1));
    }

    proptest! {
        #[test]
        fn a_revision_never_falls_and_rises_with_every_fact(
            days in prop::collection::vec(0_i32..60, 1..8), from in 0_i32..60, later in 0_i32..60,
        ) {
            let start = day("2022-02-02");
            let mut dated = with(&[]);
            for (index, ahead) in days.iter().enumerate() {
                let mut fact = dated.facts[0].clone();
                fact.event = TaskEvent::ProgressReported { percent: 10 };
                fact.legal = start.plus(*ahead);
                fact.recorded = Position(10 + index as u64);
                dated.facts.push(fact);
            }
            let on = |ahead: i32| FeedEntry::of(&dated, start.plus(ahead), Completion::Submission).unwrap();
            let (before, after) = (on(from.min(later)), on(from.max(later)));
            let between = days.iter().filter(|ahead| **ahead > from.min(later) && **ahead <= from.max(later)).count();
            prop_assert_eq!(after.revision - before.revision, between);
            prop_assert!(after.since >= before.since);
        }
    }
}
