//! Writes a template anew, or goes back to the engine's; the versions before stay known.

use super::decided::{Decision, commit_decided};
use super::engine::Engine;
use super::refusal::{Faults, Refusal};
use super::render_message::render_text;
use super::sample_digest::sample_digests;
use super::show_template::{TemplateView, show_template};
use crate::domain::Position;
use crate::domain::message_template::{MessageTemplate, TemplateKey, TemplateText, TemplateVersion};
use crate::domain::recorded::Recorded;
use crate::store::{Change, Expectation, Record, RecordKey};

/// A template as it was sent.
#[derive(Clone, Debug)]
pub struct TemplateSent {
    /// Which.
    pub key: TemplateKey,
    /// What it says; `None` to go back to the engine's.
    pub says: Option<TemplateText>,
    /// The version that the caller saw, 0 for a template nobody had written; `None` when it does not matter to them.
    pub seen: Option<Position>,
}

/// Writes the template, or names what is wrong with it, by part and line. What was written before is not written again.
pub fn write_template(engine: &Engine, actor: &str, sent: &TemplateSent) -> Result<TemplateView, Refusal> {
    let TemplateSent { key, says, seen } = sent;
    let now = engine.clock.now();
    if let Some(says) = says {
        check_template(engine, *key, says)?;
    }
    commit_decided(engine, || {
        let found = engine.store.template(*key)?;
        let version = found.as_ref().map(|found| found.version);
        if seen.is_some_and(|seen| seen != version.unwrap_or(Position::UNRECORDED)) {
            return Err(Refusal::Stale { what: RecordKey::Template(*key).to_string(), version });
        }
        let mut template = found.map_or(MessageTemplate { key: *key, versions: Vec::new() }, |found| found.value);
        if template.says() == says.as_ref() {
            return Ok(Decision::Done(()));
        }
        let written = TemplateVersion { says: says.clone(), by: actor.to_owned(), at: now };
        template.add(Recorded::new(written, engine.day_of(now)));
        let change = Change {
            expects: vec![Expectation { key: RecordKey::Template(*key), version }],
            puts: vec![Record::Template(template)],
            ..Change::by(actor, "write-template", now)
        };
        Ok(Decision::Write(change, ()))
    })?;
    show_template(engine, *key)
}

/// Tries a template on everything that a message may hold; names what fails in its subject and in its text.
fn check_template(engine: &Engine, key: TemplateKey, says: &TemplateText) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    let own = engine.deliveries.template(key);
    for (subject, text) in [(&says.subject, &own.text), (&own.subject, &says.text)] {
        let says = TemplateText { subject: subject.clone(), text: text.clone() };
        let fault = sample_digests(engine.today()).iter().find_map(|data| render_text(&says, key.language, data).err());
        if let Some((part, fault)) = fault {
            faults.add(fault.code, part, fault.to_string());
        }
    }
    faults.refuse()
}
