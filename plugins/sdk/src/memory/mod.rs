//! A world held in memory, for native tests of a directive. Strict: what was not declared panics, as the engine faults.

mod exam;
mod register;
mod world;

pub use exam::{Exam, outcomes_of};
pub use register::MemoryRegister;
pub use world::{MemoryTask, MemoryWorld};
