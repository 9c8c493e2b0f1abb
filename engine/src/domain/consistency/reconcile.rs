//! Holds a table of claimed figures against its identities.

use std::cmp::Ordering;

use super::claimed::{ClaimedFigure, Reading};
use super::fraction::{Fraction, TooLarge};
use super::identity::{Identity, Law};
use super::range::{Apart, End, Range};
use super::selection::{Selection, selections};
use crate::domain::decimal::Rounding;
use crate::domain::figure::Claim;
use crate::domain::id::IndicatorId;
use crate::domain::outcome::Measured;
use crate::domain::{Decimal, Period};

/// The unit of measure of a share.
pub const PER_CENT: &str = "%";
/// How many digits more than its claim a computed quotient is given.
const QUOTIENT_DIGITS_MORE: u8 = 2;
/// The digits of a computed quotient whose claim has none.
const QUOTIENT_DIGITS: u8 = 4;

/// What a table says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciliation<'a> {
    /// Each identity, once for each reporter it is held against.
    pub identities: Vec<Reconciled<'a>>,
    /// Each figure that is reported more than once, the first report against each other one.
    pub repeated: Vec<Repeated<'a>>,
}

/// An identity and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// The reports it was held against: the subject first; what is missing is left out.
    pub figures: Vec<&'a ClaimedFigure>,
    /// What is claimed beside what the other figures give.
    pub measured: Measured,
    /// Whether the computed value is all of the quotient, or rounded to its scale.
    pub computed_whole: bool,
    /// Whether it adds up.
    pub answer: Answer,
}

/// One figure in two reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated<'a> {
    /// The report that stands first in the table.
    pub first: &'a ClaimedFigure,
    /// Another one.
    pub other: &'a ClaimedFigure,
    /// Whether both can be one number.
    pub answer: Answer,
}

/// Whether an identity holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It holds, if the numbers are read so.
    Holds(Reading),
    /// It does not add up, however the numbers were rounded.
    Off(Off),
    /// It cannot be said: these numbers are missing.
    Missing(Vec<IndicatorId>),
    /// A rate over nothing.
    ZeroDenominator(Vec<IndicatorId>),
    /// A rank among a single unit.
    OneUnit(IndicatorId),
    /// It was not reckoned: two of its numbers are of different periods.
    DifferentPeriods(Placed, Placed),
    /// It was not reckoned: the earlier figure of a change is not of an earlier period.
    NotEarlier(Placed, Placed),
    /// It was not reckoned: two of its numbers have different units of measure, named with them.
    DifferentMeasures((IndicatorId, String), (IndicatorId, String)),
    /// It was not reckoned: the numbers are too large.
    TooLarge,
}

/// A figure with its period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The figure.
    pub indicator: IndicatorId,
    /// The period as the table names it.
    pub period: String,
    /// Its days.
    pub within: Period,
}

/// By how much an identity is missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Off {
    /// The claimed number less the computed one, as printed; `None` where one of them is an interval.
    pub difference: Option<Fraction>,
    /// How far apart they stay with all that rounding allows.
    pub apart: Apart,
}

impl Off {
    /// On which side of what the other figures give the claim lies: `higher` or `lower`.
    pub fn side(&self) -> &'static str {
        if self.apart.above { "higher" } else { "lower" }
    }
}

impl Answer {
    /// The identifier used in answers.
    pub fn id(&self) -> &'static str {
        match self {
            Answer::Holds(Reading::Exact) => "holds",
            Answer::Holds(Reading::Rounded) => "holds-as-rounded",
            Answer::Holds(Reading::Truncated) => "holds-as-truncated",
            Answer::Holds(Reading::Mixed) => "holds-as-mixed",
            Answer::Off(_) => "does-not-add-up",
            Answer::Missing(_) => "missing-number",
            Answer::ZeroDenominator(_) => "zero-denominator",
            Answer::OneUnit(_) => "one-unit",
            Answer::DifferentPeriods(..) => "different-periods",
            Answer::NotEarlier(..) => "not-earlier",
            Answer::DifferentMeasures(..) => "different-measures",
            Answer::TooLarge => "too-large",
        }
    }

    /// Whether it holds.
    pub fn holds(&self) -> bool {
        matches!(self, Answer::Holds(_))
    }

    /// Whether it does not add up.
    pub fn is_off(&self) -> bool {
        matches!(self, Answer::Off(_))
    }
}

/// Holds every identity against the figures, and every figure's reports against each other.
pub fn reconcile<'a>(figures: &'a [ClaimedFigure], identities: &'a [Identity]) -> Reconciliation<'a> {
    let held = |identity: &'a Identity| {
        let selections = selections(&identity.law.figures(), figures);
        selections.into_iter().map(move |selection| one(identity, &selection))
    };
    Reconciliation { identities: identities.iter().flat_map(held).collect(), repeated: repeated(figures) }
}

fn repeated(figures: &[ClaimedFigure]) -> Vec<Repeated<'_>> {
    let mut found = Vec::new();
    for (at, other) in figures.iter().enumerate() {
        let Some(first) = figures[..at].iter().find(|figure| figure.indicator == other.indicator) else { continue };
        let identity = Law::Equal { one: first.indicator.clone(), other: other.indicator.clone() };
        let both = vec![Some(first), Some(other)];
        let answer = refusal(&identity, &both).unwrap_or_else(|| reckoned(&identity, &both));
        found.push(Repeated { first, other, answer });
    }
    found
}

fn one<'a>(identity: &'a Identity, selection: &Selection<'a>) -> Reconciled<'a> {
    let law = &identity.law;
    let subject = law.subject().and_then(|_| selection[0]);
    let claimed = match (law, subject.and_then(|figure| figure.value)) {
        (Law::Hundred { .. }, _) => Some(Decimal::HUNDRED),
        (_, Some(value)) => exact(value.claim),
        (_, None) => None,
    };
    let refused = refusal(law, selection);
    let computed = if refused.is_some() { None } else { computed(law, selection, claimed).ok().flatten() };
    let measured = Measured {
        name: subject.map(|figure| figure.name.clone()).unwrap_or_default(),
        computed: computed.map(|(number, _)| number),
        claimed,
        required: None,
        measure: subject.or(selection.iter().flatten().copied().next()).map(|f| f.measure.clone()).unwrap_or_default(),
    };
    Reconciled {
        identity,
        figures: selection.iter().flatten().copied().collect(),
        measured,
        computed_whole: computed.is_none_or(|(_, whole)| whole),
        answer: refused.unwrap_or_else(|| reckoned(law, selection)),
    }
}

fn exact(claim: Claim) -> Option<Decimal> {
    match claim {
        Claim::Exact(number) => Some(number),
        Claim::Above(_) | Claim::Below(_) | Claim::Between(..) => None,
    }
}

/// What the other figures give where each of them is one printed number, and whether that is all of it.
fn computed(
    law: &Law,
    selection: &Selection<'_>,
    claimed: Option<Decimal>,
) -> Result<Option<(Decimal, bool)>, TooLarge> {
    if matches!(law, Law::AtMost { .. } | Law::Rank { .. }) {
        return Ok(None);
    }
    let others = &selection[usize::from(law.subject().is_some())..];
    let Some(range) = ranges(others, Reading::Exact) else { return Ok(None) };
    let Some(only) = expected(law, others, &range)?.and_then(Range::only) else { return Ok(None) };
    if let Law::Rate { .. } = law {
        let scale = claimed.map_or(QUOTIENT_DIGITS, |claimed| claimed.scale() + QUOTIENT_DIGITS_MORE);
        return only.at(scale.min(Decimal::SCALE_MAX), Rounding::HalfUp).map(Some);
    }
    only.shortest(Decimal::SCALE_MAX).map(Some)
}

/// The answer of numbers that may be compared.
fn reckoned(law: &Law, selection: &Selection<'_>) -> Answer {
    let missing: Vec<IndicatorId> = law
        .figures()
        .iter()
        .zip(selection)
        .filter(|(_, figure)| figure.is_none_or(|figure| figure.value.is_none()))
        .map(|(id, _)| (*id).clone())
        .collect();
    if !missing.is_empty() {
        return Answer::Missing(missing);
    }
    if let Law::Rank { units, .. } = law
        && selection[1].and_then(|figure| figure.value).and_then(|value| exact(value.claim)) == Some(Decimal::ONE)
    {
        return Answer::OneUnit(units.clone());
    }
    weigh(law, selection).unwrap_or(Answer::TooLarge)
}

/// The first reading under which the identity holds; else how far it is missed under the widest.
fn weigh(law: &Law, selection: &Selection<'_>) -> Result<Answer, TooLarge> {
    let mut off = None;
    for reading in [Reading::Exact, Reading::Rounded, Reading::Truncated, Reading::Mixed] {
        let Some((claimed, expected)) = sides(law, selection, reading)? else {
            let Law::Rate { wholes, .. } = law else { unreachable!("only a rate has a denominator") };
            return Ok(Answer::ZeroDenominator(wholes.clone()));
        };
        match claimed.apart(expected)? {
            None => return Ok(Answer::Holds(named(selection, reading))),
            Some(apart) if reading == Reading::Exact => {
                let difference = match (claimed.only(), nearest(expected, apart)) {
                    (Some(claimed), Some(expected)) => Some(claimed.minus(expected)?),
                    _ => None,
                };
                off = Some(Off { difference, apart });
            }
            Some(apart) => off = off.map(|off| Off { apart, ..off }),
        }
    }
    Ok(Answer::Off(off.expect("the readings are four")))
}

/// The number a claim is held against: the only one, or the end of a range that it must not pass.
fn nearest(expected: Range, apart: Apart) -> Option<Fraction> {
    let end = if apart.above { expected.high } else { expected.low };
    expected.only().or(end.filter(|end| !end.open).map(|end| end.at))
}

/// What the numbers were taken for: the ways in which those that are not exact were read.
fn named(selection: &Selection<'_>, reading: Reading) -> Reading {
    let read = selection.iter().flatten().filter_map(|figure| figure.value).filter(|v| exact(v.claim).is_some());
    let (mut rounded, mut truncated) = (false, false);
    for reading in read.map(|value| reading.of(value.rounded)) {
        rounded |= matches!(reading, Reading::Rounded | Reading::Mixed);
        truncated |= matches!(reading, Reading::Truncated | Reading::Mixed);
    }
    match (rounded, truncated) {
        (false, false) => Reading::Exact,
        (true, false) => Reading::Rounded,
        (false, true) => Reading::Truncated,
        (true, true) => Reading::Mixed,
    }
}

/// Where the subject can lie, and where the other figures put it; `None` for a rate over nothing.
fn sides(law: &Law, selection: &Selection<'_>, reading: Reading) -> Result<Option<(Range, Range)>, TooLarge> {
    let ranges = ranges(selection, reading).expect("what is missing was told before");
    let (claimed, others) = match law.subject() {
        Some(_) => (ranges[0], &ranges[1..]),
        None => (Range::point(Fraction::whole(100)), &ranges[..]),
    };
    let figures = &selection[selection.len() - others.len()..];
    Ok(expected(law, figures, others)?.map(|expected| (claimed, expected)))
}

/// Where the numbers can lie; `None` where one is missing.
fn ranges(selection: &[Option<&ClaimedFigure>], reading: Reading) -> Option<Vec<Range>> {
    selection.iter().map(|figure| figure.and_then(|figure| figure.value).map(|value| value.range(reading))).collect()
}

/// Where the other figures put the subject; `None` for a rate over nothing.
fn expected(law: &Law, figures: &[Option<&ClaimedFigure>], others: &[Range]) -> Result<Option<Range>, TooLarge> {
    let expected = match law {
        Law::Sum { .. } | Law::Hundred { .. } => sum(others)?,
        Law::Equal { .. } => others[0],
        Law::AtMost { .. } => Range { low: None, high: others[0].high },
        Law::Rank { .. } => Range { low: Some(End { at: Fraction::whole(1), open: false }), high: others[0].high },
        Law::Change { .. } => others[0].minus(others[1])?,
        Law::Rate { parts, .. } => {
            let (parts, wholes) = others.split_at(parts.len());
            let printed = ranges(&figures[parts.len()..], Reading::Exact).expect("what is missing was told before");
            let nothing = |whole: Range| whole.only() == Some(Fraction::ZERO);
            let quotient = if nothing(sum(&printed)?) { None } else { sum(parts)?.over(sum(wholes)?)? };
            return quotient.map(|quotient| quotient.times(Fraction::whole(100))).transpose();
        }
    };
    Ok(Some(expected))
}

fn sum(ranges: &[Range]) -> Result<Range, TooLarge> {
    ranges.iter().try_fold(Range::point(Fraction::ZERO), |sum, range| sum.plus(*range))
}

/// Why an identity is not reckoned: numbers of different periods, or of different measures.
fn refusal(law: &Law, selection: &Selection<'_>) -> Option<Answer> {
    let figures: Vec<&ClaimedFigure> = selection.iter().flatten().copied().collect();
    if let Law::Change { .. } = law {
        return change_refusal(selection).or_else(|| measures(&figures));
    }
    let first = figures.first()?;
    if let Some(other) = figures.iter().find(|figure| figure.within != first.within) {
        return Some(Answer::DifferentPeriods(placed(first), placed(other)));
    }
    match law {
        Law::Rate { .. } => {
            let (rate, counts) = figures.split_at(usize::from(selection[0].is_some()));
            shares(rate).or_else(|| measures(counts))
        }
        Law::Hundred { .. } => shares(&figures),
        Law::Rank { .. } => None,
        _ => measures(&figures),
    }
}

/// A share is in per cent, or it is not reckoned with as one.
fn shares(figures: &[&ClaimedFigure]) -> Option<Answer> {
    let other = figures.iter().find(|figure| figure.measure != PER_CENT)?;
    let indicator = other.indicator.clone();
    Some(Answer::DifferentMeasures((indicator.clone(), other.measure.clone()), (indicator, PER_CENT.into())))
}

/// A change is of the later period, and what it is counted from ends before that.
fn change_refusal(selection: &Selection<'_>) -> Option<Answer> {
    let [change, to, from] = selection[..] else { unreachable!("a change has three figures") };
    if let (Some(change), Some(to)) = (change, to)
        && change.within != to.within
    {
        return Some(Answer::DifferentPeriods(placed(change), placed(to)));
    }
    let (later, from) = (change.or(to)?, from?);
    let earlier = from.within.last().cmp(&later.within.last()) == Ordering::Less;
    (!earlier).then(|| Answer::NotEarlier(placed(from), placed(later)))
}

fn measures(figures: &[&ClaimedFigure]) -> Option<Answer> {
    let first = figures.first()?;
    let other = figures.iter().find(|figure| figure.measure != first.measure)?;
    let named = |figure: &ClaimedFigure| (figure.indicator.clone(), figure.measure.clone());
    Some(Answer::DifferentMeasures(named(first), named(other)))
}

fn placed(figure: &ClaimedFigure) -> Placed {
    Placed { indicator: figure.indicator.clone(), period: figure.period.clone(), within: figure.within }
}
