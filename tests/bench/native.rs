//! A directive built natively, answered by the very functions that answer a component, and onto the same tape.

use std::cell::RefCell;

use dondoc::domain::evaluation::PluginFault;
use dondoc::domain::register::{Clause, Group, Operator};
use dondoc::domain::{self, directive};
use dondoc::host::facts::register::RowFilter;
use dondoc::host::facts::tasks::Filter;
use dondoc::host::facts::{self, task_text};
use dondoc::host::{Rows, Session, note};
use dondoc_sdk as sdk;

/// The world of a native run. A fault is a fault of the bench: it panics.
#[derive(Debug)]
pub struct NativeWorld(RefCell<Session>);

impl NativeWorld {
    /// Answers from a session.
    pub fn new(session: Session) -> NativeWorld {
        NativeWorld(RefCell::new(session))
    }

    /// What is left when the directive has answered.
    pub fn into_session(self) -> Session {
        self.0.into_inner()
    }

    fn ask<T>(&self, answer: impl FnOnce(&mut Session) -> Result<T, PluginFault>) -> T {
        answer(&mut self.0.borrow_mut()).expect("a native run asks what it declared")
    }
}

impl sdk::World for NativeWorld {
    fn as_of(&self) -> sdk::Day {
        sdk_day(self.ask(facts::as_of::answer))
    }

    fn reached(&self, day: sdk::Day) -> bool {
        self.ask(|session| facts::reached::answer(session, own_day(day)))
    }

    fn this_unit(&self) -> sdk::Unit {
        unit(&self.ask(facts::this_unit::answer))
    }

    fn units(&self, scope: sdk::Scope) -> Vec<sdk::Unit> {
        self.ask(|session| facts::units::answer(session, own_scope(scope))).iter().map(|own| unit(own)).collect()
    }

    fn parameter(&self, name: &str) -> String {
        self.ask(|session| facts::parameter::answer(session, name))
    }

    fn tasks(&self, filter: &sdk::TaskFilter<'_>) -> sdk::TaskColumns {
        let asked = Filter {
            scope: own_scope(filter.scope),
            within: filter.within.map(own_period),
            directive: filter.directive,
            plan: filter.plan,
        };
        let tasks = self.ask(|session| facts::tasks::answer(session, &asked));
        let table = &tasks.facts.tasks[&tasks.scope];
        let rows = &tasks.rows;
        sdk::TaskColumns {
            answer: tasks.answer,
            stage: column(&table.stage, rows),
            timeliness: column(&table.timeliness, rows),
            progress_percent: column(&table.progress_percent, rows),
            assigned: column(&table.assigned, rows),
            started: column(&table.started, rows),
            reported: column(&table.reported, rows),
            original_deadline: column(&table.original_deadline, rows),
            deadline: column(&table.deadline, rows),
            done: column(&table.done, rows),
            unit: column(&table.unit, rows),
            area: column(&table.area, rows),
            assigner: column(&table.assigner, rows),
        }
    }

    fn task_text(&self, answer: u32, row: u32, what: sdk::TaskField) -> String {
        let what = match what {
            sdk::TaskField::Key => task_text::TaskField::Key,
            sdk::TaskField::Title => task_text::TaskField::Title,
            sdk::TaskField::UnitCode => task_text::TaskField::UnitCode,
            sdk::TaskField::UnitName => task_text::TaskField::UnitName,
            sdk::TaskField::Area => task_text::TaskField::Area,
            sdk::TaskField::Assigner => task_text::TaskField::Assigner,
            sdk::TaskField::Product => task_text::TaskField::Product,
        };
        self.ask(|session| task_text::answer(session, answer, row, what))
    }

    fn documents(&self, scope: sdk::Scope, kind: &str, within: sdk::Period) -> Vec<sdk::Document> {
        let found = self.ask(|session| facts::documents::answer(session, own_scope(scope), kind, own_period(within)));
        found.into_iter().map(document).collect()
    }

    fn figures(&self, scope: sdk::Scope, indicator: &str, within: sdk::Period) -> Vec<sdk::Figure> {
        let found =
            self.ask(|session| facts::figures::answer(session, own_scope(scope), indicator, own_period(within)));
        found.into_iter().map(figure).collect()
    }

    fn tally(&self, rows: &sdk::Selection<'_>, group_by: &[&str], sums: &[&str]) -> Option<Vec<sdk::TallyRow>> {
        let clauses = clauses(rows);
        let groups =
            self.ask(|session| facts::tally::answer(session, &filter(rows, &clauses), &owned(group_by), &owned(sums)))?;
        let row = |group: Group| sdk::TallyRow {
            key: group.key,
            count: group.count,
            sums: group.sums.into_iter().map(decimal).collect(),
        };
        Some(groups.into_iter().map(row).collect())
    }

    fn rows(&self, rows: &sdk::Selection<'_>, columns: &[&str]) -> Option<Vec<Vec<i64>>> {
        let clauses = clauses(rows);
        self.ask(|session| facts::rows::answer(session, &filter(rows, &clauses), &owned(columns)))
            .map(|answer| answer.columns)
    }

    fn code_text(&self, register: &str, column: &str, code: i64) -> String {
        self.ask(|session| facts::code_text::answer(session, register, column, code))
    }

    fn earlier(&self, check: &str, before: sdk::Day) -> Option<sdk::EarlierOutcome> {
        let found = self.ask(|session| facts::earlier::answer(session, check, own_day(before)))?;
        Some(sdk::EarlierOutcome {
            on: sdk_day(found.on),
            condition: found.condition,
            points: found.points.map(decimal),
            measured: found.measured.into_iter().map(decimal).collect(),
        })
    }

    fn is_working_day(&self, day: sdk::Day) -> Option<bool> {
        self.ask(|session| dondoc::host::is_working_day::answer(session, own_day(day)))
    }

    fn add_working_days(&self, start: sdk::Day, days: i32) -> Option<sdk::Day> {
        self.ask(|session| dondoc::host::add_working_days::answer(session, own_day(start), days)).map(sdk_day)
    }

    fn working_days_between(&self, start: sdk::Day, end: sdk::Day) -> Option<i32> {
        self.ask(|session| dondoc::host::working_days_between::answer(session, own_day(start), own_day(end)))
    }

    fn note(&self, message: &str) {
        self.ask(|session| note::answer(session, message));
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn filter<'a>(rows: &'a sdk::Selection<'_>, clauses: &'a [Clause<'a>]) -> RowFilter<'a> {
    RowFilter { register: rows.register, scope: own_scope(rows.scope), within: own_period(rows.within), clauses }
}

fn clauses<'a>(rows: &'a sdk::Selection<'_>) -> Vec<Clause<'a>> {
    let operator = |operator| match operator {
        sdk::Operator::Equal => Operator::Equal,
        sdk::Operator::Differs => Operator::Differs,
        sdk::Operator::Below => Operator::Below,
        sdk::Operator::AtMost => Operator::AtMost,
        sdk::Operator::Above => Operator::Above,
        sdk::Operator::AtLeast => Operator::AtLeast,
        sdk::Operator::Empty => Operator::Empty,
        sdk::Operator::Filled => Operator::Filled,
        sdk::Operator::OneOf => Operator::OneOf,
    };
    let clause =
        |own: &'a sdk::Clause| Clause { column: &own.column, operator: operator(own.operator), values: &own.values };
    rows.clauses.iter().map(clause).collect()
}

fn column<T: Copy>(values: &[T], rows: &Rows) -> Vec<T> {
    match rows {
        Rows::Stretch(first, end) => values[*first as usize..*end as usize].to_vec(),
        Rows::Picked(rows) => rows.iter().map(|row| values[*row as usize]).collect(),
    }
}

fn own_day(day: sdk::Day) -> domain::Day {
    domain::Day::from_epoch(day.0).expect("a day of the sample")
}

fn sdk_day(day: domain::Day) -> sdk::Day {
    sdk::Day(day.epoch_days())
}

fn own_period(period: sdk::Period) -> domain::Period {
    domain::Period::new(own_day(period.first), own_day(period.last)).expect("in order")
}

fn own_scope(scope: sdk::Scope) -> directive::Scope {
    match scope {
        sdk::Scope::ThisUnit => directive::Scope::ThisUnit,
        sdk::Scope::Divisions => directive::Scope::Divisions,
        sdk::Scope::Communes => directive::Scope::Communes,
        sdk::Scope::AllBelow => directive::Scope::AllBelow,
        sdk::Scope::Siblings => directive::Scope::Siblings,
        sdk::Scope::Parent => directive::Scope::Parent,
    }
}

fn unit(unit: &domain::unit::Unit) -> sdk::Unit {
    use domain::unit::UnitKind;
    sdk::Unit {
        code: unit.code.as_str().to_owned(),
        name: unit.name.clone(),
        kind: match unit.kind {
            UnitKind::Province => sdk::UnitKind::Province,
            UnitKind::Department => sdk::UnitKind::Department,
            UnitKind::District => sdk::UnitKind::District,
            UnitKind::Division => sdk::UnitKind::Division,
            UnitKind::Commune => sdk::UnitKind::Commune,
        },
        parent: unit.parent.as_ref().map(|code| code.as_str().to_owned()),
        valid_from: unit.valid_from.map(sdk_day),
        valid_until: unit.valid_until.map(sdk_day),
    }
}

fn document(document: domain::facts::KnownDocument) -> sdk::Document {
    sdk::Document {
        unit: document.text.unit.as_str().to_owned(),
        issuer: document.key.issuer,
        kind: document.text.kind.as_str().to_owned(),
        number: document.key.number,
        issued: sdk_day(document.key.issued),
        title: document.text.title,
    }
}

fn figure(figure: domain::facts::KnownFigure) -> sdk::Figure {
    use domain::figure::Rounded;
    let within = figure.key.within;
    sdk::Figure {
        unit: figure.key.unit.as_str().to_owned(),
        indicator: figure.key.indicator.as_str().to_owned(),
        within: sdk::Period::new(sdk_day(within.first()), sdk_day(within.last())),
        lower: figure.value.claim.lower().map(decimal),
        upper: figure.value.claim.upper().map(decimal),
        rounded: match figure.value.rounded {
            Rounded::Exact => sdk::Rounding::Exact,
            Rounded::HalfUp => sdk::Rounding::HalfUp,
            Rounded::Truncated => sdk::Rounding::Truncated,
            Rounded::Unknown => sdk::Rounding::Unknown,
        },
        reporter: figure.key.reporter,
        reported: sdk_day(figure.value.reported),
    }
}

fn decimal(number: domain::Decimal) -> sdk::Decimal {
    sdk::Decimal::new(number.coefficient(), number.scale())
}
