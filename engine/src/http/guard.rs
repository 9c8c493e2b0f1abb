//! Refuses requests that were meant for another host: a page of a foreign site must not reach a server on loopback by
//! giving its own name our address.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Problem;

/// Lets a request pass if its `Host` is this machine's loopback.
pub async fn require_loopback_host(request: Request, next: Next) -> Response {
    let header = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let host = request.uri().host().or(header).unwrap_or_default();
    if is_loopback(host) {
        return next.run(request).await;
    }
    let detail = format!(
        "the request names the host \"{host}\"; this server answers on loopback only, as 127.0.0.1, localhost or [::1], \
         because it does not yet know people and their rights"
    );
    Problem::new(StatusCode::MISDIRECTED_REQUEST, "foreign-host", "The request is for another host", detail)
        .into_response()
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_pass() {
        for host in ["127.0.0.1", "127.0.0.1:8740", "localhost:8740", "LOCALHOST", "[::1]:8740", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.org", "127.0.0.1.example.org", "10.0.0.1:8740", "localhost.example.org:80", "[::2]"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
