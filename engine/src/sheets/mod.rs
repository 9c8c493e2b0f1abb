//! The files an administrator writes: bytes in, typed rows out, every fault with its line and column.
//!
//! A reader takes the bytes of a file and its name, and returns either all rows or all faults: nothing is half read.
//! A fault names file, line, column, a stable code and how to mend it; the first [`FAULTS_MAX`] are kept, all are counted.
//! Files are UTF-8 with or without a byte-order mark. Tables are comma-separated with a header row whose columns may
//! stand in any order; a column that is unknown or missing is a fault, so that a misspelt heading never loses a column.
//!
//! What is judged here is what the file alone can show: shapes, dates in order, keys that come twice. Whether a unit, a
//! plan or a directive exists is not asked here: no store, no clock, no operation is known to this module.

mod calendar;
mod cell;
mod country;
mod documents;
mod fault;
mod figures;
mod keys;
mod office;
mod registers;
mod source;
mod table;
mod task_facts;
mod tasks;
mod toml_file;
mod units;

pub use calendar::read_calendar;
pub use country::{read_snapshot, read_succession};
pub use documents::{DocumentSheetRow, read_documents};
pub use fault::{FAULTS_MAX, Fault, FaultCode, Faults};
pub use figures::{FigureSheetRow, read_figures};
pub(crate) use office::read_parameters;
pub use office::{OfficeFile, OfficeRegister, read_office};
pub use registers::{RegisterSheet, read_register};
pub use source::{FILE_BYTES_MAX, SheetError, open_sheet};
pub use table::Row;
pub use tasks::{TaskSheetRow, column_of, read_tasks};
pub(crate) use toml_file::{TomlFile, TomlTable};
pub use units::{UnitSheetRow, read_units, tree_faults};
