//! The questions a check may ask, as one trait: answered by the engine for a component, by memory or the bench natively.

use crate::day::{Day, Period};
use crate::fact::{
    Document, EarlierOutcome, Figure, Scope, Selection, TallyRow, TaskColumns, TaskField, TaskFilter, Unit,
};

/// Everything a check can know, frozen at one ledger position.
///
/// It mirrors the imports of `directive.wit` one by one, hence its length. Whatever is asked must have been declared.
pub trait World {
    /// The date the evaluation is about. Prefer [`World::reached`] where a comparison is enough.
    fn as_of(&self) -> Day;
    /// Whether that day has come: a verdict stays good until a date matters.
    fn reached(&self, day: Day) -> bool;
    /// The unit that is evaluated.
    fn this_unit(&self) -> Unit;
    /// Units in the order of their codes.
    fn units(&self, scope: Scope) -> Vec<Unit>;
    /// The value of a declared parameter.
    fn parameter(&self, name: &str) -> String;
    /// Tasks in columns.
    fn tasks(&self, filter: &TaskFilter<'_>) -> TaskColumns;
    /// A text of one row of an answer.
    fn task_text(&self, answer: u32, row: u32, what: TaskField) -> String;
    /// Papers issued within the period, ordered by unit, day and number.
    fn documents(&self, scope: Scope, kind: &str, within: Period) -> Vec<Document>;
    /// Figures whose own period lies within the given one, ordered by unit, period and reporter.
    fn figures(&self, scope: Scope, indicator: &str, within: Period) -> Vec<Figure>;
    /// Counts and sums of a register's rows; none where no import covers the whole period.
    fn tally(&self, rows: &Selection<'_>, group_by: &[&str], sums: &[&str]) -> Option<Vec<TallyRow>>;
    /// Whole columns of a register; none as for [`World::tally`].
    fn rows(&self, rows: &Selection<'_>, columns: &[&str]) -> Option<Vec<Vec<i64>>>;
    /// The text a code of a column stands for.
    fn code_text(&self, register: &str, column: &str, code: i64) -> String;
    /// This directive's last scheduled outcome for a check before that day.
    fn earlier(&self, check: &str, before: Day) -> Option<EarlierOutcome>;
    /// None where the calendar of the year is not known well enough; so for the next two.
    fn is_working_day(&self, day: Day) -> Option<bool>;
    /// The first day is not counted.
    fn add_working_days(&self, start: Day, days: i32) -> Option<Day>;
    /// Working days after `start` up to and with `end`; negative when `end` lies before.
    fn working_days_between(&self, start: Day, end: Day) -> Option<i32>;
    /// A line for the run's log; no part of the verdict.
    fn note(&self, message: &str);
}
