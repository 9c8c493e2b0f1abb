//! `GET /v1/contacts/{contact}`: one contact, with all its versions.

use axum::extract::State;
use axum::response::Response;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::InPath;
use crate::http::shape::ContactResponse;
use crate::operations;

/// Shows a contact and every version of it.
#[utoipa::path(
    get, path = "/v1/contacts/{contact}", tag = "contacts", params(("contact" = String, Path)),
    responses(
        (status = 200, description = "the contact", body = ContactResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_contact(State(app): State<App>, InPath(contact): InPath<String>) -> Result<Response, Problem> {
    let found = operations::show_contact(&app.engine, &named(&contact)?)?;
    Ok(versioned(found.version, ContactResponse::whole(&found.value, found.version)))
}
