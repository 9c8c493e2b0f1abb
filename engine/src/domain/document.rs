//! Registered papers.

use super::Day;
use super::id::{DocumentKind, UnitCode};
use super::recorded::Recorded;

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
