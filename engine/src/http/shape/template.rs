//! Templates as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use super::instant;
use crate::domain::message_template::TemplateVersion;
use crate::operations::{Rendered, TemplateView};

/// A template, and who wrote what of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TemplateResponse {
    /// The message it is for: digest.
    pub template: &'static str,
    /// The language: vi or en.
    pub language: &'static str,
    /// What makes the subject.
    pub subject: String,
    /// What makes the text.
    pub text: String,
    /// administrator, where one was written; otherwise engine.
    pub origin: &'static str,
    /// The latest versions that were written, the last one last.
    pub versions: Vec<TemplateVersionResponse>,
    /// The version of the whole, 0 where none was ever written; its `ETag`.
    pub version: u64,
}

/// One version of a template.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TemplateVersionResponse {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: String,
    /// The entry that recorded it.
    pub recorded: u64,
    /// What made the subject; absent where it went back to the engine's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// What made the text; absent where it went back to the engine's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a template makes of sample data.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PreviewResponse {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl From<&TemplateView> for TemplateResponse {
    fn from(view: &TemplateView) -> TemplateResponse {
        let TemplateView { key, says, is_written, versions, version } = view;
        let written = |version: &crate::domain::recorded::Recorded<TemplateVersion>| TemplateVersionResponse {
            by: version.value.by.clone(),
            at: instant(version.value.at),
            recorded: version.recorded.0,
            subject: version.value.says.as_ref().map(|says| says.subject.clone()),
            text: version.value.says.as_ref().map(|says| says.text.clone()),
        };
        TemplateResponse {
            template: key.name.id(),
            language: key.language.id(),
            subject: says.subject.clone(),
            text: says.text.clone(),
            origin: if *is_written { "administrator" } else { "engine" },
            versions: versions.iter().map(written).collect(),
            version: version.0,
        }
    }
}

impl From<Rendered> for PreviewResponse {
    fn from(Rendered { subject, text, template_fault: _ }: Rendered) -> PreviewResponse {
        PreviewResponse { subject, text }
    }
}
