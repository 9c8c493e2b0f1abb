//! `GET /v1/findings`: the defects that scheduled evaluations saw, by unit, directive and status.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::finding::{Finding, FindingKey, FindingStatus};
use crate::domain::id::{CheckId, DirectiveId, UnitCode};
use crate::domain::waiver::WaiversKey;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{as_of, one_of, read};
use crate::http::shape::{FindingResponse, Page, status_id};
use crate::operations::refusal::Faults;
use crate::operations::{self, FindingQuery, Versioned, WaiversAtHand};

/// Which findings.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListFindingsQuery {
    /// Of this unit.
    unit: Option<String>,
    /// Of this directive.
    directive: Option<String>,
    /// open or resolved.
    status: Option<String>,
    /// Waived as of 24:00 of this day, `YYYY-MM-DD`; today without it.
    as_of: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists findings, ordered by unit, directive, check and subject.
#[utoipa::path(
    get, path = "/v1/findings", tag = "findings", params(ListFindingsQuery),
    responses((status = 200, description = "one page", body = Page<FindingResponse>), Refused)
)]
pub async fn list_findings(
    State(app): State<App>,
    Asked(asked): Asked<ListFindingsQuery>,
) -> Result<Json<Page<FindingResponse>>, Problem> {
    let list = ListName::new(
        "findings",
        &[
            ("unit", asked.unit.as_deref()),
            ("directive", asked.directive.as_deref()),
            ("status", asked.status.as_deref()),
        ],
    );
    let mut faults = Faults::default();
    let as_of = as_of(&app.engine, &mut faults, asked.as_of.as_deref(), None);
    let query = FindingQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        directive: read(&mut faults, "directive", asked.directive.as_deref(), DirectiveId::parse),
        status: one_of(
            &mut faults,
            "status",
            asked.status.as_deref(),
            &[FindingStatus::Open, FindingStatus::Resolved],
            status_id,
        ),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let (listed, waivers) = app
        .wait_for(move |engine| {
            let listed = operations::list_findings(engine, &query)?;
            let waivers = WaiversAtHand::of(engine, listed.items.iter().map(|row| WaiversKey::from(&row.value.key)))?;
            Ok((listed, waivers))
        })
        .await?;
    let next = listed.next.map(|key| {
        list.cursor(&[key.unit.to_string(), key.directive.to_string(), key.check.to_string(), key.subject.clone()])
    });
    let waived = |key: &FindingKey| waivers.in_force(&WaiversKey::from(key), &key.subject, as_of);
    let item = |row: &Versioned<Finding>| FindingResponse::of(&row.value, row.version, waived(&row.value.key));
    Ok(Json(Page { items: listed.items.iter().map(item).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<FindingKey> {
    let [unit, directive, check, subject] = key else { return None };
    Some(FindingKey {
        unit: UnitCode::parse(unit).ok()?,
        directive: DirectiveId::parse(directive).ok()?,
        check: CheckId::parse(check).ok()?,
        subject: (*subject).to_owned(),
    })
}
