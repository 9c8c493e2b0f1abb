//! The stored shape of a ledger entry and of the seal that chains a group of them.
//!
//! An entry is one line of JSON: `{"format":1,"position":1,"time":…,"actor":…,"operation":…,"reason":…,"puts":[…],
//! "removes":[…]}`. Its hash is the SHA-256 of these bytes. It must never be written twice for one entry: a record in
//! `puts` is encoded once, and everything else that keeps it copies those bytes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use super::shaped::{Own, one};
use super::{FORMAT, Unreadable, key_json, read_record, write_record};
use crate::domain::id::Digest;
use crate::domain::{Instant, Position};
use crate::store::change::{Change, EntrySummary};
use crate::store::record::RecordKey;

/// Most entries are shorter without what they put, so that their bytes are moved once at most.
const ENTRY_BYTES_USUAL: usize = 1024;
/// So much more is made room for with each record that is put.
const RECORD_BYTES_USUAL: usize = 320;
/// The place of an entry takes no more before its position has eight digits.
const PLACE_BYTES_USUAL: usize = 80;

/// An entry as it is written.
#[derive(Debug)]
pub struct EncodedEntry {
    /// The JSON.
    pub body: Vec<u8>,
    /// Where in it each put's JSON stands, in the order of the change.
    pub puts: Vec<std::ops::Range<usize>>,
}

/// A change as it will be written, but for the place and the time of its entry.
#[derive(Debug)]
pub struct EncodedChange {
    /// What comes after them, as an object of its own.
    json: Vec<u8>,
    /// Where in it each put's JSON stands.
    puts: Vec<std::ops::Range<usize>>,
}

/// An entry as it is read; its records are decoded when asked for.
#[derive(Debug)]
pub struct DecodedEntry<'a> {
    /// Its position.
    pub position: Position,
    /// Its time.
    pub time: Instant,
    /// Who.
    pub actor: String,
    /// What.
    pub operation: String,
    /// Why.
    pub reason: String,
    /// The JSON of each record it put, borrowed from the body.
    pub puts: Vec<&'a str>,
    /// The keys it removed.
    pub removes: Vec<RecordKey>,
}

/// One link of the chain, over a group of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The first entry of the group.
    pub first: Position,
    /// The last entry of the group.
    pub last: Position,
    /// SHA-256 of the previous link and the hashes of the group.
    pub link: Digest,
}

/// The SHA-256 of bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// The link after `previous` over entries of these hashes.
pub fn link(previous: &Digest, hashes: &[Digest]) -> Digest {
    let mut sha = Sha256::new();
    sha.update(previous.0);
    hashes.iter().for_each(|hash| sha.update(hash.0));
    Digest(sha.finalize().into())
}

/// The entry of a change, but for its place.
pub fn encode_change(change: &Change) -> EncodedChange {
    let what = WhatShape {
        actor: Cow::Borrowed(&change.actor),
        operation: Cow::Borrowed(&change.operation),
        reason: Cow::Borrowed(&change.reason),
    };
    let mut json = Vec::with_capacity(ENTRY_BYTES_USUAL + RECORD_BYTES_USUAL * change.puts.len());
    serde_json::to_writer(&mut json, &what).expect("what an entry is about is written to memory");
    json.pop(); // the closing brace
    json.extend_from_slice(b",\"puts\":[");
    let mut puts = Vec::with_capacity(change.puts.len());
    for (index, put) in change.puts.iter().enumerate() {
        if index > 0 {
            json.push(b',');
        }
        let start = json.len();
        write_record(&mut json, put);
        puts.push(start..json.len());
    }
    json.extend_from_slice(b"],\"removes\":[");
    for (index, key) in change.removes.iter().enumerate() {
        if index > 0 {
            json.push(b',');
        }
        json.extend_from_slice(&key_json(key));
    }
    json.extend_from_slice(b"]}");
    EncodedChange { json, puts }
}

impl EncodedChange {
    /// The entry at its place.
    pub fn at(self, position: Position, time: Instant) -> EncodedEntry {
        let place = PlaceShape { format: FORMAT, position, time };
        let mut body = Vec::with_capacity(PLACE_BYTES_USUAL + self.json.len());
        serde_json::to_writer(&mut body, &place).expect("the place of an entry is written to memory");
        body.pop(); // the closing brace
        body.push(b',');
        let moved = body.len() - 1; // the opening brace of the rest is not taken over
        body.extend_from_slice(&self.json[1..]);
        let puts = self.puts.into_iter().map(|put| put.start + moved..put.end + moved).collect();
        EncodedEntry { body, puts }
    }
}

/// Reads an entry.
pub fn decode(body: &[u8]) -> Result<DecodedEntry<'_>, Unreadable> {
    let entry: EntryShape<'_> = serde_json::from_slice(body).map_err(|shape| too_new(body).unwrap_or(shape.into()))?;
    if entry.format > FORMAT {
        return Err(Unreadable::TooNew { found: entry.format });
    }
    Ok(DecodedEntry {
        position: entry.position,
        time: entry.time,
        actor: entry.actor.into_owned(),
        operation: entry.operation.into_owned(),
        reason: entry.reason.into_owned(),
        puts: entry.puts.into_iter().map(RawValue::get).collect(),
        removes: entry.removes.into_iter().map(|key| key.0).collect(),
    })
}

/// The entry as a reader of the history sees it.
pub fn summary(body: &[u8]) -> Result<EntrySummary, Unreadable> {
    let entry = decode(body)?;
    let put = |json: &&str| read_record(json.as_bytes(), entry.position).map(|record| record.key());
    let mut keys = entry.puts.iter().map(put).collect::<Result<Vec<_>, _>>()?;
    keys.extend(entry.removes);
    Ok(EntrySummary {
        position: entry.position,
        time: entry.time,
        actor: entry.actor,
        operation: entry.operation,
        reason: entry.reason,
        keys,
        hash: sha256(body),
    })
}

/// A seal as it is written.
pub fn encode_seal(seal: &Seal) -> Vec<u8> {
    let shape = SealShape { format: FORMAT, first: seal.first, last: seal.last, link: seal.link };
    serde_json::to_vec(&shape).expect("a seal is written to memory")
}

/// Reads a seal.
pub fn decode_seal(body: &[u8]) -> Result<Seal, Unreadable> {
    let seal: SealShape = serde_json::from_slice(body).map_err(|shape| too_new(body).unwrap_or(shape.into()))?;
    if seal.format > FORMAT {
        return Err(Unreadable::TooNew { found: seal.format });
    }
    Ok(Seal { first: seal.first, last: seal.last, link: seal.link })
}

/// Whether bytes that this program cannot read say that a newer one wrote them.
fn too_new(body: &[u8]) -> Option<Unreadable> {
    let found = serde_json::from_slice::<FormatShape>(body).ok()?.format;
    (found > FORMAT).then_some(Unreadable::TooNew { found })
}

#[derive(Serialize)]
struct PlaceShape {
    format: u32,
    #[serde(with = "one")]
    position: Position,
    #[serde(with = "one")]
    time: Instant,
}

#[derive(Serialize)]
struct WhatShape<'a> {
    actor: Cow<'a, str>,
    operation: Cow<'a, str>,
    reason: Cow<'a, str>,
}

#[derive(Deserialize)]
struct EntryShape<'a> {
    format: u32,
    #[serde(with = "one")]
    position: Position,
    #[serde(with = "one")]
    time: Instant,
    actor: Cow<'a, str>,
    operation: Cow<'a, str>,
    reason: Cow<'a, str>,
    #[serde(borrow)]
    puts: Vec<&'a RawValue>,
    removes: Vec<Own<RecordKey>>,
}

#[derive(Serialize, Deserialize)]
struct SealShape {
    format: u32,
    #[serde(with = "one")]
    first: Position,
    #[serde(with = "one")]
    last: Position,
    #[serde(with = "one")]
    link: Digest,
}

#[derive(Deserialize)]
struct FormatShape {
    format: u32,
}
