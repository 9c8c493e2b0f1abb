//! `GET /v1/evaluations`: what scheduled evaluations recorded, by schedule, unit and directive.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit_of};
use crate::http::query::read;
use crate::http::shape::{EvaluationResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, EvaluationQuery, Versioned, WaiversAtHand};

/// The most evaluations of a page: each holds all its outcomes.
const EVALUATIONS_PER_PAGE_MAX: usize = 50;

/// Which evaluations.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListEvaluationsQuery {
    /// Of this schedule.
    schedule: Option<String>,
    /// Of this unit.
    unit: Option<String>,
    /// Of this directive.
    directive: Option<String>,
    /// The items of a page, 1 to 50.
    #[param(minimum = 1, maximum = 50)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists evaluations, ordered by schedule, nominal instant, directive and unit.
#[utoipa::path(
    get, path = "/v1/evaluations", tag = "evaluations", params(ListEvaluationsQuery),
    responses((status = 200, description = "one page", body = Page<EvaluationResponse>), Refused)
)]
pub async fn list_evaluations(
    State(app): State<App>,
    Asked(asked): Asked<ListEvaluationsQuery>,
) -> Result<Json<Page<EvaluationResponse>>, Problem> {
    let list = ListName::new(
        "evaluations",
        &[
            ("schedule", asked.schedule.as_deref()),
            ("unit", asked.unit.as_deref()),
            ("directive", asked.directive.as_deref()),
        ],
    );
    let mut faults = Faults::default();
    let query = EvaluationQuery {
        schedule: read(&mut faults, "schedule", asked.schedule.as_deref(), ScheduleId::parse),
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        directive: read(&mut faults, "directive", asked.directive.as_deref(), DirectiveId::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit_of(&mut faults, asked.limit, EVALUATIONS_PER_PAGE_MAX),
    };
    faults.refuse()?;
    let (listed, waivers) = app
        .wait_for(move |engine| {
            let listed = operations::list_evaluations(engine, &query)?;
            let waivers = WaiversAtHand::of(engine, listed.items.iter().flat_map(|row| row.value.checks()))?;
            Ok((listed, waivers))
        })
        .await?;
    let next = listed.next.map(|key| {
        list.cursor(&[
            key.schedule.to_string(),
            key.nominal.to_rfc3339(),
            key.directive.to_string(),
            key.unit.to_string(),
        ])
    });
    let item = |row: &Versioned<Evaluation>| EvaluationResponse::of(&row.value, row.version, &waivers);
    Ok(Json(Page { items: listed.items.iter().map(item).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<EvaluationKey> {
    let [schedule, nominal, directive, unit] = key else { return None };
    Some(EvaluationKey {
        schedule: ScheduleId::parse(schedule).ok()?,
        nominal: nominal.parse().ok()?,
        directive: DirectiveId::parse(directive).ok()?,
        unit: UnitCode::parse(unit).ok()?,
    })
}
