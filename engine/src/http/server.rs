//! Listens on loopback and serves the router until it is told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use super::app::App;
use super::router::router;

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// The address is not loopback.
    #[error(
        "{address} is not a loopback address: the server does not yet know people and their rights, so it listens on \
         127.0.0.1 or [::1] only; put a proxy that authenticates in front of it"
    )]
    NotLoopback {
        /// The address.
        address: SocketAddr,
    },
    /// The system refused.
    #[error("listening on {address} failed")]
    Refused {
        /// The address.
        address: SocketAddr,
        /// The system's error.
        #[source]
        source: std::io::Error,
    },
}

/// Binds a loopback address; port 0 takes any free port.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, ListenError> {
    if !address.ip().is_loopback() {
        return Err(ListenError::NotLoopback { address });
    }
    TcpListener::bind(address).await.map_err(|source| ListenError::Refused { address, source })
}

/// Serves until `stop` resolves, then ends the streams of events and lets the requests under way finish.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (engine, streams) = (Arc::clone(&app.engine), Arc::clone(&app.streams));
    let ending = Arc::clone(&streams);
    let stopping = async move {
        stop.await;
        ending.end();
    };
    tokio::select! {
        served = axum::serve(listener, router(app)).with_graceful_shutdown(stopping) => served,
        never = streams.watch(&engine) => match never {},
    }
}
