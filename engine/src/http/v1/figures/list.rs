//! `GET /v1/figures`: reported numbers, by unit and indicator.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Period;
use crate::domain::figure::FigureKey;
use crate::domain::id::{IndicatorId, UnitCode};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, read};
use crate::http::shape::{FigureResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, FigureQuery};

/// Which figures.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListFiguresQuery {
    /// Of this unit.
    unit: Option<String>,
    /// Of this indicator.
    indicator: Option<String>,
    /// As reported by 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// As known at this ledger position; everything recorded without it.
    known_at: Option<u64>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists figures, ordered by unit, indicator, period and reporter. What was not yet reported by the as-of day is left out,
/// so that a page may hold fewer than asked.
#[utoipa::path(
    get, path = "/v1/figures", tag = "figures", params(ListFiguresQuery),
    responses((status = 200, description = "one page", body = Page<FigureResponse>), Refused)
)]
pub async fn list_figures(
    State(app): State<App>,
    Asked(asked): Asked<ListFiguresQuery>,
) -> Result<Json<Page<FigureResponse>>, Problem> {
    let known_at = asked.known_at.map(|position| position.to_string());
    let list = ListName::new(
        "figures",
        &[
            ("unit", asked.unit.as_deref()),
            ("indicator", asked.indicator.as_deref()),
            ("as_of", asked.as_of.as_deref()),
            ("known_at", known_at.as_deref()),
        ],
    );
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), asked.known_at);
    let query = FigureQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        indicator: read(&mut faults, "indicator", asked.indicator.as_deref(), IndicatorId::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_figures(engine, &query)).await?;
    let next = listed.next.map(|key| {
        list.cursor(&[key.unit.to_string(), key.indicator.to_string(), key.within.to_string(), key.reporter])
    });
    let items = listed.items.iter().filter_map(|row| FigureResponse::of(&row.value, row.version, as_of)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<FigureKey> {
    let [unit, indicator, within, reporter] = key else { return None };
    Some(FigureKey {
        unit: UnitCode::parse(unit).ok()?,
        indicator: IndicatorId::parse(indicator).ok()?,
        within: Period::parse(within).ok()?,
        reporter: (*reporter).to_owned(),
    })
}
