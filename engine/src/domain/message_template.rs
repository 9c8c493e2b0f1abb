//! The texts that messages are made from, as an administrator wrote them: every version with who wrote it and when.

use super::Instant;
use super::language::Language;
use super::recorded::Recorded;

/// So many versions of a template are kept at hand; earlier ones stand in the ledger alone.
pub const TEMPLATE_VERSIONS_MAX: usize = 20;

/// A message that texts are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum TemplateName {
    /// What is owed to a contact on a day.
    Digest = 1,
}

impl TemplateName {
    /// All of them.
    pub const ALL: [TemplateName; 1] = [TemplateName::Digest];

    /// Its name, as in URLs and the ledger.
    pub fn id(self) -> &'static str {
        match self {
            TemplateName::Digest => "digest",
        }
    }

    /// Reads a name.
    pub fn parse(text: &str) -> Option<TemplateName> {
        TemplateName::ALL.into_iter().find(|name| name.id() == text)
    }
}

/// What identifies a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TemplateKey {
    /// The message.
    pub name: TemplateName,
    /// The language.
    pub language: Language,
}

impl TemplateKey {
    /// Every template there is.
    pub fn all() -> impl Iterator<Item = TemplateKey> {
        TemplateName::ALL
            .into_iter()
            .flat_map(|name| Language::ALL.into_iter().map(move |language| TemplateKey { name, language }))
    }
}

/// What a template says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateText {
    /// What makes the subject.
    pub subject: String,
    /// What makes the text.
    pub text: String,
}

/// One version of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateVersion {
    /// What it says; `None` where the administrator went back to the one the engine carries.
    pub says: Option<TemplateText>,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// A template that an administrator has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageTemplate {
    /// What identifies it.
    pub key: TemplateKey,
    /// Its latest versions, at least one, at most [`TEMPLATE_VERSIONS_MAX`]; the last one counts.
    pub versions: Vec<Recorded<TemplateVersion>>,
}

impl MessageTemplate {
    /// What counts; `None` where it is the one the engine carries.
    pub fn says(&self) -> Option<&TemplateText> {
        self.versions.last().and_then(|version| version.value.says.as_ref())
    }

    /// Adds a version, and lets go of the earliest where there are too many.
    pub fn add(&mut self, version: Recorded<TemplateVersion>) {
        self.versions.push(version);
        let surplus = self.versions.len().saturating_sub(TEMPLATE_VERSIONS_MAX);
        self.versions.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Position};

    #[test]
    fn the_last_version_counts_and_the_earliest_give_way() {
        let key = TemplateKey { name: TemplateName::Digest, language: Language::Vi };
        let mut template = MessageTemplate { key, versions: Vec::new() };
        let version = |number: usize| TemplateVersion {
            says: Some(TemplateText { subject: number.to_string(), text: String::new() }),
            by: "thu".into(),
            at: chrono::DateTime::UNIX_EPOCH,
        };
        let recorded_on = Day::parse("2026-11-22").unwrap();
        for number in 0..=TEMPLATE_VERSIONS_MAX {
            template.add(Recorded { value: version(number), recorded_on, recorded: Position::UNRECORDED });
        }
        assert_eq!(template.versions.len(), TEMPLATE_VERSIONS_MAX);
        assert_eq!(template.says().map(|says| says.subject.as_str()), Some("20"));
        assert_eq!(template.versions[0].value.says.as_ref().map(|says| says.subject.as_str()), Some("1"));
    }
}
