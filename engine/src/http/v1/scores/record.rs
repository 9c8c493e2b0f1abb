//! `POST /v1/scores/{unit}/{criteria}/{stage}`: something happened to a scoring sheet.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::AsOf;
use crate::http::answer::versioned;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Body, IfMatch, InPath};
use crate::http::keys_in_path::score_sheet_key;
use crate::http::shape::ScoreResponse;
use crate::operations::{self, FactText, ScoreHappening};

/// Something that happened to a sheet, without its name.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ScoreFactRequest {
    /// The day it happened, `YYYY-MM-DD`.
    #[schema(required)]
    day: String,
    /// The row; left out for what happens to the whole sheet.
    item: String,
    /// The part of the row that was measured.
    part: String,
    /// The points, or what was measured: yes, no, never, none, a day, `27/30` or a number.
    value: String,
    /// The document named with it, by its number.
    document: String,
    /// The pages or sections of the document that count.
    pages: String,
    /// Remarks.
    note: String,
}

/// Records what happened: `measured`, `self-scored`, `evidenced`, `appraised-1`, `explanation-requested`, `explained`,
/// `appraised-2`, `survey-omitted`, `self-scoring-closed`, `self-scoring-reopened` or `locked`. The same again changes
/// nothing; a locked sheet takes nothing more.
#[utoipa::path(
    post, path = "/v1/scores/{unit}/{criteria}/{stage}", tag = "scores", security(("token" = [])),
    params(
        ("unit" = String, Path), ("criteria" = String, Path, description = "province:kind:year:decision"),
        ("stage" = String, Path, description = "what happened"),
        ("If-Match" = Option<String>, Header, description = "the ETag that was read")
    ),
    request_body = ScoreFactRequest,
    responses(
        (status = 200, description = "the score with it", body = ScoreResponse, headers(("etag" = String, description = "the version, for If-Match"))),
        Refused
    )
)]
pub async fn record_score(
    State(app): State<App>,
    Actor(actor): Actor,
    InPath((unit, criteria, stage)): InPath<(String, String, String)>,
    IfMatch(seen): IfMatch,
    Body(request): Body<ScoreFactRequest>,
) -> Result<Response, Problem> {
    let key = score_sheet_key(&unit, &criteria)?;
    let happening = ScoreHappening { key: key.clone(), fact: request.named(stage), seen };
    app.wait_for(move |engine| operations::record_score_fact(engine, &actor, &happening)).await?;
    let as_of = AsOf::latest(app.engine.today());
    let view = operations::show_score(&app.engine, &key, as_of)?;
    Ok(versioned(view.sheet.version, ScoreResponse::of(&view, as_of)))
}

impl ScoreFactRequest {
    /// The fact, of what happened.
    fn named(self, what: String) -> FactText {
        let ScoreFactRequest { day, item, part, value, document, pages, note } = self;
        FactText { day, what, item, part, value, document, pages, note }
    }
}
