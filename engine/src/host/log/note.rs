//! `log.note`: a line for the run's log, and no part of the verdict or the tape.

use wasmtime::component::LinkerInstance;

use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session};

/// Takes a note. One that begins with `panic: ` is the SDK's last word before it traps.
pub fn answer(session: &mut Session, message: &str) -> Answered<()> {
    session.note(message)
}

pub(super) fn link(log: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    log.func_wrap("note", |store, (message,): (String,)| answered(store, |session| answer(session, &message)))
}
