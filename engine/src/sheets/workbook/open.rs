//! A workbook of which one sheet was chosen.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};

use super::archive::Archive;
use super::part::{Part, damaged};
use super::sheet_list;
use super::sheet_rows::SheetRows;
use crate::sheets::cell::CellFault;

/// A workbook within its bounds, and the sheet that is read.
#[derive(Debug)]
pub(in crate::sheets) struct Workbook<'a> {
    bytes: &'a [u8],
    sheet: String,
    part: Part,
}

/// The workbook as calamine has it: shared strings and formats, but no cell yet.
pub(in crate::sheets) type Cells<'a> = Xlsx<Cursor<&'a [u8]>>;

impl<'a> Workbook<'a> {
    /// Measures a workbook and chooses its sheet.
    pub fn open(bytes: &'a [u8], sheet: Option<&str>) -> Result<Workbook<'a>, CellFault> {
        let mut archive = Archive::measure(bytes)?;
        let sheets = sheet_list::list(&mut archive)?;
        let chosen = sheet_list::choose(&sheets, sheet)?;
        let part = archive.take(&chosen.part).ok_or_else(damaged)?;
        Ok(Workbook { bytes, sheet: chosen.name.clone(), part })
    }

    /// The name of the sheet that is read.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// What its rows are read from.
    pub fn cells(&self) -> Result<Cells<'a>, CellFault> {
        Xlsx::new(Cursor::new(self.bytes)).map_err(|_| damaged())
    }

    /// The rows of its sheet.
    pub fn rows<'r>(&'r self, cells: &'r mut Cells<'a>) -> Result<SheetRows<'r, Cursor<&'a [u8]>>, CellFault> {
        let is_1904 = cells.has_1904_epoch();
        let reader = cells.worksheet_cells_reader(&self.sheet).map_err(|_| damaged())?;
        Ok(SheetRows::new(reader, &self.part, is_1904))
    }
}
