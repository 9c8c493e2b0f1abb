//! `GET /v1/scores`: scoring sheets, by criteria set and unit.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::scoring::{CriteriaKey, ScoreSheetKey};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, read};
use crate::http::shape::{Page, ScoreSheetResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, ScoreSheetQuery};

/// Which scoring sheets.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListScoresQuery {
    /// Under this criteria set, as `province:kind:year:decision`.
    criteria: Option<String>,
    /// Of this unit.
    unit: Option<String>,
    /// As of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists scoring sheets that were open by then, ordered by criteria set and unit.
#[utoipa::path(
    get, path = "/v1/scores", tag = "scores", params(ListScoresQuery),
    responses((status = 200, description = "one page", body = Page<ScoreSheetResponse>), Refused)
)]
pub async fn list_scores(
    State(app): State<App>,
    Asked(asked): Asked<ListScoresQuery>,
) -> Result<Json<Page<ScoreSheetResponse>>, Problem> {
    let list = ListName::new("scores", &[("criteria", asked.criteria.as_deref()), ("unit", asked.unit.as_deref())]);
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), None);
    let query = ScoreSheetQuery {
        criteria: read(&mut faults, "criteria", asked.criteria.as_deref(), CriteriaKey::parse),
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_scores(engine, &query)).await?;
    let next = listed.next.map(|key| list.cursor(&[key.criteria.to_string(), key.unit.to_string()]));
    let open = listed.items.iter().filter(|row| row.value.is_open(as_of));
    let items = open.map(|row| ScoreSheetResponse::of(&row.value, row.version, as_of)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<ScoreSheetKey> {
    let [criteria, unit] = key else { return None };
    Some(ScoreSheetKey { criteria: CriteriaKey::parse(criteria).ok()?, unit: UnitCode::parse(unit).ok()? })
}
