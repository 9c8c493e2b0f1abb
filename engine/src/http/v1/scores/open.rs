//! `POST /v1/scores`: the scoring sheet of a unit is opened.

use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::AsOf;
use crate::http::answer::created;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Create;
use crate::http::keys_in_path::segment;
use crate::http::shape::ScoreResponse;
use crate::operations::{self, FactText, Opening};

/// A scoring sheet to open.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OpenScoreRequest {
    /// The unit's code on the day of opening.
    #[schema(required)]
    unit: String,
    /// The criteria set, as `province:kind:year:decision`.
    #[schema(required)]
    criteria: String,
    /// The day of opening, `YYYY-MM-DD`.
    #[schema(required)]
    opened: String,
    /// What happened already, in the order of its days.
    facts: Vec<NamedFactRequest>,
}

/// Something that happened to a sheet; the fields beside `what` are those of a stage that is recorded by itself.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NamedFactRequest {
    /// What happened, as `self-scored`.
    #[schema(required)]
    what: String,
    /// The day it happened, `YYYY-MM-DD`.
    #[schema(required)]
    day: String,
    /// The row.
    item: String,
    /// The part of the row.
    part: String,
    /// The value or the points.
    value: String,
    /// The document named with it.
    document: String,
    /// The pages or sections that count.
    pages: String,
    /// Remarks.
    note: String,
}

/// Opens the scoring sheet of a unit under a criteria set; each stage it goes through is recorded as it happens.
#[utoipa::path(
    post, path = "/v1/scores", tag = "scores", security(("token" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "makes it safe to send the same again")),
    request_body = OpenScoreRequest,
    responses(
        (status = 201, description = "the score so far", body = ScoreResponse, headers(("etag" = String, description = "the version, for If-Match"), ("location" = String, description = "where it is shown"))),
        Refused
    )
)]
pub async fn open_score(
    State(app): State<App>,
    Create { actor, request, once }: Create<OpenScoreRequest>,
) -> Result<Response, Problem> {
    let opening = Opening::from(request);
    let key = app.wait_for(move |engine| operations::open_score_sheet(engine, &actor, &opening, once.as_ref())).await?;
    let as_of = AsOf::latest(app.engine.today());
    let view = operations::show_score(&app.engine, &key, as_of)?;
    let location = format!("/v1/scores/{}/{}", key.unit, segment(&key.criteria.to_string()));
    Ok(created(view.sheet.version, &location, ScoreResponse::of(&view, as_of)))
}

impl From<OpenScoreRequest> for Opening {
    fn from(request: OpenScoreRequest) -> Opening {
        let OpenScoreRequest { unit, criteria, opened, facts } = request;
        Opening { unit, criteria, opened, facts: facts.into_iter().map(FactText::from).collect() }
    }
}

impl From<NamedFactRequest> for FactText {
    fn from(request: NamedFactRequest) -> FactText {
        let NamedFactRequest { what, day, item, part, value, document, pages, note } = request;
        FactText { day, what, item, part, value, document, pages, note }
    }
}
