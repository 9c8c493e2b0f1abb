//! Writes the rows of a register as a file that spreadsheets open. Personal cells are not in it.

use super::engine::Engine;
use super::list_register_rows::{RegisterRowQuery, list_register_rows};
use super::list_registers::shape_of;
use super::refusal::Refusal;
use crate::domain::id::UnitCode;
use crate::domain::{Period, Position};
use crate::sheets::csv_text;

/// The most rows of one file: a spreadsheet holds ten times as many.
pub const ROWS_EXPORTED_MAX: usize = 100_000;

/// Which rows.
#[derive(Clone, Debug)]
pub struct RegisterRowsAsked {
    /// The register.
    pub register: String,
    /// The unit whose import holds them.
    pub unit: UnitCode,
    /// The days they are counted under.
    pub within: Period,
    /// As known at this position.
    pub known_at: Position,
    /// More rows than this are refused.
    pub rows_max: usize,
}

/// The file: a column for each that names no person, filled or not, and the rows month by month in the order of their keys.
pub fn export_register_rows(engine: &Engine, asked: RegisterRowsAsked) -> Result<String, Refusal> {
    let shape = shape_of(engine, &asked.register)?;
    let readable = shape.columns.iter().filter(|column| !column.personal);
    let headings: Vec<&str> = readable.map(|column| column.name.as_str()).collect();
    let RegisterRowsAsked { register, unit, within, known_at, rows_max } = asked;
    let query = RegisterRowQuery { register, unit, within, known_at, after: None, limit: rows_max + 1 };
    let listed = list_register_rows(engine, &query)?;
    if listed.items.len() > rows_max {
        let message = format!("{within} holds more than {rows_max} rows; ask for a shorter period");
        return Err(Refusal::fault("too-many-rows", "until", message));
    }
    let rows = listed.items.iter().map(|row| {
        let text = |heading: &&str| row.cells.iter().find(|(name, _)| name == heading).map_or("", |(_, text)| text);
        headings.iter().map(text).collect()
    });
    Ok(csv_text(&headings, rows))
}
