//! The stored shape of templates that an administrator has written.
//!
//! It must never rename a field that a ledger already holds.

use serde::{Deserialize, Serialize};

use super::shaped::{many, one, perhaps, shaped};
use crate::domain::Instant;
use crate::domain::language::Language;
use crate::domain::message_template::{MessageTemplate, TemplateKey, TemplateName, TemplateText, TemplateVersion};
use crate::domain::recorded::Recorded;

shaped!(
    MessageTemplate => MessageTemplateShape,
    TemplateKey => TemplateKeyShape,
    TemplateVersion => TemplateVersionShape,
    TemplateText => TemplateTextShape,
);

#[derive(Serialize, Deserialize)]
#[serde(remote = "MessageTemplate")]
struct MessageTemplateShape {
    #[serde(with = "one")]
    key: TemplateKey,
    #[serde(with = "many")]
    versions: Vec<Recorded<TemplateVersion>>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TemplateKey")]
struct TemplateKeyShape {
    #[serde(with = "one")]
    name: TemplateName,
    #[serde(with = "one")]
    language: Language,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TemplateVersion")]
struct TemplateVersionShape {
    #[serde(with = "perhaps")]
    says: Option<TemplateText>,
    by: String,
    #[serde(with = "one")]
    at: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "TemplateText")]
struct TemplateTextShape {
    subject: String,
    text: String,
}
