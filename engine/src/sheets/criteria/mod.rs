//! A criteria set in TOML: what it is stated for, its stated numbers, and its rows down to sub-criteria.
//!
//! A set whose parts do not sum to its total is read like any other; only what makes scoring impossible is a fault.

mod formula;
mod item;
#[cfg(test)]
mod tests;

use super::bands::index_precision;
use super::fault::{FaultCode, Faults};
use super::publication::{Publication, publication, unit_kind};
use super::toml_file::{TomlFile, TomlTable};
use crate::domain::id::ItemId;
use crate::domain::scoring::{
    Caps, CriteriaFault, CriteriaKey, CriteriaSet, Item, Level, Precision, StatedCounts, SurveyRule,
};
use crate::domain::text::TITLE_BYTES_MAX;
use item::Reader;

/// Reads a criteria set.
pub fn read_criteria(bytes: &[u8], file: &str) -> Result<CriteriaSet, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let mut reader = Reader { faults: Faults::new(file), lines: Vec::new() };
    let set = set(document.root(), &mut reader);
    let Reader { mut faults, lines } = reader;
    match set {
        Some(set) => {
            set.faults().iter().for_each(|fault| add(fault, &lines, &mut faults));
            faults.or(set)
        }
        None => Err(faults.or(()).expect_err("a value that is missing has its fault")),
    }
}

/// The set's own fault, at the last row of that number.
fn add(fault: &CriteriaFault, lines: &[(ItemId, u64)], faults: &mut Faults) {
    let line = lines.iter().rev().find(|(id, _)| id == fault.item()).map_or(1, |(_, line)| *line);
    let (key, code) = match fault {
        CriteriaFault::Repeated { .. } => ("id", FaultCode::RowRepeated),
        CriteriaFault::AboveMax { .. } => ("max", FaultCode::PointsAboveMax),
    };
    faults.add(line, key, code, fault.to_string());
}

fn set(mut root: TomlTable<'_>, reader: &mut Reader) -> Option<CriteriaSet> {
    let key = key(&mut root, reader);
    let head = head(&mut root, reader);
    let stated = reader.stated(&mut root);
    let caps = caps(&mut root, reader);
    let fields = fields(&mut root, reader);
    root.finish(&mut reader.faults);
    let (key, Head { title, total, survey, survey_rule, precision }) = (key?, head?);
    Some(CriteriaSet { key, title, total, survey, survey_rule, stated, caps: caps?, precision, fields: fields? })
}

fn key(root: &mut TomlTable<'_>, reader: &mut Reader) -> Option<CriteriaKey> {
    let kind = root.required("kind", &mut reader.faults, unit_kind);
    let Publication { province, year, decision } = publication(root, &mut reader.faults)?;
    Some(CriteriaKey { province, kind: kind?, year, decision })
}

struct Head {
    title: String,
    total: crate::domain::Decimal,
    survey: Option<crate::domain::Decimal>,
    survey_rule: SurveyRule,
    precision: Precision,
}

fn head(root: &mut TomlTable<'_>, reader: &mut Reader) -> Option<Head> {
    let title = root.text("title", TITLE_BYTES_MAX, &mut reader.faults);
    let total = reader.points(root, "total");
    let survey = reader.optional_points(root, "survey");
    let is_optional = root.optional_bool("survey_optional", &mut reader.faults).unwrap_or(false);
    let survey_rule = if is_optional { SurveyRule::Optional } else { SurveyRule::Required };
    let precision = index_precision(root, &mut reader.faults);
    Some(Head { title: title?, total: total?, survey: survey.ok()?, survey_rule, precision: precision? })
}

fn caps(root: &mut TomlTable<'_>, reader: &mut Reader) -> Option<Caps> {
    let mut table = root.table("caps", &mut reader.faults);
    let (penalty, bonus) = (reader.optional_points(&mut table, "penalty"), reader.optional_points(&mut table, "bonus"));
    table.finish(&mut reader.faults);
    Some(Caps { penalty: penalty.ok()?, bonus: bonus.ok()? })
}

fn fields(root: &mut TomlTable<'_>, reader: &mut Reader) -> Option<Vec<Item>> {
    let tables = root.tables("fields", &mut reader.faults);
    if tables.is_empty() && !root.has("fields") {
        let message = "a set has at least one field; write [[fields]] and its keys below";
        root.fault(&mut reader.faults, "fields", FaultCode::ColumnMissing, message);
        return None;
    }
    reader.items(tables, Level::Field)
}

impl Reader {
    /// The table `[stated]`: counts as published.
    fn stated(&mut self, table: &mut TomlTable<'_>) -> StatedCounts {
        let mut stated = table.table("stated", &mut self.faults);
        let mut count = |key| stated.optional_number(key, (0, 10_000), &mut self.faults);
        let counts =
            StatedCounts { fields: count("fields"), criteria: count("criteria"), sub_criteria: count("sub_criteria") };
        stated.finish(&mut self.faults);
        counts
    }
}
