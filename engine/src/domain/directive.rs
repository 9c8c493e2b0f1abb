//! What a directive says of itself: its checks, and everything they may read.

use super::id::{CheckId, DirectiveId, DocumentKind, IndicatorId};
use super::outcome::Severity;
use super::unit::UnitKind;
use super::{Day, Decimal};

/// Where a question looks, seen from the unit under evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The unit itself.
    ThisUnit,
    /// Its divisions.
    Divisions,
    /// Its communes.
    Communes,
    /// Every unit below it.
    AllBelow,
    /// The other units of its kind under its parent.
    Siblings,
    /// The unit above it.
    Parent,
}

/// One check of a directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its identifier within the directive.
    pub id: CheckId,
    /// What it asks, in Vietnamese.
    pub title: String,
    /// The article or paper it follows from.
    pub basis: String,
    /// The content area or group it belongs to.
    pub area: String,
    /// The most points it can give, where it scores.
    pub max_points: Option<Decimal>,
    /// How grave a failure is.
    pub severity: Severity,
}

/// A figure that units report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its identifier.
    pub id: IndicatorId,
    /// What it counts.
    pub title: String,
    /// The unit of measure.
    pub measure: String,
    /// How often it is reported.
    pub recurrence: String,
    /// Whose figures the directive reads.
    pub scope: Scope,
}

/// A column of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// What it holds: `text`, `code`, `day`, `integer`, `decimal`, `yes-no`.
    pub kind: String,
    /// Whether every row must fill it.
    pub required: bool,
    /// Whether it names or locates a person; such a column never reaches a plugin.
    pub personal: bool,
}

/// Tabular facts whose columns and key the directive declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Its identifier.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The columns that identify a row.
    pub key: Vec<String>,
    /// The date column a row's period follows from.
    pub period_by: String,
    /// All its columns.
    pub columns: Vec<Column>,
    /// Whose rows the directive reads.
    pub scope: Scope,
}

/// A kind of document that the directive reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredDocument {
    /// The kind.
    pub kind: DocumentKind,
    /// Its name.
    pub title: String,
    /// Whose documents the directive reads.
    pub scope: Scope,
}

/// A recurring obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its identifier.
    pub id: String,
    /// What is owed.
    pub title: String,
    /// How often.
    pub recurrence: String,
    /// When the reported period closes.
    pub cutoff: String,
    /// When it is due.
    pub due: String,
    /// What happens when that is a day off.
    pub weekend_rule: String,
    /// Who owes it.
    pub kinds: Vec<UnitKind>,
}

/// A threshold an administrator may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it decides.
    pub title: String,
    /// Its value where nothing is set.
    pub default: String,
    /// Where the default comes from.
    pub origin: String,
}

/// Everything a directive declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// Its identifier.
    pub id: DirectiveId,
    /// The number of the paper it encodes.
    pub number: String,
    /// The paper's title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// When.
    pub issued: Day,
    /// The first day it applies.
    pub effective: Day,
    /// The last day it applies; `None` while it stands.
    pub expires: Option<Day>,
    /// The papers it replaces.
    pub supersedes: Vec<String>,
    /// The kinds of unit it concerns.
    pub applies_to: Vec<UnitKind>,
    /// Its checks.
    pub checks: Vec<Check>,
    /// Whose tasks it reads.
    pub tasks: Vec<Scope>,
    /// The figures it reads.
    pub indicators: Vec<Indicator>,
    /// The registers it reads.
    pub registers: Vec<Register>,
    /// The documents it reads.
    pub documents: Vec<DeclaredDocument>,
    /// The duties it creates.
    pub duties: Vec<Duty>,
    /// Its thresholds.
    pub parameters: Vec<Parameter>,
}

impl Directive {
    /// Whether it applies on that day.
    pub fn is_in_force(&self, day: Day) -> bool {
        self.effective <= day && self.expires.is_none_or(|last| day <= last)
    }

    /// The check of that id.
    pub fn check(&self, id: &CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == *id)
    }
}
