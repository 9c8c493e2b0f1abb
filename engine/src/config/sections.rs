//! The settings as values, with their defaults. The defaults are written a second time in `config/dondoc.toml`, for people;
//! a test holds the two equal.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use chrono_tz::Tz;

use crate::domain::cron::CronSpec;
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};
use crate::domain::task_state::Completion;

/// All settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The zone whose midnight ends a day.
    pub zone: Tz,
    /// Which day a task counts as done.
    pub completion: Completion,
    /// Where the records lie.
    pub store: StoreConfig,
    /// Where the API is served.
    pub http: HttpConfig,
    /// Plugins beside those the binary carries, and the limits of all.
    pub plugins: PluginsConfig,
    /// When evaluations run by themselves; each id once.
    pub schedules: Vec<ScheduleConfig>,
    /// For each directive, the parameters that differ from its own defaults.
    pub parameters: BTreeMap<DirectiveId, BTreeMap<String, String>>,
}

/// `[store]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreConfig {
    /// The data folder; relative to the folder the engine is started in.
    pub folder: PathBuf,
    /// The most bytes of current records kept in memory.
    pub cache_bytes: u64,
}

/// `[http]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpConfig {
    /// A loopback address.
    pub listen: SocketAddr,
}

/// `[plugins]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PluginsConfig {
    /// A folder of components; `None` where only those of the binary are used.
    pub folder: Option<PathBuf>,
    /// What one evaluation may use.
    pub limits: LimitsConfig,
}

/// `[plugins.limits]`: what one run of a plugin may use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitsConfig {
    /// Instructions, in wasmtime's fuel.
    pub fuel_max: u64,
    /// Milliseconds by the wall clock.
    pub wall_ms_max: u64,
    /// Bytes of all its memories.
    pub memory_bytes_max: u64,
    /// Elements of all its tables.
    pub table_elements_max: u64,
    /// Bytes the engine allocates for what one call hands to it.
    pub lift_bytes_max: u64,
    /// Questions.
    pub questions_max: u64,
    /// Bytes of the tape.
    pub tape_bytes_max: u64,
    /// Bytes of the log.
    pub log_bytes_max: u64,
    /// Outcomes.
    pub outcomes_max: u64,
    /// Bytes of one text of an outcome.
    pub message_bytes_max: u64,
    /// Measured values of one outcome.
    pub measured_max: u64,
    /// Facts one outcome cites.
    pub cites_max: u64,
}

/// One of `[[schedules]]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleConfig {
    /// Its identifier.
    pub id: ScheduleId,
    /// When it fires.
    pub cron: CronSpec,
    /// The directives it evaluates; at least one.
    pub directives: Vec<DirectiveId>,
    /// The units it covers; at least one.
    pub units: Vec<UnitCode>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            zone: Tz::Asia__Ho_Chi_Minh,
            completion: Completion::Submission,
            store: StoreConfig::default(),
            http: HttpConfig::default(),
            plugins: PluginsConfig::default(),
            schedules: Vec::new(),
            parameters: BTreeMap::new(),
        }
    }
}

impl Default for StoreConfig {
    fn default() -> StoreConfig {
        StoreConfig { folder: "dondoc-data".into(), cache_bytes: 64 * 1024 * 1024 }
    }
}

impl Default for HttpConfig {
    fn default() -> HttpConfig {
        HttpConfig { listen: (Ipv4Addr::LOCALHOST, 8_740).into() }
    }
}

impl Default for LimitsConfig {
    fn default() -> LimitsConfig {
        LimitsConfig {
            fuel_max: 5_000_000_000,
            wall_ms_max: 10_000,
            memory_bytes_max: 128 * 1024 * 1024,
            table_elements_max: 100_000,
            lift_bytes_max: 16 * 1024 * 1024,
            questions_max: 50_000,
            tape_bytes_max: 8 * 1024 * 1024,
            log_bytes_max: 64 * 1024,
            outcomes_max: 10_000,
            message_bytes_max: 16 * 1024,
            measured_max: 100,
            cites_max: 1_000,
        }
    }
}
