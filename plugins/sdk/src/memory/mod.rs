//! A world held in memory, for native tests of a directive. Strict: what was not declared panics, as the engine faults.

mod exam;
mod register;
mod unit;
mod world;

pub use exam::{Exam, outcomes_of};
pub use register::MemoryRegister;
pub use unit::unit;
pub use world::{MemoryTask, MemoryWorld};
