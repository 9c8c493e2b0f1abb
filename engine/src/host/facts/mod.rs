//! The imports of `facts`: one file each, with the answer as a plain function and the import around it.
//!
//! An answer comes from the frozen facts alone. Whatever is asked is put on the tape before the guest sees the answer.

pub mod as_of;
pub mod code_text;
pub mod documents;
pub mod earlier;
pub mod figures;
pub mod parameter;
pub mod reached;
pub mod register;
pub mod rows;
pub mod tally;
pub mod task_text;
pub mod tasks;
pub mod this_unit;
pub mod units;

use wasmtime::component::Linker;

use super::guest::Guest;

/// The interface's name.
pub const INTERFACE: &str = "dondoc:directive/facts@1.0.0";

/// Registers every import of the interface.
pub fn link(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut facts = linker.instance(INTERFACE)?;
    as_of::link(&mut facts)?;
    code_text::link(&mut facts)?;
    documents::link(&mut facts)?;
    earlier::link(&mut facts)?;
    figures::link(&mut facts)?;
    parameter::link(&mut facts)?;
    reached::link(&mut facts)?;
    rows::link(&mut facts)?;
    tally::link(&mut facts)?;
    task_text::link(&mut facts)?;
    tasks::link(&mut facts)?;
    this_unit::link(&mut facts)?;
    units::link(&mut facts)
}
