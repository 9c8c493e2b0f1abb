//! What one run may use: every bound by name, with its unit and its default.
//!
//! All of them are set before the instance is made. Relations between them hold at compile time.

pub use crate::domain::limits::Limits;

/// Fuel of a question itself, whatever it touches.
pub const FUEL_PER_QUESTION: u64 = 1_000;
/// Fuel of a row that the engine looks at for a question.
pub const FUEL_PER_ROW: u64 = 16;
/// Fuel of a byte that the engine hashes and copies for an answer.
pub const FUEL_PER_BYTE: u64 = 8;
/// Fuel of a day that the calendar walks over.
pub const FUEL_PER_DAY: u64 = 64;
/// What a note costs of the log beside its text, so that empty notes fill it too.
pub const NOTE_BYTES: u64 = 16;
/// The most runs at once; further ones wait for one to end.
pub const RUNS_AT_ONCE_MAX: u32 = 32;
/// The most bytes of a component.
pub const COMPONENT_BYTES_MAX: u64 = 32 << 20;
/// The most outcomes the engine lifts at all, however high [`Limits::outcomes_max`] is set.
pub const OUTCOMES_LIFTED_MAX: u32 = 100_000;
/// The most faults of one plugin that are kept; the rest are counted.
pub const PROBLEMS_MAX: usize = 100;
/// The most bytes of a fault's text, where no limit of the run says less: a fault is recorded, and must always fit an entry.
pub const FAULT_BYTES_MAX: usize = 4 << 10;
/// What the machine runs in a millisecond at the slowest that is reckoned with.
const FUEL_PER_MS_MIN: u64 = 1_000_000;
/// The tape bytes of a question without long texts.
const SHORT_QUESTION_TAPE_BYTES: u64 = 160;

const _: () = {
    let limits = Limits::DEFAULT;
    // A guest that only computes must meet the reproducible limit first.
    assert!(limits.fuel_max / FUEL_PER_MS_MIN <= limits.wall_ms_max);
    // A guest that asks short questions for ever must meet the count first, and have the fuel to get there.
    assert!(limits.questions_max * SHORT_QUESTION_TAPE_BYTES <= limits.tape_bytes_max);
    assert!(limits.questions_max * FUEL_PER_QUESTION * 2 <= limits.fuel_max);
    // The longest text must fit what is lifted, and what is lifted the memory it comes from.
    assert!(limits.message_bytes_max < limits.lift_bytes_max && limits.lift_bytes_max < limits.memory_bytes_max);
    assert!(limits.outcomes_max <= OUTCOMES_LIFTED_MAX as u64);
    assert!(FAULT_BYTES_MAX as u64 <= limits.message_bytes_max);
    // What a run's answers keep in the host (four bytes for each selected row) stays below the guest's own memory.
    assert!(limits.fuel_max / (FUEL_PER_ROW + 32 * FUEL_PER_BYTE) * 4 < limits.memory_bytes_max);
};
