//! Enumerations and the arguments of questions.

use wasmtime::component::{ComponentType, Lift, Lower};

use super::answer::Period;
use crate::domain::directive;
use crate::domain::register;
use crate::domain::unit;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift, Lower)]
#[component(enum)]
#[repr(u8)]
pub enum UnitKind {
    #[component(name = "province")]
    Province,
    #[component(name = "department")]
    Department,
    #[component(name = "district")]
    District,
    #[component(name = "division")]
    Division,
    #[component(name = "commune")]
    Commune,
}

impl From<unit::UnitKind> for UnitKind {
    fn from(kind: unit::UnitKind) -> UnitKind {
        match kind {
            unit::UnitKind::Province => UnitKind::Province,
            unit::UnitKind::Department => UnitKind::Department,
            unit::UnitKind::District => UnitKind::District,
            unit::UnitKind::Division => UnitKind::Division,
            unit::UnitKind::Commune => UnitKind::Commune,
        }
    }
}

impl From<UnitKind> for unit::UnitKind {
    fn from(kind: UnitKind) -> unit::UnitKind {
        match kind {
            UnitKind::Province => unit::UnitKind::Province,
            UnitKind::Department => unit::UnitKind::Department,
            UnitKind::District => unit::UnitKind::District,
            UnitKind::Division => unit::UnitKind::Division,
            UnitKind::Commune => unit::UnitKind::Commune,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift, Lower)]
#[component(enum)]
#[repr(u8)]
pub enum Scope {
    #[component(name = "this-unit")]
    ThisUnit,
    #[component(name = "divisions")]
    Divisions,
    #[component(name = "communes")]
    Communes,
    #[component(name = "all-below")]
    AllBelow,
    #[component(name = "siblings")]
    Siblings,
    #[component(name = "parent")]
    Parent,
}

impl From<Scope> for directive::Scope {
    fn from(scope: Scope) -> directive::Scope {
        match scope {
            Scope::ThisUnit => directive::Scope::ThisUnit,
            Scope::Divisions => directive::Scope::Divisions,
            Scope::Communes => directive::Scope::Communes,
            Scope::AllBelow => directive::Scope::AllBelow,
            Scope::Siblings => directive::Scope::Siblings,
            Scope::Parent => directive::Scope::Parent,
        }
    }
}

/// A scope as the tape and messages name it.
pub fn scope_id(scope: directive::Scope) -> &'static str {
    match scope {
        directive::Scope::ThisUnit => "this-unit",
        directive::Scope::Divisions => "divisions",
        directive::Scope::Communes => "communes",
        directive::Scope::AllBelow => "all-below",
        directive::Scope::Siblings => "siblings",
        directive::Scope::Parent => "parent",
    }
}

/// Which text of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift, Lower)]
#[component(enum)]
#[repr(u8)]
pub enum TaskField {
    /// Plan and number.
    #[component(name = "key")]
    Key,
    /// What must be done.
    #[component(name = "title")]
    Title,
    /// The code of who must do it.
    #[component(name = "unit-code")]
    UnitCode,
    /// The name of who must do it.
    #[component(name = "unit-name")]
    UnitName,
    /// The content area, as officials write it.
    #[component(name = "area")]
    Area,
    /// Who gave it.
    #[component(name = "assigner")]
    Assigner,
    /// What must be handed in.
    #[component(name = "product")]
    Product,
}

impl TaskField {
    /// The field as the tape names it.
    pub fn id(self) -> &'static str {
        match self {
            TaskField::Key => "key",
            TaskField::Title => "title",
            TaskField::UnitCode => "unit-code",
            TaskField::UnitName => "unit-name",
            TaskField::Area => "area",
            TaskField::Assigner => "assigner",
            TaskField::Product => "product",
        }
    }
}

#[derive(Clone, Debug, ComponentType, Lift)]
#[component(record)]
pub struct TaskFilter {
    pub scope: Scope,
    pub within: Option<Period>,
    pub directive: Option<String>,
    pub plan: Option<String>,
}

#[allow(dead_code, reason = "made by lifting")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, ComponentType, Lift)]
#[component(enum)]
#[repr(u8)]
pub enum Operator {
    #[component(name = "equal")]
    Equal,
    #[component(name = "differs")]
    Differs,
    #[component(name = "below")]
    Below,
    #[component(name = "at-most")]
    AtMost,
    #[component(name = "above")]
    Above,
    #[component(name = "at-least")]
    AtLeast,
    #[component(name = "empty")]
    Empty,
    #[component(name = "filled")]
    Filled,
    #[component(name = "one-of")]
    OneOf,
}

impl From<Operator> for register::Operator {
    fn from(operator: Operator) -> register::Operator {
        match operator {
            Operator::Equal => register::Operator::Equal,
            Operator::Differs => register::Operator::Differs,
            Operator::Below => register::Operator::Below,
            Operator::AtMost => register::Operator::AtMost,
            Operator::Above => register::Operator::Above,
            Operator::AtLeast => register::Operator::AtLeast,
            Operator::Empty => register::Operator::Empty,
            Operator::Filled => register::Operator::Filled,
            Operator::OneOf => register::Operator::OneOf,
        }
    }
}

/// An operator as the tape names it.
pub fn operator_id(operator: register::Operator) -> &'static str {
    match operator {
        register::Operator::Equal => "equal",
        register::Operator::Differs => "differs",
        register::Operator::Below => "below",
        register::Operator::AtMost => "at-most",
        register::Operator::Above => "above",
        register::Operator::AtLeast => "at-least",
        register::Operator::Empty => "empty",
        register::Operator::Filled => "filled",
        register::Operator::OneOf => "one-of",
    }
}

#[derive(Clone, Debug, ComponentType, Lift)]
#[component(record)]
pub struct Clause {
    pub column: String,
    pub operator: Operator,
    pub values: Vec<String>,
}

impl Clause {
    /// The clause as the domain has it.
    pub fn of(&self) -> register::Clause<'_> {
        register::Clause { column: &self.column, operator: self.operator.into(), values: &self.values }
    }
}
