//! Why an operation did nothing: each variant is something the caller can do.

use std::fmt;

use crate::domain::Position;
use crate::domain::schedule::ScheduleFault;
use crate::store::{CommitError, StoreError};

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A stable code.
    pub code: &'static str,
    /// The field it is about; empty when it is about the whole.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.field, self.message) }
    }
}

/// Why an operation did nothing.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// What the request names is not there.
    #[error("there is no {what}")]
    Absent {
        /// What was looked for.
        what: String,
    },
    /// The request has faults: mend them and send it again.
    #[error("{}", list(.0))]
    Faulty(Vec<Fault>),
    /// A file has faults: mend them and import it again.
    #[error("{0}")]
    FaultyFile(crate::sheets::Faults),
    /// It is there already.
    #[error("{what} exists already")]
    Exists {
        /// What exists.
        what: String,
    },
    /// What the record is now does not allow it: the code says what stands in the way.
    #[error("{what}")]
    InTheWay {
        /// A stable code.
        code: &'static str,
        /// What stands in the way, and what to do about it.
        what: String,
    },
    /// It was closed for good: nothing of it changes any more.
    #[error("{what} was locked: nothing changes any more")]
    Locked {
        /// What was locked.
        what: String,
    },
    /// The caller's version is not the current one: read again.
    #[error("{what} was changed in the meantime")]
    Stale {
        /// What was changed.
        what: String,
        /// Its version now.
        version: Option<Position>,
    },
    /// Too many others write the same record: try again later.
    #[error("{what} is being changed by many at once")]
    Busy {
        /// What is contended.
        what: String,
    },
    /// The store takes no more writes: page someone.
    #[error("nothing can be written: {cause}")]
    Unavailable {
        /// Why.
        cause: String,
    },
    /// The store failed: page someone.
    #[error("the store failed")]
    Store(#[from] StoreError),
}

impl Refusal {
    /// One fault as a refusal.
    pub fn fault(code: &'static str, field: &str, message: impl Into<String>) -> Refusal {
        Refusal::Faulty(vec![Fault { code, field: field.into(), message: message.into() }])
    }

    /// What a fault of a schedule means.
    pub fn of_schedule(fault: ScheduleFault) -> Refusal {
        Refusal::InTheWay { code: fault.code(), what: fault.to_string() }
    }

    /// Whether it says nothing of what was asked for: the same may succeed once the store, or those who contend, let it.
    pub fn is_of_the_store(&self) -> bool {
        matches!(self, Refusal::Busy { .. } | Refusal::Unavailable { .. } | Refusal::Store(_))
    }

    /// What a failed commit means where no version was asked for by the caller.
    pub fn of_commit(error: CommitError) -> Refusal {
        match error {
            CommitError::Conflict { key, .. } => Refusal::Busy { what: key.to_string() },
            CommitError::TooLarge { .. } => Refusal::fault("too-large", "", error.to_string()),
            CommitError::Malformed { rule } => panic!("an operation broke the store's contract: {rule}"),
            CommitError::Poisoned { cause } => Refusal::Unavailable { cause },
            CommitError::Store(error) => Refusal::Store(error),
        }
    }
}

/// One fault stands for itself; several are counted first.
fn list(faults: &[Fault]) -> String {
    if let [fault] = faults {
        return fault.to_string();
    }
    let all: Vec<String> = faults.iter().map(Fault::to_string).collect();
    format!("{} faults: {}", faults.len(), all.join("; "))
}

/// Collects the faults of one request, so that all are answered at once.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, code: &'static str, field: &str, message: impl Into<String>) {
        self.0.push(Fault { code, field: field.into(), message: message.into() });
    }

    /// The value, or its error noted under `field`.
    pub fn keep<T, E: fmt::Display>(&mut self, code: &'static str, field: &str, value: Result<T, E>) -> Option<T> {
        value.map_err(|error| self.add(code, field, error.to_string())).ok()
    }

    /// The refusal, when there is any fault.
    pub fn refuse(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Faulty(self.0)) }
    }
}
