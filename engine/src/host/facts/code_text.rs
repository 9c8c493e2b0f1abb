//! `facts.code-text`: the text that a code of a register's column stands for.

use std::fmt;

use wasmtime::component::LinkerInstance;

use super::register;
use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session, nonsense, undeclared};
use crate::host::tape::Quoted;

/// The text; a code that stands for none is refused.
pub fn answer(session: &mut Session, name: &str, column: &str, code: i64) -> Answered<String> {
    let world = session.ask("code-text")?;
    let question = fmt::from_fn(|f| write!(f, "code-text {} {} {code}", Quoted(name), Quoted(column)));
    let register = register::register(&world, name).ok_or_else(|| undeclared(&question))?;
    register::column(register, column, &question)?;
    let known = world.facts.registers.get(name).ok_or_else(|| undeclared(&question))?;
    let text = known.code_text(column, code).ok_or_else(|| nonsense(format_args!("{question}: no such code")))?;
    session.record(question, |hash| {
        hash.text(text);
    })?;
    Ok(text.to_owned())
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("code-text", |store, (register, column, code): (String, String, i64)| {
        answered(store, |session| answer(session, &register, &column, code)).map(|text| (text,))
    })
}
