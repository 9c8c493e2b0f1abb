//! What is promised of time: how soon after its nominal instant a firing is picked up.
//!
//! The scheduler's own loop runs over a store on disk with the machine's clock, set so that a minute begins every second
//! and a half; a firing is picked up when its claim is synced and readers see it. It must never measure a loop of its own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use dondoc::boot::{self, Place};
use dondoc::clock::Clock;
use dondoc::domain::cron::CronSpec;
use dondoc::domain::id::{DirectiveId, ScheduleId, UnitCode};
use dondoc::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, ScheduleRule};
use dondoc::operations::{Engine, reconcile_schedules};
use dondoc::scheduler;
use tokio::sync::{Notify, watch};

use super::measured::Measured;

const FIRINGS: usize = 100;
const PICKUP_MS_MAX: f64 = 50.0;
/// How long before a minute begins the clock is set: longer than the loop ever sleeps.
const BEFORE_MINUTE: TimeDelta = TimeDelta::milliseconds(1_500);
const LOOK_AGAIN: Duration = Duration::from_micros(500);

/// Measures the goal, printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    vec![pickup().printed()]
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
        let now = self.now();
        let minute = now.duration_trunc(TimeDelta::minutes(1)).expect("a minute divides time") + TimeDelta::minutes(1);
        let skipped = (minute - BEFORE_MINUTE - now).max(TimeDelta::zero());
        let minute = if skipped.is_zero() { minute + TimeDelta::minutes(1) } else { minute };
        let skipped = minute - BEFORE_MINUTE - now;
        self.0.fetch_add(skipped.num_nanoseconds().expect("minutes are short"), Ordering::SeqCst);
        minute
    }
}

/// The 99th percentile of the time from a nominal instant until its claim is there to read.
fn pickup() -> Measured {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured");
    let clock = Arc::new(Ahead::default());
    let loaded = boot::settings(None).expect("the embedded settings are sound");
    let place = Place::NewFolder(folder.path());
    let mut engine = boot::engine_with(loaded, place, Arc::<Ahead>::clone(&clock)).expect("an empty folder opens");
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
