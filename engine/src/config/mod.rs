//! What an administrator decides, read once at the start: `dondoc.toml`, the calendar and the country's units.
//!
//! The binary carries every file of `config/`; a folder given by `--config` overrides them file by file. Whatever is wrong
//! stops the start: all faults of all files at once, each with file, line, key and what belongs there. Unknown keys are
//! faults, so that a misspelt one never passes for a default.
//!
//! Each edge is handed its own section and nothing else. Nothing here opens a store, a socket or a plugin.

mod delivery;
mod embedded;
mod folder;
mod load;
mod messages;
mod read;
mod schedules;
mod sections;

pub use delivery::{DeliveriesConfig, MailConfig, MailLogin, MailSecurity};
pub use folder::{ConfigError, ConfigFile, ConfigFolder};
pub use load::{Loaded, load};
pub use read::read_config;
pub use sections::{Config, HttpConfig, ImportsConfig, PluginsConfig, StoreConfig};
