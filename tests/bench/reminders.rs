//! A sweep with 1 000 reminders due, among 5 000 open tasks and among 500 000.
//!
//! Both stores are swept day by day in turn, each day with as many due as on every other: the tasks that are late come again
//! each week, a fifth of them on each working day. Nothing may be measured on one side only.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveTime, TimeZone};

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::domain::calendar::Outlook;
use dondoc::domain::id::UnitCode;
use dondoc::domain::ladder::{Rung, due_day};
use dondoc::domain::reminder::NextRung;
use dondoc::domain::task::{Task, TaskEvent};
use dondoc::domain::unit::UnitKind;
use dondoc::domain::{Day, Instant as Point};
use dondoc::operations::{Engine, sweep_reminders};
use dondoc::store::Record;
use dondoc::store::conformance::sample;

use super::measured::Measured;

/// The most that a sweep among many tasks may take, times one among few.
const MANY_RATIO_MAX: f64 = 1.2;

const DUE: usize = 1_000;
const FEW: usize = 5_000;
const MANY: usize = 500_000;
const TASKS_A_CHANGE: usize = 1_000;

/// So many sweeps are measured, and so many before them only warm up.
const ROUNDS: usize = 25;
const WARM_UP: usize = 5;

/// The first of five deadlines on as many working days of one week, none of them near a day off.
const MONDAY: &str = "2022-06-06";
/// A deadline that is far off on all days that are swept.
const FAR: &str = "2022-12-15";

/// Measures the goal, printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    let (few, many) = (Swept::of(FEW), Swept::of(MANY));
    let mut day = few.first_due();
    let mut times: Vec<(Duration, Duration)> = Vec::new();
    while times.len() < WARM_UP + ROUNDS {
        day = few.next_working_day(day);
        // Whichever comes first in a round is the other's turn in the next.
        let (a, b) = if times.len().is_multiple_of(2) { (&few, &many) } else { (&many, &few) };
        let (first, second) = (a.sweep(day), b.sweep(day));
        times.push(if times.len().is_multiple_of(2) { (first, second) } else { (second, first) });
    }
    let measured = &times[WARM_UP..];
    let of_few = median(measured.iter().map(|times| times.0));
    let of_many = median(measured.iter().map(|times| times.1));
    let goal = Measured {
        what: "a sweep with 1 000 due among 500 000 open tasks, times among 5 000",
        value: of_many.as_secs_f64() / of_few.as_secs_f64(),
        bound: MANY_RATIO_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![
            format!("among 5 000: {of_few:.1?}, the median of {ROUNDS}"),
            format!("among 500 000: {of_many:.1?}"),
        ],
    };
    vec![goal.printed()]
}

/// An engine over a folder of its own with so many open tasks.
struct Swept {
    engine: Engine,
    _folder: tempfile::TempDir,
}

impl Swept {
    fn of(tasks: usize) -> Swept {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let clock = Arc::new(ManualClock::at(Point::UNIX_EPOCH));
        let settings = boot::settings(None).expect("the defaults are settings");
        let engine = boot::engine_with(settings, Place::NewFolder(folder.path()), clock).expect("the engine starts");
        fill(&engine, tasks);
        Swept { engine, _folder: folder }
    }

    /// The working day before the first on which anything is due.
    fn first_due(&self) -> Day {
        let calendar = self.engine.calendar();
        due_day(Outlook::of(&calendar), sample::day(MONDAY), Rung(7)).value
    }

    fn next_working_day(&self, day: Day) -> Day {
        let calendar = self.engine.calendar();
        Outlook::of(&calendar).add_working_days(day, 1).expect("2022 is known").value
    }

    fn sweep(&self, day: Day) -> Duration {
        let local = day.date().and_time(NaiveTime::from_hms_opt(8, 0, 0).expect("there is an eighth hour"));
        let now = self.engine.zone.from_local_datetime(&local).single().expect("no clock is put back there").to_utc();
        let start = Instant::now();
        let written = sweep_reminders(&self.engine, now).expect("it sweeps");
        let took = start.elapsed();
        assert_eq!(written, DUE, "on {day}");
        took
    }
}

/// Five times as many late tasks as are due a day, of the deadlines of one week; the others are far from theirs.
fn fill(engine: &Engine, tasks: usize) {
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    let communes: Vec<UnitCode> = engine
        .units
        .all()
        .filter(|unit| unit.kind == UnitKind::Commune)
        .take(700)
        .map(|unit| unit.code.clone())
        .collect();
    let first = |number: usize| if number < 5 * DUE { Rung(8) } else { Rung(-15) };
    for change in 0..tasks / TASKS_A_CHANGE {
        let mut puts = Vec::with_capacity(TASKS_A_CHANGE * 2);
        for number in change * TASKS_A_CHANGE..(change + 1) * TASKS_A_CHANGE {
            let weekday = i32::try_from(number % 5).expect("a small number");
            let deadline = if number < 5 * DUE { sample::day(MONDAY).plus(weekday) } else { sample::day(FAR) };
            let mut task: Task = sample::task(&format!("cchc-{}:{number}", number % 40), "866");
            task.unit = communes[number % communes.len()].clone();
            task.facts.push(sample::fact(TaskEvent::Due { on: deadline }));
            let rung = first(number);
            let due = due_day(outlook, deadline, rung).value;
            let last = (number < 5 * DUE).then_some(Rung(3));
            puts.push(Record::NextRung(NextRung {
                task: task.key.clone(),
                deadline,
                rung,
                due,
                provisional: false,
                last,
            }));
            puts.push(Record::Task(task));
        }
        engine.store.commit(sample::put(puts)).expect("it is committed");
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}
