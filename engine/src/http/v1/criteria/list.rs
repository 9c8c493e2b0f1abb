//! `GET /v1/criteria`: criteria sets, by province, kind of unit and year.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::scoring::CriteriaKey;
use crate::domain::unit::UnitKind;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{one_of, read};
use crate::http::shape::{CriteriaResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, CriteriaQuery};

/// Which criteria sets.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListCriteriaQuery {
    /// Of this province; sets of the whole country have none.
    province: Option<String>,
    /// For this kind of unit.
    kind: Option<String>,
    /// For this year.
    year: Option<i32>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists criteria sets, the whole country's first, ordered by province, kind, year and decision.
#[utoipa::path(
    get, path = "/v1/criteria", tag = "criteria", params(ListCriteriaQuery),
    responses((status = 200, description = "one page", body = Page<CriteriaResponse>), Refused)
)]
pub async fn list_criteria(
    State(app): State<App>,
    Asked(asked): Asked<ListCriteriaQuery>,
) -> Result<Json<Page<CriteriaResponse>>, Problem> {
    let year = asked.year.map(|year| year.to_string());
    let filters = [("province", asked.province.as_deref()), ("kind", asked.kind.as_deref()), ("year", year.as_deref())];
    let list = ListName::new("criteria", &filters);
    let mut faults = Faults::default();
    let query = CriteriaQuery {
        province: read(&mut faults, "province", asked.province.as_deref(), UnitCode::parse),
        kind: one_of(&mut faults, "kind", asked.kind.as_deref(), &UnitKind::ALL, UnitKind::id),
        year: asked.year,
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_criteria(engine, &query)).await?;
    let next = listed.next.map(|key| list.cursor(&[key.to_string()]));
    let items =
        listed.items.iter().map(|row| CriteriaResponse::of(&row.value, row.value.last(), row.version)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<CriteriaKey> {
    let [key] = key else { return None };
    CriteriaKey::parse(key).ok()
}
