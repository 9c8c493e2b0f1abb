//! What the directive declares, as tables.

mod checks;
mod description;
mod parameters;
mod reads;
mod registers;

pub use checks::CHECKS;
pub use description::DESCRIPTION;
pub use parameters::PARAMETERS;
pub use reads::{CITY_PAPERS, DOCUMENTS, INDICATORS, INSTRUCTIONS, UNIT_PLANS};
pub use registers::REGISTERS;
