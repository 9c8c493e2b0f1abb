//! Gives every request a number that its log lines, its answer's header and its problem carry alike.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument as _;

use super::error::Problem;
use super::feeds::FOLDER;

/// The header of an answer.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The most bytes of a client's own name for a request.
const ID_BYTES_MAX: usize = 64;

/// Numbers requests from the start of the process.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Arc<AtomicU64>);

/// Names the request: as the client does, where that is short and plain, else by the next number.
pub async fn number(State(numbers): State<Numbers>, request: Request, next: Next) -> Response {
    let sent = request.headers().get(HEADER).and_then(|value| value.to_str().ok()).filter(|id| is_plain(id));
    let id = match sent {
        Some(id) => id.to_owned(),
        None => format!("r{}", numbers.0.fetch_add(1, Ordering::Relaxed)),
    };
    let span = tracing::info_span!("request", id, method = %request.method(), path = logged(request.uri().path()));
    let mut response = next.run(request).instrument(span).await;
    if let Some(mut problem) = response.extensions_mut().remove::<Problem>() {
        problem.request_id = Some(id.clone());
        let headers = response.headers().clone();
        response = problem.into_response();
        for (name, value) in &headers {
            if !response.headers().contains_key(name) {
                response.headers_mut().insert(name, value.clone());
            }
        }
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// A path as a log may hold it: the address of a feed is a secret.
fn logged(path: &str) -> &str {
    if path.starts_with(FOLDER) { FOLDER } else { path }
}

fn is_plain(id: &str) -> bool {
    (1..=ID_BYTES_MAX).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_feed_stands_in_no_log() {
        assert_eq!(logged("/feeds/dondoc_feed_c0.ics"), "/feeds/");
        assert_eq!(logged("/v1/feeds"), "/v1/feeds");
    }
}
