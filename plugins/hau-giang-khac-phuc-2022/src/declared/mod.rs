//! What the directive declares, as tables, and the sentences of its checks.

mod causes;
mod checks;
mod parameters;
mod reads;
pub mod texts;

pub use causes::cause_name;
pub use checks::CHECKS;
pub use parameters::PARAMETERS;
pub use reads::{DOCUMENTS, INDICATORS, REGISTERS};
