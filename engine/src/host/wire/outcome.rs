//! What a check returns.

use wasmtime::component::{ComponentType, Lift};

use super::answer::Decimal;

#[allow(dead_code, reason = "made by lifting")]
#[derive(Clone, Copy, Debug, ComponentType, Lift)]
#[component(enum)]
#[repr(u8)]
pub enum Condition {
    #[component(name = "holds")]
    Holds,
    #[component(name = "fails")]
    Fails,
    #[component(name = "not-applicable")]
    NotApplicable,
    #[component(name = "missing-data")]
    MissingData,
}

#[derive(Clone, Debug, ComponentType, Lift)]
#[component(record)]
pub struct Measured {
    pub name: String,
    pub computed: Option<Decimal>,
    pub claimed: Option<Decimal>,
    pub required: Option<Decimal>,
    pub measure: String,
}

#[derive(Clone, Debug, ComponentType, Lift)]
#[component(record)]
pub struct Outcome {
    pub check: String,
    pub subject: String,
    pub condition: Condition,
    pub points: Option<Decimal>,
    pub message: String,
    pub recommendation: Option<String>,
    pub measured: Vec<Measured>,
    pub cites: Vec<String>,
}
