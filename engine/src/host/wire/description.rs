//! What `describe` returns.

use wasmtime::component::{ComponentType, Lift};

use super::answer::Decimal;
use super::kind::{Scope, UnitKind};

#[allow(dead_code, reason = "made by lifting")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(enum)]
#[repr(u8)]
pub enum Severity {
    #[component(name = "violation")]
    Violation,
    #[component(name = "caution")]
    Caution,
    #[component(name = "information")]
    Information,
    #[component(name = "inconsistency")]
    Inconsistency,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct CheckInfo {
    pub id: String,
    pub title: String,
    pub basis: String,
    pub area: String,
    #[component(name = "max-points")]
    pub max_points: Option<Decimal>,
    pub severity: Severity,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct IndicatorInfo {
    pub id: String,
    pub title: String,
    pub measure: String,
    pub recurrence: String,
    pub scope: Scope,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct ColumnInfo {
    pub name: String,
    pub title: String,
    pub kind: String,
    pub required: bool,
    pub personal: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct RegisterInfo {
    pub id: String,
    pub title: String,
    pub key: Vec<String>,
    #[component(name = "period-by")]
    pub period_by: String,
    pub columns: Vec<ColumnInfo>,
    pub scope: Scope,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct DocumentInfo {
    pub kind: String,
    pub title: String,
    pub scope: Scope,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct DutyInfo {
    pub id: String,
    pub title: String,
    pub recurrence: String,
    pub cutoff: String,
    pub due: String,
    #[component(name = "weekend-rule")]
    pub weekend_rule: String,
    pub kinds: Vec<UnitKind>,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct ParameterInfo {
    pub name: String,
    pub title: String,
    pub default: String,
    pub origin: String,
}

#[derive(Clone, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(record)]
pub struct Description {
    pub id: String,
    pub number: String,
    pub title: String,
    pub issuer: String,
    pub issued: i32,
    pub effective: i32,
    pub expires: Option<i32>,
    pub supersedes: Vec<String>,
    #[component(name = "applies-to")]
    pub applies_to: Vec<UnitKind>,
    pub checks: Vec<CheckInfo>,
    pub tasks: Vec<Scope>,
    pub indicators: Vec<IndicatorInfo>,
    pub registers: Vec<RegisterInfo>,
    pub documents: Vec<DocumentInfo>,
    pub duties: Vec<DutyInfo>,
    pub parameters: Vec<ParameterInfo>,
}
