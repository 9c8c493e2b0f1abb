//! A row of a criteria set in TOML, with the rows below it or the formula it is scored by.

use crate::domain::Decimal;
use crate::domain::id::ItemId;
use crate::domain::scoring::formula::Formula;
use crate::domain::scoring::{Content, Item, Level, Reading, Readings, StatedCounts};
use crate::domain::text::{NAME_BYTES_MAX, TITLE_BYTES_MAX};
use crate::sheets::fault::{FaultCode, Faults};
use crate::sheets::table::Noted;
use crate::sheets::toml_file::{TomlTable, every};

/// What is gathered while a set is read.
pub(super) struct Reader {
    /// The faults so far.
    pub faults: Faults,
    /// Each row with its line, in the order of the file.
    pub lines: Vec<(ItemId, u64)>,
}

impl Reader {
    /// All rows of a level; `None` where one could not be read.
    pub fn items(&mut self, tables: Vec<TomlTable<'_>>, level: Level) -> Option<Vec<Item>> {
        every(tables, |table| self.item(table, level))
    }

    fn item(&mut self, mut table: TomlTable<'_>, level: Level) -> Option<Item> {
        let id = table.id("id", &mut self.faults, ItemId::parse);
        self.lines.extend(id.clone().map(|id| (id, table.line())));
        let name = table.text("name", TITLE_BYTES_MAX, &mut self.faults);
        let below = match level {
            Level::Field => Some("criteria"),
            Level::Criterion => Some("sub_criteria"),
            Level::SubCriterion => None,
        };
        let stated = if level == Level::Field { self.counts(&mut table) } else { StatedCounts::default() };
        let found = match below.filter(|key| table.has(key)).zip(level.below()) {
            Some((key, below)) => {
                let max = self.points(&mut table, "max");
                let tables = table.tables(key, &mut self.faults);
                self.items(tables, below).zip(max).map(|(items, max)| (Content::Items(items), max))
            }
            None => self.scored(&mut table).map(|(readings, max)| (Content::Scored(readings), max)),
        };
        table.finish(&mut self.faults);
        let (content, max) = found?;
        Some(Item { id: id?, name: name?, max, stated, content })
    }

    /// The counts that were published for a field.
    fn counts(&mut self, table: &mut TomlTable<'_>) -> StatedCounts {
        let mut count = |key| table.optional_number(key, (0, 10_000), &mut self.faults);
        StatedCounts { fields: None, criteria: count("stated_criteria"), sub_criteria: count("stated_sub_criteria") }
    }

    /// The formula of a row or its readings, and its maximum.
    fn scored(&mut self, table: &mut TomlTable<'_>) -> Option<(Readings, Decimal)> {
        if !table.has("readings") {
            let (formula, max) = self.formula(table)?;
            return Some((Readings::only(formula), max));
        }
        let max = self.points(table, "max");
        let in_force = table.text("reading", NAME_BYTES_MAX, &mut self.faults);
        let tables = table.tables("readings", &mut self.faults);
        let readings = every(tables, |table| self.reading(table, max));
        let (max, in_force, mut readings) = (max?, in_force?, readings?);
        if readings.iter().enumerate().any(|(at, one)| readings[..at].iter().any(|other| other.name == one.name)) {
            let message = "two readings have one name; tell them apart";
            table.fault(&mut self.faults, "readings", FaultCode::RowRepeated, message);
            return None;
        }
        let Some(at) = readings.iter().position(|reading| reading.name == in_force) else {
            let message = "no reading has this name; name the one that counts";
            table.fault(&mut self.faults, "reading", FaultCode::ValueUnknown, message);
            return None;
        };
        let in_force = readings.remove(at);
        Some((Readings { in_force, others: readings }, max))
    }

    fn reading(&mut self, mut table: TomlTable<'_>, max: Option<Decimal>) -> Option<Reading> {
        let name = table.text("name", NAME_BYTES_MAX, &mut self.faults);
        let formula = self.formula_of(&mut table, max);
        table.finish(&mut self.faults);
        Some(Reading { name: name?, formula: formula? })
    }

    /// The formula of a row and its maximum: penalties and bonuses stand beside the total and have none.
    fn formula(&mut self, table: &mut TomlTable<'_>) -> Option<(Formula, Decimal)> {
        let is_beside = table.text_is("formula", &["penalty", "bonus"]);
        let max = if is_beside { Some(Decimal::ZERO) } else { self.points(table, "max") };
        let formula = self.formula_of(table, max);
        Some((formula?, max?))
    }

    /// Points that are not below zero and must be there.
    pub fn points(&mut self, table: &mut TomlTable<'_>, key: &'static str) -> Option<Decimal> {
        let points = table.decimal(key, &mut self.faults)?;
        self.not_below_zero(table, key, points)
    }

    /// Points that are not below zero; `None` where the key is absent.
    pub fn optional_points(&mut self, table: &mut TomlTable<'_>, key: &'static str) -> Result<Option<Decimal>, Noted> {
        match table.given(key, &mut self.faults, TomlTable::optional_decimal)? {
            Some(points) => self.not_below_zero(table, key, points).map(Some).ok_or(Noted),
            None => Ok(None),
        }
    }

    fn not_below_zero(&mut self, table: &TomlTable<'_>, key: &str, points: Decimal) -> Option<Decimal> {
        if points < Decimal::ZERO {
            table.fault(&mut self.faults, key, FaultCode::ValueRange, "this number does not lie below zero");
            return None;
        }
        Some(points)
    }
}
