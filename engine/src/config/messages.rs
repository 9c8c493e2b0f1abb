//! The texts that messages are made from, file by file.

use std::collections::BTreeMap;

use super::folder::{ConfigError, ConfigFolder};
use super::load::part;
use crate::domain::message_template::{TemplateKey, TemplateText};
use crate::sheets::{FaultCode, Faults};

/// Every template; `None` after the faults of its files were added.
pub(super) fn templates(
    folder: &ConfigFolder,
    faults: &mut Vec<Faults>,
) -> Result<Option<BTreeMap<TemplateKey, TemplateText>>, ConfigError> {
    let mut templates = BTreeMap::new();
    let mut whole = true;
    for key in TemplateKey::all() {
        let mut read = |end: &str| {
            let relative = format!("messages/{}/{}.{end}", key.language.id(), key.name.id());
            part(folder, &relative, text, faults)
        };
        match (read("subject")?, read("text")?) {
            (Some(subject), Some(text)) => drop(templates.insert(key, TemplateText { subject, text })),
            _ => whole = false,
        }
    }
    Ok(whole.then_some(templates))
}

fn text(bytes: &[u8], file: &str) -> Result<String, Faults> {
    let mut faults = Faults::new(file);
    let text = std::str::from_utf8(bytes).map(str::to_owned);
    if text.is_err() {
        faults.add(1, "", FaultCode::FileNotUtf8, "save the file as UTF-8");
    }
    faults.or(text.unwrap_or_default())
}
