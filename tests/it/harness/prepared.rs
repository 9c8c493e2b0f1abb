//! An engine that is made ready before it is served: its store, its offices, its schedules, its plugins.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::{NaiveTime, TimeZone};

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::config::ConfigFolder;
use dondoc::domain::cron::CronSpec;
use dondoc::domain::id::{DirectiveId, ScheduleId, UnitCode};
use dondoc::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, ScheduleRule};
use dondoc::domain::{Day, Instant};
use dondoc::operations::{
    CalendarInUse, DeliverySettings, Engine, ImportMode, Shelf, import_documents, import_figures, import_plans,
    import_tasks, import_units,
};
use dondoc::randomness::CountedRandomness;
use dondoc::sheets::{Source, read_documents, read_figures, read_office, read_tasks, read_units};
use dondoc::store::Store;
use dondoc::store::memory::MemoryStore;

use super::Server;

/// Who the entries of imports carry as their actor.
const ACTOR: &str = "test";

/// An engine that nobody asks yet. It stands at 17:00 of 31 March 2022.
pub struct Prepared {
    pub engine: Engine,
    pub clock: Arc<ManualClock>,
}

impl Prepared {
    /// Over an empty store in memory.
    pub fn new() -> Prepared {
        Prepared::over(Arc::new(MemoryStore::new()))
    }

    /// Over a store. Settings, units, host and plugins are made once for all tests, as they take longer than a test.
    pub fn over(store: Arc<dyn Store>) -> Prepared {
        static BASE: OnceLock<Engine> = OnceLock::new();
        let base = BASE.get_or_init(|| {
            let clock = Arc::new(ManualClock::at(Instant::UNIX_EPOCH));
            boot::engine_with(boot::settings(None).unwrap(), Place::Nowhere, clock).unwrap()
        });
        let mut shelf = Shelf::default();
        for shelved in base.shelf.all() {
            shelf.put(shelved.origin.clone(), Ok(Arc::clone(shelved.plugin.as_ref().unwrap())));
        }
        let clock = Arc::new(ManualClock::at(Instant::UNIX_EPOCH));
        let engine = Engine {
            store,
            host: Arc::clone(&base.host),
            shelf,
            country: Arc::clone(&base.country),
            units: Arc::clone(&base.units),
            calendar_in_use: CalendarInUse::unrecorded(base.calendar()),
            configured_calendar: Arc::clone(&base.configured_calendar),
            clock: Arc::<ManualClock>::clone(&clock),
            randomness: Arc::new(CountedRandomness::default()),
            zone: base.zone,
            completion: base.completion,
            parameters: base.parameters.clone(),
            schedules_configured: Vec::new(),
            limits: base.limits.clone(),
            deliveries: DeliverySettings { key: [5; 32], ..base.deliveries.clone() },
        };
        let prepared = Prepared { engine, clock };
        prepared.set_clock("2022-03-31", 17);
        prepared
    }

    /// With the papers of a demonstration's office, brought in at 17:00 of its own day.
    pub fn office(mut self, folder: &str) -> Prepared {
        let now = dondoc::clock::Clock::now(&*self.clock);
        let read = |file: &str| ConfigFolder::embedded().read(&format!("demo/{folder}/{file}")).unwrap().bytes;
        let office = read_office(&read("office.toml"), "office.toml").unwrap();
        self.set_clock(&office.date.to_string(), 17);
        let units = read_units(&Source::csv(&read("units.csv"), "units.csv")).unwrap();
        import_units(&self.engine, ACTOR, "units.csv", &units, ImportMode::Apply).unwrap();
        self.engine.refresh_units().unwrap();
        let engine = &self.engine;
        import_plans(engine, ACTOR, "office.toml", &office.plans, ImportMode::Apply).unwrap();
        let figures = read_figures(&Source::csv(&read("figures.csv"), "figures.csv")).unwrap();
        import_figures(engine, ACTOR, "figures.csv", &figures, ImportMode::Apply).unwrap();
        let tasks = read_tasks(&Source::csv(&read("tasks.csv"), "tasks.csv")).unwrap();
        import_tasks(engine, ACTOR, "tasks.csv", &tasks, ImportMode::Apply).unwrap();
        bring_documents(engine, &read("documents.csv"));
        self.clock.set(now);
        self
    }

    /// With a schedule that is owed from now on.
    pub fn schedule(mut self, id: &str, cron: &str, directive: &str, units: &[&str]) -> Prepared {
        self.engine.schedules_configured.push(configured(id, cron, directive, units));
        self
    }

    /// With the clock at an hour of a day.
    pub fn at(self, day: &str, hour: u32) -> Prepared {
        self.set_clock(day, hour);
        self
    }

    /// Sets the clock to an hour of a day in the configured zone.
    pub fn set_clock(&self, day: &str, hour: u32) {
        set_clock(&self.clock, &self.engine, day, hour);
    }

    /// Serves it on a free port of loopback.
    pub fn serve(self) -> Server {
        Server::of(self)
    }
}

/// A schedule of the configuration that runs whatever comes due.
pub fn configured(id: &str, cron: &str, directive: &str, units: &[&str]) -> ConfiguredSchedule {
    let rule = ScheduleRule {
        cron: CronSpec::parse(cron).unwrap(),
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        directives: vec![DirectiveId::parse(directive).unwrap()],
        units: units.iter().map(|unit| UnitCode::parse(unit).unwrap()).collect(),
        overlap: Overlap::default(),
        catch_up: CatchUp::default(),
        jitter_seconds: 0,
        days_off: DaysOff::default(),
    };
    ConfiguredSchedule { id: ScheduleId::parse(id).unwrap(), rule }
}

/// Sets a clock to an hour of a day in the configured zone.
pub fn set_clock(clock: &ManualClock, engine: &Engine, day: &str, hour: u32) {
    let time = Day::parse(day).unwrap().date().and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
    clock.set(engine.zone.from_local_datetime(&time).unwrap().to_utc());
}

/// Brings in a file of documents.
pub fn bring_documents(engine: &Engine, csv: &[u8]) {
    let rows = read_documents(&Source::csv(csv, "documents.csv")).unwrap();
    import_documents(engine, ACTOR, "documents.csv", &rows, ImportMode::Apply).unwrap();
}

/// The root of the checkout.
pub fn checkout() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the engine lies in the checkout")
}
