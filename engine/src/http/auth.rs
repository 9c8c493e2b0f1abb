//! Who is writing: the bearer token of a request, as the name its entries will carry.

use axum::extract::FromRequestParts;
use axum::http::{StatusCode, header, request::Parts};

use super::app::App;
use super::error::Problem;
use crate::operations::authenticate;

/// The name of the token that sent the request.
#[derive(Clone, Debug)]
pub struct Actor(pub String);

impl FromRequestParts<App> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Actor, Problem> {
        let header = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(secret) = header.and_then(|value| value.strip_prefix("Bearer ")) else {
            return Err(refused(
                "send the administrator's token as `Authorization: Bearer …`; the first start printed it",
            ));
        };
        match authenticate(&app.engine, secret.trim())? {
            Some(name) => Ok(Actor(name)),
            None => Err(refused("no token has this secret")),
        }
    }
}

fn refused(detail: &str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "unauthenticated", "Writing needs a token", detail)
}
