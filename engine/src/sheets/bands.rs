//! Tables of bands in a TOML file: `bands = [{ range = ">=90", … }, …]`, whose gaps and overlaps are faults of the list.
//!
//! What a band means is read by whoever asks for the table.

use super::cell::CellFault;
use super::fault::{FaultCode, Faults};
use super::table::choice;
use super::toml_file::{TomlTable, every};
use crate::domain::decimal::Rounding;
use crate::domain::scoring::{Band, BandFault, BandTable, Interval, Precision, Reach};

/// The table below `bands`; `read` makes the meaning of each band. `None` after its faults were added.
pub(super) fn read_bands<T>(
    table: &mut TomlTable<'_>,
    reach: Reach,
    faults: &mut Faults,
    mut read: impl FnMut(&mut TomlTable<'_>, &mut Faults) -> Option<T>,
) -> Option<BandTable<T>> {
    const KEY: &str = "bands";
    let rows = table.tables(KEY, faults);
    // With a band that could not be read, every gap would be a consequence of it.
    let bands = every(rows, |mut row| {
        let interval = row.required("range", faults, interval);
        let value = read(&mut row, faults);
        row.finish(faults);
        Some(Band { interval: interval?, value: value? })
    })?;
    let found = BandTable::new(bands, reach);
    found.map_err(|found| found.iter().for_each(|fault| add(table, KEY, *fault, faults))).ok()
}

fn add(table: &TomlTable<'_>, key: &str, fault: BandFault, faults: &mut Faults) {
    let code = match fault {
        BandFault::Empty => FaultCode::ValueMissing,
        BandFault::Gap(_) => FaultCode::BandGap,
        BandFault::Overlap(_) => FaultCode::BandOverlap,
    };
    table.fault(faults, key, code, fault.to_string());
}

/// Reads `>=70 <90`.
pub(super) fn interval(text: &str) -> Result<Interval, CellFault> {
    Interval::parse(text)
        .map_err(|fault| (FaultCode::RangeShape, format!("{} is no range: {fault}", super::cell::quoted(text))))
}

/// The keys `scale` and `rounding`, both of which must be there.
pub(super) fn precision(table: &mut TomlTable<'_>, faults: &mut Faults) -> Option<Precision> {
    let scale = table.number("scale", (0, 6), faults);
    let rounding =
        table.required("rounding", faults, |text| choice(text, Rounding::parse, &Rounding::ALL.map(Rounding::id)));
    Some(Precision { scale: u8::try_from(scale?).ok()?, rounding: rounding? })
}

/// The table `[index]`; the usual precision where it is absent.
pub(super) fn index_precision(root: &mut TomlTable<'_>, faults: &mut Faults) -> Option<Precision> {
    let is_stated = root.has("index");
    let mut table = root.table("index", faults);
    if !is_stated {
        return Some(Precision::USUAL);
    }
    let found = precision(&mut table, faults);
    table.finish(faults);
    found
}
