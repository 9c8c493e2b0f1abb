//! What is promised of time: how soon after its nominal instant a firing is picked up, and how soon after a day begins the
//! reminders that are due on it are rows.
//!
//! The scheduler's own loops run over a store on disk with the machine's clock, set so that a minute, or a day, begins every
//! second and a half; a firing is picked up when its claim is synced and readers see it, and a reminder is a row when they
//! see that. It must never measure a loop of its own.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, DurationRound, NaiveTime, TimeDelta, Utc};
use dondoc::boot::{self, Place};
use dondoc::clock::Clock;
use dondoc::domain::Day;
use dondoc::domain::calendar::Outlook;
use dondoc::domain::cron::CronSpec;
use dondoc::domain::id::{DirectiveId, ScheduleId, TaskKey, UnitCode};
use dondoc::domain::ladder::Rung;
use dondoc::domain::local_time::instant_of;
use dondoc::domain::reminder::ReminderKey;
use dondoc::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, ScheduleRule};
use dondoc::operations::{Assignment, Engine, assign_task, reconcile_schedules};
use dondoc::scheduler;
use dondoc::telemetry::Metrics;
use tokio::sync::{Notify, watch};

use super::measured::Measured;

const FIRINGS: usize = 100;
const PICKUP_MS_MAX: f64 = 50.0;
/// How long before a minute begins the clock is set: longer than the loop ever sleeps.
const BEFORE_IT: TimeDelta = TimeDelta::milliseconds(1_500);
const LOOK_AGAIN: Duration = Duration::from_micros(500);

const NIGHTS: usize = 30;
const DUE_A_DAY: usize = 100;
const ROW_MS_MAX: f64 = 1_000.0;

/// Measures the goals, each printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    vec![pickup().printed(), due_reminders().printed()]
}

/// The machine's clock, a while ahead.
#[derive(Debug, Default)]
struct Ahead(AtomicI64);

impl Clock for Ahead {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::nanoseconds(self.0.load(Ordering::SeqCst))
    }
}

impl Ahead {
    /// Goes ahead until shortly before the next minute, and gives the minute.
    fn before_next_minute(&self) -> DateTime<Utc> {
        let soon = self.now() + BEFORE_IT;
        let minute = soon.duration_trunc(TimeDelta::minutes(1)).expect("a minute divides time") + TimeDelta::minutes(1);
        self.before(minute);
        minute
    }

    /// Goes ahead until shortly before an instant.
    fn before(&self, instant: DateTime<Utc>) {
        let skipped = instant - BEFORE_IT - self.now();
        self.0.fetch_add(skipped.num_nanoseconds().expect("days are short"), Ordering::SeqCst);
    }
}

/// An engine over a new folder, with such a clock.
fn engine(folder: &Path) -> (Engine, Arc<Ahead>) {
    let clock = Arc::new(Ahead::default());
    let loaded = boot::settings(None).expect("the embedded settings are sound");
    let engine = boot::engine_with(loaded, Place::NewFolder(folder), Arc::<Ahead>::clone(&clock));
    (engine.expect("an empty folder opens"), clock)
}

fn new_folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured")
}

/// The 99th percentile of the time from a nominal instant until its claim is there to read.
fn pickup() -> Measured {
    let folder = new_folder();
    let (mut engine, clock) = engine(folder.path());
    engine.schedules_configured = vec![each_minute()];
    reconcile_schedules(&engine).expect("a new schedule is recorded");
    let engine = Arc::new(engine);
    let mut late = looked_at(&engine, &clock);
    late.sort_by(f64::total_cmp);
    let percentile = |hundredth: usize| late[(late.len() * hundredth).div_ceil(100) - 1];
    Measured {
        what: "milliseconds from a nominal instant until its firing is picked up, 99th percentile",
        value: percentile(99),
        bound: PICKUP_MS_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![
            format!("median {:.1} ms, 90th percentile {:.1} ms", percentile(50), percentile(90)),
            format!("{FIRINGS} firings, the latest {:.1} ms; seen to half a millisecond", percentile(100)),
        ],
    }
}

/// Runs the scheduler's loop, and gives how late each firing was picked up, in milliseconds.
fn looked_at(engine: &Arc<Engine>, clock: &Ahead) -> Vec<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    let (stop, stopped) = watch::channel(false);
    let claiming = runtime.spawn(scheduler::claim(Arc::clone(engine), Arc::new(Notify::new()), stopped));
    let late = (0..FIRINGS).map(|_| {
        let before = engine.store.head().expect("the store answers").position;
        let minute = clock.before_next_minute();
        while engine.store.head().expect("the store answers").position == before {
            std::thread::sleep(LOOK_AGAIN);
        }
        let seen = clock.now() - minute;
        seen.num_microseconds().expect("a firing is picked up within years") as f64 / 1_000.0
    });
    let late = late.collect();
    stop.send(true).expect("the loop listens");
    runtime.block_on(claiming).expect("the loop ends when told");
    late
}

/// The longest time from the beginning of a day until every reminder that is due on it can be read.
fn due_reminders() -> Measured {
    let folder = new_folder();
    let (engine, clock) = engine(folder.path());
    let calendar = engine.calendar();
    let outlook = Outlook::of(&calendar);
    let deadline = |night: usize| {
        let nights = i32::try_from(night).expect("a few nights") + 1;
        outlook.add_working_days(engine.today(), nights).expect("these years are known or provisional").value
    };
    let deadlines: Vec<Day> = (0..NIGHTS).map(deadline).collect();
    for (night, deadline) in deadlines.iter().enumerate() {
        (0..DUE_A_DAY).for_each(|number| assign(&engine, &format!("{night}-{number}"), *deadline));
    }
    let engine = Arc::new(engine);
    let mut late = seen(&engine, &clock, &deadlines);
    late.sort_by(f64::total_cmp);
    Measured {
        what: "milliseconds from the beginning of a day until all reminders that are due on it are rows, at most",
        value: late[NIGHTS - 1],
        bound: ROW_MS_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![format!("{NIGHTS} days with {DUE_A_DAY} deadlines each; median {:.1} ms", late[NIGHTS / 2])],
    }
}

fn assign(engine: &Engine, number: &str, due: Day) {
    let assignment = Assignment {
        plan: "cchc".into(),
        number: number.into(),
        title: "Rà soát thủ tục hành chính".into(),
        unit: "29869".into(),
        area: "direction".into(),
        assigner: "UBND tỉnh".into(),
        assigned: engine.today().to_string(),
        due: Some(due.to_string()),
        ..Assignment::default()
    };
    assign_task(engine, "bench", &assignment, None).expect("a sound assignment");
}

/// Runs the scheduler's loop over the nights before the deadlines, and gives how late in each day the reminders of its
/// deadlines are there, in milliseconds.
fn seen(engine: &Arc<Engine>, clock: &Ahead, deadlines: &[Day]) -> Vec<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    let (stop, stopped) = watch::channel(false);
    let watching = runtime.spawn(scheduler::watch(Arc::clone(engine), Arc::new(Metrics::new()), stopped));
    let late = deadlines.iter().enumerate().map(|(night, deadline)| {
        let begins = instant_of(*deadline, NaiveTime::MIN, engine.zone).expect("each day begins there");
        clock.before(begins);
        let is_row = |number: usize| {
            let task = TaskKey::parse(&format!("cchc:{night}-{number}")).expect("a plan and a number");
            let key = ReminderKey { task, deadline: *deadline, rung: Rung(0) };
            engine.store.reminder(&key).expect("the store answers").is_some()
        };
        for number in 0..DUE_A_DAY {
            while !is_row(number) {
                std::thread::sleep(LOOK_AGAIN);
            }
        }
        (clock.now() - begins).num_microseconds().expect("within years") as f64 / 1_000.0
    });
    let late = late.collect();
    stop.send(true).expect("the loop listens");
    runtime.block_on(watching).expect("the loop ends when told");
    late
}

fn each_minute() -> ConfiguredSchedule {
    let rule = ScheduleRule {
        cron: CronSpec::parse("* * * * *").expect("each minute is an expression"),
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        directives: vec![DirectiveId::parse("cao-lanh-kiem-tra-2022").expect("an identifier")],
        units: vec![UnitCode::parse("866").expect("a code")],
        overlap: Overlap::default(),
        catch_up: CatchUp::default(),
        jitter_seconds: 0,
        days_off: DaysOff::default(),
    };
    ConfiguredSchedule { id: ScheduleId::parse("each-minute").expect("an identifier"), rule }
}
