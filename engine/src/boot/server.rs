//! Serves the API and runs the loops, and stops both.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use super::ADDRESS_FILE;
use super::deliveries::senders;
use super::error::BootError;
use crate::config::Config;
use crate::courier;
use crate::domain::id::Digest;
use crate::http::app::App;
use crate::http::server::{listen, serve as serve_http};
use crate::http::streams::Streams;
use crate::operations::Engine;
use crate::operations::authenticate::digest_of;
use crate::operations::take_up_calendar;
use crate::randomness::{Randomness as _, SystemRandomness};
use crate::scheduler;
use crate::telemetry::Metrics;

/// How long requests under way may take to end once the server was told to stop; a second signal ends it at once.
const STOPPING_MAX: Duration = Duration::from_secs(5);

/// Serves the API and runs the loops until Ctrl-C or a termination signal; `started` is told the bound address.
pub fn serve(
    engine: Arc<Engine>,
    config: &Config,
    folder: Option<&Path>,
    started: impl FnOnce(SocketAddr),
) -> Result<(), BootError> {
    take_up_calendar(&engine).map_err(BootError::Calendar)?;
    let failed = |doing: &str| {
        let doing = doing.to_owned();
        move |source| BootError::Io { doing, source }
    };
    let senders = senders(&engine, config)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed("starting the runtime"))?;
    let served = runtime.block_on(async {
        let listener = listen(config.http.listen).await?;
        let bound = listener.local_addr().map_err(failed("asking for the bound address"))?;
        let console = match folder {
            Some(folder) => Some(tell_console(folder, bound)?),
            None => None,
        };
        let (stop, stopped) = watch::channel(false);
        let metrics = Arc::new(Metrics::new());
        let claimed = Arc::new(Notify::new());
        let claiming = start(scheduler::claim(Arc::clone(&engine), Arc::clone(&claimed), stopped.clone()));
        let watching = start(scheduler::watch(Arc::clone(&engine), Arc::clone(&metrics), stopped.clone()));
        let working = start(scheduler::work(Arc::clone(&engine), Arc::clone(&metrics), claimed, stopped.clone()));
        let delivering = start(courier::deliver(Arc::clone(&engine), senders, Arc::clone(&metrics), stopped.clone()));
        started(bound);
        let file_bytes_max = usize::try_from(config.http.file_bytes_max).unwrap_or(usize::MAX);
        let streams = Arc::new(Streams::new());
        let app = App { engine, metrics, console, file_bytes_max, streams };
        let mut told = stopped;
        let server = start(serve_http(listener, app, async move {
            let _sender_gone = told.wait_for(|stop| *stop).await;
        }));
        wait_for_signal().await.map_err(failed("waiting for a signal"))?;
        let _no_receiver = stop.send(true);
        let ended = async { (server.await, claiming.await, watching.await, working.await, delivering.await) };
        let served = tokio::select! {
            (served, ..) = ended => served.map_err(std::io::Error::other).and_then(|served| served),
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

/// Writes where the server listens, and the secret that the command line may write with while it does, into a file that
/// only the folder's owner can read; answers with the secret's digest.
fn tell_console(folder: &Path, bound: SocketAddr) -> Result<Digest, BootError> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let secret = Digest(randomness()?).to_string();
    let path = folder.join(ADDRESS_FILE);
    let write = || {
        let mut open = std::fs::OpenOptions::new();
        let mut file = open.write(true).create(true).truncate(true).mode(0o600).open(&path)?;
        writeln!(file, "{bound}\n{secret}")
    };
    write().map_err(|source| BootError::Io { doing: "writing the server's address".to_owned(), source })?;
    Ok(digest_of(&secret))
}

/// A server that runs over a data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningServer {
    /// Where it listens.
    pub address: String,
    /// The secret that the folder's owner writes with.
    pub secret: String,
}

/// The server that says it runs over a data folder.
pub fn running_server(folder: &Path) -> Option<RunningServer> {
    let text = std::fs::read_to_string(folder.join(ADDRESS_FILE)).ok()?;
    let mut lines = text.lines();
    let (address, secret) = (lines.next()?.to_owned(), lines.next()?.to_owned());
    Some(RunningServer { address, secret })
}

/// 256 bits from the system's source.
pub fn randomness() -> Result<[u8; 32], BootError> {
    SystemRandomness.draw().map_err(|source| BootError::Io { doing: "asking for randomness".into(), source })
}
