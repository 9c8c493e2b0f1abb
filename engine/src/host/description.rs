//! Holds what a plugin says of itself against every rule of a description, naming all faults at once.

use std::collections::BTreeSet;

use super::bounded::brief;
use super::outcomes::{Problems, shortened};
use super::wire::{self, CheckInfo, Description, IndicatorInfo, RegisterInfo, scope_id};
use crate::domain::directive::{
    Check, Column, DeclaredDocument, Directive, Duty, Indicator, Parameter, Register, Scope,
};
use crate::domain::id::{CheckId, DirectiveId, DocumentKind, IdFault, IndicatorId};
use crate::domain::outcome::Severity;
use crate::domain::register::ColumnKind;
use crate::domain::unit::UnitKind;
use crate::domain::{Day, Decimal};

/// The most items of one list of a description.
const ITEMS_MAX: usize = 1_000;
/// The most bytes of one of its texts.
const TEXT_BYTES_MAX: usize = 4 << 10;

/// The directive, or everything that is wrong with its description.
pub fn read(given: Description) -> Result<Directive, Vec<String>> {
    let mut reading = Reading::default();
    let directive = reading.directive(given);
    match (directive, reading.problems.into_vec()) {
        (Some(directive), problems) if problems.is_empty() => Ok(directive),
        (_, problems) => Err(problems),
    }
}

#[derive(Default)]
struct Reading {
    problems: Problems,
}

impl Reading {
    fn directive(&mut self, given: Description) -> Option<Directive> {
        if !self.countable(&given) {
            return None;
        }
        let id = self.id("directive", &given.id, DirectiveId::parse);
        for (what, text) in [("number", &given.number), ("title", &given.title), ("issuer", &given.issuer)] {
            self.filled(what, text);
        }
        let (issued, effective) = (self.day("issued", given.issued), self.day("effective", given.effective));
        let expires = given.expires.map(|day| self.day("expires", day));
        if let (Some(first), Some(Some(last))) = (effective, expires) {
            self.rule(first <= last, || "it expires before it takes effect".into());
        }
        let applies_to: Vec<UnitKind> = given.applies_to.iter().map(|kind| (*kind).into()).collect();
        self.rule(!applies_to.is_empty(), || "it applies to no kind of unit".into());
        self.unique("kind of unit", applies_to.iter().map(|kind| kind.id()));
        self.short("superseded paper", given.supersedes.iter().map(String::as_str));
        let tasks: Vec<Scope> = given.tasks.iter().map(|scope| (*scope).into()).collect();
        self.unique("scope of tasks", tasks.iter().map(|scope| scope_id(*scope)));
        Some(Directive {
            checks: self.checks(given.checks),
            tasks,
            indicators: self.indicators(given.indicators),
            registers: self.registers(given.registers),
            documents: self.documents(&given.documents),
            duties: self.duties(&given.duties),
            parameters: self.parameters(&given.parameters),
            id: id?,
            number: given.number,
            title: given.title,
            issuer: given.issuer,
            issued: issued?,
            effective: effective?,
            expires: expires.flatten(),
            supersedes: given.supersedes,
            applies_to,
        })
    }

    /// Whether no list is longer than allowed. Of one that is, not even the items are looked at.
    fn countable(&mut self, given: &Description) -> bool {
        let lists = [
            ("kind of unit", given.applies_to.len()),
            ("superseded paper", given.supersedes.len()),
            ("scope of tasks", given.tasks.len()),
            ("check", given.checks.len()),
            ("indicator", given.indicators.len()),
            ("register", given.registers.len()),
            ("document kind", given.documents.len()),
            ("duty", given.duties.len()),
            ("parameter", given.parameters.len()),
        ];
        if !lists.into_iter().fold(true, |so_far, (what, items)| self.few(what, items) && so_far) {
            return false;
        }
        let of_registers = given.registers.iter().fold(true, |so_far, register| {
            let of = format!("of register {:?}", shortened(&register.id));
            let columns = self.few(&format!("column {of}"), register.columns.len());
            self.few(&format!("key column {of}"), register.key.len()) && columns && so_far
        });
        given.duties.iter().fold(of_registers, |so_far, duty| {
            self.few(&format!("kind of unit of duty {:?}", shortened(&duty.id)), duty.kinds.len()) && so_far
        })
    }

    fn few(&mut self, what: &str, items: usize) -> bool {
        self.rule(items <= ITEMS_MAX, || format!("there are more than {ITEMS_MAX} items: {what}"));
        items <= ITEMS_MAX
    }

    fn checks(&mut self, given: Vec<CheckInfo>) -> Vec<Check> {
        self.rule(!given.is_empty(), || "it declares no check".into());
        self.unique("check", given.iter().map(|check| check.id.as_str()));
        given.into_iter().filter_map(|check| self.check(check)).collect()
    }

    fn check(&mut self, given: CheckInfo) -> Option<Check> {
        let id = self.id("check", &given.id, CheckId::parse)?;
        self.filled(&format!("title of check {id}"), &given.title);
        self.filled(&format!("basis of check {id}"), &given.basis);
        self.filled(&format!("area of check {id}"), &given.area);
        let max_points = given.max_points.and_then(|points| {
            let points = Decimal::new(points.coefficient, points.scale);
            points.map_err(|fault| self.problems.add(format!("max-points of check {id}: {fault}"))).ok()
        });
        let severity = match given.severity {
            wire::Severity::Violation => Severity::Violation,
            wire::Severity::Caution => Severity::Caution,
            wire::Severity::Information => Severity::Information,
            wire::Severity::Inconsistency => Severity::Inconsistency,
        };
        Some(Check { id, title: given.title, basis: given.basis, area: given.area, max_points, severity })
    }

    fn indicators(&mut self, given: Vec<IndicatorInfo>) -> Vec<Indicator> {
        self.unique("indicator", given.iter().map(|own| (own.id.as_str(), scope_id(own.scope.into()))));
        let read = given.into_iter().filter_map(|own| {
            let id = self.id("indicator", &own.id, IndicatorId::parse)?;
            self.filled(&format!("title of indicator {id}"), &own.title);
            let (measure, recurrence) = (own.measure, own.recurrence);
            self.short("measure or recurrence", [measure.as_str(), recurrence.as_str()]);
            Some(Indicator { id, title: own.title, measure, recurrence, scope: own.scope.into() })
        });
        read.collect()
    }

    fn documents(&mut self, given: &[wire::DocumentInfo]) -> Vec<DeclaredDocument> {
        self.unique("document kind", given.iter().map(|own| (own.kind.as_str(), scope_id(own.scope.into()))));
        let read = given.iter().filter_map(|own| {
            let kind = self.id("document kind", &own.kind, DocumentKind::parse)?;
            self.filled(&format!("title of document kind {kind}"), &own.title);
            Some(DeclaredDocument { kind, title: own.title.clone(), scope: own.scope.into() })
        });
        read.collect()
    }

    fn registers(&mut self, given: Vec<RegisterInfo>) -> Vec<Register> {
        self.unique("register", given.iter().map(|register| register.id.as_str()));
        given.into_iter().map(|register| self.register(register)).collect()
    }

    fn register(&mut self, given: RegisterInfo) -> Register {
        let of = format!("register {:?}", shortened(&given.id));
        self.name(&of, &given.id);
        self.filled(&format!("title of {of}"), &given.title);
        self.unique(&format!("column of {of}"), given.columns.iter().map(|column| column.name.as_str()));
        for column in &given.columns {
            let own = format!("column {:?} of {of}", shortened(&column.name));
            self.name(&own, &column.name);
            self.filled(&format!("title of {own}"), &column.title);
            self.rule(ColumnKind::parse(&column.kind).is_some(), || {
                format!(
                    "{own} is of the kind {:?}, which is none of {}",
                    shortened(&column.kind),
                    ColumnKind::ALL.map(ColumnKind::id).join(", ")
                )
            });
        }
        self.rule(!given.key.is_empty(), || format!("{of} has no key"));
        let columns: BTreeSet<&str> = given.columns.iter().map(|column| column.name.as_str()).collect();
        for key in &given.key {
            self.rule(columns.contains(key.as_str()), || {
                format!("{of} has no column {:?}, which its key names", shortened(key))
            });
        }
        for column in given.columns.iter().filter(|column| column.personal && given.key.contains(&column.name)) {
            self.rule(false, || format!("{of} has the personal column {:?} in its key", shortened(&column.name)));
        }
        let dated = given.columns.iter().any(|column| {
            column.name == given.period_by && column.kind == "day" && column.required && !column.personal
        });
        self.rule(dated, || {
            format!("{of} has no required column of days {:?}, which its period follows", shortened(&given.period_by))
        });
        let column = |own: wire::ColumnInfo| Column {
            name: own.name,
            title: own.title,
            kind: own.kind,
            required: own.required,
            personal: own.personal,
        };
        Register {
            id: given.id,
            title: given.title,
            key: given.key,
            period_by: given.period_by,
            columns: given.columns.into_iter().map(column).collect(),
            scope: given.scope.into(),
        }
    }

    fn duties(&mut self, given: &[wire::DutyInfo]) -> Vec<Duty> {
        self.unique("duty", given.iter().map(|duty| duty.id.as_str()));
        let read = given.iter().map(|own| {
            let of = format!("duty {:?}", shortened(&own.id));
            self.name(&of, &own.id);
            self.filled(&format!("title of {of}"), &own.title);
            self.short(&of, [&*own.recurrence, &*own.cutoff, &*own.due, &*own.weekend_rule]);
            self.rule(!own.kinds.is_empty(), || format!("{of} is owed by no kind of unit"));
            Duty {
                id: own.id.clone(),
                title: own.title.clone(),
                recurrence: own.recurrence.clone(),
                cutoff: own.cutoff.clone(),
                due: own.due.clone(),
                weekend_rule: own.weekend_rule.clone(),
                kinds: own.kinds.iter().map(|kind| (*kind).into()).collect(),
            }
        });
        read.collect()
    }

    fn parameters(&mut self, given: &[wire::ParameterInfo]) -> Vec<Parameter> {
        self.unique("parameter", given.iter().map(|parameter| parameter.name.as_str()));
        let read = given.iter().map(|own| {
            let of = format!("parameter {:?}", shortened(&own.name));
            self.name(&of, &own.name);
            self.filled(&format!("title of {of}"), &own.title);
            self.filled(&format!("origin of {of}"), &own.origin);
            self.short(&of, [own.default.as_str()]);
            let (name, title) = (own.name.clone(), own.title.clone());
            Parameter { name, title, default: own.default.clone(), origin: own.origin.clone() }
        });
        read.collect()
    }

    fn rule(&mut self, holds: bool, problem: impl FnOnce() -> String) {
        if !holds {
            self.problems.add(problem());
        }
    }

    fn id<T>(&mut self, what: &str, text: &str, parse: fn(&str) -> Result<T, IdFault>) -> Option<T> {
        let fault = |fault| self.problems.add(format!("{what} {:?}: {fault}", shortened(text)));
        parse(text).map_err(fault).ok()
    }

    /// A name that has no type of its own, and the same shape as those that do.
    fn name(&mut self, what: &str, text: &str) {
        self.id(what, text, IndicatorId::parse);
    }

    fn filled(&mut self, what: &str, text: &str) {
        self.rule(!text.trim().is_empty(), || format!("{what} is empty"));
        self.short(what, [text]);
    }

    fn short<'a>(&mut self, what: &str, texts: impl IntoIterator<Item = &'a str>) {
        for text in texts {
            self.rule(text.len() <= TEXT_BYTES_MAX, || format!("{what} has more than {TEXT_BYTES_MAX} bytes"));
        }
    }

    fn unique<T: Ord + Copy + std::fmt::Debug>(&mut self, what: &str, items: impl Iterator<Item = T>) {
        let mut seen = BTreeSet::new();
        for item in items {
            let is_new = seen.insert(item);
            self.rule(is_new, || {
                let item = brief(format_args!("{item:?}"));
                format!("{what} {} is declared twice", shortened(&item))
            });
        }
    }

    fn day(&mut self, what: &str, days: i32) -> Option<Day> {
        let day = Day::from_epoch(days);
        self.rule(day.is_some(), || format!("{what}: day {days} lies outside 1900–2199"));
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn description(registers: Vec<RegisterInfo>) -> Description {
        Description {
            id: "thu".into(),
            number: "1".into(),
            title: "Chỉ thị".into(),
            issuer: "UBND".into(),
            issued: 0,
            effective: 0,
            expires: None,
            supersedes: vec![],
            applies_to: vec![],
            checks: vec![CheckInfo {
                id: "T-01".into(),
                title: "Một".into(),
                basis: "Điều 1".into(),
                area: "direction".into(),
                max_points: None,
                severity: wire::Severity::Violation,
            }],
            tasks: vec![],
            indicators: vec![],
            registers,
            documents: vec![],
            duties: vec![],
            parameters: vec![],
        }
    }

    fn register(columns: &[&str], key: Vec<String>) -> RegisterInfo {
        let column = |name: &&str| wire::ColumnInfo {
            name: (*name).into(),
            title: "Ngày".into(),
            kind: "day".into(),
            required: true,
            personal: false,
        };
        RegisterInfo {
            id: "so".into(),
            title: "Sổ".into(),
            key,
            period_by: "ngay".into(),
            columns: columns.iter().map(column).collect(),
            scope: wire::Scope::ThisUnit,
        }
    }

    #[test]
    fn lists_that_are_too_long_are_all_that_is_said() {
        let endless = register(&vec!["ngay"; 90_000], vec!["khac".into(); 350_000]);
        let problems = read(description(vec![endless])).unwrap_err();
        assert_eq!(
            problems,
            [
                r#"there are more than 1000 items: column of register "so""#,
                r#"there are more than 1000 items: key column of register "so""#,
            ]
        );
        let registers = vec![register(&["ngay"], vec!["ngay".into()]); ITEMS_MAX + 1];
        let problems = read(description(registers)).unwrap_err();
        assert_eq!(problems, ["there are more than 1000 items: register"]);
    }

    #[test]
    fn a_list_as_long_as_allowed_is_read() {
        let names: Vec<String> = (0..ITEMS_MAX).map(|number| format!("c{number}")).collect();
        let mut columns: Vec<&str> = names.iter().map(String::as_str).collect();
        columns[0] = "ngay";
        let mut key = names.clone();
        key[0] = "khac".into();
        let problems = read(description(vec![register(&columns, key)])).unwrap_err();
        assert_eq!(
            problems,
            ["it applies to no kind of unit", r#"register "so" has no column "khac", which its key names"#]
        );
    }

    #[test]
    fn a_key_names_no_person() {
        let mut personal = register(&["ngay", "nguoi"], vec!["nguoi".into()]);
        personal.columns[1].personal = true;
        let problems = read(description(vec![personal])).unwrap_err();
        assert!(
            problems.contains(&r#"register "so" has the personal column "nguoi" in its key"#.to_owned()),
            "{problems:?}"
        );
    }

    #[test]
    fn a_long_name_that_is_declared_twice_is_shortened() {
        let long = "x".repeat(1 << 20);
        let problems = read(description(vec![register(&["ngay", &long, &long], vec!["ngay".into()])])).unwrap_err();
        assert!(problems.iter().any(|problem| problem.ends_with("is declared twice")), "{problems:?}");
        assert!(problems.iter().all(|problem| problem.len() < 500), "{problems:?}");
    }
}
