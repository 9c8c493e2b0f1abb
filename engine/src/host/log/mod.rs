//! The import of `log`.

pub mod note;

use wasmtime::component::Linker;

use super::guest::Guest;

/// The interface's name.
pub const INTERFACE: &str = "dondoc:directive/log@1.0.0";

/// Registers every import of the interface.
pub fn link(linker: &mut Linker<Guest>) -> wasmtime::Result<()> {
    note::link(&mut linker.instance(INTERFACE)?)
}
