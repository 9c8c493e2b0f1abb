//! Shows a template: what counts, and who wrote what before.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::Position;
use crate::domain::message_template::{TemplateKey, TemplateText, TemplateVersion};
use crate::domain::recorded::Recorded;

/// A template as it counts.
#[derive(Clone, Debug)]
pub struct TemplateView {
    /// What identifies it.
    pub key: TemplateKey,
    /// What counts.
    pub says: TemplateText,
    /// Whether an administrator wrote it; otherwise it is the engine's.
    pub is_written: bool,
    /// What was written and when, the last one last.
    pub versions: Vec<Recorded<TemplateVersion>>,
    /// The version of the whole; 0 where nobody has written any.
    pub version: Position,
}

/// One template.
pub fn show_template(engine: &Engine, key: TemplateKey) -> Result<TemplateView, Refusal> {
    let found = engine.store.template(key)?;
    let version = found.as_ref().map_or(Position::UNRECORDED, |found| found.version);
    let written = found.as_ref().and_then(|found| found.value.says()).cloned();
    let is_written = written.is_some();
    let says = written.unwrap_or_else(|| engine.deliveries.template(key).clone());
    let versions = found.map(|found| found.value.versions).unwrap_or_default();
    Ok(TemplateView { key, says, is_written, versions, version })
}

/// Every template there is.
pub fn list_templates(engine: &Engine) -> Result<Vec<TemplateView>, Refusal> {
    TemplateKey::all().map(|key| show_template(engine, key)).collect()
}
