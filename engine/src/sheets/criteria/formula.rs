//! The formula of a row: `formula = "…"` and the keys of that kind beside it.

use std::collections::BTreeSet;

use super::item::Reader;
use crate::domain::id::PartId;
use crate::domain::scoring::Reach;
use crate::domain::scoring::formula::{
    AllOf, Bonus, Boolean, Conjunction, DateSteps, Formula, InTime, Judged, Linear, Occurrence, PartSum, Penalty,
    RatioSteps, Survey, Vacuous,
};
use crate::domain::{Day, Decimal};
use crate::sheets::bands::{interval, precision, read_bands};
use crate::sheets::fault::FaultCode;
use crate::sheets::table::choice;
use crate::sheets::toml_file::{TomlTable, every};

#[derive(Clone, Copy)]
enum Kind {
    Boolean,
    DateSteps,
    RatioSteps,
    Linear,
    Conjunction,
    AllOf,
    PartSum,
    Penalty,
    Bonus,
    Survey,
    Judged,
}

const KINDS: [(&str, Kind); 11] = [
    ("boolean", Kind::Boolean),
    ("date-steps", Kind::DateSteps),
    ("ratio-steps", Kind::RatioSteps),
    ("linear", Kind::Linear),
    ("conjunction", Kind::Conjunction),
    ("all-of", Kind::AllOf),
    ("part-sum", Kind::PartSum),
    ("penalty", Kind::Penalty),
    ("bonus", Kind::Bonus),
    ("survey", Kind::Survey),
    ("judged", Kind::Judged),
];

fn kind(text: &str) -> Option<Kind> {
    KINDS.iter().find(|(name, _)| *name == text).map(|(_, kind)| *kind)
}

impl Reader {
    /// The formula below; `max` is what its points are where they are not stated.
    pub(super) fn formula_of(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let names = KINDS.map(|(name, _)| name);
        let kind = table.required("formula", &mut self.faults, |text| choice(text, kind, &names))?;
        let formula = match kind {
            Kind::Boolean => self.boolean(table, max),
            Kind::DateSteps => self.date_steps(table, max),
            Kind::RatioSteps => self.ratio_steps(table),
            Kind::Linear => self.linear(table, max),
            Kind::Conjunction => self.conjunction(table, max),
            Kind::AllOf => self.all_of(table, max),
            Kind::PartSum => self.part_sum(table),
            Kind::Penalty => {
                let (each, cap) = (self.points(table, "each"), self.optional_points(table, "cap"));
                each.zip(cap.ok()).map(|(each, cap)| Formula::Penalty(Penalty { each, cap }))
            }
            Kind::Bonus => {
                let (each, cap) = (self.points(table, "each"), self.optional_points(table, "cap"));
                each.zip(cap.ok()).map(|(each, cap)| Formula::Bonus(Bonus { each, cap }))
            }
            Kind::Survey => return max.map(|max| Formula::Survey(Survey { max })),
            Kind::Judged => return max.map(|max| Formula::Judged(Judged { max })),
        };
        match table.given("no_occasion", &mut self.faults, TomlTable::optional_decimal).ok()? {
            Some(mark) => Some(Formula::Vacuous(Vacuous { of: Box::new(formula?), mark })),
            None => formula,
        }
    }

    fn boolean(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let (holds, otherwise) = self.pair(table, ("holds", max), "otherwise")?;
        Some(Formula::Boolean(Boolean { holds, otherwise }))
    }

    fn date_steps(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let late = table.decimal("late", &mut self.faults);
        let never = table.decimal("never", &mut self.faults);
        let in_time = if table.has("steps") {
            let steps = table.tables("steps", &mut self.faults);
            InTime::By(every(steps, |step| self.date_step(step))?)
        } else {
            InTime::ByMeasuredDue(self.or_max(table, "in_time", max)?)
        };
        let steps = DateSteps::new(in_time, late?, never?);
        if steps.is_none() {
            let message = "the days of the steps must grow, and there must be one";
            table.fault(&mut self.faults, "steps", FaultCode::FactOutOfPlace, message);
        }
        steps.map(Formula::DateSteps)
    }

    fn date_step(&mut self, mut step: TomlTable<'_>) -> Option<(Day, Decimal)> {
        let (by, points) = (step.day("by", &mut self.faults), step.decimal("points", &mut self.faults));
        step.finish(&mut self.faults);
        Some((by?, points?))
    }

    fn ratio_steps(&mut self, table: &mut TomlTable<'_>) -> Option<Formula> {
        let bands =
            read_bands(table, Reach::FromZero, &mut self.faults, |band, faults| band.decimal("points", faults))?;
        Some(Formula::RatioSteps(RatioSteps { bands }))
    }

    fn linear(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let within = table.required("range", &mut self.faults, interval);
        let full = self.or_max(table, "full", max);
        let precision = precision(table, &mut self.faults);
        Some(Formula::Linear(Linear { within: within?, full: full?, precision: precision? }))
    }

    fn conjunction(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let conditions = table.ids("conditions", &mut self.faults, PartId::parse);
        let points = self.pair(table, ("holds", max), "otherwise");
        let conditions = self.distinct(table, "conditions", conditions?, Clone::clone)?;
        let (holds, otherwise) = points?;
        Some(Formula::Conjunction(Conjunction { conditions, holds, otherwise }))
    }

    fn all_of(&mut self, table: &mut TomlTable<'_>, max: Option<Decimal>) -> Option<Formula> {
        let points = self.pair(table, ("all", max), "otherwise");
        let occurrences = self.parts(table, "occurrences", |reader, part, row| {
            Some(Occurrence { part, by: row.day("by", &mut reader.faults)? })
        })?;
        let occurrences = self.distinct(table, "occurrences", occurrences, |one| one.part.clone())?;
        let (all, otherwise) = points?;
        Some(Formula::AllOf(AllOf { occurrences, all, otherwise }))
    }

    fn part_sum(&mut self, table: &mut TomlTable<'_>) -> Option<Formula> {
        let parts =
            self.parts(table, "parts", |reader, part, row| Some((part, row.decimal("points", &mut reader.faults)?)))?;
        let parts = self.distinct(table, "parts", parts, |(part, _)| part.clone())?;
        if let Ok(Some(sum)) = PartSum::new(parts) {
            return Some(Formula::PartSum(sum));
        }
        let message = "no part gives less than zero, and their sum has at most 18 digits";
        table.fault(&mut self.faults, "parts", FaultCode::ValueRange, message);
        None
    }

    /// The rows of a list, each with its `part`; there must be one.
    fn parts<T>(
        &mut self,
        table: &mut TomlTable<'_>,
        key: &'static str,
        mut read: impl FnMut(&mut Reader, PartId, &mut TomlTable<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let rows = table.tables(key, &mut self.faults);
        if rows.is_empty() {
            let message = "this list is missing or empty; name at least one";
            table.fault(&mut self.faults, key, FaultCode::ValueMissing, message);
            return None;
        }
        every(rows, |mut row| {
            let part = row.id("part", &mut self.faults, PartId::parse);
            let found = part.and_then(|part| read(self, part, &mut row));
            row.finish(&mut self.faults);
            found
        })
    }

    /// The list, unless a part stands in it twice.
    fn distinct<T>(
        &mut self,
        table: &TomlTable<'_>,
        key: &str,
        list: Vec<T>,
        part: impl Fn(&T) -> PartId,
    ) -> Option<Vec<T>> {
        let mut seen = BTreeSet::new();
        let twice = list.iter().map(part).find(|part| !seen.insert(part.clone()));
        if let Some(part) = twice {
            table.fault(&mut self.faults, key, FaultCode::RowRepeated, format!("{part} stands twice; keep one"));
            return None;
        }
        Some(list)
    }

    /// Points where it holds, and otherwise; a key that is absent gives the maximum, and zero.
    fn pair(
        &mut self,
        table: &mut TomlTable<'_>,
        (holds, max): (&'static str, Option<Decimal>),
        otherwise: &'static str,
    ) -> Option<(Decimal, Decimal)> {
        let holds = self.or_max(table, holds, max);
        let otherwise = self.or_max(table, otherwise, Some(Decimal::ZERO));
        Some((holds?, otherwise?))
    }

    /// The points of a key, or the ones given where it is absent.
    fn or_max(&mut self, table: &mut TomlTable<'_>, key: &'static str, absent: Option<Decimal>) -> Option<Decimal> {
        table.given(key, &mut self.faults, TomlTable::optional_decimal).ok()?.or(absent)
    }
}
