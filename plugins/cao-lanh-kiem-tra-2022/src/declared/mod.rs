//! What the directive declares, as tables.

mod checks;
mod parameters;
mod reads;
mod registers;

pub use checks::CHECKS;
pub use parameters::PARAMETERS;
pub use reads::{DOCUMENTS, INDICATORS};
pub use registers::REGISTERS;
