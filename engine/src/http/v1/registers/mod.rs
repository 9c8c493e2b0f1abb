//! Registers: what is declared, what was imported, the rows, imports and erasures.

pub mod erase;
pub mod export;
pub mod import;
pub mod list;
pub mod list_imports;
pub mod list_rows;
pub mod show;
