//! The stored shape of a block of register rows: columns of small integers, compressed.
//!
//! ```text
//! format, length before compression, LZ4 of: rows, columns, then for each its name, kind and cells
//! ```
//!
//! Numbers are kept as their distance from the smallest, in as few bytes as the largest takes, and byte by byte: all low
//! bytes before all high ones. Texts are a sorted dictionary, each without the beginning that it shares with the one before,
//! and their codes. The same block has the same bytes always, so that a digest names it. It must never read what it did not
//! write: whatever else the bytes are, there is no block.

use crate::domain::facts::NO_DAY;
use crate::domain::register::column::{NEITHER, NO_NUMBER};
use crate::domain::register::dictionary::{Dictionary, shared_bytes};
use crate::domain::register::{Block, BlockColumn, Column};

/// The format this program writes, and the only one it reads.
const FORMAT: u8 = 1;
/// A block takes at most so many bytes, unless one row alone takes more.
pub const BLOCK_BYTES_MAX: usize = 64 * 1024;
/// What a block may take before it is compressed: far more than rows of ours do.
const PLAIN_BYTES_MAX: usize = 64 << 20;
const COLUMNS_MAX: u64 = 10_000;

/// The bytes of a block.
pub fn encode(block: &Block) -> Vec<u8> {
    let mut plain = Vec::with_capacity(block.rows() * 16);
    number(&mut plain, block.rows() as u64);
    number(&mut plain, block.columns().len() as u64);
    for BlockColumn { name, column } in block.columns() {
        number(&mut plain, name.len() as u64);
        plain.extend_from_slice(name.as_bytes());
        match column {
            Column::Texts { codes, dictionary } => {
                plain.push(0);
                write_dictionary(&mut plain, dictionary);
                write_codes(&mut plain, codes);
            }
            Column::Days(days) => {
                plain.push(1);
                let day = |day: &i32| (*day != NO_DAY).then_some(i64::from(*day));
                write_numbers(&mut plain, &days.iter().map(day).collect::<Vec<_>>());
            }
            Column::Integers(numbers) => {
                plain.push(2);
                write_numbers(&mut plain, &numbers.iter().copied().map(filled).collect::<Vec<_>>());
            }
            Column::Decimals { coefficients, scales } => {
                plain.push(3);
                write_numbers(&mut plain, &coefficients.iter().copied().map(filled).collect::<Vec<_>>());
                plain.extend_from_slice(scales);
            }
            Column::YesNo(values) => {
                plain.push(4);
                plain.extend_from_slice(values);
            }
        }
    }
    let mut bytes = vec![FORMAT];
    number(&mut bytes, plain.len() as u64);
    bytes.extend_from_slice(&lz4_flex::block::compress(&plain));
    bytes
}

/// The block of such bytes; `None` where they are none.
pub fn decode(bytes: &[u8]) -> Option<Block> {
    decode_columns(bytes, |_| true)
}

/// The block of such bytes with the columns that are wanted by their names; `None` where they are none.
pub fn decode_columns(bytes: &[u8], is_wanted: impl Fn(&str) -> bool) -> Option<Block> {
    let (format, rest) = bytes.split_first()?;
    let mut head = Reader(rest);
    let length = usize::try_from(head.number()?).ok().filter(|length| *length <= PLAIN_BYTES_MAX)?;
    let plain = (*format == FORMAT).then(|| lz4_flex::block::decompress(head.0, length).ok())??;
    let mut plain = Reader(&plain);
    let rows = usize::try_from(plain.number()?).ok().filter(|rows| *rows <= PLAIN_BYTES_MAX)?;
    let columns = plain.number().filter(|columns| *columns <= COLUMNS_MAX)?;
    let mut read = Vec::new();
    for _ in 0..columns {
        let length = plain.length()?;
        let name = std::str::from_utf8(plain.bytes(length)?).ok()?;
        let kind = plain.bytes(1)?[0];
        if !is_wanted(name) {
            plain.pass_over(kind, rows)?;
            continue;
        }
        let column = match kind {
            0 => {
                let dictionary = plain.dictionary()?;
                let codes = plain.codes(rows, dictionary.len())?;
                Column::Texts { codes, dictionary }
            }
            1 => {
                let day = |day: Option<i64>| day.map_or(Some(NO_DAY), |day| i32::try_from(day).ok());
                Column::Days(plain.numbers(rows)?.into_iter().map(day).collect::<Option<_>>()?)
            }
            2 => Column::Integers(plain.coefficients(rows)?),
            3 => Column::Decimals { coefficients: plain.coefficients(rows)?, scales: plain.bytes(rows)?.to_vec() },
            4 => {
                let values = plain.bytes(rows)?;
                Column::YesNo(values.iter().all(|value| *value <= NEITHER).then(|| values.to_vec())?)
            }
            _ => return None,
        };
        read.push(BlockColumn { name: name.to_owned(), column });
    }
    plain.0.is_empty().then(|| Block::new(rows, read))?
}

fn filled(number: i64) -> Option<i64> {
    (number != NO_NUMBER).then_some(number)
}

/// Seven bits a byte, the low ones first; the last byte has its high bit clear.
fn number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(u8::try_from(number & 0x7F).expect("seven bits") | 0x80);
        number >>= 7;
    }
    to.push(u8::try_from(number).expect("seven bits"));
}

/// The smallest, then for each 0 for none or its distance from that and one more.
fn write_numbers(to: &mut Vec<u8>, numbers: &[Option<i64>]) {
    let smallest = numbers.iter().flatten().min().copied().unwrap_or(0);
    to.extend_from_slice(&smallest.to_le_bytes());
    let distance = |number: &Option<i64>| number.map_or(0, |number| number.wrapping_sub(smallest).cast_unsigned() + 1);
    write_planes(to, &numbers.iter().map(distance).collect::<Vec<u64>>());
}

/// How many bytes a number takes, then all numbers byte by byte.
fn write_planes(to: &mut Vec<u8>, numbers: &[u64]) {
    let largest = numbers.iter().max().copied().unwrap_or(0);
    let width = (8 - largest.leading_zeros() / 8).min(8);
    to.push(u8::try_from(width).expect("at most 8"));
    for plane in 0..width {
        to.extend(numbers.iter().map(|number| number.to_le_bytes()[plane as usize]));
    }
}

fn write_dictionary(to: &mut Vec<u8>, dictionary: &Dictionary) {
    number(to, dictionary.len() as u64);
    let (mut shared, mut own, mut texts, mut last) = (Vec::new(), Vec::new(), Vec::new(), "");
    for text in dictionary.iter() {
        let alike = shared_bytes(last.as_bytes(), text.as_bytes());
        number(&mut shared, alike as u64);
        number(&mut own, (text.len() - alike) as u64);
        texts.extend_from_slice(&text.as_bytes()[alike..]);
        last = text;
    }
    for part in [shared, own, texts] {
        number(to, part.len() as u64);
        to.extend_from_slice(&part);
    }
}

/// Codes that never fall are kept as steps: those of a key are all 1.
fn write_codes(to: &mut Vec<u8>, codes: &[u32]) {
    let rising = codes.is_sorted();
    to.push(u8::from(rising));
    if rising {
        let before = std::iter::once(&0).chain(codes);
        write_planes(to, &codes.iter().zip(before).map(|(code, before)| u64::from(code - before)).collect::<Vec<_>>());
    } else {
        write_planes(to, &codes.iter().map(|code| u64::from(*code)).collect::<Vec<_>>());
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.bytes(1)?[0];
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// Passes over the cells of a column of a kind.
    fn pass_over(&mut self, kind: u8, rows: usize) -> Option<()> {
        match kind {
            0 => {
                self.number()?;
                for _ in 0..3 {
                    let length = self.length()?;
                    self.bytes(length)?;
                }
                self.bytes(1)?;
                self.pass_over_planes(rows)?;
            }
            1..=3 => {
                self.bytes(8)?;
                self.pass_over_planes(rows)?;
                self.bytes(if kind == 3 { rows } else { 0 })?;
            }
            4 => drop(self.bytes(rows)?),
            _ => return None,
        }
        Some(())
    }

    fn pass_over_planes(&mut self, rows: usize) -> Option<()> {
        let width = self.bytes(1)?[0];
        self.bytes(rows.checked_mul(usize::from(width))?).map(drop)
    }

    fn planes(&mut self, rows: usize) -> Option<Vec<u64>> {
        let width = self.bytes(1)?[0];
        let mut numbers = vec![0; rows];
        for plane in 0..u32::from((width <= 8).then_some(width)?) {
            let bytes = self.bytes(rows)?;
            numbers.iter_mut().zip(bytes).for_each(|(number, byte)| *number |= u64::from(*byte) << (8 * plane));
        }
        Some(numbers)
    }

    fn numbers(&mut self, rows: usize) -> Option<Vec<Option<i64>>> {
        let smallest = i64::from_le_bytes(self.bytes(8)?.try_into().ok()?);
        let number = |distance: u64| (distance > 0).then(|| smallest.wrapping_add((distance - 1).cast_signed()));
        Some(self.planes(rows)?.into_iter().map(number).collect())
    }

    fn coefficients(&mut self, rows: usize) -> Option<Vec<i64>> {
        Some(self.numbers(rows)?.into_iter().map(|number| number.unwrap_or(NO_NUMBER)).collect())
    }

    fn dictionary(&mut self) -> Option<Dictionary> {
        let texts = self.number()?;
        let mut part = || {
            let length = self.length()?;
            self.bytes(length).map(Reader)
        };
        let (mut shared, mut own, mut bytes) = (part()?, part()?, part()?);
        let (mut dictionary, mut last) = (Dictionary::default(), Vec::new());
        for _ in 0..texts {
            let alike = shared.length()?;
            if alike > last.len() {
                return None;
            }
            last.truncate(alike);
            last.extend_from_slice(bytes.bytes(own.length()?)?);
            dictionary.push(std::str::from_utf8(&last).ok()?)?;
        }
        Some(dictionary)
    }

    fn codes(&mut self, rows: usize, texts: usize) -> Option<Vec<u32>> {
        let rising = self.bytes(1)?[0] == 1;
        let mut last = 0_u64;
        let code = |number: u64| {
            last = if rising { last.checked_add(number)? } else { number };
            u32::try_from(last).ok().filter(|code| (*code as usize) < texts)
        };
        self.planes(rows)?.into_iter().map(code).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block() -> Block {
        let mut dictionary = Dictionary::default();
        for text in ["", "H20.33-000001", "H20.33-000002", "H20.33.đ", "H20.33.ế"] {
            dictionary.push(text).unwrap();
        }
        let columns = [
            ("number", Column::Texts { codes: vec![1, 2, 3, 4], dictionary: dictionary.clone() }),
            ("step", Column::Texts { codes: vec![4, 0, 0, 3], dictionary }),
            ("due", Column::Days(vec![18_993, NO_DAY, -25_567, 84_005])),
            ("pages", Column::Integers(vec![NO_NUMBER, i64::MAX - 1, -999_999_999_999_999_999, 0])),
            ("fee", Column::Decimals { coefficients: vec![150, NO_NUMBER, -1, 0], scales: vec![1, 0, 6, 2] }),
            ("online", Column::YesNo(vec![0, 1, NEITHER, 1])),
        ];
        let column = |(name, column): (&str, Column)| BlockColumn { name: name.into(), column };
        Block::new(4, columns.map(column).into()).unwrap()
    }

    #[test]
    fn a_block_reads_back_as_it_was() {
        assert_eq!(decode(&encode(&block())), Some(block()));
        assert_eq!(encode(&block()), encode(&block()));
        let empty = Block::default();
        assert_eq!(decode(&encode(&empty)), Some(empty));
    }

    #[test]
    fn only_the_columns_that_are_wanted_are_read() {
        let bytes = encode(&block());
        for BlockColumn { name, column } in block().columns() {
            let read = decode_columns(&bytes, |wanted| wanted == name).unwrap();
            assert_eq!((read.rows(), read.columns().len(), read.column(name)), (4, 1, Some(column)));
        }
        assert_eq!(decode_columns(&bytes, |_| false).map(|read| read.rows()), Some(4));
    }

    #[test]
    fn whatever_else_the_bytes_are_there_is_no_block() {
        let bytes = encode(&block());
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes[..end]), None, "{end}");
        }
        let mut newer = bytes.clone();
        newer[0] = 2;
        assert_eq!(decode(&newer), None);
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x40;
            decode(&flipped).map(|block| block.rows()); // another block or none, and no panic
        }
    }

    #[test]
    fn rows_of_a_ledger_take_few_bytes() {
        let rows = 8_192_u32;
        let mut dictionary = Dictionary::default();
        for row in 0..rows {
            dictionary.push(&format!("H20.33-220105-{row:06}")).unwrap();
        }
        let number = Column::Texts { codes: (0..rows).collect(), dictionary };
        let received = Column::Days((0..rows).map(|row| 18_993 + i32::try_from(row * 31 / rows).unwrap()).collect());
        let columns = vec![
            BlockColumn { name: "number".into(), column: number },
            BlockColumn { name: "received".into(), column: received },
        ];
        let bytes = encode(&Block::new(8_192, columns).unwrap()).len();
        assert!(bytes < 8_192 * 3, "{bytes}");
    }
}
