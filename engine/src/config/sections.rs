//! The settings as values, with their defaults. The defaults are written a second time in `config/dondoc.toml`, for people;
//! a test holds the two equal.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use chrono_tz::Tz;

use super::delivery::{DeliveriesConfig, MailConfig};
use crate::domain::id::DirectiveId;
use crate::domain::limits::Limits;
use crate::domain::schedule::ConfiguredSchedule;
use crate::domain::task_state::Completion;
use crate::sheets::{FILE_BYTES_MAX, ROWS_MAX};

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
    /// How much of a file is brought in at once.
    pub imports: ImportsConfig,
    /// Plugins beside those the binary carries, and the limits of all.
    pub plugins: PluginsConfig,
    /// By which server mail goes; `None` where there is none, and then it waits.
    pub mail: Option<MailConfig>,
    /// What webhooks may reach.
    pub deliveries: DeliveriesConfig,
    /// When evaluations run by themselves; each id once.
    pub schedules: Vec<ConfiguredSchedule>,
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
    /// The most bytes of a file that is sent.
    pub file_bytes_max: u64,
}

/// `[imports]`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportsConfig {
    /// The most bytes of a register's file.
    pub bytes_max: u64,
    /// The most rows of a register's file.
    pub rows_max: u64,
}

/// `[plugins]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PluginsConfig {
    /// A folder of components; `None` where only those of the binary are used.
    pub folder: Option<PathBuf>,
    /// `[plugins.limits]`: what one evaluation may use.
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            zone: Tz::Asia__Ho_Chi_Minh,
            completion: Completion::Submission,
            store: StoreConfig::default(),
            http: HttpConfig::default(),
            imports: ImportsConfig::default(),
            plugins: PluginsConfig::default(),
            mail: None,
            deliveries: DeliveriesConfig::default(),
            schedules: Vec::new(),
            parameters: BTreeMap::new(),
        }
    }
}

impl Default for StoreConfig {
    fn default() -> StoreConfig {
        StoreConfig { folder: "dondoc-data".into(), cache_bytes: 128 * 1024 * 1024 }
    }
}

impl Default for HttpConfig {
    fn default() -> HttpConfig {
        HttpConfig { listen: (Ipv4Addr::LOCALHOST, 8_740).into(), file_bytes_max: 32 * 1024 * 1024 }
    }
}

impl Default for ImportsConfig {
    fn default() -> ImportsConfig {
        ImportsConfig { bytes_max: FILE_BYTES_MAX, rows_max: ROWS_MAX }
    }
}
