//! `/healthz`, `/readyz` and `/metrics`: what a supervisor of the process asks.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::app::App;
use super::error::Problem;
use crate::domain::outbox::OutboxState;
use crate::operations::{check_readiness, count_messages};

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store takes commits.
pub async fn readyz(State(app): State<App>) -> Result<&'static str, Problem> {
    check_readiness(&app.engine)?;
    Ok("ready\n")
}

/// `GET /metrics`: the counters, in the OpenMetrics text format.
pub async fn metrics(State(app): State<App>) -> Response {
    if let Ok(head) = check_readiness(&app.engine) {
        app.metrics.show_head(head.0);
    }
    for state in [OutboxState::Waiting, OutboxState::Dead] {
        if let Ok(count) = app.wait_for(move |engine| count_messages(engine, state)).await {
            app.metrics.show_messages(state, count);
        }
    }
    match app.metrics.encode() {
        Ok(text) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text)
            .into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
