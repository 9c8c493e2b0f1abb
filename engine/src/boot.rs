//! Puts the program together: settings, store, host, plugins, clock; and starts and stops what waits.
//!
//! Only the command line uses it. It decides nothing of the field.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::clock::{Clock, SystemClock};
use crate::config::{Config, ConfigError, ConfigFolder, LimitsConfig, Loaded, load};
use crate::domain::schedule::Schedule;
use crate::host::{Host, HostFault, Limits, LoadFault, Plugin};
use crate::http::app::App;
use crate::http::server::{ListenError, listen, serve as serve_http};
use crate::operations::{Engine, Refusal, Shelf};
use crate::scheduler;
use crate::store::memory::MemoryStore;
use crate::store::sled::{self, SledOptions};
use crate::store::{Store, StoreError};
use crate::telemetry::Metrics;

/// The file of a data folder that says where its server listens; only its owner can read it.
const ADDRESS_FILE: &str = "server.address";

/// The folder of a data folder that holds compiled plugins.
const COMPILED_FOLDER: &str = "compiled";

/// How long requests under way may take to end once the server was told to stop; a second signal ends it at once.
const STOPPING_MAX: Duration = Duration::from_secs(5);

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

/// Why the program cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BootError {
    /// The configuration has faults.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// There is no such data folder.
    #[error("there is no data folder {}; `dondoc serve --data` or `dondoc import --data` makes one", .folder.display())]
    NoFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// Another process owns the data folder.
    #[error("the data folder {} is in use{}", .folder.display(), at(.address.as_ref()))]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// Where its server listens, when it says so.
        address: Option<String>,
    },
    /// The store failed.
    #[error("the store cannot be opened")]
    Store(#[source] StoreError),
    /// The recorded local units make no tree with the country's, or cannot be read.
    #[error("the recorded local units cannot be used")]
    Units(#[from] Refusal),
    /// The plugin host cannot run.
    #[error("the plugin host cannot start")]
    Host(#[from] HostFault),
    /// A component given by name is no directive.
    #[error("{} is refused: {fault} [{}]", .file.display(), fault.code())]
    Plugin {
        /// The component.
        file: PathBuf,
        /// Why.
        fault: Box<LoadFault>,
    },
    /// The server cannot listen.
    #[error(transparent)]
    Listen(#[from] ListenError),
    /// The operating system refused.
    #[error("{doing} failed")]
    Io {
        /// What was tried.
        doing: String,
        /// The system's error.
        #[source]
        source: std::io::Error,
    },
}

impl BootError {
    /// Whether another process owns the data folder, and where its server listens when it says so.
    pub fn in_use(&self) -> Option<Option<&str>> {
        match self {
            BootError::InUse { address, .. } => Some(address.as_deref()),
            _ => None,
        }
    }

    /// Whether the administrator can mend it.
    pub fn is_configuration(&self) -> bool {
        matches!(
            self,
            BootError::Config(_) | BootError::NoFolder { .. } | BootError::Plugin { .. } | BootError::Listen(_)
        )
    }
}

fn at(address: Option<&String>) -> String {
    address.map_or(" by another dondoc".to_owned(), |address| format!(" by a server at http://{address}"))
}

/// The settings of the configuration folder, else those the program carries.
pub fn settings(config: Option<&Path>) -> Result<Loaded, BootError> {
    Ok(load(&config_folder(config)?)?)
}

/// The configuration's files: those of the folder over those the program carries.
pub fn config_folder(config: Option<&Path>) -> Result<ConfigFolder, BootError> {
    Ok(match config {
        Some(folder) => ConfigFolder::overridden_by(folder)?,
        None => ConfigFolder::embedded(),
    })
}

/// An engine over the records of a place, with the machine's clock.
pub fn engine(config: Option<&Path>, place: Place<'_>) -> Result<Engine, BootError> {
    engine_with(settings(config)?, place, Arc::new(SystemClock))
}

/// An engine over the records of a place, with a clock of the caller's.
pub fn engine_with(loaded: Loaded, place: Place<'_>, clock: Arc<dyn Clock>) -> Result<Engine, BootError> {
    let Loaded { config, calendar, country } = loaded;
    let store = open_store(&config, place)?;
    let host = Arc::new(Host::new(compiled_folder(place).as_deref())?);
    let shelf = fill_shelf(&host, &config)?;
    let schedule = |schedule: crate::config::ScheduleConfig| Schedule {
        id: schedule.id,
        cron: schedule.cron,
        directives: schedule.directives,
        units: schedule.units,
    };
    let country = Arc::new(country);
    let mut engine = Engine {
        store,
        host,
        shelf,
        units: Arc::clone(&country),
        country,
        calendar: Arc::new(calendar),
        clock,
        zone: config.zone,
        completion: config.completion,
        parameters: config.parameters,
        schedules: config.schedules.into_iter().map(schedule).collect(),
        limits: limits(&config.plugins.limits),
    };
    engine.refresh_units()?;
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
            let address = std::fs::read_to_string(folder.join(ADDRESS_FILE)).ok();
            let address = address.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            Err(BootError::InUse { folder: folder.to_owned(), address })
        }
        Err(error) => Err(BootError::Store(error)),
    }
}

fn compiled_folder(place: Place<'_>) -> Option<PathBuf> {
    match place {
        Place::Folder(folder) | Place::NewFolder(folder) => Some(folder.join(COMPILED_FOLDER)),
        Place::Nowhere => None,
    }
}

fn limits(config: &LimitsConfig) -> Limits {
    Limits {
        fuel_max: config.fuel_max,
        wall_ms_max: config.wall_ms_max,
        memory_bytes_max: config.memory_bytes_max,
        table_elements_max: config.table_elements_max,
        lift_bytes_max: config.lift_bytes_max,
        questions_max: config.questions_max,
        tape_bytes_max: config.tape_bytes_max,
        log_bytes_max: config.log_bytes_max,
        outcomes_max: config.outcomes_max,
        message_bytes_max: config.message_bytes_max,
        measured_max: config.measured_max,
        cites_max: config.cites_max,
    }
}

/// The components that the program carries, then those of `plugins.folder` in the order of their names.
fn fill_shelf(host: &Host, config: &Config) -> Result<Shelf, BootError> {
    let mut shelf = Shelf::default();
    for (name, bytes) in artifacts::DIRECTIVES {
        shelf.put(format!("built-in {name}"), host.load(bytes).map(Arc::new));
    }
    let Some(folder) = &config.plugins.folder else { return Ok(shelf) };
    let failed = |source| BootError::Io { doing: format!("reading plugins.folder {}", folder.display()), source };
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            files.insert(path.clone(), std::fs::read(&path).map_err(failed)?);
        }
    }
    for (path, bytes) in files {
        let plugin = host.load(&bytes).map(Arc::new);
        if let Err(fault) = &plugin {
            tracing::warn!(file = %path.display(), code = fault.code(), %fault, "a plugin is refused");
        }
        shelf.put(path.display().to_string(), plugin);
    }
    Ok(shelf)
}

/// A component of a file, loaded and not put on the shelf.
pub fn load_plugin(engine: &Engine, file: &Path) -> Result<Arc<Plugin>, BootError> {
    let failed = |source| BootError::Io { doing: format!("reading {}", file.display()), source };
    let bytes = std::fs::read(file).map_err(failed)?;
    let refused = |fault| BootError::Plugin { file: file.to_owned(), fault: Box::new(fault) };
    engine.host.load(&bytes).map(Arc::new).map_err(refused)
}

/// 256 bits from the system's source.
pub fn randomness() -> Result<[u8; 32], BootError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| BootError::Io {
        doing: "asking for randomness".into(),
        source: std::io::Error::other(error),
    })?;
    Ok(bytes)
}

/// Serves the API and runs the loop until Ctrl-C or a termination signal; `started` is told the bound address.
pub fn serve(
    engine: Arc<Engine>,
    address: SocketAddr,
    folder: Option<&Path>,
    started: impl FnOnce(SocketAddr),
) -> Result<(), BootError> {
    let failed = |doing: &str| {
        let doing = doing.to_owned();
        move |source| BootError::Io { doing, source }
    };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed("starting the runtime"))?;
    let served = runtime.block_on(async {
        let listener = listen(address).await?;
        let bound = listener.local_addr().map_err(failed("asking for the bound address"))?;
        if let Some(folder) = folder {
            write_address(folder, bound).map_err(failed("writing the server's address"))?;
        }
        let (stop, stopped) = watch::channel(false);
        let metrics = Arc::new(Metrics::new());
        let watching = start(scheduler::watch(Arc::clone(&engine), Arc::clone(&metrics), stopped.clone()));
        let working = start(scheduler::work(Arc::clone(&engine), Arc::clone(&metrics), stopped.clone()));
        started(bound);
        let app = App { engine, metrics };
        let mut told = stopped;
        let server = start(serve_http(listener, app, async move {
            let _sender_gone = told.wait_for(|stop| *stop).await;
        }));
        wait_for_signal().await.map_err(failed("waiting for a signal"))?;
        let _no_receiver = stop.send(true);
        let ended = async { (server.await, watching.await, working.await) };
        let served = tokio::select! {
            (served, _, _) = ended => served.map_err(std::io::Error::other).and_then(|served| served),
            () = tokio::time::sleep(STOPPING_MAX) => Ok(()), // a client that keeps its connection does not keep the server
            again = wait_for_signal() => again,
        };
        if let Some(folder) = folder {
            let _already_gone = std::fs::remove_file(folder.join(ADDRESS_FILE));
        }
        served.map_err(failed("serving"))
    });
    // A plugin that is still running is not waited for: its evaluation is not recorded, and its claim stays open.
    runtime.shutdown_background();
    served
}

#[expect(clippy::disallowed_methods, reason = "the home of what runs beside the main thread; `serve` stops it")]
fn start<T: Send + 'static>(task: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    tokio::spawn(task)
}

async fn wait_for_signal() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

fn write_address(folder: &Path, bound: SocketAddr) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let path = folder.join(ADDRESS_FILE);
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    writeln!(file, "{bound}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_configured_limits_are_the_hosts_where_nothing_is_configured() {
        assert_eq!(limits(&LimitsConfig::default()), Limits::default());
    }
}
