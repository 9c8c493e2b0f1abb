//! What the directive declares, as tables.

mod checks;
mod description;
mod indicators;
mod parameters;
mod registers;

pub use checks::CHECKS;
pub use description::DESCRIPTION;
pub use indicators::{DUTIES, INDICATORS};
pub use parameters::PARAMETERS;
pub use registers::REGISTERS;
