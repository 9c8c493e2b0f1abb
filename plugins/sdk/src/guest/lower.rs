//! From the SDK's own types to the bindings'.

use super::bindings;
use super::bindings::dondoc::directive::{facts, types};
use crate::day::Period;
use crate::decimal::Decimal;
use crate::description::{
    CheckInfo, ColumnInfo, Description, DocumentInfo, DutyInfo, IndicatorInfo, ParameterInfo, RegisterInfo, Severity,
};
use crate::fact::{Clause, Operator, Scope, TaskField, UnitKind};
use crate::outcome::{Condition, Measured, Outcome};

/// Lowers a scope.
pub fn scope(scope: Scope) -> types::Scope {
    match scope {
        Scope::ThisUnit => types::Scope::ThisUnit,
        Scope::Divisions => types::Scope::Divisions,
        Scope::Communes => types::Scope::Communes,
        Scope::AllBelow => types::Scope::AllBelow,
        Scope::Siblings => types::Scope::Siblings,
        Scope::Parent => types::Scope::Parent,
    }
}

/// Lowers a period.
pub fn period(period: Period) -> types::Period {
    types::Period { first: period.first.0, last: period.last.0 }
}

/// Lowers the name of a task's text.
pub fn task_field(field: TaskField) -> types::TaskField {
    match field {
        TaskField::Key => types::TaskField::Key,
        TaskField::Title => types::TaskField::Title,
        TaskField::UnitCode => types::TaskField::UnitCode,
        TaskField::UnitName => types::TaskField::UnitName,
        TaskField::Area => types::TaskField::Area,
        TaskField::Assigner => types::TaskField::Assigner,
        TaskField::Product => types::TaskField::Product,
    }
}

/// Lowers the clauses of a question.
pub fn clauses(clauses: &[Clause]) -> Vec<facts::Clause> {
    clauses.iter().map(clause).collect()
}

fn clause(clause: &Clause) -> facts::Clause {
    let operator = match clause.operator {
        Operator::Equal => facts::Operator::Equal,
        Operator::Differs => facts::Operator::Differs,
        Operator::Below => facts::Operator::Below,
        Operator::AtMost => facts::Operator::AtMost,
        Operator::Above => facts::Operator::Above,
        Operator::AtLeast => facts::Operator::AtLeast,
        Operator::Empty => facts::Operator::Empty,
        Operator::Filled => facts::Operator::Filled,
        Operator::OneOf => facts::Operator::OneOf,
    };
    facts::Clause { column: clause.column.clone(), operator, values: clause.values.clone() }
}

/// Lowers a list of names.
pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Lowers an outcome.
pub fn outcome(outcome: Outcome) -> types::Outcome {
    types::Outcome {
        check: outcome.check,
        subject: outcome.subject,
        condition: match outcome.condition {
            Condition::Holds => types::Condition::Holds,
            Condition::Fails => types::Condition::Fails,
            Condition::NotApplicable => types::Condition::NotApplicable,
            Condition::MissingData => types::Condition::MissingData,
        },
        points: outcome.points.map(decimal),
        message: outcome.message,
        recommendation: outcome.recommendation,
        measured: outcome.measured.into_iter().map(measured).collect(),
        cites: outcome.cites,
    }
}

fn measured(measured: Measured) -> types::Measured {
    types::Measured {
        name: measured.name,
        computed: measured.computed.map(decimal),
        claimed: measured.claimed.map(decimal),
        required: measured.required.map(decimal),
        measure: measured.measure,
    }
}

fn decimal(number: Decimal) -> types::Decimal {
    types::Decimal { coefficient: number.coefficient, scale: number.scale }
}

/// Lowers a declaration.
pub fn description(own: &Description) -> bindings::Description {
    bindings::Description {
        id: own.id.to_owned(),
        number: own.number.to_owned(),
        title: own.title.to_owned(),
        issuer: own.issuer.to_owned(),
        issued: own.issued.0,
        effective: own.effective.0,
        expires: own.expires.map(|day| day.0),
        supersedes: texts(own.supersedes),
        applies_to: kinds(own.applies_to),
        checks: own.checks.iter().map(check_info).collect(),
        tasks: own.tasks.iter().map(|declared| scope(*declared)).collect(),
        indicators: own.indicators.iter().map(indicator_info).collect(),
        registers: own.registers.iter().map(register_info).collect(),
        documents: own.documents.iter().map(document_info).collect(),
        duties: own.duties.iter().map(duty_info).collect(),
        parameters: own.parameters.iter().map(parameter_info).collect(),
    }
}

fn kinds(kinds: &[UnitKind]) -> Vec<types::UnitKind> {
    let lower = |kind: &UnitKind| match kind {
        UnitKind::Province => types::UnitKind::Province,
        UnitKind::Department => types::UnitKind::Department,
        UnitKind::District => types::UnitKind::District,
        UnitKind::Division => types::UnitKind::Division,
        UnitKind::Commune => types::UnitKind::Commune,
    };
    kinds.iter().map(lower).collect()
}

fn check_info(check: &CheckInfo) -> bindings::CheckInfo {
    bindings::CheckInfo {
        id: check.id.to_owned(),
        title: check.title.to_owned(),
        basis: check.basis.to_owned(),
        area: check.area.to_owned(),
        max_points: None,
        severity: match check.severity {
            Severity::Violation => types::Severity::Violation,
            Severity::Caution => types::Severity::Caution,
            Severity::Information => types::Severity::Information,
            Severity::Inconsistency => types::Severity::Inconsistency,
        },
    }
}

fn indicator_info(indicator: &IndicatorInfo) -> bindings::IndicatorInfo {
    bindings::IndicatorInfo {
        id: indicator.id.to_owned(),
        title: indicator.title.to_owned(),
        measure: indicator.measure.to_owned(),
        recurrence: indicator.recurrence.to_owned(),
        scope: scope(indicator.scope),
    }
}

fn register_info(register: &RegisterInfo) -> bindings::RegisterInfo {
    bindings::RegisterInfo {
        id: register.id.to_owned(),
        title: register.title.to_owned(),
        key: texts(register.key),
        period_by: register.period_by.to_owned(),
        columns: register.columns.iter().map(column_info).collect(),
        scope: scope(register.scope),
    }
}

fn column_info(column: &ColumnInfo) -> bindings::ColumnInfo {
    bindings::ColumnInfo {
        name: column.name.to_owned(),
        title: column.title.to_owned(),
        kind: column.kind.to_owned(),
        required: column.required,
        personal: column.personal,
    }
}

fn document_info(paper: &DocumentInfo) -> bindings::DocumentInfo {
    bindings::DocumentInfo { kind: paper.kind.to_owned(), title: paper.title.to_owned(), scope: scope(paper.scope) }
}

fn duty_info(duty: &DutyInfo) -> bindings::DutyInfo {
    bindings::DutyInfo {
        id: duty.id.to_owned(),
        title: duty.title.to_owned(),
        recurrence: duty.recurrence.to_owned(),
        cutoff: duty.cutoff.to_owned(),
        due: duty.due.to_owned(),
        weekend_rule: duty.weekend_rule.to_owned(),
        kinds: kinds(duty.kinds),
    }
}

fn parameter_info(parameter: &ParameterInfo) -> bindings::ParameterInfo {
    bindings::ParameterInfo {
        name: parameter.name.to_owned(),
        title: parameter.title.to_owned(),
        default: parameter.default.to_owned(),
        origin: parameter.origin.to_owned(),
    }
}
