//! The tests that stand at a boundary of the engine: one binary.

mod store;
