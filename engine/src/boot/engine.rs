//! An engine over the records of a place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ADDRESS_FILE;
use super::deliveries::delivery_settings;
use super::error::BootError;
use super::plugins::fill_shelf;
use super::server::running_server;
use super::settings::{check, settings};
use crate::clock::{Clock, SystemClock};
use crate::config::{Config, Loaded};
use crate::host::Host;
use crate::operations::{CalendarInUse, Engine, used_calendar};
use crate::randomness::SystemRandomness;
use crate::store::memory::MemoryStore;
use crate::store::sled::{self, SledOptions};
use crate::store::{Store, StoreError};

/// The folder of a data folder that holds compiled plugins.
const COMPILED_FOLDER: &str = "compiled";

/// Where the records lie.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// In a folder that must be there.
    Folder(&'a Path),
    /// In a folder that is made where it is absent.
    NewFolder(&'a Path),
    /// In memory, until the command ends.
    Nowhere,
}

/// An engine over the records of a place, with the machine's clock.
pub fn engine(config: Option<&Path>, place: Place<'_>) -> Result<Engine, BootError> {
    engine_with(settings(config)?, place, Arc::new(SystemClock))
}

/// An engine over the records of a place, with a clock of the caller's.
pub fn engine_with(loaded: Loaded, place: Place<'_>, clock: Arc<dyn Clock>) -> Result<Engine, BootError> {
    let Loaded { config, calendar, country, templates } = loaded;
    let store = open_store(&config, place)?;
    let host = Arc::new(Host::new(compiled_folder(place).as_deref())?);
    let shelf = fill_shelf(&host, store.as_ref(), &config)?;
    let country = Arc::new(country);
    let used = used_calendar(store.as_ref(), &calendar).map_err(BootError::Store)?;
    let deliveries = delivery_settings(&config, data_folder(place), templates)?;
    let mut engine = Engine {
        store,
        host,
        shelf,
        units: Arc::clone(&country),
        country,
        calendar_in_use: CalendarInUse::new(used),
        configured_calendar: Arc::new(calendar),
        clock,
        randomness: Arc::new(SystemRandomness),
        zone: config.zone,
        completion: config.completion,
        parameters: config.parameters,
        schedules_configured: config.schedules,
        limits: config.plugins.limits,
        deliveries,
    };
    engine.refresh_units()?;
    check(&engine)?;
    Ok(engine)
}

fn open_store(config: &Config, place: Place<'_>) -> Result<Arc<dyn Store>, BootError> {
    let folder = match place {
        Place::Nowhere => return Ok(Arc::new(MemoryStore::new())),
        Place::Folder(folder) if !folder.is_dir() => return Err(BootError::NoFolder { folder: folder.to_owned() }),
        Place::Folder(folder) | Place::NewFolder(folder) => folder,
    };
    let options = SledOptions { cache_bytes: config.store.cache_bytes, ..SledOptions::default() };
    match sled::open(folder, options) {
        Ok(store) => {
            let _none_was_left = std::fs::remove_file(folder.join(ADDRESS_FILE)); // by a server that was killed
            Ok(Arc::new(store))
        }
        Err(StoreError::InUse { .. }) => {
            let address = running_server(folder).map(|server| server.address);
            Err(BootError::InUse { folder: folder.to_owned(), address })
        }
        Err(error) => Err(BootError::Store(error)),
    }
}

fn compiled_folder(place: Place<'_>) -> Option<PathBuf> {
    data_folder(place).map(|folder| folder.join(COMPILED_FOLDER))
}

fn data_folder(place: Place<'_>) -> Option<&Path> {
    match place {
        Place::Folder(folder) | Place::NewFolder(folder) => Some(folder),
        Place::Nowhere => None,
    }
}
