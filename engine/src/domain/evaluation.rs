//! One directive applied to one unit on one as-of: what was asked, what came out, what it cost.

use super::AsOf;
use super::Instant;
use super::id::{Digest, DirectiveId, ScheduleId, UnitCode};
use super::outcome::{Outcome, Severity, Verdict};
use super::task_state::Completion;
use super::waiver::WaiversKey;

/// What ended a plugin's run before it gave outcomes. Each names the limit and how much was used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PluginFault {
    /// It used up its fuel: the reproducible limit.
    #[error("it used up its fuel of {fuel_max}")]
    OutOfFuel {
        /// The budget.
        fuel_max: u64,
    },
    /// It ran longer than allowed. Not reproducible.
    #[error("it ran longer than {wall_ms_max} ms")]
    Timeout {
        /// The limit.
        wall_ms_max: u64,
    },
    /// It asked for more memory or table space than allowed. Not reproducible.
    #[error("it asked for {asked_bytes} bytes of memory, and may hold {memory_bytes_max}")]
    OutOfMemory {
        /// The limit.
        memory_bytes_max: u64,
        /// What the refused request would have made it.
        asked_bytes: u64,
    },
    /// What it handed to the engine was larger than the engine lifts.
    #[error("what it handed over takes more than {lift_bytes_max} bytes")]
    TooMuchHandedOver {
        /// The limit.
        lift_bytes_max: u64,
    },
    /// It asked more questions than allowed.
    #[error("it asked more than {questions_max} questions")]
    TooManyQuestions {
        /// The limit.
        questions_max: u64,
    },
    /// Its questions and answers filled the tape.
    #[error("its questions and answers take more than {tape_bytes_max} bytes of tape")]
    TapeFull {
        /// The limit.
        tape_bytes_max: u64,
    },
    /// It wrote more to its log than allowed.
    #[error("it wrote more than {log_bytes_max} bytes to its log")]
    LogFull {
        /// The limit.
        log_bytes_max: u64,
    },
    /// It panicked.
    #[error("it panicked: {message}")]
    Panicked {
        /// The panic's message.
        message: String,
    },
    /// It trapped.
    #[error("it trapped: {trap}")]
    Trapped {
        /// The trap's own words.
        trap: String,
    },
    /// It asked for something it had not declared.
    #[error("it asked for what it had not declared: {question}")]
    Undeclared {
        /// What it asked for.
        question: String,
    },
    /// It asked a question that makes no sense, as a row that does not exist.
    #[error("it asked what makes no sense: {question}")]
    BadQuestion {
        /// What was wrong.
        question: String,
    },
    /// It returned outcomes that contradict its declaration.
    #[error("its outcomes contradict its declaration: {}", problems.join("; "))]
    BadOutcomes {
        /// Everything that is wrong with them.
        problems: Vec<String>,
    },
    /// It gave up with a message of its own.
    #[error("it gave up: {message}")]
    GaveUp {
        /// The message.
        message: String,
    },
}

impl PluginFault {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            PluginFault::OutOfFuel { .. } => "out-of-fuel",
            PluginFault::Timeout { .. } => "timeout",
            PluginFault::OutOfMemory { .. } => "out-of-memory",
            PluginFault::TooMuchHandedOver { .. } => "too-much-handed-over",
            PluginFault::TooManyQuestions { .. } => "too-many-questions",
            PluginFault::TapeFull { .. } => "tape-full",
            PluginFault::LogFull { .. } => "log-full",
            PluginFault::Panicked { .. } => "panicked",
            PluginFault::Trapped { .. } => "trapped",
            PluginFault::Undeclared { .. } => "undeclared",
            PluginFault::BadQuestion { .. } => "bad-question",
            PluginFault::BadOutcomes { .. } => "bad-outcomes",
            PluginFault::GaveUp { .. } => "gave-up",
        }
    }

    /// The same fault, each of its texts cut to so many bytes, and of several problems the first.
    #[must_use]
    pub fn shortened(mut self, bytes_max: usize) -> PluginFault {
        match &mut self {
            PluginFault::Panicked { message: text }
            | PluginFault::Trapped { trap: text }
            | PluginFault::Undeclared { question: text }
            | PluginFault::BadQuestion { question: text }
            | PluginFault::GaveUp { message: text } => text.truncate(text.floor_char_boundary(bytes_max)),
            PluginFault::BadOutcomes { problems } => {
                problems.truncate(1);
                problems.iter_mut().for_each(|text| text.truncate(text.floor_char_boundary(bytes_max)));
            }
            PluginFault::OutOfFuel { .. }
            | PluginFault::Timeout { .. }
            | PluginFault::OutOfMemory { .. }
            | PluginFault::TooMuchHandedOver { .. }
            | PluginFault::TooManyQuestions { .. }
            | PluginFault::TapeFull { .. }
            | PluginFault::LogFull { .. } => {}
        }
        self
    }

    /// Whether the same run on the same facts would end the same way.
    pub fn is_reproducible(&self) -> bool {
        !matches!(self, PluginFault::Timeout { .. } | PluginFault::OutOfMemory { .. })
    }
}

/// An outcome with the verdict its check's severity makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the directive found.
    pub outcome: Outcome,
    /// The severity of its check.
    pub severity: Severity,
    /// What it means.
    pub verdict: Verdict,
}

/// What an evaluation used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Fuel burnt.
    pub fuel_used: u64,
    /// Fuel allowed.
    pub fuel_max: u64,
    /// The most linear memory held.
    pub memory_bytes: u64,
    /// Questions asked.
    pub questions: u64,
}

/// What identifies an evaluation: the occurrence that ran it, its directive and its unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvaluationKey {
    /// The schedule.
    pub schedule: ScheduleId,
    /// The nominal instant of the occurrence.
    pub nominal: Instant,
    /// The directive.
    pub directive: DirectiveId,
    /// The unit.
    pub unit: UnitCode,
}

/// A recorded evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// What identifies it.
    pub key: EvaluationKey,
    /// The as-of it saw.
    pub as_of: AsOf,
    /// The component that ran.
    pub plugin: Digest,
    /// What compiled and ran it: the host's fingerprint, under which fuel and limits are comparable.
    pub engine: Digest,
    /// The limits that applied, by name.
    pub limits: Vec<(String, u64)>,
    /// The calendar it used.
    pub calendar: String,
    /// The zone whose midnight ends the as-of day, as `Asia/Ho_Chi_Minh`.
    pub zone: String,
    /// Which day counted as the day a task was done.
    pub completion: Completion,
    /// The value of every declared parameter.
    pub parameters: Vec<(String, String)>,
    /// The judged outcomes, or what ended the run.
    pub result: Result<Vec<Judged>, PluginFault>,
    /// The digest of its tape.
    pub tape: Digest,
    /// What it used.
    pub cost: Cost,
}

impl Evaluation {
    /// The check that one of its outcomes is of, as its waivers are found.
    pub fn check_of(&self, judged: &Judged) -> WaiversKey {
        let EvaluationKey { unit, directive, .. } = self.key.clone();
        WaiversKey { unit, directive, check: judged.outcome.check.clone() }
    }

    /// The checks of its defects; none where the plugin faulted.
    pub fn checks(&self) -> impl Iterator<Item = WaiversKey> {
        let judged = self.result.as_deref().unwrap_or_default();
        judged.iter().filter(|judged| judged.verdict.is_defect()).map(|judged| self.check_of(judged))
    }
}
