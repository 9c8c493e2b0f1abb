//! A workbook as a table: the zip is measured as a stream, one sheet is chosen, and its rows come one after the other.
//!
//! Nothing of a workbook is believed: `part` reads every part of it once and keeps none, and only what stays within the
//! bounds of `meter` reaches calamine. What a sheet claims of its size is never allocated. A value that is computed,
//! merged, hidden or shown otherwise than it is stored is refused with its cell, never guessed.

mod archive;
mod meter;
mod open;
mod part;
mod place;
mod sheet_list;
mod sheet_rows;
mod signature;
#[cfg(test)]
mod tests;
mod value;

pub(super) use open::Workbook;
pub(super) use signature::is_workbook;
