//! `facts.parameter`: the value of a declared parameter.

use std::fmt;

use wasmtime::component::LinkerInstance;

use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session, undeclared};
use crate::host::tape::Quoted;

/// The administrator's value, else the default.
pub fn answer(session: &mut Session, name: &str) -> Answered<String> {
    let world = session.ask("parameter")?;
    let question = fmt::from_fn(|f| write!(f, "parameter {}", Quoted(name)));
    let value = world.facts.parameters.get(name).ok_or_else(|| undeclared(&question))?;
    session.record(question, |hash| {
        hash.text(value);
    })?;
    Ok(value.clone())
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("parameter", |store, (name,): (String,)| {
        answered(store, |session| answer(session, &name)).map(|value| (value,))
    })
}
