//! Templates as a command and a server say them to each other, and the line that is printed of one.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::instant::{local_day, written};
use crate::domain::message_template::TemplateText;
use crate::operations::{Rendered, TemplateView};

/// A template, and who wrote it.
#[derive(Debug, Deserialize)]
pub struct TemplateAnswer {
    template: String,
    language: String,
    /// What makes the subject.
    pub subject: String,
    /// What makes the text.
    pub text: String,
    origin: String,
    versions: Vec<VersionAnswer>,
    /// The version of the whole.
    pub version: u64,
}

#[derive(Debug, Deserialize)]
struct VersionAnswer {
    by: String,
    at: String,
}

/// A template to write.
#[derive(Debug, Serialize)]
pub struct WriteRequest<'a> {
    subject: &'a str,
    text: &'a str,
    reset: bool,
}

/// A template to try.
#[derive(Debug, Serialize)]
pub struct PreviewRequest<'a> {
    /// What makes the subject; what counts without it.
    pub subject: Option<&'a str>,
    /// What makes the text; what counts without it.
    pub text: Option<&'a str>,
    /// Whose waiting reminders are told; sample data without it.
    pub contact: Option<&'a str>,
}

/// What a template makes.
#[derive(Debug, Deserialize)]
pub struct PreviewAnswer {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl<'a> WriteRequest<'a> {
    /// These texts; the program's own without them.
    pub fn of(says: Option<&'a TemplateText>) -> WriteRequest<'a> {
        let text = |part: fn(&TemplateText) -> &String| says.map_or("", |says| part(says).as_str());
        WriteRequest { subject: text(|says| &says.subject), text: text(|says| &says.text), reset: says.is_none() }
    }
}

impl From<Rendered> for PreviewAnswer {
    fn from(Rendered { subject, text, template_fault: _ }: Rendered) -> PreviewAnswer {
        PreviewAnswer { subject, text }
    }
}

impl From<&TemplateView> for TemplateAnswer {
    fn from(view: &TemplateView) -> TemplateAnswer {
        let written = view
            .versions
            .iter()
            .map(|version| VersionAnswer { by: version.value.by.clone(), at: written(version.value.at) });
        TemplateAnswer {
            template: view.key.name.id().to_owned(),
            language: view.key.language.id().to_owned(),
            subject: view.says.subject.clone(),
            text: view.says.text.clone(),
            origin: if view.is_written { "administrator" } else { "engine" }.to_owned(),
            versions: written.collect(),
            version: view.version.0,
        }
    }
}

impl TemplateAnswer {
    /// The template on one line: template, language, whose it is, who wrote it last and on which day.
    pub fn line(&self, zone: Tz) -> String {
        let last = self.versions.last().map(|last| format!(" {} {}", last.by, local_day(&last.at, zone)));
        let TemplateAnswer { template, language, origin, .. } = self;
        format!("{template} {language} {origin}{}", last.unwrap_or_default())
    }
}
