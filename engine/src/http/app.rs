//! What every handler works with.

use std::sync::Arc;

use super::error::Problem;
use super::streams::Streams;
use crate::domain::id::Digest;
use crate::operations::{Engine, Refusal};
use crate::telemetry::Metrics;

/// The state of the router.
#[derive(Clone, Debug)]
pub struct App {
    /// The operations' own state.
    pub engine: Arc<Engine>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// The digest of the secret that the machine's own command line writes with; `None` where nobody is told of one.
    pub console: Option<Digest>,
    /// The most bytes of a file that is sent; a larger one is imported on the command line.
    pub file_bytes_max: usize,
    /// The streams of events that are open.
    pub streams: Arc<Streams>,
}

impl App {
    /// Runs an operation that commits, or reads much, on a thread that may wait.
    pub async fn wait_for<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&Engine) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Problem> {
        let engine = Arc::clone(&self.engine);
        let span = tracing::Span::current();
        match tokio::task::spawn_blocking(move || span.in_scope(|| operation(&engine))).await {
            Ok(result) => result.map_err(Problem::from),
            Err(stopped) => Err(Problem::internal(&stopped)),
        }
    }
}
