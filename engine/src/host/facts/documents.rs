//! `facts.documents`: the papers of a declared kind and scope that were issued within a period.

use std::fmt;

use wasmtime::component::LinkerInstance;

use crate::domain::Period;
use crate::domain::directive::Scope;
use crate::domain::facts::KnownDocument;
use crate::domain::id::DocumentKind;
use crate::host::guest::{Guest, answered};
use crate::host::session::{self, Answered, Session, undeclared};
use crate::host::tape::{AnswerHasher, Quoted};
use crate::host::wire::{self, scope_id};

/// The papers, ordered by unit, day and number.
pub fn answer(session: &mut Session, scope: Scope, kind: &str, within: Period) -> Answered<Vec<KnownDocument>> {
    let world = session.ask("documents")?;
    let question = fmt::from_fn(|f| write!(f, "documents {} {} {within}", scope_id(scope), Quoted(kind)));
    let known = DocumentKind::parse(kind).ok().and_then(|kind| world.facts.documents.get(&(kind, scope)));
    let known = known.ok_or_else(|| undeclared(&question))?;
    session.charge_rows(known.len());
    let found: Vec<_> = known.iter().filter(|document| within.contains(document.key.issued)).cloned().collect();
    session.record(question, |hash| {
        hash.length(found.len());
        for document in &found {
            hash_document(hash, document);
        }
    })?;
    Ok(found)
}

fn hash_document(hash: &mut AnswerHasher, document: &KnownDocument) {
    let (key, text) = (&document.key, &document.text);
    hash.text(text.unit.as_str()).text(&key.issuer).text(text.kind.as_str()).text(&key.number);
    hash.integer(key.issued.epoch_days()).text(&text.title);
}

pub(super) fn link(facts: &mut LinkerInstance<'_, Guest>) -> wasmtime::Result<()> {
    facts.func_wrap("documents", |store, (scope, kind, within): (wire::Scope, String, wire::Period)| {
        let found = answered(store, |session| {
            answer(session, scope.into(), &kind, session::period(within.first, within.last)?)
        })?;
        Ok((found.into_iter().map(wire::Document::from).collect::<Vec<_>>(),))
    })
}
