//! What the directive declares, as tables, and the sentences of its checks.

mod checks;
mod description;
mod parameters;
mod registers;
pub mod texts;

pub use checks::CHECKS;
pub use description::DESCRIPTION;
pub use parameters::PARAMETERS;
pub use registers::REGISTERS;
