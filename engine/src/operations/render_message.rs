//! Makes a message's subject and text of its data, by the administrator's template or else by the engine's.

use super::engine::Engine;
use super::message_data::digest_values;
use super::refusal::Refusal;
use super::template_text::{TemplateFault, subject_of, text_of};
use crate::domain::digest::DigestData;
use crate::domain::language::Language;
use crate::domain::message_template::{TemplateKey, TemplateName, TemplateText};

/// A subject and a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// On one line.
    pub subject: String,
    /// In lines, with one line break at the end.
    pub text: String,
    /// Why the administrator's template was passed over; `None` where it was not.
    pub template_fault: Option<String>,
}

/// Renders a message. Where the administrator's template fails on these data, the engine's is used and the fault is told:
/// nothing is lost for a slip in a template.
pub fn render_message(
    engine: &Engine,
    name: TemplateName,
    language: Language,
    data: &DigestData,
) -> Result<Rendered, Refusal> {
    let key = TemplateKey { name, language };
    let written = engine.store.template(key)?;
    let mut template_fault = None;
    if let Some(says) = written.as_ref().and_then(|template| template.value.says()) {
        match render_text(says, language, data) {
            Ok(rendered) => return Ok(rendered),
            Err((part, fault)) => {
                tracing::warn!(template = name.id(), language = language.id(), %fault, "a template is passed over");
                template_fault = Some(format!("{part}: {fault}"));
            }
        }
    }
    let rendered = render_text(engine.deliveries.template(key), language, data);
    let rendered = rendered.map_err(|(part, fault)| Refusal::fault(fault.code, part, fault.to_string()))?;
    Ok(Rendered { template_fault, ..rendered })
}

/// What a template makes of data, or which part of it fails and why.
pub(super) fn render_text(
    says: &TemplateText,
    language: Language,
    data: &DigestData,
) -> Result<Rendered, (&'static str, TemplateFault)> {
    let values = digest_values(data, language);
    let subject = subject_of(&says.subject, &values).map_err(|fault| ("subject", fault))?;
    let text = text_of(&says.text, &values).map_err(|fault| ("text", fault))?;
    Ok(Rendered { subject, text, template_fault: None })
}
