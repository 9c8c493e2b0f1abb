//! What one run may use: every bound by name, with its unit and its default.
//!
//! All of them are set before the instance is made. Relations between them hold at compile time.

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

/// The limits of one run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Fuel, about one unit an instruction: the limit that is the same on every machine.
    pub fuel_max: u64,
    /// Milliseconds on the wall from before the instance is made.
    pub wall_ms_max: u64,
    /// Bytes of all linear memories together.
    pub memory_bytes_max: u64,
    /// Elements of all tables together.
    pub table_elements_max: u64,
    /// Bytes the engine allocates for what one call hands to it.
    pub lift_bytes_max: u64,
    /// Questions.
    pub questions_max: u64,
    /// Bytes of the tape.
    pub tape_bytes_max: u64,
    /// Bytes of the log.
    pub log_bytes_max: u64,
    /// Outcomes.
    pub outcomes_max: u64,
    /// Bytes of one text of an outcome, or of the error a plugin gives up with.
    pub message_bytes_max: u64,
    /// Measured values of one outcome.
    pub measured_max: u64,
    /// Facts one outcome cites.
    pub cites_max: u64,
}

impl Limits {
    /// What holds where nothing is configured.
    pub const DEFAULT: Limits = Limits {
        fuel_max: 5_000_000_000,
        wall_ms_max: 10_000,
        memory_bytes_max: 128 << 20,
        table_elements_max: 100_000,
        lift_bytes_max: 16 << 20,
        questions_max: 50_000,
        tape_bytes_max: 8 << 20,
        log_bytes_max: 64 << 10,
        outcomes_max: 10_000,
        message_bytes_max: 16 << 10,
        measured_max: 100,
        cites_max: 1_000,
    };

    /// Every limit by the name of its field, in the order of the fields.
    pub fn named(&self) -> [(&'static str, u64); 12] {
        let Limits {
            fuel_max,
            wall_ms_max,
            memory_bytes_max,
            table_elements_max,
            lift_bytes_max,
            questions_max,
            tape_bytes_max,
            log_bytes_max,
            outcomes_max,
            message_bytes_max,
            measured_max,
            cites_max,
        } = *self;
        [
            ("fuel_max", fuel_max),
            ("wall_ms_max", wall_ms_max),
            ("memory_bytes_max", memory_bytes_max),
            ("table_elements_max", table_elements_max),
            ("lift_bytes_max", lift_bytes_max),
            ("questions_max", questions_max),
            ("tape_bytes_max", tape_bytes_max),
            ("log_bytes_max", log_bytes_max),
            ("outcomes_max", outcomes_max),
            ("message_bytes_max", message_bytes_max),
            ("measured_max", measured_max),
            ("cites_max", cites_max),
        ]
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

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
