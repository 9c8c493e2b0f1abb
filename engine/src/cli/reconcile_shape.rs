//! The JSON of `dondoc reconcile`: the same file gives the same bytes, so it holds no time.
//!
//! Numbers are texts with a decimal point, claims as they are kept (`>13800`), distances exact or with a mark that they
//! are not.

use serde::Serialize;

use super::reconcile_text::formula;
use crate::domain::Decimal;
use crate::domain::consistency::{
    Answer, ClaimedFigure, Fraction, Placed, Reconciled, Reconciliation, Repeated, Summary,
};
use crate::domain::id::IndicatorId;
use crate::sheets::ClaimTable;

/// What a table says of itself.
#[derive(Debug, Serialize)]
pub struct ReconcileReport {
    title: String,
    source: String,
    holds: usize,
    does_not_add_up: usize,
    cannot_be_said: usize,
    repeated: Vec<RepeatedShape>,
    identities: Vec<IdentityShape>,
}

#[derive(Debug, Serialize)]
struct RepeatedShape {
    indicator: String,
    reports: [FigureShape; 2],
    #[serde(flatten)]
    answer: AnswerShape,
}

#[derive(Debug, Serialize)]
struct IdentityShape {
    name: String,
    kind: &'static str,
    formula: String,
    figures: Vec<FigureShape>,
    claimed: Option<String>,
    computed: Option<String>,
    /// Whether the computed number is all of the quotient, or rounded to its digits.
    computed_exactly: bool,
    #[serde(flatten)]
    answer: AnswerShape,
}

#[derive(Debug, Serialize)]
struct FigureShape {
    indicator: String,
    name: String,
    value: Option<String>,
    rounded: Option<&'static str>,
    measure: String,
    period: String,
    first: String,
    last: String,
    reporter: String,
}

#[derive(Debug, Serialize)]
struct AnswerShape {
    answer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<GapShape>,
    /// The figures without which it cannot be said, or that stand in each other's way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because_of: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GapShape {
    /// The claimed number less the computed one, as printed.
    difference: Option<DistanceShape>,
    /// What no rounding accounts for.
    beyond_rounding: DistanceShape,
    /// Whether the gap is larger than `beyond_rounding`, however little.
    more: bool,
    /// Whether what is claimed is `higher` or `lower` than what the other figures give.
    side: &'static str,
}

#[derive(Debug, Serialize)]
struct DistanceShape {
    number: Option<String>,
    exact: bool,
}

impl ReconcileReport {
    /// The report of a reconciliation.
    pub fn of(table: &ClaimTable, reconciliation: &Reconciliation<'_>) -> ReconcileReport {
        let summary = Summary::of(reconciliation);
        ReconcileReport {
            title: table.title.clone(),
            source: table.source.clone(),
            holds: summary.holds,
            does_not_add_up: summary.off,
            cannot_be_said: summary.unsaid,
            repeated: reconciliation.repeated.iter().map(repeated).collect(),
            identities: reconciliation.identities.iter().map(identity).collect(),
        }
    }
}

fn repeated(row: &Repeated<'_>) -> RepeatedShape {
    RepeatedShape {
        indicator: row.first.indicator.to_string(),
        reports: [figure(row.first), figure(row.other)],
        answer: answer(&row.answer),
    }
}

fn identity(held: &Reconciled<'_>) -> IdentityShape {
    IdentityShape {
        name: held.identity.name.clone(),
        kind: held.identity.law.id(),
        formula: formula(&held.identity.law),
        figures: held.figures.iter().map(|row| figure(row)).collect(),
        claimed: held.measured.claimed.map(|number| number.to_string()),
        computed: held.measured.computed.map(|number| number.to_string()),
        computed_exactly: held.computed_whole,
        answer: answer(&held.answer),
    }
}

fn figure(row: &ClaimedFigure) -> FigureShape {
    FigureShape {
        indicator: row.indicator.to_string(),
        name: row.name.clone(),
        value: row.value.map(|value| value.claim.to_string()),
        rounded: row.value.map(|value| value.rounded.id()),
        measure: row.measure.clone(),
        period: row.period.clone(),
        first: row.within.first().to_string(),
        last: row.within.last().to_string(),
        reporter: row.reporter.clone(),
    }
}

fn answer(answer: &Answer) -> AnswerShape {
    let ids = |ids: &[IndicatorId]| ids.iter().map(ToString::to_string).collect();
    let places = |first: &Placed, other: &Placed| vec![first.indicator.to_string(), other.indicator.to_string()];
    let because_of = match answer {
        Answer::Missing(missing) | Answer::ZeroDenominator(missing) => ids(missing),
        Answer::OneUnit(units) => vec![units.to_string()],
        Answer::DifferentPeriods(first, other) | Answer::NotEarlier(first, other) => places(first, other),
        Answer::DifferentMeasures(first, other) => vec![first.0.to_string(), other.0.to_string()],
        Answer::Holds(_) | Answer::Off(_) | Answer::TooLarge => Vec::new(),
    };
    let gap = match answer {
        Answer::Off(off) => Some(GapShape {
            difference: off.difference.map(distance),
            beyond_rounding: distance(off.apart.by),
            more: off.apart.more,
            side: off.side(),
        }),
        _ => None,
    };
    AnswerShape { answer: answer.id(), gap, because_of }
}

fn distance(number: Fraction) -> DistanceShape {
    match number.shortest(Decimal::SCALE_MAX) {
        Ok((number, exact)) => DistanceShape { number: Some(number.to_string()), exact },
        Err(_) => DistanceShape { number: None, exact: false },
    }
}
