//! What the directive declares, as tables, and the sentences of its checks.

mod checks;
mod parameters;
mod reads;
pub mod texts;

pub use checks::CHECKS;
pub use parameters::PARAMETERS;
pub use reads::{DOCUMENTS, INDICATORS, REGISTERS};
