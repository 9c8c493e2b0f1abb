//! What one evaluation may use: every bound by name, with its unit and its default.
//!
//! It is an administrator's to set, the host's to hold and an evaluation's to record.

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
