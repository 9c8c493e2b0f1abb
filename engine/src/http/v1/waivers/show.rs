//! `GET /v1/waivers/{unit}/{directive}/{check}`: the waivers of one check on one unit.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

use super::named;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::query::as_of;
use crate::http::shape::WaiversResponse;
use crate::operations;
use crate::operations::refusal::Faults;

/// As of when.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowWaiversQuery {
    /// As of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
}

/// Shows the waivers of a check on a unit, those that are over among them.
#[utoipa::path(
    get, path = "/v1/waivers/{unit}/{directive}/{check}", tag = "waivers",
    params(("unit" = String, Path), ("directive" = String, Path), ("check" = String, Path), ShowWaiversQuery),
    responses(
        (status = 200, description = "the waivers", body = WaiversResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn show_waivers(
    State(app): State<App>,
    InPath((unit, directive, check)): InPath<(String, String, String)>,
    Asked(asked): Asked<ShowWaiversQuery>,
) -> Result<Response, Problem> {
    let key = named(&unit, &directive, &check)?;
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    faults.refuse()?;
    let found = operations::show_waivers(&app.engine, &key)?;
    Ok(versioned(found.version, WaiversResponse::of(&found.value, found.version, as_of)))
}
