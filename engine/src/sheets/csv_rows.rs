//! The rows of a comma-separated text, read as a stream: one line is held at a time, or the lines of one quoted row.
//!
//! A line without a quotation mark is split here, where its separators stand; any other is left to `csv-core`. Both read
//! the same rows. What ends the reading (bytes that are no UTF-8, a failing disk, a text that is too long) is kept as the
//! one fault of the file. It must never hold more of the text than a row may take.

use std::io::{BufRead, BufReader, Read};

use super::fault::{FaultCode, Faults};
use super::legacy;
use super::rows::{PlacedRow, Rows};
use super::source::{is_utf16, line_breaks};

const BUFFER_BYTES: usize = 256 * 1024;
/// The most bytes of a row: a quotation mark that is not closed would swallow the file.
const ROW_BYTES_MAX: usize = 16 << 20;
/// How many bytes beyond one that is no UTF-8 are looked at, to tell in which code they are.
const PROBE_BYTES: u64 = 1024 * 1024;
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The rows of a text, separated by commas, or by tabs as what is pasted from a spreadsheet.
pub(super) struct CsvRows<'a> {
    input: BufReader<Box<dyn Read + 'a>>,
    file: &'a str,
    bytes_max: u64,
    separator: u8,
    /// The line at hand with its end, and how much of it was taken.
    line: String,
    taken: usize,
    /// The number of the line, from 1, on which what was not taken yet begins.
    number: u64,
    /// The bytes of all lines up to the one at hand.
    done: u64,
    core: csv_core::Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    broken: Option<Faults>,
}

impl<'a> CsvRows<'a> {
    /// The rows of a text of at most so many bytes.
    pub fn new(input: Box<dyn Read + 'a>, file: &'a str, bytes_max: u64) -> Result<CsvRows<'a>, Faults> {
        let mut input = BufReader::with_capacity(BUFFER_BYTES, input);
        let first = input.fill_buf().map_err(|error| unreadable(file, 1, &error))?;
        if is_utf16(first) {
            return Err(Faults::only(file, 1, "", FaultCode::FileUtf16, super::source::UTF16));
        }
        let mark = if first.starts_with(MARK) { MARK.len() } else { 0 };
        let separator = separator(&first[mark..]);
        input.consume(mark);
        Ok(CsvRows {
            input,
            file,
            bytes_max,
            separator,
            line: String::new(),
            taken: 0,
            number: 1,
            done: mark as u64,
            core: csv_core::ReaderBuilder::new().delimiter(separator).build(),
            fields: vec![0; 1_024],
            ends: vec![0; 64],
            broken: None,
        })
    }

    /// Why the text could not be read to its end.
    pub fn finish(self) -> Result<(), Faults> {
        self.broken.map_or(Ok(()), Err)
    }

    /// Has something of a line at hand; `false` at the end of the text.
    fn has_line(&mut self) -> bool {
        if self.taken < self.line.len() {
            return true;
        }
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        self.taken = 0;
        let mut line = (&mut self.input).take(ROW_BYTES_MAX as u64 + 1);
        let read = line.read_until(b'\n', &mut bytes);
        self.done += bytes.len() as u64;
        match self.sound(read.map(|_| bytes)) {
            Ok(line) => self.line = line,
            Err(broken) => self.broken = Some(broken),
        }
        !self.line.is_empty()
    }

    fn sound(&mut self, line: std::io::Result<Vec<u8>>) -> Result<String, Faults> {
        let only = |code, message: String| Faults::only(self.file, self.number, "", code, message);
        let bytes = line.map_err(|error| unreadable(self.file, self.number, &error))?;
        if self.done > self.bytes_max {
            let message = format!("the file is larger than {} bytes; split it into several", self.bytes_max);
            return Err(only(FaultCode::FileTooLarge, message));
        }
        if bytes.len() > ROW_BYTES_MAX {
            return Err(only(FaultCode::TextTooLong, format!("the line takes more than {ROW_BYTES_MAX} bytes")));
        }
        String::from_utf8(bytes).map_err(|error| {
            let (sound, mut rest) = (error.utf8_error().valid_up_to(), error.into_bytes());
            let line = self.number + line_breaks(&rest[..sound]);
            rest.drain(..sound);
            // What cannot be read beyond is not needed to tell that these bytes are no UTF-8.
            let _told_by_fewer = (&mut self.input).take(PROBE_BYTES).read_to_end(&mut rest);
            super::source::no_utf8(self.file, line, legacy::of_bytes(&rest))
        })
    }

    /// Marks bytes of the line as taken.
    fn take(&mut self, bytes: usize) {
        let rest = &self.line.as_bytes()[self.taken..];
        // What ends in the middle of CR LF has taken the line break.
        let bytes = bytes + usize::from(rest[..bytes].ends_with(b"\r") && rest[bytes..].starts_with(b"\n"));
        self.number += line_breaks(&rest[..bytes]);
        self.taken += bytes;
    }

    /// Takes a whole line as a row, where no quotation mark or break within it says otherwise.
    fn plain(&mut self, row: &mut PlacedRow) -> bool {
        let line = self.line.as_bytes();
        let end = line.strip_suffix(b"\n").unwrap_or(line);
        let end = end.strip_suffix(b"\r").unwrap_or(end).len();
        if self.taken > 0 || line[..end].iter().fold(false, |found, byte| found | matches!(byte, b'"' | b'\r')) {
            return false;
        }
        self.number += u64::from(end < line.len());
        row.cells.split(&mut self.line, end, self.separator);
        self.taken = self.line.len();
        true
    }

    /// Takes a row as CSV says; `false` where the text ends before it.
    fn quoted(&mut self, row: &mut PlacedRow) -> bool {
        use csv_core::ReadRecordResult::{End, InputEmpty, OutputEndsFull, OutputFull, Record};
        let (mut bytes, mut cells) = (0, 0);
        loop {
            let rest = &self.line.as_bytes()[self.taken..];
            let (result, read, written, ended) =
                self.core.read_record(rest, &mut self.fields[bytes..], &mut self.ends[cells..]);
            self.take(read);
            (bytes, cells) = (bytes + written, cells + ended);
            match result {
                InputEmpty => _ = self.has_line(), // without one, it is told that the text has ended
                OutputFull if bytes > ROW_BYTES_MAX => {
                    let message =
                        format!("a row takes more than {ROW_BYTES_MAX} bytes; a quotation mark is not closed");
                    self.broken = Some(Faults::only(self.file, row.line, "", FaultCode::TextTooLong, message));
                    return false;
                }
                OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                Record => break,
                End => return false,
            }
        }
        let text = std::str::from_utf8(&self.fields[..bytes]).expect("cells of a line in UTF-8 are UTF-8");
        row.cells.set(text, &self.ends[..cells]);
        true
    }
}

impl Rows for CsvRows<'_> {
    fn next_row(&mut self, row: &mut PlacedRow, _: &mut Faults) -> bool {
        while self.has_line() {
            let rest = &self.line.as_bytes()[self.taken..];
            let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if breaks > 0 {
                self.take(breaks);
                continue;
            }
            row.line = self.number;
            if !self.plain(row) && !self.quoted(row) {
                break;
            }
            if self.broken.is_none() && !row.is_blank() {
                return true;
            }
        }
        false
    }

    fn bytes_done(&self) -> u64 {
        self.done
    }
}

/// What the disk said instead of giving bytes.
pub(super) fn unreadable(file: &str, line: u64, error: &std::io::Error) -> Faults {
    Faults::only(file, line, "", FaultCode::FileUnreadable, format!("the file could not be read on: {error}"))
}

/// A tab, where one stands in the first line that is not blank: no heading holds one.
fn separator(text: &[u8]) -> u8 {
    let mut lines = text.split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = lines.find(|line| !line.trim_ascii().is_empty());
    if first.is_some_and(|line| line.contains(&b'\t')) { b'\t' } else { b',' }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Hands out few bytes at a time, as a pipe may.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let bytes = into.len().min(3);
            self.0.read(&mut into[..bytes])
        }
    }

    fn read(text: &[u8], bytes_max: u64) -> Result<Vec<(u64, Vec<String>)>, Faults> {
        let mut rows = CsvRows::new(Box::new(Slow(text)), "a.csv", bytes_max)?;
        let (mut row, mut read) = (PlacedRow::default(), Vec::new());
        while rows.next_row(&mut row, &mut Faults::new("a.csv")) {
            read.push((row.line, row.cells.iter().map(str::to_owned).collect()));
        }
        rows.finish().map(|()| read)
    }

    proptest! {
        #[test]
        fn rows_are_those_that_the_csv_crate_reads(text in "[ab,,,\"\"\r\n\n]{0,60}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
            let expected: Vec<_> = rows.filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            let read: Vec<_> = read(text.as_bytes(), 1_000).unwrap().into_iter().map(|(_, row)| row).collect();
            prop_assert_eq!(read, expected);
        }
    }

    #[test]
    fn rows_know_their_lines() {
        let lines =
            |text: &str| read(text.as_bytes(), 1_000).unwrap().iter().map(|(line, _)| *line).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n\n\nc,d\ne,f"), [1, 4, 5]);
        assert_eq!(lines("a,b\r\n\r\nc,d\r\n\"e\r\n\r\ne\",f\r\ng,h\r\n"), [1, 3, 4, 7]);
        assert_eq!(lines("a,b\rc,d\r\re,f"), [1, 2, 4]);
    }

    #[test]
    fn what_ends_the_reading_is_the_one_fault() {
        let code = |text: &[u8], bytes_max| {
            let faults = read(text, bytes_max).unwrap_err();
            (faults.total(), faults.kept()[0].line, faults.kept()[0].code)
        };
        assert_eq!(code(b"a,b\n1,2\n3,4\n", 11), (1, 3, FaultCode::FileTooLarge));
        assert_eq!(read(b"a,b\n1,2\n3,4\n", 12).map(|rows| rows.len()), Ok(3));
        assert_eq!(code(b"code\r\n866\r\n\xE9t\xE9\r\n", 100), (1, 3, FaultCode::FileNotUtf8));
        let tcvn3 = b"code,name\r\n1,K\xD5 ho\xB9ch c\xB6i c\xB8ch h\xB5nh ch\xDDnh c\xF1a huy\xD6n\r\n";
        assert_eq!(code(tcvn3, 100), (1, 2, FaultCode::TextTcvn3));
        let open = [b"a,b\n\"".to_vec(), vec![b'x'; ROW_BYTES_MAX + 2]].concat();
        assert_eq!(code(&open, u64::MAX), (1, 2, FaultCode::TextTooLong));
    }
}
