//! A reconciliation as text for a terminal: each identity with its formula, its numbers and its answer.
//!
//! Numbers are written as in the table: a point between thousands, a comma before decimals.

use std::fmt::Write as _;

use crate::domain::consistency::{
    Answer, ClaimedFigure, Fraction, Law, Off, Placed, Reading, Reconciled, Reconciliation, Repeated, Summary,
};
use crate::domain::figure::Claim;
use crate::domain::id::IndicatorId;
use crate::domain::{Decimal, Period};
use crate::sheets::ClaimTable;

/// The whole reconciliation.
pub fn report(table: &ClaimTable, reconciliation: &Reconciliation<'_>) -> String {
    let mut text = format!("{}\n", table.title);
    if !table.source.is_empty() {
        let _infallible = writeln!(text, "{}", table.source);
    }
    text.push_str(&declared(table));
    text.push('\n');
    if !reconciliation.repeated.is_empty() {
        text.push_str("Reported more than once; every value is kept\n");
        reconciliation.repeated.iter().for_each(|row| text.push_str(&repeated(row)));
        text.push('\n');
    }
    text.push_str("Identities\n");
    reconciliation.identities.iter().for_each(|held| text.push_str(&identity(held)));
    let _infallible = writeln!(text, "\n{}", Summary::of(reconciliation));
    text
}

/// The periods and the reporters of the figures, each once.
fn declared(table: &ClaimTable) -> String {
    let mut periods: Vec<String> = Vec::new();
    let mut reporters: Vec<&str> = Vec::new();
    for figure in &table.figures {
        let period = format!("{} ({})", figure.period, days(figure.within));
        if !periods.contains(&period) {
            periods.push(period);
        }
        if !reporters.contains(&figure.reporter.as_str()) {
            reporters.push(&figure.reporter);
        }
    }
    format!("Period: {}\nReported by: {}\n", periods.join("; "), reporters.join("; "))
}

fn days(period: Period) -> String {
    format!("{}–{}", period.first().vietnamese(), period.last().vietnamese())
}

fn repeated(row: &Repeated<'_>) -> String {
    let mut text = line(&row.answer, &format!("{} ({})", row.first.name, row.first.period));
    text.push_str(&aligned(&[row.first, row.other].map(|figure| (value(figure), figure.reporter.clone()))));
    let words = match &row.answer {
        Answer::Holds(_) => "the two can be one number".to_owned(),
        Answer::Off(off) => match off.difference {
            Some(difference) => format!("the two differ by {}", distance(difference.absolute())),
            None => format!("the two differ by {}", least(off)),
        },
        other => answered(other),
    };
    let _infallible = writeln!(text, "      → {words}");
    text
}

fn identity(held: &Reconciled<'_>) -> String {
    let law = &held.identity.law;
    let name = if held.identity.name.is_empty() { String::new() } else { format!("{}: ", held.identity.name) };
    let mut text = line(&held.answer, &format!("{name}{}", formula(law)));
    let mut rows: Vec<(String, String)> =
        held.figures.iter().map(|figure| (value(figure), format!("{}{}", named(figure), by(figure, held)))).collect();
    rows.extend(computed(held));
    text.push_str(&aligned(&rows));
    let _infallible = writeln!(text, "      → {}", answered(&held.answer));
    text
}

/// Numbers in a column that ends where the longest of them ends, and what they are.
fn aligned(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(number, _)| number.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (number, what) in rows {
        let _infallible = writeln!(text, "      {number:>width$}  {what}");
    }
    text
}

/// The indicator, and what the report calls it where that is something else.
fn named(figure: &ClaimedFigure) -> String {
    let indicator = figure.indicator.as_str();
    if figure.name == indicator { indicator.to_owned() } else { format!("{indicator} · {}", figure.name) }
}

/// The reporter, where an identity is held against reports of several.
fn by(figure: &ClaimedFigure, held: &Reconciled<'_>) -> String {
    let several = held.figures.iter().any(|other| other.reporter != held.figures[0].reporter);
    if several { format!(" ({})", figure.reporter) } else { String::new() }
}

/// What the other figures give, beside what is claimed.
fn computed(held: &Reconciled<'_>) -> Option<(String, String)> {
    let number = held.measured.computed?.vietnamese();
    let about = if held.computed_whole { "=" } else { "≈" };
    let what = match &held.identity.law {
        Law::Hundred { .. } => "the sum of the shares",
        _ => "computed from the others",
    };
    Some((format!("{about} {number} {}", held.measured.measure).trim_end().to_owned(), what.to_owned()))
}

fn line(answer: &Answer, what: &str) -> String {
    let mark = match answer {
        answer if answer.holds() => "✓",
        answer if answer.is_off() => "✗",
        _ => "?",
    };
    format!("  {mark} {what}\n")
}

fn answered(answer: &Answer) -> String {
    match answer {
        Answer::Holds(Reading::Exact) => "holds".to_owned(),
        Answer::Holds(Reading::Rounded) => "holds as rounded".to_owned(),
        Answer::Holds(Reading::Truncated) => "holds as truncated: digits were cut off, not rounded".to_owned(),
        Answer::Holds(Reading::Mixed) => "holds if some numbers were rounded and others truncated".to_owned(),
        Answer::Off(off) => off_words(off),
        Answer::Missing(ids) => format!("cannot be said: missing {}", list(ids)),
        Answer::OneUnit(units) => format!("cannot be said: {units} is one, and a rank among one unit ranks nothing"),
        Answer::ZeroDenominator(ids) => format!("cannot be said: a rate over {}, which is zero", list(ids)),
        Answer::DifferentPeriods(first, other) => {
            format!("not compared: {} and {} are of different periods", place(first), place(other))
        }
        Answer::NotEarlier(from, later) => {
            format!("not compared: {} does not end before {}", place(from), place(later))
        }
        Answer::DifferentMeasures(first, other) => {
            format!("not compared: {} is in {:?}, {} in {:?}", first.0, first.1, other.0, other.1)
        }
        Answer::TooLarge => "not compared: the numbers are too large to be reckoned with exactly".to_owned(),
    }
}

/// By how much, and on which side what is claimed lies; neither side is said to be the wrong one.
fn off_words(off: &Off) -> String {
    let side = format!("what is claimed is {}", off.side());
    match off.difference {
        // Nothing was rounded: the difference is the gap.
        Some(difference) if difference.absolute() == off.apart.by && !off.apart.more => {
            format!("does not add up by {}: {side}", least(off))
        }
        Some(difference) => format!(
            "does not add up by {}, of which {} is not rounding: {side}",
            distance(difference.absolute()),
            least(off)
        ),
        None => format!("does not add up by {}: {side}", least(off)),
    }
}

/// What no rounding accounts for.
fn least(off: &Off) -> String {
    format!("{}{}", if off.apart.more { "more than " } else { "" }, distance(off.apart.by))
}

fn distance(number: Fraction) -> String {
    match number.shortest(Decimal::SCALE_MAX) {
        Ok((number, true)) => number.vietnamese(),
        Ok((number, false)) => format!("≈{}", number.vietnamese()),
        Err(_) => "more than can be written".to_owned(),
    }
}

fn place(placed: &Placed) -> String {
    format!("{} ({}, {})", placed.indicator, placed.period, days(placed.within))
}

fn value(figure: &ClaimedFigure) -> String {
    let number = |number: Decimal| number.vietnamese();
    let text = match figure.value.map(|value| value.claim) {
        None => return "—".to_owned(),
        Some(Claim::Exact(exact)) => number(exact),
        Some(Claim::Above(bound)) => format!("> {}", number(bound)),
        Some(Claim::Below(bound)) => format!("< {}", number(bound)),
        Some(Claim::Between(low, high)) => format!("{}..{}", number(low), number(high)),
    };
    format!("{text} {}", figure.measure).trim_end().to_owned()
}

/// The identity as one writes it by hand.
pub fn formula(law: &Law) -> String {
    let plus = |ids: &[IndicatorId]| ids.iter().map(IndicatorId::as_str).collect::<Vec<_>>().join(" + ");
    let grouped = |ids: &[IndicatorId]| if ids.len() > 1 { format!("({})", plus(ids)) } else { plus(ids) };
    match law {
        Law::Sum { total, parts } => format!("{total} = {}", plus(parts)),
        Law::Rate { rate, parts, wholes } => format!("{rate} = {} / {}", grouped(parts), grouped(wholes)),
        Law::Equal { one, other } => format!("{one} = {other}"),
        Law::AtMost { part, whole } => format!("{part} ≤ {whole}"),
        Law::Hundred { parts } => format!("100 % = {}", plus(parts)),
        Law::Rank { rank, units } => format!("1 ≤ {rank} ≤ {units}"),
        Law::Change { change, from, to } => format!("{change} = {to} − {from}"),
    }
}

fn list(ids: &[IndicatorId]) -> String {
    ids.iter().map(IndicatorId::as_str).collect::<Vec<_>>().join(", ")
}
