//! What a directive declares about itself. All of it is constant text, so that two descriptions can never differ.

use crate::day::Day;
use crate::fact::{Scope, UnitKind};

/// How grave it is when a check fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Vi phạm: fails.
    Violation,
    /// Cảnh báo: warns.
    Caution,
    /// Thông tin: passes with its value.
    Information,
    /// Không nhất quán: claimed and computed differ; fails.
    Inconsistency,
}

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct CheckInfo {
    /// Unique within the directive, such as `TH-05`.
    pub id: &'static str,
    /// What it asks, in Vietnamese.
    pub title: &'static str,
    /// Which sentence or article it comes from.
    pub basis: &'static str,
    /// The content area.
    pub area: &'static str,
    /// How grave a failure is.
    pub severity: Severity,
}

impl CheckInfo {
    /// A check by its id, what it asks, where it comes from, its content area and how grave a failure is.
    pub const fn new(
        id: &'static str,
        title: &'static str,
        basis: &'static str,
        area: &'static str,
        severity: Severity,
    ) -> Self {
        Self { id, title, basis, area, severity }
    }
}

/// A figure the directive reads, in one scope; one that is read in two scopes is declared twice.
#[derive(Clone, Copy, Debug)]
pub struct IndicatorInfo {
    /// Its identifier.
    pub id: &'static str,
    /// What it counts, in Vietnamese.
    pub title: &'static str,
    /// The unit of measure.
    pub measure: &'static str,
    /// How often it is reported.
    pub recurrence: &'static str,
    /// Whose figures are read.
    pub scope: Scope,
}

/// A column of a register.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    /// Its name in files.
    pub name: &'static str,
    /// What it holds, in Vietnamese.
    pub title: &'static str,
    /// `text`, `code`, `day`, `integer`, `decimal` or `yes-no`.
    pub kind: &'static str,
    /// Whether a row without it is refused.
    pub required: bool,
    /// Whether it holds personal data; then no plugin ever sees it.
    pub personal: bool,
}

/// A register the directive reads.
#[derive(Clone, Copy, Debug)]
pub struct RegisterInfo {
    /// Its identifier.
    pub id: &'static str,
    /// Its Vietnamese name.
    pub title: &'static str,
    /// The columns that identify a row.
    pub key: &'static [&'static str],
    /// The day column that puts a row into a period and never changes.
    pub period_by: &'static str,
    /// Its columns.
    pub columns: &'static [ColumnInfo],
    /// Whose rows are read.
    pub scope: Scope,
}

/// A kind of paper the directive reads, in one scope.
#[derive(Clone, Copy, Debug)]
pub struct DocumentInfo {
    /// Its identifier.
    pub kind: &'static str,
    /// Its Vietnamese name.
    pub title: &'static str,
    /// Whose papers are read.
    pub scope: Scope,
}

/// A recurring obligation.
#[derive(Clone, Copy, Debug)]
pub struct DutyInfo {
    /// Its identifier.
    pub id: &'static str,
    /// What is owed, in Vietnamese.
    pub title: &'static str,
    /// `month`, `quarter`, `half-year` or `year`.
    pub recurrence: &'static str,
    /// Where a period's data end.
    pub cutoff: &'static str,
    /// When it is due.
    pub due: &'static str,
    /// `none`, `next-working-day` or `previous-working-day`.
    pub weekend_rule: &'static str,
    /// Which units owe it.
    pub kinds: &'static [UnitKind],
}

/// A value an administrator may set.
#[derive(Clone, Copy, Debug)]
pub struct ParameterInfo {
    /// Its name.
    pub name: &'static str,
    /// What it means, in Vietnamese.
    pub title: &'static str,
    /// Its value where nobody sets it.
    pub default: &'static str,
    /// Where the default comes from: the directive, a public source, or an assumption.
    pub origin: &'static str,
}

impl ParameterInfo {
    /// A parameter by its name, what it means, its default and where that comes from.
    pub const fn new(name: &'static str, title: &'static str, default: &'static str, origin: &'static str) -> Self {
        Self { name, title, default, origin }
    }
}

/// A directive's declaration; nothing outside it may be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// Its identifier, equal to the package's name.
    pub id: &'static str,
    /// The paper's number.
    pub number: &'static str,
    /// The paper's title.
    pub title: &'static str,
    /// Who issued it.
    pub issuer: &'static str,
    /// The day on the paper.
    pub issued: Day,
    /// From when it counts.
    pub effective: Day,
    /// Until when; none: until replaced.
    pub expires: Option<Day>,
    /// Identifiers of the directives it replaces.
    pub supersedes: &'static [&'static str],
    /// Which kinds of unit it is evaluated on.
    pub applies_to: &'static [UnitKind],
    /// Its checks.
    pub checks: &'static [CheckInfo],
    /// Whose tasks it reads.
    pub tasks: &'static [Scope],
    /// The figures it reads.
    pub indicators: &'static [IndicatorInfo],
    /// The registers it reads.
    pub registers: &'static [RegisterInfo],
    /// The papers it reads.
    pub documents: &'static [DocumentInfo],
    /// The obligations it creates.
    pub duties: &'static [DutyInfo],
    /// What may be set.
    pub parameters: &'static [ParameterInfo],
}
