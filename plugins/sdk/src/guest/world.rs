//! [`World`] over the component's imports: one call each, nothing remembered.

use super::bindings::dondoc::directive::{calendar, facts, log};
use super::{lift, lower};
use crate::day::{Day, Period};
use crate::fact::{
    Document, EarlierOutcome, Figure, Scope, Selection, TallyRow, TaskColumns, TaskField, TaskFilter, Unit,
};
use crate::world::World;

/// The engine, seen from inside a component.
#[derive(Debug)]
pub struct Imports;

impl World for Imports {
    fn as_of(&self) -> Day {
        Day(facts::as_of())
    }

    fn reached(&self, day: Day) -> bool {
        facts::reached(day.0)
    }

    fn this_unit(&self) -> Unit {
        lift::unit(facts::this_unit())
    }

    fn units(&self, scope: Scope) -> Vec<Unit> {
        facts::units(lower::scope(scope)).into_iter().map(lift::unit).collect()
    }

    fn parameter(&self, name: &str) -> String {
        facts::parameter(name)
    }

    fn tasks(&self, filter: &TaskFilter<'_>) -> TaskColumns {
        lift::tasks(facts::tasks(&facts::TaskFilter {
            scope: lower::scope(filter.scope),
            within: filter.within.map(lower::period),
            directive: filter.directive.map(str::to_owned),
            plan: filter.plan.map(str::to_owned),
        }))
    }

    fn task_text(&self, answer: u32, row: u32, what: TaskField) -> String {
        facts::task_text(answer, row, lower::task_field(what))
    }

    fn documents(&self, scope: Scope, kind: &str, within: Period) -> Vec<Document> {
        facts::documents(lower::scope(scope), kind, lower::period(within)).into_iter().map(lift::document).collect()
    }

    fn figures(&self, scope: Scope, indicator: &str, within: Period) -> Vec<Figure> {
        facts::figures(lower::scope(scope), indicator, lower::period(within)).into_iter().map(lift::figure).collect()
    }

    fn tally(&self, rows: &Selection<'_>, group_by: &[&str], sums: &[&str]) -> Option<Vec<TallyRow>> {
        let (clauses, group_by, sums) = (lower::clauses(rows.clauses), lower::texts(group_by), lower::texts(sums));
        let within = lower::period(rows.within);
        facts::tally(rows.register, lower::scope(rows.scope), within, &clauses, &group_by, &sums)
            .map(|groups| groups.into_iter().map(lift::tally_row).collect())
    }

    fn rows(&self, rows: &Selection<'_>, columns: &[&str]) -> Option<Vec<Vec<i64>>> {
        let (clauses, columns) = (lower::clauses(rows.clauses), lower::texts(columns));
        let within = lower::period(rows.within);
        facts::rows(rows.register, lower::scope(rows.scope), within, &clauses, &columns).map(|found| found.columns)
    }

    fn code_text(&self, register: &str, column: &str, code: i64) -> String {
        facts::code_text(register, column, code)
    }

    fn earlier(&self, check: &str, before: Day) -> Option<EarlierOutcome> {
        facts::earlier(check, before.0).map(lift::earlier)
    }

    fn is_working_day(&self, day: Day) -> Option<bool> {
        calendar::is_working_day(day.0)
    }

    fn add_working_days(&self, start: Day, days: i32) -> Option<Day> {
        calendar::add_working_days(start.0, days).map(Day)
    }

    fn working_days_between(&self, start: Day, end: Day) -> Option<i32> {
        calendar::working_days_between(start.0, end.0)
    }

    fn note(&self, message: &str) {
        log::note(message);
    }
}
