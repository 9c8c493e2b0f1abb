//! The world in memory itself: every question of the contract over facts that a test put there. Nothing is derived.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::register::{MemoryRegister, cell, chosen, coded, tally};
use crate::day::{Day, Period};
use crate::description::{Description, RegisterInfo};
use crate::directive::Directive;
use crate::fact::{
    Document, EarlierOutcome, Figure, Scope, Selection, TallyRow, TaskColumns, TaskField, TaskFilter, Unit, UnitKind,
};
use crate::{NO_DAY, stage, timeliness};

/// One task as its columns will show it; states are given, not derived.
#[derive(Clone, Debug)]
pub struct MemoryTask {
    /// Its plan.
    pub plan: String,
    /// Its number in the plan.
    pub number: String,
    /// The unit that has to do it.
    pub unit: String,
    /// Who assigned it.
    pub assigner: String,
    /// One of [`stage`].
    pub stage: u8,
    /// The day of assignment.
    pub assigned: Day,
    /// The day work began.
    pub started: Option<Day>,
    /// The day of the last report.
    pub reported: Option<Day>,
    /// The deadline.
    pub deadline: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
}

/// Facts for one evaluation. Working days are Monday to Friday, known where `calendar_known` says so.
#[derive(Debug)]
pub struct MemoryWorld {
    /// The date the evaluation is about.
    pub as_of: Day,
    /// Every unit, the evaluated one included.
    pub units: Vec<Unit>,
    /// The tasks.
    pub tasks: Vec<MemoryTask>,
    /// The papers.
    pub documents: Vec<Document>,
    /// The figures.
    pub figures: Vec<Figure>,
    /// The registers' imports.
    pub registers: Vec<MemoryRegister>,
    /// Values the administrator set.
    pub parameters: BTreeMap<String, String>,
    /// Whether the calendar answers.
    pub calendar_known: bool,
    this_unit: String,
    declared: Description,
    /// Which tasks each answer held, so that the text of a row can be found again.
    answers: RefCell<Vec<Vec<usize>>>,
    /// The texts that codes of [`crate::World::rows`] stand for.
    texts: RefCell<Vec<String>>,
}

impl MemoryWorld {
    /// Nothing but the units; the first one is evaluated.
    pub fn new<D: Directive>(as_of: Day, units: Vec<Unit>) -> Self {
        let this_unit = units.first().expect("at least the evaluated unit").code.clone();
        Self {
            as_of,
            units,
            tasks: Vec::new(),
            documents: Vec::new(),
            figures: Vec::new(),
            registers: Vec::new(),
            parameters: BTreeMap::new(),
            calendar_known: true,
            this_unit,
            declared: D::describe(),
            answers: RefCell::default(),
            texts: RefCell::default(),
        }
    }

    /// Imports a small table for the evaluated unit; an earlier import of that register goes.
    pub fn keep(&mut self, register: &RegisterInfo, covers: Period, table: &str) {
        self.lose(register);
        self.registers.push(MemoryRegister::read(register.id, &self.this_unit, covers, table));
    }

    /// Takes every import of a register away.
    pub fn lose(&mut self, register: &RegisterInfo) {
        self.registers.retain(|import| import.id != register.id);
    }

    /// The rows of a register that was imported.
    #[track_caller]
    pub fn rows_of(&mut self, register: &RegisterInfo) -> &mut Vec<BTreeMap<String, String>> {
        let import = self.registers.iter_mut().find(|import| import.id == register.id);
        &mut import.unwrap_or_else(|| panic!("{} was not imported", register.id)).rows
    }

    /// Writes one cell of a register's row.
    #[track_caller]
    pub fn set(&mut self, register: &RegisterInfo, row: usize, column: &str, value: &str) {
        self.rows_of(register)[row].insert(column.to_owned(), value.to_owned());
    }

    /// What one question about a register is about: its declaration and, where one covers the period, its imports.
    fn asked(&self, rows: &Selection<'_>, columns: &[&str]) -> (&'static RegisterInfo, Option<Vec<&MemoryRegister>>) {
        let declared = self.declared.registers.iter().find(|one| one.id == rows.register && one.scope == rows.scope);
        let info = declared.unwrap_or_else(|| panic!("{} in {:?} is not declared", rows.register, rows.scope));
        for name in columns.iter().copied().chain(rows.clauses.iter().map(|clause| clause.column.as_str())) {
            let known = info.columns.iter().any(|column| column.name == name && !column.personal);
            assert!(known, "the column {name} of {} is not declared or is personal", info.id);
        }
        let ours = |import: &&MemoryRegister| import.id == info.id && self.covers(rows.scope, &import.unit);
        let imports: Vec<_> = self.registers.iter().filter(ours).collect();
        let whole = |import: &&MemoryRegister| {
            import.covers.contains(rows.within.first) && import.covers.contains(rows.within.last)
        };
        let covered = imports.iter().any(whole);
        (info, covered.then_some(imports))
    }

    fn in_scope(&self, scope: Scope) -> Vec<&Unit> {
        let this = self.units.iter().find(|unit| unit.code == self.this_unit).expect("the evaluated unit exists");
        let child = |unit: &Unit| unit.parent.as_deref() == Some(this.code.as_str());
        let wanted = |unit: &&Unit| match scope {
            Scope::ThisUnit => unit.code == this.code,
            Scope::Divisions => child(unit) && unit.kind == UnitKind::Division,
            Scope::Communes => child(unit) && unit.kind == UnitKind::Commune,
            Scope::AllBelow => child(unit),
            Scope::Siblings => unit.parent == this.parent && unit.kind == this.kind && unit.code != this.code,
            Scope::Parent => Some(&unit.code) == this.parent.as_ref(),
        };
        let mut found: Vec<_> = self.units.iter().filter(wanted).collect();
        found.sort_by(|a, b| a.code.cmp(&b.code));
        found
    }

    fn covers(&self, scope: Scope, code: &str) -> bool {
        self.in_scope(scope).iter().any(|unit| unit.code == code)
    }

    fn chosen_tasks(&self, filter: &TaskFilter<'_>) -> Vec<usize> {
        let wanted = |task: &MemoryTask| {
            self.covers(filter.scope, &task.unit)
                && filter.plan.is_none_or(|plan| plan == task.plan)
                && filter.within.is_none_or(|within| within.contains(task.assigned))
        };
        (0..self.tasks.len()).filter(|index| wanted(&self.tasks[*index])).collect()
    }
}

impl crate::World for MemoryWorld {
    fn as_of(&self) -> Day {
        self.as_of
    }

    fn reached(&self, day: Day) -> bool {
        day <= self.as_of
    }

    fn this_unit(&self) -> Unit {
        self.in_scope(Scope::ThisUnit)[0].clone()
    }

    fn units(&self, scope: Scope) -> Vec<Unit> {
        self.in_scope(scope).into_iter().cloned().collect()
    }

    fn parameter(&self, name: &str) -> String {
        let declared = self.declared.parameters.iter().find(|parameter| parameter.name == name);
        let default = declared.unwrap_or_else(|| panic!("the parameter {name} is not declared")).default;
        self.parameters.get(name).cloned().unwrap_or_else(|| default.to_owned())
    }

    fn tasks(&self, filter: &TaskFilter<'_>) -> TaskColumns {
        assert!(self.declared.tasks.contains(&filter.scope), "tasks of {:?} are not declared", filter.scope);
        let units = self.in_scope(filter.scope);
        let chosen = self.chosen_tasks(filter);
        let answer = u32::try_from(self.answers.borrow().len()).expect("few questions in a test");
        let mut columns = TaskColumns { answer, ..TaskColumns::default() };
        let mut assigners: Vec<&str> = chosen.iter().map(|index| self.tasks[*index].assigner.as_str()).collect();
        assigners.sort_unstable();
        assigners.dedup();
        let raw = |day: Option<Day>| day.map_or(NO_DAY, |day| day.0);
        for task in chosen.iter().map(|index| &self.tasks[*index]) {
            let late = task.deadline.is_some_and(|deadline| deadline < task.done.unwrap_or(self.as_of));
            let timely = if late { timeliness::LATE } else { timeliness::IN_TIME };
            let unit = units.iter().position(|unit| unit.code == task.unit).unwrap_or_default();
            columns.stage.push(task.stage);
            columns.timeliness.push(if task.deadline.is_none() { timeliness::NO_DEADLINE } else { timely });
            columns.progress_percent.push(if task.stage == stage::DONE { 100 } else { 0 });
            columns.assigned.push(task.assigned.0);
            columns.started.push(raw(task.started));
            columns.reported.push(raw(task.reported));
            columns.original_deadline.push(raw(task.deadline));
            columns.deadline.push(raw(task.deadline));
            columns.done.push(raw(task.done));
            columns.unit.push(u16::try_from(unit).unwrap_or_default());
            columns.area.push(0);
            let assigner = assigners.iter().position(|one| *one == task.assigner).unwrap_or_default();
            columns.assigner.push(u16::try_from(assigner).unwrap_or_default());
        }
        self.answers.borrow_mut().push(chosen);
        columns
    }

    fn task_text(&self, answer: u32, row: u32, what: TaskField) -> String {
        let task = &self.tasks[self.answers.borrow()[answer as usize][row as usize]];
        match what {
            TaskField::Key => format!("{}:{}", task.plan, task.number),
            TaskField::Assigner => task.assigner.clone(),
            TaskField::UnitCode => task.unit.clone(),
            other => panic!("a task in memory has no {other:?}"),
        }
    }

    fn documents(&self, scope: Scope, kind: &str, within: Period) -> Vec<Document> {
        let declared = self.declared.documents.iter().any(|paper| paper.kind == kind && paper.scope == scope);
        assert!(declared, "papers of kind {kind} in {scope:?} are not declared");
        let wanted =
            |paper: &&Document| paper.kind == kind && within.contains(paper.issued) && self.covers(scope, &paper.unit);
        self.documents.iter().filter(wanted).cloned().collect()
    }

    fn figures(&self, scope: Scope, indicator: &str, within: Period) -> Vec<Figure> {
        let declared = self.declared.indicators.iter().any(|one| one.id == indicator && one.scope == scope);
        assert!(declared, "the indicator {indicator} in {scope:?} is not declared");
        let inside = |period: Period| within.contains(period.first) && within.contains(period.last);
        let wanted = |figure: &&Figure| {
            figure.indicator == indicator && inside(figure.within) && self.covers(scope, &figure.unit)
        };
        self.figures.iter().filter(wanted).cloned().collect()
    }

    fn tally(&self, rows: &Selection<'_>, group_by: &[&str], sums: &[&str]) -> Option<Vec<TallyRow>> {
        let (info, imports) = self.asked(rows, &[group_by, sums].concat());
        Some(tally(&chosen(&imports?, info, rows.within, rows.clauses), group_by, sums))
    }

    fn rows(&self, rows: &Selection<'_>, columns: &[&str]) -> Option<Vec<Vec<i64>>> {
        let (info, imports) = self.asked(rows, columns);
        let found = chosen(&imports?, info, rows.within, rows.clauses);
        let mut texts = self.texts.borrow_mut();
        let mut column = |name: &&str| {
            let kind = info.columns.iter().find(|column| column.name == *name).map_or("text", |column| column.kind);
            found.iter().map(|row| coded(kind, cell(row, name), &mut texts)).collect()
        };
        Some(columns.iter().map(&mut column).collect())
    }

    fn code_text(&self, _register: &str, _column: &str, code: i64) -> String {
        let place = usize::try_from(code).expect("a code that rows gave");
        self.texts.borrow()[place].clone()
    }

    fn earlier(&self, _check: &str, _before: Day) -> Option<EarlierOutcome> {
        None
    }

    fn is_working_day(&self, day: Day) -> Option<bool> {
        // 1970-01-01 was a Thursday.
        self.calendar_known.then(|| (day.0 + 3).rem_euclid(7) < 5)
    }

    fn add_working_days(&self, start: Day, days: i32) -> Option<Day> {
        let (mut day, mut left) = (start, days.abs());
        while left > 0 {
            day = day.plus(days.signum());
            left -= i32::from(self.is_working_day(day)?);
        }
        self.calendar_known.then_some(day)
    }

    fn working_days_between(&self, start: Day, end: Day) -> Option<i32> {
        let (first, last, sign) = if start <= end { (start, end, 1) } else { (end, start, -1) };
        let mut count = 0;
        for day in first.0 + 1..=last.0 {
            count += i32::from(self.is_working_day(Day(day))?);
        }
        Some(sign * count)
    }

    fn note(&self, _message: &str) {}
}
