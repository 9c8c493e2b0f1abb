//! What the directive declares, as tables, and the sentences of its checks.

mod causes;
mod checks;
mod description;
mod parameters;
mod reads;
pub mod texts;

pub use causes::cause_name;
pub use checks::CHECKS;
pub use description::DESCRIPTION;
pub use parameters::PARAMETERS;
pub use reads::{DIRECTING, DOCUMENTS, INDICATORS, REGISTERS};
