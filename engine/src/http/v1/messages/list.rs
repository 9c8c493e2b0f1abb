//! `GET /v1/messages`: what was sent to whom, when, and with what answer.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::id::{ContactId, UnitCode};
use crate::domain::message::{Channel, MessageId};
use crate::domain::outbox::OutboxState;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::paging::{ListName, limit};
use crate::http::query::{one_of, read};
use crate::http::shape::{MessageResponse, Page};
use crate::operations::refusal::Faults;
use crate::operations::{self, OutboxQuery};

/// Which messages.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListMessagesQuery {
    /// For this unit.
    unit: Option<String>,
    /// To this contact.
    contact: Option<String>,
    /// By this channel: email or webhook.
    channel: Option<String>,
    /// In this status: waiting, delivered or dead.
    status: Option<String>,
    /// The items of a page, 1 to 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where to go on.
    cursor: Option<String>,
}

/// Lists messages, the earliest day first.
#[utoipa::path(
    get, path = "/v1/messages", tag = "messages", params(ListMessagesQuery),
    responses((status = 200, description = "one page", body = Page<MessageResponse>), Refused)
)]
pub async fn list_messages(
    State(app): State<App>,
    Asked(asked): Asked<ListMessagesQuery>,
) -> Result<Json<Page<MessageResponse>>, Problem> {
    let (unit, contact) = (asked.unit.as_deref(), asked.contact.as_deref());
    let (channel, status) = (asked.channel.as_deref(), asked.status.as_deref());
    let filters = [("unit", unit), ("contact", contact), ("channel", channel), ("status", status)];
    let list = ListName::new("messages", &filters);
    let mut faults = Faults::default();
    let query = OutboxQuery {
        unit: read(&mut faults, "unit", unit, UnitCode::parse),
        contact: read(&mut faults, "contact", contact, ContactId::parse),
        channel: one_of(&mut faults, "channel", channel, &Channel::ALL, Channel::id),
        state: one_of(&mut faults, "status", status, &OutboxState::ALL, OutboxState::id),
        after: list.after(&mut faults, asked.cursor.as_deref(), key_of),
        limit: limit(&mut faults, asked.limit),
    };
    faults.refuse()?;
    let listed = app.wait_for(move |engine| operations::list_messages(engine, &query)).await?;
    let next = listed.next.map(|id| list.cursor(&[id.to_string()]));
    Ok(Json(Page { items: listed.items.iter().map(MessageResponse::from).collect(), next }))
}

fn key_of(key: &[&str]) -> Option<MessageId> {
    let [id] = key else { return None };
    MessageId::parse(id)
}
