//! `GET /v1/waivers`: approved exceptions, by unit and directive.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::key_of;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, read};
use crate::http::shape::{Page, WaiversResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, WaiverQuery};

/// Which waivers.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListWaiversQuery {
    /// For this unit.
    unit: Option<String>,
    /// Of this directive.
    directive: Option<String>,
    /// As of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists waivers check by check, ordered by unit, directive and check.
#[utoipa::path(
    get, path = "/v1/waivers", tag = "waivers", params(ListWaiversQuery),
    responses((status = 200, description = "one page", body = Page<WaiversResponse>), Refused)
)]
pub async fn list_waivers(
    State(app): State<App>,
    Asked(asked): Asked<ListWaiversQuery>,
) -> Result<Json<Page<WaiversResponse>>, Problem> {
    let filters = [("unit", asked.unit.as_deref()), ("directive", asked.directive.as_deref())];
    let list = ListName::new("waivers", &filters);
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), None);
    let query = WaiverQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        directive: read(&mut faults, "directive", asked.directive.as_deref(), DirectiveId::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_waivers(engine, &query)).await?;
    let next =
        listed.next.map(|key| list.cursor(&[key.unit.to_string(), key.directive.to_string(), key.check.to_string()]));
    let items = listed.items.iter().map(|row| WaiversResponse::of(&row.value, row.version, as_of)).collect();
    Ok(Json(Page { items, next }))
}
