//! A table of claimed figures and the identities they should keep: the TOML file of `dondoc reconcile`.
//!
//! Each figure names its period and its reporter; each identity names its figures, and a rate what it is over. What the
//! file leaves out at the top, each figure says for itself: nothing is assumed.

use std::collections::BTreeMap;

use super::cell::{self, CellFault};
use super::claim::{self, Written};
use super::fault::{FaultCode, Faults};
use super::identities;
use super::table::{Noted, choice};
use super::toml_file::{TomlFile, TomlTable};
use crate::domain::Period;
use crate::domain::consistency::{ClaimedFigure, ClaimedValue, Identity, PER_CENT};
use crate::domain::day::PeriodFault;
use crate::domain::figure::Rounded;
use crate::domain::id::IndicatorId;
use crate::domain::reporting_period::ReportingPeriod;
use crate::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX, TITLE_BYTES_MAX};

/// The most figures of a file.
pub const FIGURES_MAX: usize = 2_000;
/// The most reports of one figure.
pub const REPORTS_MAX: usize = 20;
/// The most bytes of a unit of measure.
const MEASURE_BYTES_MAX: usize = 40;
/// The most bytes of the name of a period.
const PERIOD_BYTES_MAX: usize = 40;

/// What a file of claims says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimTable {
    /// What the table is called.
    pub title: String,
    /// Where it was published; may be empty.
    pub source: String,
    /// The figures, in the order of the file.
    pub figures: Vec<ClaimedFigure>,
    /// The identities, those of ledgers last.
    pub identities: Vec<Identity>,
}

/// What the top of the file says for all figures.
type Said<T> = Result<Option<T>, Noted>;

/// What figures have that say nothing else.
struct Usual {
    period: Said<(String, Period)>,
    reporter: Said<String>,
    measure: Said<String>,
}

/// Reads a table of claims.
pub fn read_claims(bytes: &[u8], file: &str) -> Result<ClaimTable, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let (mut root, mut faults) = (document.root(), Faults::new(file));
    let title = root.text("title", TITLE_BYTES_MAX, &mut faults);
    let source = optional_text(&mut root, "source", NOTE_BYTES_MAX, &mut faults);
    let usual = Usual {
        period: said(&mut root, "period", &mut faults, period),
        reporter: said(&mut root, "reporter", &mut faults, |text| cell::filled(text, NAME_BYTES_MAX)),
        measure: said(&mut root, "measure", &mut faults, |text| cell::filled(text, MEASURE_BYTES_MAX)),
    };
    let figures = figures(&mut root, &usual, &mut faults);
    let identities = identities::read(&mut root, &figures.known, &mut faults);
    root.finish(&mut faults);
    let source = source.unwrap_or_default();
    let table = ClaimTable { title: title.unwrap_or_default(), source, figures: figures.whole, identities };
    faults.or(table)
}

/// The figures of a file.
struct Figures {
    whole: Vec<ClaimedFigure>,
    /// Also those of which something else is wrong, so that an identity that names one has no fault for it.
    known: BTreeMap<IndicatorId, u64>,
}

fn figures(root: &mut TomlTable<'_>, usual: &Usual, faults: &mut Faults) -> Figures {
    let mut figures = Figures { whole: Vec::new(), known: BTreeMap::new() };
    let mut reports: BTreeMap<IndicatorId, usize> = BTreeMap::new();
    let tables = root.tables("figures", faults);
    if tables.is_empty() && !root.has("figures") {
        root.fault(faults, "figures", FaultCode::ColumnMissing, "no figure stands here; add [[figures]]");
    }
    if tables.len() > FIGURES_MAX {
        let message = format!("{} figures are more than the {FIGURES_MAX} of one table; split it", tables.len());
        root.fault(faults, "figures", FaultCode::TooMany, message);
        return figures;
    }
    for mut table in tables {
        let line = table.line();
        let indicator = table.id("indicator", faults, IndicatorId::parse);
        if let Some(indicator) = &indicator {
            figures.known.entry(indicator.clone()).or_insert(line);
            let count = reports.entry(indicator.clone()).or_default();
            *count += 1;
            if *count > REPORTS_MAX {
                let message = format!("{indicator} has more than {REPORTS_MAX} reports");
                table.fault(faults, "indicator", FaultCode::TooMany, message);
                continue;
            }
        }
        let Some(figure) = figure(table, indicator, usual, faults) else { continue };
        let first = figures.whole.iter().find(|other| other.indicator == figure.indicator);
        if let Some((code, message)) = first.and_then(|first| differs(first, &figure, &figures)) {
            faults.add(line, "figures", code, message);
        } else {
            figures.whole.push(figure);
        }
    }
    figures
}

/// Why a second report of a figure is none: it repeats one word for word, or is about something else.
fn differs(first: &ClaimedFigure, figure: &ClaimedFigure, figures: &Figures) -> Option<(FaultCode, String)> {
    let line = figures.known[&figure.indicator];
    if first.within != figure.within || first.measure != figure.measure {
        let message = format!(
            "{} stands on line {line} with another period or measure; give one of the two another name",
            figure.indicator
        );
        return Some((FaultCode::FigureDiffers, message));
    }
    let same = |other: &&ClaimedFigure| {
        other.indicator == figure.indicator && other.reporter == figure.reporter && other.value == figure.value
    };
    figures.whole.iter().find(same)?;
    let message =
        format!("{} by {} stands here with the value it has above; keep one", figure.indicator, figure.reporter);
    Some((FaultCode::RowRepeated, message))
}

fn figure(
    mut table: TomlTable<'_>,
    indicator: Option<IndicatorId>,
    usual: &Usual,
    faults: &mut Faults,
) -> Option<ClaimedFigure> {
    let name = optional_text(&mut table, "name", TITLE_BYTES_MAX, faults);
    let value = table.given("value", faults, |table, key, faults| table.optional(key, faults, claim::claim));
    let written = value.unwrap_or_default();
    let rounded = table.optional("rounded", faults, rounded);
    let measure = measure(&mut table, written, usual, faults);
    let within = or_usual(&mut table, "period", &usual.period, faults, period);
    let reporter = or_usual(&mut table, "reporter", &usual.reporter, faults, |text| cell::filled(text, NAME_BYTES_MAX));
    ["period", "reporter", "measure"].into_iter().for_each(|key| table.knows(key));
    table.finish(faults);
    let (indicator, (period, within), measure, reporter) = (indicator?, within?, measure?, reporter?);
    value.ok()?;
    // A count is what it is; of a share nobody knows unless the table says so.
    let unsaid = if measure == PER_CENT { Rounded::Unknown } else { Rounded::Exact };
    let value = written.map(|written| ClaimedValue { claim: written.claim, rounded: rounded.unwrap_or(unsaid) });
    let name = name.unwrap_or_else(|| indicator.to_string());
    Some(ClaimedFigure { indicator, name, measure, within, period, reporter, value })
}

/// What the figure is counted in: its own key, else the percent sign, else what the file says for all.
fn measure(table: &mut TomlTable<'_>, written: Option<Written>, usual: &Usual, faults: &mut Faults) -> Option<String> {
    let per_cent = written.is_some_and(|written| written.per_cent);
    if per_cent && !table.has("measure") {
        return Some(PER_CENT.to_owned());
    }
    let measure = or_usual(table, "measure", &usual.measure, faults, |text| cell::filled(text, MEASURE_BYTES_MAX))?;
    if per_cent && measure != PER_CENT {
        let message = format!("the value is written in %, the measure says {}; correct one", cell::quoted(&measure));
        table.fault(faults, "measure", FaultCode::ValueUnexpected, message);
    }
    Some(measure)
}

/// What the top of the file says under a key.
fn said<T>(
    root: &mut TomlTable<'_>,
    key: &'static str,
    faults: &mut Faults,
    parse: impl FnOnce(&str) -> Result<T, CellFault>,
) -> Said<T> {
    root.given(key, faults, |root, key, faults| root.optional(key, faults, parse))
}

/// The table's own value of a key, else that of the whole file; a fault where there is neither.
fn or_usual<T: Clone>(
    table: &mut TomlTable<'_>,
    key: &'static str,
    usual: &Said<T>,
    faults: &mut Faults,
    parse: impl FnOnce(&str) -> Result<T, CellFault>,
) -> Option<T> {
    match (table.has(key), usual) {
        (true, _) => table.optional(key, faults, parse),
        (false, Ok(Some(value))) => Some(value.clone()),
        (false, Err(Noted)) => None,
        (false, Ok(None)) => {
            let message = format!("the {key} is missing; add it here, or at the top of the file for all figures");
            table.fault(faults, key, FaultCode::ColumnMissing, message);
            None
        }
    }
}

pub(super) fn optional_text(
    table: &mut TomlTable<'_>,
    key: &'static str,
    bytes_max: usize,
    faults: &mut Faults,
) -> Option<String> {
    table.optional(key, faults, |text| cell::filled(text, bytes_max))
}

fn rounded(text: &str) -> Result<Rounded, CellFault> {
    choice(text, Rounded::parse, &Rounded::ALL.map(Rounded::id))
}

/// A named statistical period, or `FIRST..LAST`.
fn period(text: &str) -> Result<(String, Period), CellFault> {
    let text = cell::text(text, PERIOD_BYTES_MAX)?;
    if text.contains("..") {
        return match Period::parse(&text) {
            Ok(days) => Ok((text, days)),
            Err(PeriodFault::Backwards) => {
                Err((FaultCode::PeriodBackwards, "the period ends before it begins; correct one of the days".into()))
            }
            Err(fault) => Err((FaultCode::PeriodShape, fault.to_string())),
        };
    }
    let days = ReportingPeriod::parse(&text).and_then(ReportingPeriod::days);
    let message = |fault| format!("{} names no period: {fault}; or write FIRST..LAST", cell::quoted(&text));
    days.map_err(|fault| (FaultCode::PeriodShape, message(fault))).map(|days| (text.clone(), days))
}

#[cfg(test)]
mod tests;
