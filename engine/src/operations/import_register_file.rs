//! Imports the rows of a register as a file that was sent: reads it against the declaration, and does what the import does.

use super::engine::Engine;
use super::import::ImportMode;
use super::import_file::FileSent;
use super::import_registers::{RegisterImported, RegisterStatement, import_registers};
use super::list_registers::shape_of;
use super::refusal::Refusal;
use crate::domain::Period;
use crate::domain::id::UnitCode;
use crate::domain::register::RegisterMode;
use crate::sheets::{Source, read_register};

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterStated {
    /// The register.
    pub register: String,
    /// The unit whose rows it holds.
    pub unit: UnitCode,
    /// The days whose rows it holds.
    pub within: Period,
    /// What becomes of recorded rows of these days that it does not hold.
    pub mode: RegisterMode,
}

/// Imports all rows of a file, or none; the same file again changes nothing.
pub fn import_register_file(
    engine: &Engine,
    actor: &str,
    (stated, sent): (&RegisterStated, &FileSent),
    import: ImportMode,
) -> Result<RegisterImported, Refusal> {
    let shape = shape_of(engine, &stated.register)?;
    let source = Source::open(&sent.bytes, &sent.file, sent.sheet.as_deref()).map_err(Refusal::FaultyFile)?;
    let sheet = read_register(&source, &shape, stated.within, &mut |_| {}).map_err(Refusal::FaultyFile)?;
    let statement = RegisterStatement { shape, unit: stated.unit.clone(), within: stated.within, mode: stated.mode };
    import_registers(engine, actor, source.label(), (&statement, &sheet), import, &mut |_| {})
}
