//! `facts.figures`: the reported values of a declared indicator and scope whose own period lies within a given one.

use std::fmt;

use wasmtime::component::LinkerInstance;

use crate::domain::Period;
use crate::domain::directive::Scope;
use crate::domain::facts::KnownFigure;
use crate::domain::id::IndicatorId;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session, undeclared};
use crate::host::tape::{AnswerHasher, Quoted};
use crate::host::wire::{self, scope_id};

/// The figures, ordered by unit, period and reporter.
pub fn answer(session: &mut Session, scope: Scope, indicator: &str, within: Period) -> Answered<Vec<KnownFigure>> {
    let world = session.ask("figures")?;
    let question = fmt::from_fn(|f| write!(f, "figures {} {} {within}", scope_id(scope), Quoted(indicator)));
    let known = IndicatorId::parse(indicator).ok().and_then(|id| world.facts.figures.get(&(id, scope)));
    let known = known.ok_or_else(|| undeclared(&question))?;
    session.charge_rows(known.len());
    let found: Vec<_> = known.iter().filter(|figure| within.covers(figure.key.within)).cloned().collect();
    session.record(question, |hash| {
        hash.length(found.len());
        for figure in &found {
            hash_figure(hash, figure);
        }
    })?;
    Ok(found)
}

fn hash_figure(hash: &mut AnswerHasher, figure: &KnownFigure) {
    let (key, value) = (&figure.key, &figure.value);
    hash.text(key.unit.as_str()).text(key.indicator.as_str());
    hash.integer(key.within.first().epoch_days()).integer(key.within.last().epoch_days());
    for end in [value.claim.lower(), value.claim.upper()] {
        hash.option(end, |hash, number| {
            hash.decimal(number);
        });
    }
    hash.text(value.rounded.id()).text(&key.reporter).integer(value.reported.epoch_days());
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("figures", |store, (scope, indicator, within): (wire::Scope, String, wire::Period)| {
        let found = answered(store, |session| {
            answer(session, scope.into(), &indicator, session::period(within.first, within.last)?)
        })?;
        Ok((found.into_iter().map(wire::Figure::from).collect::<Vec<_>>(),))
    })
}
