//! Erases the personal cells of a register's rows: the rows stay, who they are about is gone for good.
//!
//! The entry comes first, with the digests of what goes, the actor and the reason; then the bytes of every version are
//! erased. Whoever is stopped in between erases again: what an entry calls erased is looked for each time.

use std::collections::BTreeSet;

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::id::{Digest, RegisterId, UnitCode};
use crate::domain::recorded::Recorded;
use crate::domain::register::RegisterMonth;
use crate::domain::{Period, Position};
use crate::store::{Change, Expectation, Read, Record, RegisterMonthQuery, StoreError, Versioned};

/// Whose cells are erased, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// The register.
    pub register: RegisterId,
    /// The unit that the rows belong to.
    pub unit: UnitCode,
    /// The months that lie in this period are erased.
    pub within: Period,
    /// Why: the paper that asks for it.
    pub reason: String,
}

/// What was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// The months whose cells are gone.
    pub months: usize,
    /// The bytes that were there until now, by how many digests.
    pub blobs: usize,
    /// The entry; `None` where all of it was erased before.
    pub written: Option<Position>,
}

/// Erases the personal cells of all months of a unit that lie in the period.
pub fn erase_personal(engine: &Engine, actor: &str, erasure: &Erasure) -> Result<Erased, Refusal> {
    if erasure.reason.trim().is_empty() {
        return Err(Refusal::fault("reason-missing", "reason", "say why: what is erased never comes back by itself"));
    }
    let Erasure { register, unit, within, reason } = erasure;
    let (register, unit) = (register.clone(), Some(unit.clone()));
    let query = RegisterMonthQuery { register, unit, after: None, limit: usize::MAX };
    let mut months = engine.store.register_months(&query)?;
    months.retain(|month| within.covers(month.value.key.days()) && digests(&month.value).next().is_some());
    if months.is_empty() {
        return Err(Refusal::Absent { what: format!("personal cell of {} in {within}", erasure.register) });
    }
    let mut erased = Erased { months: months.len(), ..Erased::default() };
    let digests: BTreeSet<Digest> = months.iter().flat_map(|month| digests(&month.value)).collect();
    let mut change = Change { reason: reason.clone(), ..Change::by(actor, "erase-personal", engine.clock.now()) };
    for month in months {
        mark(engine, &mut change, month)?;
    }
    if !change.puts.is_empty() {
        erased.written = Some(engine.store.commit(change).map_err(Refusal::of_commit)?.position);
    }
    for digest in digests {
        erased.blobs += usize::from(engine.store.erase_blob(&digest)?);
    }
    Ok(erased)
}

/// The digests of the personal cells of every version.
fn digests(month: &RegisterMonth) -> impl Iterator<Item = Digest> {
    let blocks = month.versions.iter().flat_map(|version| &version.value);
    blocks.filter_map(|block| block.personal.map(|personal| personal.digest))
}

/// Adds the version of a month whose cells are erased, where any version's bytes are still there, or were never called
/// erased: of rows that were removed since, only an earlier version speaks.
fn mark(engine: &Engine, change: &mut Change, month: Versioned<RegisterMonth>) -> Result<(), Refusal> {
    let Versioned { value: mut month, version } = month;
    let mut is_new = false;
    for digest in digests(&month) {
        is_new |= is_there(engine, &digest)?;
    }
    let mut blocks = month.blocks().to_vec();
    for personal in blocks.iter_mut().filter_map(|block| block.personal.as_mut()) {
        is_new |= !std::mem::replace(&mut personal.erased, true);
    }
    if is_new {
        month.versions.push(Recorded::new(blocks, engine.today()));
        let record = Record::RegisterMonth(month);
        change.expects.push(Expectation { key: record.key(), version: Some(version) });
        change.puts.push(record);
    }
    Ok(())
}

/// Whether there are bytes of that digest, damaged ones included.
fn is_there(engine: &Engine, digest: &Digest) -> Read<bool> {
    match engine.store.blob(digest) {
        Err(StoreError::DamagedBlob { .. }) => Ok(true),
        found => found.map(|bytes| bytes.is_some()),
    }
}
