//! Contacts.

pub mod create;
pub mod end;
pub mod import;
pub mod list;
pub mod make_webhook_secret;
pub mod replace;
pub mod show;

use crate::domain::id::ContactId;
use crate::http::error::Problem;
use crate::operations::Refusal;

/// The contact of a path; a path that is no identifier names none.
fn named(text: &str) -> Result<ContactId, Problem> {
    ContactId::parse(text).map_err(|_| Refusal::Absent { what: format!("contact {text}") }.into())
}
