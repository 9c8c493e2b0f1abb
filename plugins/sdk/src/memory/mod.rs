//! A world held in memory, for native tests of a directive. Strict: what was not declared panics, as the engine faults.

mod cases;
mod register;
mod world;

pub use cases::{Case, outcomes_of};
pub use register::MemoryRegister;
pub use world::{MemoryTask, MemoryWorld};
