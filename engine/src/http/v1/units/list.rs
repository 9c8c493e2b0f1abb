//! `GET /v1/units`: the units of a day, by kind and parent.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::unit::UnitKind;
use crate::domain::unit_tree::UnitQuery;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, one_of, read};
use crate::http::shape::{Page, UnitResponse};
use crate::operations;
use crate::operations::refusal::Faults;

/// Which units, and on which day.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListUnitsQuery {
    /// The day, `YYYY-MM-DD`; today where it is absent.
    as_of: Option<String>,
    /// Of this kind.
    kind: Option<String>,
    /// Directly under this unit.
    parent: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists the units of a day, ordered by code.
#[utoipa::path(
    get, path = "/v1/units", tag = "units", params(ListUnitsQuery),
    responses((status = 200, description = "one page", body = Page<UnitResponse>), Refused)
)]
pub async fn list_units(
    State(app): State<App>,
    Asked(asked): Asked<ListUnitsQuery>,
) -> Result<Json<Page<UnitResponse>>, Problem> {
    let filters =
        [("as_of", asked.as_of.as_deref()), ("kind", asked.kind.as_deref()), ("parent", asked.parent.as_deref())];
    let list = ListName::new("units", &filters);
    let mut faults = Faults::default();
    let day = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), None).day;
    let kind = one_of(&mut faults, "kind", asked.kind.as_deref(), &UnitKind::ALL, UnitKind::id);
    let parent = read(&mut faults, "parent", asked.parent.as_deref(), UnitCode::parse);
    let after = list.after(&mut faults, asked.cursor.as_deref(), key_of);
    let limit = limit(&mut faults, asked.limit);
    faults.refuse()?;
    let query = UnitQuery { day, after: after.as_ref(), kind, parent: parent.as_ref(), limit };
    let page = operations::list_units(&app.engine, query);
    let next = page.units.last().filter(|_| page.more).map(|unit| list.cursor(&[unit.code.to_string()]));
    Ok(Json(Page { items: page.units.iter().map(|unit| UnitResponse::from(&**unit)).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<UnitCode> {
    let [code] = key else { return None };
    UnitCode::parse(code).ok()
}
