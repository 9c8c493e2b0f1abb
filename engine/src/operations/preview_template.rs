//! Shows what a template makes of sample data, and writes nothing.

use super::engine::Engine;
use super::refusal::Refusal;
use super::render_message::{Rendered, render_text};
use super::sample_digest::sample_digests;
use super::show_template::show_template;
use crate::domain::message_template::{TemplateKey, TemplateText};

/// What a template makes of a message with every kind of item. A part that is not sent is that of the template that counts.
pub fn preview_template(
    engine: &Engine,
    key: TemplateKey,
    subject: Option<String>,
    text: Option<String>,
) -> Result<Rendered, Refusal> {
    let counts = show_template(engine, key)?.says;
    let says = TemplateText { subject: subject.unwrap_or(counts.subject), text: text.unwrap_or(counts.text) };
    let [full, _] = sample_digests(engine.today());
    let rendered = render_text(&says, key.language, &full);
    rendered.map_err(|(part, fault)| Refusal::fault(fault.code, part, fault.to_string()))
}
