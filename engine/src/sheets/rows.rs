//! The rows of a file one after the other, each with its place: what a reader of tables needs, whatever the file is.
//!
//! Rows are read as a stream; nothing here holds more than one of them, and nothing knows which columns a table has.

use super::cell::CellFault;
use super::fault::Faults;

/// The texts of a row's cells, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    text: String,
    /// Where each cell begins and ends.
    bounds: Vec<(usize, usize)>,
}

impl Cells {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// The cell at a place.
    pub fn get(&self, place: usize) -> Option<&str> {
        self.bounds.get(place).map(|(start, end)| &self.text[*start..*end])
    }

    /// All cells.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.bounds.iter().map(|(start, end)| &self.text[*start..*end])
    }

    /// A text that holds all cells, and perhaps what stands between them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where each cell begins and ends in the text.
    pub fn bounds(&self) -> &[(usize, usize)] {
        &self.bounds
    }

    /// Takes the cells of a text that follow each other, given where each ends.
    pub fn set(&mut self, text: &str, ends: &[usize]) {
        self.text.clear();
        self.text.push_str(text);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        self.bounds.clear();
        self.bounds.extend(starts.zip(ends.iter().copied()));
    }

    /// Takes the cells of a line up to `end`; the line becomes what was here before.
    pub fn split(&mut self, line: &mut String, end: usize, separator: u8) {
        std::mem::swap(&mut self.text, line);
        self.bounds.clear();
        let mut start = 0;
        each_place(&self.text.as_bytes()[..end], separator, |at| {
            self.bounds.push((start, at));
            start = at + 1;
        });
        self.bounds.push((start, end));
    }
}

impl From<Vec<String>> for Cells {
    fn from(texts: Vec<String>) -> Cells {
        let mut cells = Cells::default();
        for text in texts {
            let start = cells.text.len();
            cells.text.push_str(&text);
            cells.bounds.push((start, cells.text.len()));
        }
        cells
    }
}

/// Calls `found` with each place of a byte, eight bytes at a time.
fn each_place(bytes: &[u8], wanted: u8, mut found: impl FnMut(usize)) {
    const LOW: u64 = u64::from_ne_bytes([0x7F; 8]);
    let pattern = u64::from_le_bytes([wanted; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let differing = u64::from_le_bytes(*word) ^ pattern;
        // The high bit of each byte that is zero, and of no other.
        let mut alike = !(((differing & LOW) + LOW) | differing | LOW);
        while alike != 0 {
            found(at * 8 + alike.trailing_zeros() as usize / 8);
            alike &= alike - 1;
        }
    }
    let after = bytes.len() - rest.len();
    rest.iter().enumerate().filter(|(_, byte)| **byte == wanted).for_each(|(at, _)| found(after + at));
}

/// A row as it stands in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct PlacedRow {
    /// The line of a text or the row of a sheet, counted from 1.
    pub line: u64,
    /// The texts of its cells.
    pub cells: Cells,
    /// The cells whose text says nothing, by their place: what is wrong with them. Each holds some text all the same.
    pub refused: Vec<(usize, CellFault)>,
}

impl PlacedRow {
    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Rows in the order of their places. Blank ones are passed over.
pub(super) trait Rows {
    /// Puts the next row into `row`; `false` after the last. What is wrong with a row as a whole is added to `faults`.
    fn next_row(&mut self, row: &mut PlacedRow, faults: &mut Faults) -> bool;

    /// How many bytes of the file were read; 0 where nobody knows.
    fn bytes_done(&self) -> u64 {
        0
    }
}
