//! What a failed command says and with which code it ends: the one table that translates refusals for a shell.
//!
//! 0: done. 1: the request cannot be met as it is; mend it. 2: wrong arguments (clap's own). 3: the store or the machine
//! failed. 4: the data folder is in use. 5: what was looked at does not add up. 6: nothing is off, but something cannot
//! be said.

use std::fmt::Write as _;
use std::process::ExitCode;

use crate::boot::BootError;
use crate::operations::{Fault, Refusal};
use crate::telemetry::chain;

/// Why a command failed.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// The request cannot be met as it is.
    pub fn mend(message: impl Into<String>) -> Failure {
        Failure { code: 1, message: message.into() }
    }

    /// What was looked at does not add up.
    pub fn differs(message: impl Into<String>) -> Failure {
        Failure { code: 5, message: message.into() }
    }

    /// Nothing is off, but something cannot be said.
    pub fn unsaid(message: impl Into<String>) -> Failure {
        Failure { code: 6, message: message.into() }
    }

    /// The machine failed.
    pub fn machine(doing: &str, error: &dyn std::error::Error) -> Failure {
        Failure { code: 3, message: format!("{doing}: {}", chain(error)) }
    }

    /// The server that was asked failed, and says why.
    pub fn server(detail: String) -> Failure {
        Failure { code: 3, message: detail }
    }

    /// The failure of a start; where a server has the data folder in use, it names the API call that does the same.
    pub fn of_start(error: BootError, call: &str) -> Failure {
        let Some(Some(address)) = error.in_use() else { return Failure::from(error) };
        let mend = format!("ask its server instead: {}", call.replace("{server}", &format!("http://{address}")));
        Failure { code: 4, message: format!("{error}\n{mend}") }
    }

    /// Prints the message and gives the code.
    pub fn report(self) -> ExitCode {
        eprintln!("dondoc: {}", self.message);
        ExitCode::from(self.code)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        match refusal {
            Refusal::Faulty(faults) => Failure::mend(list(&faults)),
            Refusal::FaultyFile(faults) => Failure::mend(format!("nothing was imported\n{faults}")),
            Refusal::Absent { .. }
            | Refusal::Exists { .. }
            | Refusal::InTheWay { .. }
            | Refusal::Locked { .. }
            | Refusal::Stale { .. } => Failure::mend(refusal.to_string()),
            Refusal::Busy { .. } | Refusal::Unavailable { .. } => Failure { code: 3, message: refusal.to_string() },
            Refusal::Store(error) => Failure { code: 3, message: chain(&error) },
        }
    }
}

impl From<BootError> for Failure {
    fn from(error: BootError) -> Failure {
        let code = match error.in_use() {
            Some(_) => 4,
            None if error.is_configuration() => 1,
            None => 3,
        };
        Failure { code, message: chain(&error) }
    }
}

fn list(faults: &[Fault]) -> String {
    let mut text = format!("{} fault(s)", faults.len());
    for fault in faults {
        let _infallible = write!(text, "\n  {fault} [{}]", fault.code);
    }
    text
}
