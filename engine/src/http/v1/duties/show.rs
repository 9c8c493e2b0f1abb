//! `GET /v1/duties/{directive}/{duty}`: one duty, every version of its terms, and its next deadlines.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{PERIODS, PERIODS_MAX};
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::shape::DutyResponse;
use crate::operations;
use crate::operations::refusal::Faults;

/// How far ahead.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ShowDutyQuery {
    /// How many of its next periods, 1 to 60.
    #[param(minimum = 1, maximum = 60)]
    count: Option<usize>,
}

/// Shows a duty. A deadline that rests on a year without its decree says that it is provisional.
#[utoipa::path(
    get, path = "/v1/duties/{directive}/{duty}", tag = "duties",
    params(("directive" = String, Path), ("duty" = String, Path), ShowDutyQuery),
    responses(
        (status = 200, description = "the duty", body = DutyResponse, headers(("etag" = String, description = "the version of its terms, for If-Match; absent where there are none"))),
        Refused
    )
)]
pub async fn show_duty(
    State(app): State<App>,
    InPath((directive, duty)): InPath<(String, String)>,
    Asked(asked): Asked<ShowDutyQuery>,
) -> Result<Response, Problem> {
    let count = asked.count.unwrap_or(PERIODS);
    let mut faults = Faults::default();
    if !(1..=PERIODS_MAX).contains(&count) {
        faults.add("bad-parameter", "count", format!("a number from 1 to {PERIODS_MAX}"));
    }
    faults.refuse()?;
    let found = app.wait_for(move |engine| operations::show_duty(engine, &directive, &duty, count)).await?;
    let body = DutyResponse::from(&found);
    Ok(match &found.cover {
        Some(cover) => versioned(cover.version, body),
        None => Json(body).into_response(),
    })
}
