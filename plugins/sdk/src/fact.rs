//! What a check may read: units, tasks in columns, documents, figures, registers. The same types on wasm and natively.

use crate::day::{Day, Period};
use crate::decimal::{Cut, Decimal};

/// What kind of office a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// tỉnh
    Province,
    /// sở, ban, ngành of a province
    Department,
    /// huyện, thị xã, thành phố thuộc tỉnh
    District,
    /// phòng chuyên môn of a district
    Division,
    /// xã, phường, thị trấn
    Commune,
}

/// An office; its code is an identity only together with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The official code, or a local one such as `866.NV`.
    pub code: String,
    /// As papers write it.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The code of the unit above; none at the top.
    pub parent: Option<String>,
    /// None: the beginning is not known.
    pub valid_from: Option<Day>,
    /// None: no end has come or is known.
    pub valid_until: Option<Day>,
}

/// Where a question looks, seen from the unit that is evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The unit itself.
    ThisUnit,
    /// Its divisions.
    Divisions,
    /// Its communes.
    Communes,
    /// Everything below it, itself left out.
    AllBelow,
    /// The other units of its kind under the same parent.
    Siblings,
    /// The unit above.
    Parent,
}

/// Which tasks a question asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskFilter<'a> {
    /// Whose tasks.
    pub scope: Scope,
    /// Assigned within that period.
    pub within: Option<Period>,
    /// Created by that directive.
    pub directive: Option<&'a str>,
    /// Of that plan.
    pub plan: Option<&'a str>,
}

/// Values of [`TaskColumns::stage`].
pub mod stage {
    /// Nothing has been done yet.
    pub const NOT_STARTED: u8 = 0;
    /// Work has begun.
    pub const STARTED: u8 = 1;
    /// Submitted, not yet accepted.
    pub const AWAITING_ACCEPTANCE: u8 = 2;
    /// Submitted and given back.
    pub const RETURNED: u8 = 3;
    /// Suspended for now.
    pub const SUSPENDED: u8 = 4;
    /// Refused by the unit.
    pub const REFUSED: u8 = 5;
    /// Withdrawn by the assigner.
    pub const CANCELLED: u8 = 6;
    /// Submitted and accepted.
    pub const DONE: u8 = 7;
}

/// Values of [`TaskColumns::timeliness`].
pub mod timeliness {
    /// Not beyond the deadline.
    pub const IN_TIME: u8 = 0;
    /// Beyond the deadline as extended.
    pub const LATE: u8 = 1;
    /// There is no deadline.
    pub const NO_DEADLINE: u8 = 2;
}

/// Tasks in columns: every list has one item a task, in the order of the tasks' keys. Days may be [`crate::NO_DAY`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskColumns {
    /// Which answer of this run it is; [`crate::World::task_text`] takes it together with a row.
    pub answer: u32,
    /// One of [`stage`].
    pub stage: Vec<u8>,
    /// One of [`timeliness`].
    pub timeliness: Vec<u8>,
    /// 0 to 100.
    pub progress_percent: Vec<u8>,
    /// The day of assignment.
    pub assigned: Vec<i32>,
    /// The day work began.
    pub started: Vec<i32>,
    /// The day of the last progress report.
    pub reported: Vec<i32>,
    /// The deadline as first set.
    pub original_deadline: Vec<i32>,
    /// The deadline as extended by the as-of date.
    pub deadline: Vec<i32>,
    /// The day it was done.
    pub done: Vec<i32>,
    /// An index into what [`crate::World::units`] answers for the same scope.
    pub unit: Vec<u16>,
    /// 0 direction, 1 institutions, 2 procedures, 3 organisation, 4 civil service, 5 public finance, 6 digital government.
    pub area: Vec<u8>,
    /// Equal numbers, equal assigners.
    pub assigner: Vec<u16>,
}

impl TaskColumns {
    /// How many tasks there are.
    pub fn len(&self) -> usize {
        self.stage.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stage.is_empty()
    }
}

/// A text of a task, fetched for the few rows a message names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskField {
    /// Plan and number, written `plan:number`.
    Key,
    /// What is to be done.
    Title,
    /// The code of the unit that has to do it.
    UnitCode,
    /// The name of that unit.
    UnitName,
    /// The content area.
    Area,
    /// Who assigned it.
    Assigner,
    /// What has to come out.
    Product,
}

/// A registered paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The code of the office whose paper it is.
    pub unit: String,
    /// As written on the paper.
    pub issuer: String,
    /// One of the kinds the directive declares.
    pub kind: String,
    /// As written: `06/KH-UBND`.
    pub number: String,
    /// The day on the paper.
    pub issued: Day,
    /// Its abstract.
    pub title: String,
}

/// How a published figure was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all.
    Exact,
    /// To the nearest.
    HalfUp,
    /// Digits cut off.
    Truncated,
    /// Nobody says; both readings are open.
    Unknown,
}

/// One reported value, or an interval of values: "more than 13 800" has a lower end only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The code of the unit it speaks of.
    pub unit: String,
    /// One of the indicators the directive declares.
    pub indicator: String,
    /// Its own period.
    pub within: Period,
    /// The lower end; open unless equal to the upper.
    pub lower: Option<Decimal>,
    /// The upper end; open unless equal to the lower.
    pub upper: Option<Decimal>,
    /// How it was rounded.
    pub rounded: Rounding,
    /// Which paper or system says so.
    pub reporter: String,
    /// The day it was reported.
    pub reported: Day,
}

impl Figure {
    /// The one value it states; none for an interval.
    pub fn exact(&self) -> Option<Decimal> {
        self.lower.filter(|lower| self.upper == Some(*lower))
    }

    /// Whether a computed value is one this figure allows.
    ///
    /// A stated value allows what rounds to it in the way it was rounded; the ends of an interval are open.
    pub fn allows(&self, computed: Decimal) -> bool {
        let Some(stated) = self.exact() else {
            return self.lower.is_none_or(|lower| computed > lower) && self.upper.is_none_or(|upper| computed < upper);
        };
        let rounds = |cut| computed.cut_to(stated.scale, cut) == Some(stated);
        match self.rounded {
            Rounding::Exact => computed == stated,
            Rounding::HalfUp => rounds(Cut::HalfUp),
            Rounding::Truncated => rounds(Cut::Truncate),
            Rounding::Unknown => rounds(Cut::HalfUp) || rounds(Cut::Truncate),
        }
    }

    /// As a sentence names it: `27`, `hơn 13.800`, `dưới 19.000`, `trên 10 và dưới 20`.
    pub fn in_words(&self) -> String {
        match (self.exact(), self.lower, self.upper) {
            (Some(stated), _, _) => stated.to_string(),
            (None, Some(lower), None) => format!("hơn {lower}"),
            (None, None, Some(upper)) => format!("dưới {upper}"),
            (None, Some(lower), Some(upper)) => format!("trên {lower} và dưới {upper}"),
            (None, None, None) => "không nêu số".to_owned(),
        }
    }
}

/// How a clause compares a column with its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Equal to the value.
    Equal,
    /// Not equal to the value.
    Differs,
    /// Less than the value.
    Below,
    /// Not more than the value.
    AtMost,
    /// More than the value.
    Above,
    /// Not less than the value.
    AtLeast,
    /// The cell is empty; no value.
    Empty,
    /// The cell is not empty; no value.
    Filled,
    /// One of the values.
    OneOf,
}

/// A condition on one column of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The column.
    pub column: String,
    /// The comparison.
    pub operator: Operator,
    /// What it is compared with.
    pub values: Vec<String>,
}

/// Which rows of a register a question is about; the clauses are a conjunction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection<'a> {
    /// The register.
    pub register: &'a str,
    /// Whose rows.
    pub scope: Scope,
    /// By the register's own period column.
    pub within: Period,
    /// All of them must hold.
    pub clauses: &'a [Clause],
}

/// One group of a tally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyRow {
    /// The values grouped by.
    pub key: Vec<String>,
    /// How many rows.
    pub count: u64,
    /// The sums asked for.
    pub sums: Vec<Decimal>,
}

/// What this directive last said about a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierOutcome {
    /// The as-of date of that evaluation.
    pub on: Day,
    /// Its condition, as a word.
    pub condition: String,
    /// Its points.
    pub points: Option<Decimal>,
    /// Its computed values, in the order measured.
    pub measured: Vec<Decimal>,
}

#[cfg(test)]
mod tests {
    use super::{Figure, Rounding};
    use crate::day::{Day, Period};
    use crate::decimal::Decimal;

    fn figure(lower: Option<&str>, upper: Option<&str>, rounded: Rounding) -> Figure {
        let number = |text: &str| Decimal::parse(text).expect("a number");
        Figure {
            unit: "869".to_owned(),
            indicator: "dossiers.received".to_owned(),
            within: Period::year(2022),
            lower: lower.map(number),
            upper: upper.map(number),
            rounded,
            reporter: "report".to_owned(),
            reported: Day::ymd(2022, 7, 1),
        }
    }

    #[track_caller]
    fn check(figure: &Figure, computed: &str, allowed: bool) {
        assert_eq!(figure.allows(Decimal::parse(computed).expect("a number")), allowed, "{computed}");
    }

    #[test]
    fn the_ends_of_an_interval_are_open() {
        let more = figure(Some("13800"), None, Rounding::Unknown);
        check(&more, "13800", false);
        check(&more, "13800.000001", true);
        let less = figure(None, Some("19000"), Rounding::Unknown);
        check(&less, "19000", false);
        check(&less, "18999", true);
        let between = figure(Some("10"), Some("20"), Rounding::Unknown);
        check(&between, "10", false);
        check(&between, "15", true);
        check(&between, "20", false);
        assert_eq!(more.in_words(), "hơn 13.800");
    }

    #[test]
    fn a_stated_value_allows_what_rounds_to_it() {
        check(&figure(Some("99"), Some("99.0"), Rounding::Exact), "99.00", true);
        check(&figure(Some("99"), Some("99"), Rounding::Exact), "99.01", false);
        check(&figure(Some("99"), Some("99"), Rounding::HalfUp), "98.5", true);
        check(&figure(Some("99"), Some("99"), Rounding::HalfUp), "99.5", false);
        check(&figure(Some("99"), Some("99"), Rounding::Truncated), "99.99", true);
        check(&figure(Some("99"), Some("99"), Rounding::Unknown), "98.4", false);
    }
}
