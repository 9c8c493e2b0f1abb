//! `GET /v1/registers/{register}/imports`: what was imported of a register for a unit.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Period;
use crate::domain::id::UnitCode;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::paging::{ListName, limit};
use crate::http::query::required;
use crate::http::shape::{Page, RegisterImportResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, RegisterImportQuery};

/// Which imports.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListRegisterImportsQuery {
    /// That spoke for this unit.
    #[param(required)]
    unit: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists the periods whose rows a unit imported, ordered by their days.
#[utoipa::path(
    get, path = "/v1/registers/{register}/imports", tag = "registers",
    params(("register" = String, Path), ListRegisterImportsQuery),
    responses((status = 200, description = "one page", body = Page<RegisterImportResponse>), Refused)
)]
pub async fn list_register_imports(
    State(app): State<App>,
    InPath(register): InPath<String>,
    Asked(asked): Asked<ListRegisterImportsQuery>,
) -> Result<Json<Page<RegisterImportResponse>>, Problem> {
    let list = ListName::new("register-imports", &[("register", Some(&register)), ("unit", asked.unit.as_deref())]);
    let mut faults = Faults::default();
    let unit = required(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse);
    let after = list.after(&mut faults, asked.cursor.as_deref(), key_of);
    let limit = limit(&mut faults, asked.limit);
    faults.refuse()?;
    let unit = unit.expect("a unit that could not be read has left a fault");
    let query = RegisterImportQuery { register, unit, after, limit };
    let listed = app.wait_for(move |engine| operations::list_register_imports(engine, &query)).await?;
    let next = listed.next.map(|within| list.cursor(&[within.to_string()]));
    Ok(Json(Page { items: listed.items.iter().map(RegisterImportResponse::from).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<Period> {
    let [within] = key else { return None };
    Period::parse(within).ok()
}
