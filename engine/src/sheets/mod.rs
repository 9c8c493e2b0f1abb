//! The files an administrator writes: bytes in, typed rows out, every fault with its line and column.
//!
//! A reader takes the bytes of a file and its name, and returns either all rows or all faults: nothing is half read.
//! A fault names file, line, column, a stable code and how to mend it; the first [`FAULTS_MAX`] are kept, all are counted.
//! Texts are UTF-8 with or without a byte-order mark. A table is a text separated by commas or tabs, or one sheet of a
//! workbook (XLSX), with a header row whose columns may stand in any order; a column that is unknown or missing is a fault,
//! so that a misspelt heading never loses a column.
//!
//! What is judged here is what the file alone can show: shapes, dates in order, keys that come twice. Whether a unit, a
//! plan or a directive exists is not asked here: no store, no clock, no operation is known to this module.

mod bands;
mod calendar;
mod cell;
mod claim;
mod claims;
mod contacts;
mod country;
mod criteria;
mod csv_rows;
mod csv_text;
mod documents;
mod fault;
mod figures;
mod header;
mod identities;
mod keys;
mod legacy;
mod office;
mod publication;
mod ranking;
mod register_cells;
mod registers;
mod rows;
mod score_sheet;
mod source;
mod table;
mod task_facts;
mod tasks;
mod toml_file;
mod units;
mod workbook;

pub use calendar::read_calendar;
pub use claims::{ClaimTable, read_claims};
pub use contacts::{ContactSheetRow, read_contacts};
pub use country::{read_snapshot, read_succession};
pub use criteria::read_criteria;
pub use csv_text::csv_text;
pub use documents::{DocumentSheetRow, read_documents};
pub use fault::{FAULTS_MAX, Fault, FaultCode, Faults};
pub use figures::{FigureSheetRow, read_figures};
pub(crate) use office::read_parameters;
pub use office::{OfficeFile, OfficeRegister, read_office};
pub use ranking::read_ranking;
pub use registers::{RegisterSheet, read_register};
pub use score_sheet::read_score_sheet;
pub(crate) use score_sheet::{measure as read_measure, place as place_of_fault};
pub use source::{FILE_BYTES_MAX, OpenSheet, ROWS_MAX, SheetError, Source, open_sheet};
pub use table::Row;
pub use tasks::{TaskSheetRow, column_of, read_tasks};
pub(crate) use toml_file::{TomlFile, TomlTable};
pub use units::{UnitSheetRow, read_units, tree_faults};
