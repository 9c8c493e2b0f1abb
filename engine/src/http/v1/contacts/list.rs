//! `GET /v1/contacts`: who receives reminders, by unit.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::{ContactId, UnitCode};
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::read;
use crate::http::shape::{ContactResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, ContactQuery};

/// Which contacts.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListContactsQuery {
    /// Of this unit.
    unit: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists contacts, those who left among them, ordered by their identifiers.
#[utoipa::path(
    get, path = "/v1/contacts", tag = "contacts", params(ListContactsQuery),
    responses((status = 200, description = "one page", body = Page<ContactResponse>), Refused)
)]
pub async fn list_contacts(
    State(app): State<App>,
    Asked(asked): Asked<ListContactsQuery>,
) -> Result<Json<Page<ContactResponse>>, Problem> {
    let list = ListName::new("contacts", &[("unit", asked.unit.as_deref())]);
    let mut faults = Faults::default();
    let query = ContactQuery {
        unit: read(&mut faults, "unit", asked.unit.as_deref(), UnitCode::parse),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_contacts(engine, &query)).await?;
    let next = listed.next.map(|id| list.cursor(&[id.to_string()]));
    let items = listed.items.iter().map(|row| ContactResponse::line(&row.value, row.version)).collect();
    Ok(Json(Page { items, next }))
}

fn key_of(key: &[&str]) -> Option<ContactId> {
    let [id] = key else { return None };
    ContactId::parse(id).ok()
}
