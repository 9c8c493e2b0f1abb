//! Messages to contacts.

pub mod list;
pub mod resend;
pub mod resend_all;
pub mod show;

use crate::domain::message::MessageId;
use crate::http::error::Problem;
use crate::operations::Refusal;

/// The message of a path; a path that is no id names no message.
fn named(id: &str) -> Result<MessageId, Problem> {
    MessageId::parse(id).ok_or_else(|| Refusal::Absent { what: format!("message {id}") }.into())
}
