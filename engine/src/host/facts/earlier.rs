//! `facts.earlier`: this directive's last scheduled outcome for a check before a day.

use std::fmt;

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::domain::facts::EarlierOutcome;
use crate::domain::id::CheckId;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session, undeclared};
use crate::host::tape::Quoted;
use crate::host::wire;

/// The outcome; `None` where there was none.
pub fn answer(session: &mut Session, check: &str, before: Day) -> Answered<Option<EarlierOutcome>> {
    let world = session.ask("earlier")?;
    let question = fmt::from_fn(|f| write!(f, "earlier {} {before}", Quoted(check)));
    let known = CheckId::parse(check).ok().filter(|id| world.directive.check(id).is_some());
    let known = known.ok_or_else(|| undeclared(&question))?;
    let outcomes = world.facts.earlier.get(&known).map_or(&[][..], Vec::as_slice);
    session.charge_rows(outcomes.len());
    let found = outcomes.iter().find(|outcome| outcome.on < before).cloned();
    session.record(question, |hash| {
        hash.option(found.as_ref(), |hash, found| {
            hash.integer(found.on.epoch_days()).text(&found.condition);
            hash.option(found.points, |hash, points| {
                hash.decimal(points);
            });
            hash.length(found.measured.len());
            for number in &found.measured {
                hash.decimal(*number);
            }
        });
    })?;
    Ok(found)
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("earlier", |store, (check, before): (String, i32)| {
        let found = answered(store, |session| answer(session, &check, session::day(before)?))?;
        Ok((found.map(wire::Earlier::from),))
    })
}
