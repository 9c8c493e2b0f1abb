//! `GET /v1/registers/{register}/rows`: the rows of a unit, without what names persons.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::UnitCode;
use crate::domain::{Day, Position};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::{Asked, InPath};
use crate::http::paging::{ListName, limit};
use crate::http::query::{period, required};
use crate::http::shape::{Page, RegisterRowResponse};
use crate::operations::refusal::Faults;
use crate::operations::{self, RegisterRowQuery, RowKey};

/// Which rows.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListRegisterRowsQuery {
    /// Of this unit's imports.
    #[param(required)]
    unit: Option<String>,
    /// Counted under this day, `YYYY-MM-DD`, or a later one.
    #[param(required)]
    from: Option<String>,
    /// Counted under this day, `YYYY-MM-DD`, or an earlier one.
    #[param(required)]
    until: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists rows month by month, in the order of their keys. Personal cells are left out for everyone.
#[utoipa::path(
    get, path = "/v1/registers/{register}/rows", tag = "registers",
    params(("register" = String, Path), ListRegisterRowsQuery),
    responses((status = 200, description = "one page", body = Page<RegisterRowResponse>), Refused)
)]
pub async fn list_register_rows(
    State(app): State<App>,
    InPath(register): InPath<String>,
    Asked(asked): Asked<ListRegisterRowsQuery>,
) -> Result<Json<Page<RegisterRowResponse>>, Problem> {
    let list = asked.name(&register);
    let mut faults = Faults::default();
    let unit = required(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse);
    let within = period(&mut faults, asked.from.as_deref(), asked.until.as_deref());
    let after = list.after(&mut faults, asked.cursor.as_deref(), key_of);
    let limit = limit(&mut faults, asked.limit);
    faults.refuse()?;
    let (Some(unit), Some(within)) = (unit, within) else {
        unreachable!("a parameter that could not be read has left a fault");
    };
    let known_at = asked.known_at.map_or(Position::MAX, Position);
    let query = RegisterRowQuery { register, unit, within, known_at, after, limit };
    let listed = app.wait_for(move |engine| operations::list_register_rows(engine, &query)).await?;
    let next = listed.next.map(|RowKey { month, cells }| list.cursor(&[vec![month.to_string()], cells].concat()));
    Ok(Json(Page { items: listed.items.into_iter().map(RegisterRowResponse::from).collect(), next }))
}

impl ListRegisterRowsQuery {
    fn name(&self, register: &str) -> ListName {
        let known_at = self.known_at.map(|position| position.to_string());
        ListName::new(
            "register-rows",
            &[
                ("register", Some(register)),
                ("unit", self.unit.as_deref()),
                ("from", self.from.as_deref()),
                ("until", self.until.as_deref()),
                ("known_at", known_at.as_deref()),
            ],
        )
    }
}

fn key_of(key: &[&str]) -> Option<RowKey> {
    let (month, cells) = key.split_first()?;
    Some(RowKey { month: Day::parse(month).ok()?, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() })
}
