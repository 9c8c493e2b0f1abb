//! The offices of the demonstration, brought into a store the way an administrator would: file by file, then the loop.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveTime, TimeZone};
use tempfile::TempDir;

use crate::boot::{self, BootError, Place};
use crate::cli::exit::Failure;
use crate::clock::ManualClock;
use crate::config::{ConfigFile, ConfigFolder};
use crate::domain::cron::CronSpec;
use crate::domain::id::ScheduleId;
use crate::domain::register::RegisterMode;
use crate::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, ScheduleRule};
use crate::domain::{Day, Instant, Period};
use crate::operations::{
    Engine, ImportMode, Refusal, RegisterStatement, import_documents, import_figures, import_plans, import_registers,
    import_tasks, import_units, reconcile_schedules, register_shape, sweep_reminders, tick_schedules,
};
use crate::sheets::{
    Faults, OfficeFile, OfficeRegister, Source, read_documents, read_figures, read_office, read_register, read_tasks,
    read_units,
};

/// When the demonstration's schedules fire: every day at 17:00.
const CRON: &str = "0 17 * * *";

/// When the papers are brought in.
const HOUR_OF_IMPORT: (u32, u32) = (8, 0);

/// Who the entries of the demonstration carry as their actor.
const ACTOR: &str = "demo";

/// An office and its folder.
#[derive(Clone, Debug)]
pub struct Office {
    /// The folder below `demo/`, and the identifier of its schedule.
    pub folder: &'static str,
    /// Its `office.toml`.
    pub file: OfficeFile,
}

/// A demonstration and the store it lies in.
#[derive(Debug)]
pub struct Demo {
    /// The engine.
    pub engine: Engine,
    clock: Arc<ManualClock>,
    files: ConfigFolder,
    /// The day that was played last.
    played: Option<Day>,
    /// Goes away, with all that was recorded, when the demonstration does.
    store: Option<TempDir>,
}

impl Demo {
    /// A demonstration in a temporary folder on disk, with nothing in it yet but the offices' local units.
    pub fn on_disk(config: Option<&Path>) -> Result<Demo, Failure> {
        let store =
            tempfile::tempdir().map_err(|error| Failure::machine("making a temporary folder failed", &error))?;
        let mut demo = Demo::open(config, Place::NewFolder(store.path()))?;
        demo.store = Some(store);
        Ok(demo)
    }

    /// A demonstration in memory with the papers of every office.
    pub fn in_memory(config: Option<&Path>) -> Result<Demo, Failure> {
        let demo = Demo::open(config, Place::Nowhere)?;
        for office in demo.offices()? {
            demo.import_papers(&office, office.file.date)?;
        }
        Ok(demo)
    }

    fn open(config: Option<&Path>, place: Place<'_>) -> Result<Demo, Failure> {
        let files = boot::config_folder(config)?;
        let clock = Arc::new(ManualClock::at(Instant::UNIX_EPOCH));
        let engine = boot::engine_with(boot::settings(config)?, place, Arc::<ManualClock>::clone(&clock))?;
        let mut demo = Demo { engine, clock, files, played: None, store: None };
        for office in demo.offices()? {
            demo.set_clock(office.file.date, HOUR_OF_IMPORT);
            let (name, rows) = demo.read(&office, "units.csv", read_units)?;
            import_units(&demo.engine, ACTOR, &name, &rows, ImportMode::Apply)?;
            demo.engine.parameters.extend(office.file.parameters.clone());
        }
        demo.engine.refresh_units()?;
        Ok(demo)
    }

    /// The offices in the order of their dates.
    pub fn offices(&self) -> Result<Vec<Office>, Failure> {
        let folders: BTreeSet<&'static str> = self
            .files
            .below("demo")
            .filter_map(|path| path.strip_prefix("demo/")?.strip_suffix("/office.toml"))
            .collect();
        let mut offices = Vec::new();
        for folder in folders {
            let ConfigFile { name, bytes } =
                self.files.read(&format!("demo/{folder}/office.toml")).map_err(BootError::from)?;
            let file = read_office(&bytes, &name).map_err(Refusal::FaultyFile)?;
            offices.push(Office { folder, file });
        }
        offices.sort_by_key(|office| office.file.date);
        Ok(offices)
    }

    /// Brings the office's papers in at its own date, or what there was of them on `day` where that is earlier; then lets
    /// its self-check fire at 17:00 of `day`.
    pub fn play(&mut self, office: &Office, day: Day) -> Result<(), Failure> {
        if let Some(before) = self.played.replace(day).filter(|before| *before != day) {
            self.set_clock(before, (17, 0)); // what was played before is over then
            self.engine.schedules_configured.clear();
            reconcile_schedules(&self.engine)?;
        }
        self.import_papers(office, day)?;
        let rule = ScheduleRule {
            cron: CronSpec::parse(CRON).expect("the demonstration's expression is sound"),
            zone: self.engine.zone,
            directives: office.file.directives.clone(),
            units: vec![office.file.unit.clone()],
            overlap: Overlap::default(),
            catch_up: CatchUp::default(),
            jitter_seconds: 0,
            days_off: DaysOff::default(),
        };
        self.engine.schedules_configured.push(ConfiguredSchedule { id: office.schedule()?, rule });
        self.set_clock(day, (16, 59));
        reconcile_schedules(&self.engine)?;
        let now = self.set_clock(day, (17, 0));
        tick_schedules(&self.engine, now)?;
        sweep_reminders(&self.engine, now)?;
        Ok(())
    }

    fn import_papers(&self, office: &Office, day: Day) -> Result<(), Failure> {
        let today = office.file.date.min(day);
        self.set_clock(today, HOUR_OF_IMPORT);
        let engine = &self.engine;
        import_plans(engine, ACTOR, "office.toml", &office.file.plans, ImportMode::Apply)?;
        let (name, mut rows) = self.read(office, "documents.csv", read_documents)?;
        rows.retain(|row| row.value.key.issued <= today);
        import_documents(engine, ACTOR, &name, &rows, ImportMode::Apply)?;
        let (name, mut rows) = self.read(office, "figures.csv", read_figures)?;
        rows.retain(|row| row.value.value.reported <= today);
        import_figures(engine, ACTOR, &name, &rows, ImportMode::Apply)?;
        let (name, mut rows) = self.read(office, "tasks.csv", read_tasks)?;
        rows.iter_mut().for_each(|row| row.value.facts.retain(|(_, on)| *on <= today));
        rows.retain(|row| !row.value.facts.is_empty());
        import_tasks(engine, ACTOR, &name, &rows, ImportMode::Apply)?;
        office.file.registers.iter().try_for_each(|register| self.import_register(office, register, today))
    }

    /// Brings a register's file in, or what there was of it on `today`.
    fn import_register(&self, office: &Office, register: &OfficeRegister, today: Day) -> Result<(), Failure> {
        let Some(within) = Period::new(register.within.first(), register.within.last().min(today)) else {
            return Ok(());
        };
        let shape = register_shape(&self.engine, register.id.as_str())?;
        let read = |source: &Source<'_>| read_register(source, &shape, register.within, &mut |_| {});
        let (name, mut sheet) = self.read(office, &register.file, read)?;
        if within != register.within {
            sheet = sheet.until(&shape, within.last());
        }
        let mode = RegisterMode::Replace;
        let statement = RegisterStatement { shape, unit: register.unit.clone(), within, mode };
        import_registers(&self.engine, ACTOR, &name, (&statement, &sheet), ImportMode::Apply, &mut |_| {})?;
        Ok(())
    }

    fn read<T>(
        &self,
        office: &Office,
        file: &str,
        read: impl FnOnce(&Source<'_>) -> Result<T, Faults>,
    ) -> Result<(String, T), Failure> {
        let ConfigFile { name, bytes } =
            self.files.read(&format!("demo/{}/{file}", office.folder)).map_err(BootError::from)?;
        let rows = read(&Source::csv(&bytes, &name)).map_err(Refusal::FaultyFile)?;
        Ok((name, rows))
    }

    /// Sets the clock to an hour and minute of a day in the configured zone.
    fn set_clock(&self, day: Day, (hour, minute): (u32, u32)) -> Instant {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).expect("the demonstration's hours exist");
        let local = self.engine.zone.from_local_datetime(&day.date().and_time(time)).earliest();
        let now = local.map_or_else(|| day.date().and_time(time).and_utc(), |local| local.to_utc());
        self.clock.set(now);
        now
    }
}

impl Office {
    /// The identifier of its schedule.
    pub fn schedule(&self) -> Result<ScheduleId, Failure> {
        ScheduleId::parse(self.folder)
            .map_err(|error| Failure::machine("a demo folder's name is no identifier", &error))
    }
}
