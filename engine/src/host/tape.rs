//! The evidence of a run: each question in its order, and the digest of its answer.
//!
//! The text is canonical: the same questions with the same answers give the same bytes on any machine. It holds no
//! answer, no time, no cost and nothing the plugin did not ask.
//!
//! ```text
//! dondoc tape 1
//! tasks this-unit within=2022-01-01..2022-06-30 directive=- plan=- = 5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef
//! ```

use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};

use super::bounded::Bounded;
use crate::domain::Decimal;
use crate::domain::id::Digest;

/// The first line, which names the format.
const HEADER: &str = "dondoc tape 1\n";

/// What stands behind a question: the sign, the digest and the end of the line.
const ANSWER_BYTES: usize = " = ".len() + 64 + "\n".len();

/// An entry was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Its bytes.
    pub bytes: u64,
}

/// An entry did not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Full {
    /// How many of its bytes were written before that was seen.
    pub bytes: u64,
}

/// The questions of one run and the digests of their answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tape {
    text: String,
}

impl Tape {
    /// A tape with no question.
    pub(super) fn new() -> Tape {
        Tape { text: HEADER.to_owned() }
    }

    /// The canonical bytes.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The SHA-256 of the bytes.
    pub fn digest(&self) -> Digest {
        Digest(Sha256::digest(self.bytes()).into())
    }

    /// The questions and their answers' digests, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.text[HEADER.len()..].lines().filter_map(|line| line.rsplit_once(" = "))
    }

    /// Adds a question and the digest of its answer, where the tape then has no more than so many bytes; else it stays as
    /// it was.
    pub(super) fn add(
        &mut self,
        question: impl fmt::Display,
        answer: Digest,
        bytes_max: usize,
    ) -> Result<Written, Full> {
        let before = self.text.len();
        let question_end_max = bytes_max.saturating_sub(ANSWER_BYTES);
        let is_whole = write!(Bounded::new(&mut self.text, question_end_max), "{question}").is_ok();
        if !is_whole || self.text.len() > question_end_max {
            let bytes = (self.text.len() - before) as u64;
            self.text.truncate(before);
            return Err(Full { bytes });
        }
        self.text.push_str(" = ");
        for byte in answer.0 {
            self.text.push(char::from(HEX[usize::from(byte >> 4)]));
            self.text.push(char::from(HEX[usize::from(byte & 15)]));
        }
        self.text.push('\n');
        Ok(Written { bytes: (self.text.len() - before) as u64 })
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

/// A text within a question: in quotes, on one line, ended only by its own quote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for character in self.0.chars() {
            match character {
                '"' | '\\' => write!(f, "\\{character}")?,
                '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
                    write!(f, "\\u{{{:x}}}", u32::from(character))?;
                }
                _ => f.write_char(character)?,
            }
        }
        f.write_char('"')
    }
}

/// Digests an answer in a canonical form: integers little-endian, texts and lists behind their length, options behind 0
/// or 1. It counts the bytes, which the guest pays for.
#[derive(Debug, Default)]
pub(super) struct AnswerHasher {
    sha: Sha256,
    bytes: u64,
}

/// How many integers are brought to bytes at a time.
const CHUNK: usize = 1_024;

impl AnswerHasher {
    pub fn integer(&mut self, number: impl Into<i64>) -> &mut Self {
        self.raw(&number.into().to_le_bytes())
    }

    pub fn length(&mut self, length: usize) -> &mut Self {
        self.raw(&(length as u64).to_le_bytes())
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.length(text.len()).raw(text.as_bytes())
    }

    /// `None` as 0; a value as 1 and itself.
    pub fn option<T>(&mut self, value: Option<T>, hash: impl FnOnce(&mut Self, T)) -> &mut Self {
        match value {
            None => self.raw(&[0]),
            Some(value) => {
                self.raw(&[1]);
                hash(self, value);
                self
            }
        }
    }

    /// As reported: 99 and 99.0 are different answers.
    pub fn decimal(&mut self, number: Decimal) -> &mut Self {
        self.integer(number.coefficient()).raw(&[number.scale()])
    }

    /// A column of bytes.
    pub fn bytes(&mut self, column: &[u8]) -> &mut Self {
        self.length(column.len()).raw(column)
    }

    /// A column of indexes.
    pub fn indexes(&mut self, column: &[u16]) -> &mut Self {
        self.length(column.len());
        for chunk in column.chunks(CHUNK) {
            let mut buffer = [0; CHUNK * 2];
            for (bytes, number) in buffer.chunks_exact_mut(2).zip(chunk) {
                bytes.copy_from_slice(&number.to_le_bytes());
            }
            self.raw(&buffer[..chunk.len() * 2]);
        }
        self
    }

    /// A column of days.
    pub fn days(&mut self, column: &[i32]) -> &mut Self {
        self.length(column.len());
        for chunk in column.chunks(CHUNK) {
            let mut buffer = [0; CHUNK * 4];
            for (bytes, number) in buffer.chunks_exact_mut(4).zip(chunk) {
                bytes.copy_from_slice(&number.to_le_bytes());
            }
            self.raw(&buffer[..chunk.len() * 4]);
        }
        self
    }

    /// A column of whole numbers.
    pub fn integers(&mut self, column: &[i64]) -> &mut Self {
        self.length(column.len());
        for chunk in column.chunks(CHUNK) {
            let mut buffer = [0; CHUNK * 8];
            for (bytes, number) in buffer.chunks_exact_mut(8).zip(chunk) {
                bytes.copy_from_slice(&number.to_le_bytes());
            }
            self.raw(&buffer[..chunk.len() * 8]);
        }
        self
    }

    /// The digest, and how many bytes went into it.
    pub fn finish(self) -> (Digest, u64) {
        (Digest(self.sha.finalize().into()), self.bytes)
    }

    fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.sha.update(bytes);
        self.bytes += bytes.len() as u64;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stays_on_its_line() {
        assert_eq!(Quoted("a \"b\"\n\\ đ\u{2028}").to_string(), r#""a \"b\"\u{a}\\ đ\u{2028}""#);
        let mut tape = Tape::new();
        let added = tape.add(format_args!("parameter {}", Quoted("x = y")), Digest([0xab; 32]), usize::MAX);
        assert_eq!(added, Ok(Written { bytes: 17 + 68 }));
        let entries: Vec<_> = tape.entries().collect();
        assert_eq!(entries, [(r#"parameter "x = y""#, "ab".repeat(32).as_str())]);
    }

    #[test]
    fn a_tape_never_grows_beyond_its_bound() {
        let mut tape = Tape::new();
        let room = HEADER.len() + "as-of".len() + ANSWER_BYTES;
        assert_eq!(tape.add("as-of!", Digest([0; 32]), room), Err(Full { bytes: 5 }));
        assert_eq!(tape, Tape::new());
        assert_eq!(tape.add("as-of", Digest([0; 32]), room), Ok(Written { bytes: 73 }));
        assert_eq!(tape.bytes().len(), room);
        assert_eq!(tape.add("", Digest([0; 32]), room), Err(Full { bytes: 0 }));
        assert_eq!(tape.bytes().len(), room);
    }

    #[test]
    fn a_column_is_digested_as_its_numbers_one_by_one() {
        let days: Vec<i32> = (-1_500..1_500).collect();
        let mut whole = AnswerHasher::default();
        whole.days(&days);
        let mut single = AnswerHasher::default();
        single.length(days.len());
        for day in &days {
            single.raw(&day.to_le_bytes());
        }
        assert_eq!(whole.finish(), single.finish());
    }

    #[test]
    fn neighbouring_texts_do_not_run_into_each_other() {
        let digest = |a: &str, b: &str| {
            let mut hasher = AnswerHasher::default();
            hasher.text(a).text(b);
            hasher.finish().0
        };
        assert_ne!(digest("ab", "c"), digest("a", "bc"));
    }
}
