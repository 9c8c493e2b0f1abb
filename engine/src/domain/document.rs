//! Registered papers.

use super::id::{DocumentKind, UnitCode};
use super::{Day, Position};

/// What identifies a paper: who issued it, its number, and the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentKey {
    /// The issuer, as written on it.
    pub issuer: String,
    /// Its number and symbol, as `06/KH-UBND`.
    pub number: String,
    /// The day it was issued.
    pub issued: Day,
}

/// What is recorded of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    /// The office whose paper it is.
    pub unit: UnitCode,
    /// Its kind.
    pub kind: DocumentKind,
    /// What it is about, in NFC.
    pub title: String,
    /// A remark; may be empty.
    pub note: String,
}

/// A paper, with every version of what was recorded of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What identifies it.
    pub key: DocumentKey,
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<DocumentText>>,
}

/// A value together with the entry that recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<T> {
    /// What was recorded.
    pub value: T,
    /// The day it was written down.
    pub recorded_on: Day,
    /// The entry that holds it; unrecorded until the commit.
    pub recorded: Position,
}

/// The last of `versions` that was recorded at or before `position`.
pub fn known_at<T>(versions: &[Recorded<T>], position: Position) -> Option<&T> {
    let known = |version: &&Recorded<T>| version.recorded.is_recorded() && version.recorded <= position;
    versions.iter().rev().find(known).map(|version| &version.value)
}
