//! Texts that were typed in the codes of the time before Unicode, TCVN3 (ABC) and VNI, and only look right in their fonts.
//!
//! Their letters are other letters to every program: `KÕ ho¹ch` stands for `Kế hoạch`. They are recognised and refused,
//! never converted: a wrong guess would change a name. A word tells of a code where it holds a letter that Vietnamese
//! does not write there and reads, in that code, as a syllable of Vietnamese; French, German and English words do not.

mod syllable;
mod tcvn3;
#[cfg(test)]
mod tests;
mod vni;

use std::collections::BTreeSet;

use super::fault::{FaultCode, Faults};
use super::rows::PlacedRow;

/// A code of the time before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// TCVN 5712:1993, third table, as the fonts `.VnTime` show it.
    Tcvn3,
    /// As the fonts `VNI-Times` show it.
    Vni,
}

impl Encoding {
    const ALL: [Encoding; 2] = [Encoding::Tcvn3, Encoding::Vni];

    /// The code of its fault.
    pub fn code(self) -> FaultCode {
        match self {
            Encoding::Tcvn3 => FaultCode::TextTcvn3,
            Encoding::Vni => FaultCode::TextVni,
        }
    }

    /// How to mend a file in it.
    pub fn mend(self) -> String {
        let (name, fonts) = match self {
            Encoding::Tcvn3 => ("TCVN3 (ABC)", ".VnTime"),
            Encoding::Vni => ("VNI", "VNI-Times"),
        };
        format!(
            "the text is in the old code {name}, which reads well in fonts as {fonts} only; convert it to Unicode (UniKey: \
             Ctrl+Shift+F6, source {name}, destination Unicode) and save it again as UTF-8 or XLSX"
        )
    }

    /// What a word with a letter of this code reads as; `None` where it holds none.
    fn decode(self, word: &str) -> Option<String> {
        match self {
            Encoding::Tcvn3 => tcvn3::decode(word),
            Encoding::Vni => vni::decode(word),
        }
    }
}

/// A code that was recognised, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Legacy {
    encoding: Encoding,
    /// The first line that tells of it.
    line: u64,
    /// How many words do.
    words: u64,
}

/// The code of bytes that are no UTF-8, each taken for a letter of its own; the first of them tell it.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Encoding> {
    const PROBE_BYTES: usize = 1024 * 1024;
    let text: String = bytes.iter().take(PROBE_BYTES).copied().map(char::from).collect();
    let mut legacy = LegacyText::default();
    legacy.watch_text(&text, 1);
    legacy.recognised().map(|legacy| legacy.encoding)
}

/// What the texts of a file tell of the code they are in.
#[derive(Debug, Default)]
pub(super) struct LegacyText {
    evidence: [Evidence; 2],
}

#[derive(Debug, Default)]
struct Evidence {
    /// The first line with a syllable.
    line: u64,
    /// The words that are syllables, and those that are not although they hold a letter of the code.
    syllables: u64,
    others: u64,
    /// Some of the different longer syllables.
    different: BTreeSet<String>,
}

/// As many different syllables are needed, each of so many letters: a short one may be a sign, as `µm`, or French, as `où`.
const DIFFERENT_MIN: usize = 2;
const LETTERS_MIN: usize = 3;

impl LegacyText {
    /// Looks at the cells of a row.
    pub fn watch(&mut self, row: &PlacedRow) {
        if has_old_letters(row.cells.text()) {
            row.cells.iter().for_each(|cell| self.watch_text(cell, row.line));
        }
    }

    fn watch_text(&mut self, text: &str, line: u64) {
        if !has_old_letters(text) {
            return;
        }
        // Both codes stay within Latin-1: a word with any other letter is in Unicode.
        let is_old = |word: &&str| !word.is_ascii() && word.chars().all(|c| c <= '\u{FF}');
        for word in text.split(|c: char| !is_of_a_word(c)).filter(is_old) {
            for (encoding, evidence) in Encoding::ALL.into_iter().zip(&mut self.evidence) {
                evidence.weigh(word, encoding.decode(word), line);
            }
        }
    }

    /// The code, where nearly all words that hold a letter of it are syllables in it.
    fn recognised(&self) -> Option<Legacy> {
        let told = Encoding::ALL.into_iter().zip(&self.evidence).filter(|(_, evidence)| {
            evidence.different.len() >= DIFFERENT_MIN && evidence.syllables >= 3 * evidence.others
        });
        told.max_by_key(|(_, evidence)| evidence.syllables).map(|(encoding, evidence)| Legacy {
            encoding,
            line: evidence.line,
            words: evidence.syllables,
        })
    }

    /// Adds one fault for the file, at the first line.
    pub fn report(&self, faults: &mut Faults) {
        if let Some(Legacy { encoding, line, words }) = self.recognised() {
            faults.add(line, "", encoding.code(), format!("{} ({words} words of the file)", encoding.mend()));
        }
    }
}

impl Evidence {
    fn weigh(&mut self, word: &str, decoded: Option<String>, line: u64) {
        let Some(decoded) = decoded else { return };
        if !syllable::is_syllable(&decoded) {
            self.others += 1;
            return;
        }
        if self.syllables == 0 {
            self.line = line;
        }
        self.syllables += 1;
        if self.different.len() < DIFFERENT_MIN && word.chars().nth(LETTERS_MIN - 1).is_some() {
            self.different.insert(decoded.to_lowercase());
        }
    }
}

/// Whether a text holds letters of Latin-1 beyond ASCII: only those begin with these bytes.
fn has_old_letters(text: &str) -> bool {
    text.bytes().fold(0, |found, byte| found | u8::from(byte & 0xFE == 0xC2)) > 0
}

/// Whether a letter belongs to a word: those of the old codes are signs to Unicode, as `¹` and `§`.
fn is_of_a_word(c: char) -> bool {
    c.is_alphabetic() || ('\u{A1}'..='\u{BE}').contains(&c)
}
