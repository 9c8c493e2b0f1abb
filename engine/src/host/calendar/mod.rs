//! The imports of `calendar`: working days, from the calendar frozen with the facts.

pub mod add_working_days;
pub mod is_working_day;
pub mod working_days_between;

use wasmtime::component::Linker;

use super::guest::Guest;

/// The interface's name.
pub const INTERFACE: &str = "dondoc:directive/calendar@1.0.0";

/// Registers every import of the interface.
pub fn link(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    let mut calendar = linker.instance(INTERFACE)?;
    add_working_days::link(&mut calendar)?;
    is_working_day::link(&mut calendar)?;
    working_days_between::link(&mut calendar)
}
