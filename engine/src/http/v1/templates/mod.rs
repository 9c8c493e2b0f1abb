//! The templates that messages are made from.

pub mod list;
pub mod preview;
pub mod show;
pub mod write;

use crate::domain::language::Language;
use crate::domain::message_template::{TemplateKey, TemplateName};
use crate::http::error::Problem;
use crate::operations::Refusal;

/// The template of a path.
fn named(template: &str, language: &str) -> Result<TemplateKey, Problem> {
    let key = TemplateName::parse(template).zip(Language::parse(language));
    let absent = || Refusal::Absent { what: format!("template {template} in {language}") };
    key.map(|(name, language)| TemplateKey { name, language }).ok_or_else(|| absent().into())
}
