//! Every kind of formula, as one value.

use super::measure::{Measure, Measures, Misfit};
use super::{
    AllOf, Bonus, Boolean, Conjunction, DateSteps, Judged, Linear, PartSum, Penalty, PointRange, RatioSteps, Survey,
    Vacuous,
};
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::id::PartId;

/// How the points of a row follow from what was measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// One condition.
    Boolean(Boolean),
    /// The day it was done.
    DateSteps(DateSteps),
    /// The band of a ratio.
    RatioSteps(RatioSteps),
    /// A share within a band.
    Linear(Linear),
    /// Several conditions together.
    Conjunction(Conjunction),
    /// A list, all in time.
    AllOf(AllOf),
    /// Parts that add up.
    PartSum(PartSum),
    /// Another formula, with a mark for no occasion.
    Vacuous(Vacuous),
    /// Points taken away.
    Penalty(Penalty),
    /// Points on top.
    Bonus(Bonus),
    /// Points from outside.
    Survey(Survey),
    /// Points that are named.
    Judged(Judged),
}

impl Formula {
    /// The formula itself, or the one for which a mark for no occasion was stated.
    pub fn plain(&self) -> &Formula {
        match self {
            Formula::Vacuous(vacuous) => vacuous.of.plain(),
            plain => plain,
        }
    }

    /// The parts that are measured; `None` among them is the row's own value.
    pub fn parts(&self) -> Vec<Option<PartId>> {
        match self.plain() {
            Formula::DateSteps(rule) => rule.parts(),
            Formula::Conjunction(rule) => rule.conditions.iter().cloned().map(Some).collect(),
            Formula::AllOf(rule) => rule.occurrences.iter().map(|one| Some(one.part.clone())).collect(),
            Formula::PartSum(rule) => rule.parts(),
            Formula::Judged(_) => Vec::new(),
            _ => vec![None],
        }
    }

    /// Whether a value belongs to a part of this formula.
    pub fn accepts(&self, part: Option<&PartId>, measure: Measure) -> Result<(), Misfit> {
        if matches!(self, Formula::Vacuous(_)) && part.is_none() && measure == Measure::NoOccasion {
            return Ok(());
        }
        let parts = self.parts();
        if !parts.iter().any(|known| known.as_ref() == part) {
            let name = |part: &Option<PartId>| part.as_ref().map_or_else(|| "the row itself".into(), PartId::to_string);
            return Err(Misfit::Part { known: parts.iter().map(name).collect() });
        }
        let wanted = match self.plain() {
            Formula::Boolean(_) => Boolean::WANTS,
            Formula::DateSteps(_) => DateSteps::wants(part),
            Formula::RatioSteps(_) => RatioSteps::WANTS,
            Formula::Linear(_) => Linear::WANTS,
            Formula::Conjunction(_) => Conjunction::WANTS,
            Formula::AllOf(_) => AllOf::WANTS,
            Formula::PartSum(_) => PartSum::WANTS,
            Formula::Penalty(_) => Penalty::WANTS,
            Formula::Bonus(_) => Bonus::WANTS,
            Formula::Survey(rule) => rule.wants(),
            Formula::Vacuous(_) | Formula::Judged(_) => unreachable!("neither has parts of its own"),
        };
        wanted.accepts(measure)
    }

    /// The points of accepted values; `None` where one that is needed is missing.
    pub fn points(&self, measures: &Measures) -> Result<Option<Decimal>, DecimalFault> {
        match self {
            Formula::Boolean(rule) => Ok(rule.points(measures.own())),
            Formula::DateSteps(rule) => Ok(rule.points(measures)),
            Formula::RatioSteps(rule) => Ok(rule.points(measures.own())),
            Formula::Linear(rule) => rule.points(measures.own()),
            Formula::Conjunction(rule) => Ok(rule.points(measures)),
            Formula::AllOf(rule) => Ok(rule.points(measures)),
            Formula::PartSum(rule) => rule.points(measures),
            Formula::Vacuous(rule) => rule.points(measures),
            Formula::Penalty(rule) => rule.points(measures.own()),
            Formula::Bonus(rule) => rule.points(measures.own()),
            Formula::Survey(_) => Ok(Survey::points(measures.own())),
            Formula::Judged(_) => Ok(None),
        }
    }

    /// What it can give.
    pub fn range(&self) -> PointRange {
        match self {
            Formula::Boolean(rule) => rule.range(),
            Formula::DateSteps(rule) => rule.range(),
            Formula::RatioSteps(rule) => rule.range(),
            Formula::Linear(rule) => rule.range(),
            Formula::Conjunction(rule) => rule.range(),
            Formula::AllOf(rule) => rule.range(),
            Formula::PartSum(rule) => rule.range(),
            Formula::Vacuous(rule) => rule.range(),
            Formula::Penalty(rule) => rule.range(),
            Formula::Bonus(rule) => rule.range(),
            Formula::Survey(rule) => rule.range(),
            Formula::Judged(rule) => rule.range(),
        }
    }
}
