//! `POST /v1/messages/resend`: all dead messages of a contact are tried again.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::id::ContactId;
use crate::http::app::App;
use crate::http::auth::Actor;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Body;
use crate::operations;
use crate::operations::refusal::Faults;

/// Whose messages are to be sent again.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ResendMessagesRequest {
    /// The contact.
    #[schema(required)]
    contact: String,
}

/// How many messages are sent again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessagesResentResponse {
    /// How many were dead, and wait now.
    pub resent: usize,
}

/// Has all dead messages of a contact sent again, each under the id it has; done twice it changes nothing more.
#[utoipa::path(
    post, path = "/v1/messages/resend", tag = "messages", security(("token" = [])),
    request_body = ResendMessagesRequest,
    responses((status = 200, description = "how many", body = MessagesResentResponse), Refused)
)]
pub async fn resend_messages(
    State(app): State<App>,
    Actor(actor): Actor,
    Body(request): Body<ResendMessagesRequest>,
) -> Result<Json<MessagesResentResponse>, Problem> {
    let mut faults = Faults::default();
    let contact = faults.keep("bad-identifier", "contact", ContactId::parse(&request.contact));
    faults.refuse()?;
    let contact = contact.expect("a contact that could not be read has left a fault");
    let resent = app.wait_for(move |engine| operations::resend_messages(engine, &actor, &contact)).await?;
    Ok(Json(MessagesResentResponse { resent }))
}
