//! From the bindings' types to the SDK's own; lists of integers move, nothing is copied.

use super::bindings::dondoc::directive::{facts, types};
use crate::day::{Day, Period};
use crate::decimal::Decimal;
use crate::fact::{Document, EarlierOutcome, Figure, Rounding, TallyRow, TaskColumns, Unit, UnitKind};

/// Lifts a unit.
pub fn unit(unit: types::Unit) -> Unit {
    Unit {
        code: unit.code,
        name: unit.name,
        kind: match unit.kind {
            types::UnitKind::Province => UnitKind::Province,
            types::UnitKind::Department => UnitKind::Department,
            types::UnitKind::District => UnitKind::District,
            types::UnitKind::Division => UnitKind::Division,
            types::UnitKind::Commune => UnitKind::Commune,
        },
        parent: unit.parent,
        valid_from: unit.valid_from.map(Day),
        valid_until: unit.valid_until.map(Day),
    }
}

/// Lifts tasks.
pub fn tasks(tasks: types::TaskColumns) -> TaskColumns {
    TaskColumns {
        answer: tasks.answer,
        stage: tasks.stage,
        timeliness: tasks.timeliness,
        progress_percent: tasks.progress_percent,
        assigned: tasks.assigned,
        started: tasks.started,
        reported: tasks.reported,
        original_deadline: tasks.original_deadline,
        deadline: tasks.deadline,
        done: tasks.done,
        unit: tasks.unit,
        area: tasks.area,
        assigner: tasks.assigner,
    }
}

/// Lifts a paper.
pub fn document(paper: types::Document) -> Document {
    Document {
        unit: paper.unit,
        issuer: paper.issuer,
        kind: paper.kind,
        number: paper.number,
        issued: Day(paper.issued),
        title: paper.title,
    }
}

/// Lifts a figure.
pub fn figure(figure: types::Figure) -> Figure {
    Figure {
        unit: figure.unit,
        indicator: figure.indicator,
        within: Period::new(Day(figure.within.first), Day(figure.within.last)),
        lower: figure.lower.map(decimal),
        upper: figure.upper.map(decimal),
        rounded: match figure.rounded {
            types::Rounding::Exact => Rounding::Exact,
            types::Rounding::HalfUp => Rounding::HalfUp,
            types::Rounding::Truncated => Rounding::Truncated,
            types::Rounding::Unknown => Rounding::Unknown,
        },
        reporter: figure.reporter,
        reported: Day(figure.reported),
    }
}

/// Lifts one group of a tally.
pub fn tally_row(row: facts::TallyRow) -> TallyRow {
    TallyRow { key: row.key, count: row.count, sums: row.sums.into_iter().map(decimal).collect() }
}

/// Lifts an earlier outcome.
pub fn earlier(earlier: facts::EarlierOutcome) -> EarlierOutcome {
    EarlierOutcome {
        on: Day(earlier.on),
        condition: earlier.condition,
        points: earlier.points.map(decimal),
        measured: earlier.measured.into_iter().map(decimal).collect(),
    }
}

fn decimal(number: types::Decimal) -> Decimal {
    Decimal::new(number.coefficient, number.scale)
}
