//! Puts the program together: settings, store, host, plugins, clock; and starts and stops what waits.
//!
//! Only the command line uses it. It decides nothing of the field.

mod deliveries;
mod engine;
mod error;
mod plugins;
mod server;
mod settings;

pub use deliveries::senders;
pub use engine::{Place, engine, engine_with};
pub use error::BootError;
pub use plugins::load_plugin;
pub use server::{RunningServer, randomness, running_server, serve};
pub use settings::{config_folder, settings};

pub use crate::http::auth::CONSOLE_ACTOR;
pub use crate::http::feeds::path as feed_path;

/// The file of a data folder that says where its server listens, and with which secret its owner may write; only the
/// owner can read it.
const ADDRESS_FILE: &str = "server.address";
