//! Directives as they are sent: what each asks, and what it reads.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::directive::{Check, Column, Directive, Indicator, Parameter, Register};
use crate::operations::Plugin;

/// A directive that is active.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DirectiveResponse {
    /// Its identifier.
    pub id: String,
    /// The number of its paper.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: String,
    /// The first day it applies.
    pub effective: String,
    /// The last day it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// The directives it takes the place of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<String>,
    /// The kinds of unit it concerns.
    pub applies_to: Vec<&'static str>,
    /// The digest of the component that encodes it.
    pub plugin: String,
    /// Its checks.
    pub checks: Vec<CheckResponse>,
    /// The figures it reads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorResponse>,
    /// The registers it reads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub registers: Vec<RegisterResponse>,
    /// The kinds of paper it reads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<NamedResponse>,
    /// What an administrator may set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<ParameterResponse>,
}

/// A check of a directive.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckResponse {
    /// Its identifier.
    pub id: String,
    /// What it asks.
    pub title: String,
    /// The article or paper it follows from.
    pub basis: String,
    /// Its content area.
    pub area: String,
    /// violation, caution, information or inconsistency.
    pub severity: &'static str,
    /// The most points it can give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_points: Option<String>,
}

/// A figure that units report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorResponse {
    /// Its identifier.
    pub id: String,
    /// What it counts.
    pub title: String,
    /// The unit of measure.
    pub measure: String,
    /// How often it is reported.
    pub recurrence: String,
}

/// A register.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegisterResponse {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The columns that identify a row.
    pub key: Vec<String>,
    /// The column of the day that a row is counted under.
    pub period_by: String,
    /// Its columns.
    pub columns: Vec<ColumnResponse>,
}

/// A column of a register.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ColumnResponse {
    /// Its name, the heading in a file.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What its cells are.
    pub kind: String,
    /// Whether every row fills it.
    pub required: bool,
    /// Whether it names persons; no directive reads it then.
    pub personal: bool,
}

/// A kind of paper by its name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedResponse {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// What an administrator may set.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ParameterResponse {
    /// Its name.
    pub name: String,
    /// What it means.
    pub title: String,
    /// Its value where nothing is set.
    pub default: String,
    /// Where the default comes from.
    pub origin: String,
}

impl From<&Plugin> for DirectiveResponse {
    fn from(plugin: &Plugin) -> DirectiveResponse {
        let directive: &Directive = &plugin.directive;
        let documents = directive.documents.iter();
        DirectiveResponse {
            id: directive.id.to_string(),
            number: directive.number.clone(),
            title: directive.title.clone(),
            issuer: directive.issuer.clone(),
            issued: directive.issued.to_string(),
            effective: directive.effective.to_string(),
            expires: directive.expires.map(|day| day.to_string()),
            supersedes: directive.supersedes.clone(),
            applies_to: directive.applies_to.iter().map(|kind| kind.id()).collect(),
            plugin: plugin.digest.to_string(),
            checks: directive.checks.iter().map(CheckResponse::from).collect(),
            indicators: directive.indicators.iter().map(IndicatorResponse::from).collect(),
            registers: directive.registers.iter().map(RegisterResponse::from).collect(),
            documents: documents
                .map(|own| NamedResponse { id: own.kind.to_string(), title: own.title.clone() })
                .collect(),
            parameters: directive.parameters.iter().map(ParameterResponse::from).collect(),
        }
    }
}

impl From<&Check> for CheckResponse {
    fn from(check: &Check) -> CheckResponse {
        CheckResponse {
            id: check.id.to_string(),
            title: check.title.clone(),
            basis: check.basis.clone(),
            area: check.area.clone(),
            severity: check.severity.id(),
            max_points: check.max_points.map(|points| points.to_string()),
        }
    }
}

impl From<&Indicator> for IndicatorResponse {
    fn from(indicator: &Indicator) -> IndicatorResponse {
        IndicatorResponse {
            id: indicator.id.to_string(),
            title: indicator.title.clone(),
            measure: indicator.measure.clone(),
            recurrence: indicator.recurrence.clone(),
        }
    }
}

impl From<&Register> for RegisterResponse {
    fn from(register: &Register) -> RegisterResponse {
        RegisterResponse {
            id: register.id.clone(),
            title: register.title.clone(),
            key: register.key.clone(),
            period_by: register.period_by.clone(),
            columns: register.columns.iter().map(ColumnResponse::from).collect(),
        }
    }
}

impl From<&Column> for ColumnResponse {
    fn from(column: &Column) -> ColumnResponse {
        let Column { name, title, kind, required, personal } = column.clone();
        ColumnResponse { name, title, kind, required, personal }
    }
}

impl From<&Parameter> for ParameterResponse {
    fn from(parameter: &Parameter) -> ParameterResponse {
        let Parameter { name, title, default, origin } = parameter.clone();
        ParameterResponse { name, title, default, origin }
    }
}
