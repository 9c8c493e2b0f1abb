//! Shows what a template makes of sample data, or of what a contact would be told now, and writes nothing.

use super::engine::Engine;
use super::owed_to_contact::owed_to_contact;
use super::refusal::Refusal;
use super::render_message::{Rendered, render_text};
use super::sample_digest::sample_digests;
use super::show_template::show_template;
use crate::domain::id::ContactId;
use crate::domain::message_template::{TemplateKey, TemplateText};

/// A template to try.
#[derive(Clone, Debug)]
pub struct PreviewSent {
    /// Which template.
    pub key: TemplateKey,
    /// What makes the subject; what counts where it is absent.
    pub subject: Option<String>,
    /// What makes the text; what counts where it is absent.
    pub text: Option<String>,
    /// Whose waiting reminders are told; a message with every kind of item where it is absent.
    pub contact: Option<ContactId>,
}

/// What a template makes of a message with every kind of item, or of the one that a contact would be sent now, whatever the
/// hour. A contact that is owed nothing is a fault.
pub fn preview_template(engine: &Engine, sent: &PreviewSent) -> Result<Rendered, Refusal> {
    let PreviewSent { key, subject, text, contact } = sent.clone();
    let counts = show_template(engine, key)?.says;
    let says = TemplateText { subject: subject.unwrap_or(counts.subject), text: text.unwrap_or(counts.text) };
    let data = if let Some(contact) = contact {
        owed_to_contact(engine, &contact, engine.today())?
    } else {
        let [full, _] = sample_digests(engine.today());
        full
    };
    let rendered = render_text(&says, key.language, &data);
    rendered.map_err(|(part, fault)| Refusal::fault(fault.code, part, fault.to_string()))
}
