//! `GET /v1/documents`: registered papers, by unit and kind.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Day;
use crate::domain::document::DocumentKey;
use crate::domain::id::{DocumentKind, UnitCode};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::read;
use crate::http::shape::{DocumentResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, DocumentQuery};

/// Which papers.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListDocumentsQuery {
    /// Of this unit.
    unit: Option<String>,
    /// Of this kind.
    kind: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists papers, ordered by issuer, number and day.
#[utoipa::path(
    get, path = "/v1/documents", tag = "documents", params(ListDocumentsQuery),
    responses((status = 200, description = "one page", body = Page<DocumentResponse>), Refused)
)]
pub async fn list_documents(
    State(app): State<App>,
    Asked(asked): Asked<ListDocumentsQuery>,
) -> Result<Json<Page<DocumentResponse>>, Problem> {
    let list = ListName::new("documents", &[("unit", asked.unit.as_deref()), ("kind", asked.kind.as_deref())]);
    let mut faults = Faults::default();
    let query = DocumentQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        kind: read(&mut faults, "kind", asked.kind.as_deref(), DocumentKind::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_documents(engine, &query)).await?;
    let next = listed.next.map(|key| list.cursor(&[key.issuer, key.number, key.issued.to_string()]));
    let items = listed.items.iter().map(|row| DocumentResponse::of(&row.value, row.version)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<DocumentKey> {
    let [issuer, number, issued] = key else { return None };
    let issued = Day::parse(issued).ok()?;
    Some(DocumentKey { issuer: (*issuer).to_owned(), number: (*number).to_owned(), issued })
}
