//! Who is writing: the bearer token of a request, as the name its entries will carry.

use axum::extract::FromRequestParts;
use axum::http::{StatusCode, header, request::Parts};

use super::app::App;
use super::error::Problem;
use crate::domain::text::NAME_BYTES_MAX;
use crate::operations::authenticate::{authenticate, digest_of};

/// The header in which the machine's own command line says who runs it.
pub const CONSOLE_ACTOR: &str = "dondoc-actor";

/// The name of the token that sent the request.
#[derive(Clone, Debug)]
pub struct Actor(pub String);

impl FromRequestParts<App> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Actor, Problem> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(secret) = header.and_then(bearer) else {
            return Err(refused(
                "send the administrator's token as `Authorization: Bearer …`; the first start printed it",
            ));
        };
        if app.console.is_some_and(|console| console == digest_of(secret)) {
            return Ok(Actor(console_actor(parts)));
        }
        match authenticate(&app.engine, secret)? {
            Some(name) => Ok(Actor(name)),
            None => Err(refused("no token has this secret")),
        }
    }
}

/// Who sits at the machine: whoever can read the data folder's 0600 file is believed when they say so.
fn console_actor(parts: &Parts) -> String {
    let named = parts.headers.get(CONSOLE_ACTOR).and_then(|value| value.to_str().ok());
    named.filter(|name| name.starts_with("cli:") && name.len() <= NAME_BYTES_MAX).unwrap_or("cli:unknown").to_owned()
}

/// The secret of a bearer credential; the name of the scheme has no case (RFC 9110, 11.1).
fn bearer(credential: &str) -> Option<&str> {
    let (scheme, secret) = credential.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

fn refused(detail: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", "Writing needs a token", detail)
}
