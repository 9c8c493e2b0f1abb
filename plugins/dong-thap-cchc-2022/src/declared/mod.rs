//! What the directive declares, as tables.

mod checks;
mod indicators;
mod parameters;
mod registers;

pub use checks::CHECKS;
pub use indicators::{DUTIES, INDICATORS};
pub use parameters::PARAMETERS;
pub use registers::REGISTERS;
