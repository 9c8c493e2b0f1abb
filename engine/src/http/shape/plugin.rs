//! A plugin as it is sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::operations::{Shelved, Standing};

/// A component that was found at the start.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PluginResponse {
    /// Where it was found.
    pub origin: String,
    /// active, installed or refused.
    pub standing: &'static str,
    /// Its digest; absent where it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// The directive it encodes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directive: Option<String>,
    /// The number of the directive's paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The directive's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The first day it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<String>,
    /// The last day it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// The identifiers of its checks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// Why it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl From<&Shelved> for PluginResponse {
    fn from(shelved: &Shelved) -> PluginResponse {
        let directive = shelved.plugin.as_ref().ok().map(|plugin| &plugin.directive);
        PluginResponse {
            origin: shelved.origin.clone(),
            standing: match shelved.standing {
                Standing::Active => "active",
                Standing::Installed => "installed",
                Standing::Refused => "refused",
            },
            digest: shelved.plugin.as_ref().ok().map(|plugin| plugin.digest.to_string()),
            directive: directive.map(|directive| directive.id.to_string()),
            number: directive.map(|directive| directive.number.clone()),
            title: directive.map(|directive| directive.title.clone()),
            effective: directive.map(|directive| directive.effective.to_string()),
            expires: directive.and_then(|directive| directive.expires).map(|day| day.to_string()),
            checks: directive
                .iter()
                .flat_map(|directive| &directive.checks)
                .map(|check| check.id.to_string())
                .collect(),
            reason: shelved.plugin.as_ref().err().map(ToString::to_string),
        }
    }
}
