//! `facts.units`: the units of a scope, in the order of their codes.

use std::sync::Arc;

use wasmtime::component::LinkerInstance;

use crate::domain::Day;
use crate::domain::directive::Scope;
use crate::domain::unit::Unit;
use crate::host::guest::{Guest, answered};
use crate::host::session::{Answered, Session, undeclared};
use crate::host::tape::AnswerHasher;
use crate::host::wire::{self, scope_id};

/// The units of a scope; `unit` in the columns of its tasks is an index into them.
pub fn answer(session: &mut Session, scope: Scope) -> Answered<Vec<Arc<Unit>>> {
    let world = session.ask("units")?;
    let question = format!("units {}", scope_id(scope));
    let units = world.facts.units.get(&scope).ok_or_else(|| undeclared(&question))?;
    session.charge_rows(units.len());
    session.record(question, |hash| {
        hash.length(units.len());
        for unit in units {
            hash_unit(hash, unit);
        }
    })?;
    Ok(units.clone())
}

pub(super) fn hash_unit(hash: &mut AnswerHasher, unit: &Unit) {
    hash.text(unit.code.as_str()).text(&unit.name).text(unit.kind.id());
    hash.option(unit.parent.as_ref(), |hash, parent| {
        hash.text(parent.as_str());
    });
    for day in [unit.valid_from, unit.valid_until] {
        hash.option(day.map(Day::epoch_days), |hash, day| {
            hash.integer(day);
        });
    }
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("units", |store, (scope,): (wire::Scope,)| {
        let units = answered(store, |session| answer(session, scope.into()))?;
        Ok((units.iter().map(|unit| wire::Unit::from(&**unit)).collect::<Vec<_>>(),))
    })
}
