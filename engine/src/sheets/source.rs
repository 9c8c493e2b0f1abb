//! From a path to bytes, and from bytes to rows: what is too large is never read, what is no UTF-8 and no workbook is named.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::csv_rows::{self, CsvRows};
use super::fault::{FaultCode, Faults};
use super::legacy;
use super::rows::Rows;
use super::workbook::{self, Workbook};

/// The most bytes of a file that is read.
pub const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The most rows of a table that are read, where nobody says otherwise.
pub const ROWS_MAX: u64 = 2_000_000;
/// How many bytes tell whether a file is a workbook.
const PROBE_BYTES: usize = 64;
/// What is wrong with UTF-16, and how to mend it.
pub(super) const UTF16: &str = "the file is UTF-16; in Excel choose Save As, \"CSV UTF-8 (Comma delimited)\", in LibreOffice \
                                the character set \"Unicode (UTF-8)\"";

/// Why a file gave no bytes.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The world: no such file, no permission, a failing disk.
    #[error("{} could not be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file itself: too large.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// A table that can be read: a text with commas, or one sheet of a workbook.
#[derive(Debug)]
pub struct Source<'a> {
    label: String,
    content: Content<'a>,
    rows_max: u64,
}

#[derive(Debug)]
enum Content<'a> {
    Csv(&'a [u8]),
    /// A text that is read as a stream, of at most so many bytes.
    Stream(&'a File, u64),
    Sheet(Workbook<'a>),
}

impl<'a> Source<'a> {
    /// A comma-separated text in UTF-8.
    pub fn csv(bytes: &'a [u8], file: &str) -> Source<'a> {
        Source { label: file.to_owned(), content: Content::Csv(bytes), rows_max: ROWS_MAX }
    }

    /// Whatever the bytes are. Of a workbook it is the sheet of this name, or the only one that holds anything; the
    /// workbook is measured before any of it is kept.
    pub fn open(bytes: &'a [u8], file: &str, sheet: Option<&str>) -> Result<Source<'a>, Faults> {
        let refused = |(code, message): (FaultCode, String)| Faults::only(file, 1, "", code, message);
        if workbook::is_workbook(bytes, file).map_err(refused)? {
            let workbook = Workbook::open(bytes, sheet).map_err(refused)?;
            let label = format!("{file}[{}]", workbook.sheet());
            return Ok(Source { label, content: Content::Sheet(workbook), rows_max: ROWS_MAX });
        }
        match sheet {
            Some(_) => {
                let message = "this file is no workbook and has no sheets; leave the sheet out".to_owned();
                Err(refused((FaultCode::SheetUnknown, message)))
            }
            None => Ok(Source::csv(bytes, file)),
        }
    }

    /// The same, of which at most so many rows may be read.
    #[must_use]
    pub fn at_most(self, rows_max: u64) -> Source<'a> {
        Source { rows_max, ..self }
    }

    /// The most rows that may be read.
    pub fn rows_max(&self) -> u64 {
        self.rows_max
    }

    /// How its faults name it: the file, with the sheet of a workbook in brackets.
    pub fn label(&self) -> &str {
        &self.label
    }

    fn stream<'s, T>(
        &'s self,
        input: Box<dyn Read + 's>,
        bytes_max: u64,
        read: impl FnOnce(&mut dyn Rows) -> Result<T, Faults>,
    ) -> Result<T, Faults> {
        let mut rows = CsvRows::new(input, &self.label, bytes_max)?;
        let made = read(&mut rows);
        rows.finish().and(made)
    }

    /// What `read` makes of its rows, which come as a stream.
    pub(super) fn rows<T>(&self, read: impl FnOnce(&mut dyn Rows) -> Result<T, Faults>) -> Result<T, Faults> {
        match &self.content {
            Content::Csv(bytes) => {
                let bytes = text(bytes, &self.label)?.as_bytes();
                self.stream(Box::new(bytes), u64::MAX, read)
            }
            Content::Stream(file, bytes_max) => {
                let mut file: &File = file;
                // Whoever looked at its beginning, or read it before, has left it elsewhere.
                file.seek(SeekFrom::Start(0)).map_err(|error| csv_rows::unreadable(&self.label, 1, &error))?;
                self.stream(Box::new(file), *bytes_max, read)
            }
            Content::Sheet(workbook) => {
                let refused = |(code, message)| Faults::only(&self.label, 1, "", code, message);
                let mut cells = workbook.cells().map_err(refused)?;
                read(&mut workbook.rows(&mut cells).map_err(refused)?)
            }
        }
    }
}

/// A file that was opened to be read: as a stream where it is a text, and whole where it is a workbook.
#[derive(Debug)]
pub enum OpenSheet {
    /// A text, and the most bytes of it that are read.
    Text(File, u64),
    /// Anything else.
    Whole(Vec<u8>),
}

impl OpenSheet {
    /// Opens a file of at most so many bytes.
    pub fn open(path: &Path, bytes_max: u64) -> Result<OpenSheet, SheetError> {
        let io = |source| SheetError::Io { path: path.to_owned(), source };
        let mut file = File::open(path).map_err(io)?;
        let about = file.metadata().map_err(io)?;
        if about.len() > bytes_max {
            return Err(too_large(path, bytes_max).into());
        }
        let mut first = [0; PROBE_BYTES];
        let is_text = about.is_file() && {
            let read = file.read(&mut first).map_err(io)?;
            matches!(workbook::is_workbook(&first[..read], &path.display().to_string()), Ok(false))
        };
        if is_text {
            return Ok(OpenSheet::Text(file, bytes_max));
        }
        open_sheet(path).map(OpenSheet::Whole)
    }

    /// The table in it, as [`Source::open`] finds it.
    pub fn source(&self, file: &str, sheet: Option<&str>) -> Result<Source<'_>, Faults> {
        match self {
            OpenSheet::Whole(bytes) => Source::open(bytes, file, sheet),
            OpenSheet::Text(..) if sheet.is_some() => Source::open(b"", file, sheet),
            OpenSheet::Text(stream, bytes_max) => {
                let content = Content::Stream(stream, *bytes_max);
                Ok(Source { label: file.to_owned(), content, rows_max: ROWS_MAX })
            }
        }
    }

    /// How many bytes there are to read.
    pub fn bytes(&self) -> u64 {
        match self {
            OpenSheet::Text(file, _) => file.metadata().map_or(0, |about| about.len()),
            OpenSheet::Whole(bytes) => bytes.len() as u64,
        }
    }
}

/// The bytes of a file, after its size was found to be at most [`FILE_BYTES_MAX`].
pub fn open_sheet(path: &Path) -> Result<Vec<u8>, SheetError> {
    let io = |source| SheetError::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    let size = file.metadata().map_err(io)?.len();
    if size > FILE_BYTES_MAX {
        return Err(too_large(path, FILE_BYTES_MAX).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A pipe has no size, and a file may grow while it is read: one byte more than allowed tells.
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(too_large(path, FILE_BYTES_MAX).into());
    }
    Ok(bytes)
}

fn too_large(path: &Path, bytes_max: u64) -> Faults {
    let message = format!("the file is larger than {} MiB; split it into several", bytes_max / 1024 / 1024);
    Faults::only(&path.display().to_string(), 1, "", FaultCode::FileTooLarge, message)
}

/// The text of a file, without its byte-order mark.
pub(super) fn text<'a>(bytes: &'a [u8], file: &str) -> Result<&'a str, Faults> {
    if is_utf16(bytes) {
        return Err(Faults::only(file, 1, "", FaultCode::FileUtf16, UTF16));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + line_breaks(&bytes[..error.valid_up_to()]);
        no_utf8(file, line, legacy::of_bytes(&bytes[error.valid_up_to()..]))
    })
}

/// The fault of bytes that are no UTF-8, and perhaps text in an old code.
pub(super) fn no_utf8(file: &str, line: u64, encoding: Option<legacy::Encoding>) -> Faults {
    if let Some(encoding) = encoding {
        return Faults::only(file, line, "", encoding.code(), encoding.mend());
    }
    let message = "this line holds bytes that are no UTF-8; save the file as \"CSV UTF-8 (Comma delimited)\"";
    Faults::only(file, line, "", FaultCode::FileNotUtf8, message)
}

/// How many lines end within `bytes`: at CR LF, LF or CR.
pub(super) fn line_breaks(bytes: &[u8]) -> u64 {
    let lone_cr = |(i, b): &(usize, &u8)| **b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    let ended_by_lf: u64 = bytes.iter().map(|b| u64::from(*b == b'\n')).sum();
    let alone = if bytes.contains(&b'\r') { bytes.iter().enumerate().filter(lone_cr).count() as u64 } else { 0 };
    ended_by_lf + alone
}

/// A byte-order mark of UTF-16, or NUL in one half of the first pairs as Latin letters have it without a mark.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    const PROBE_BYTES: usize = 256;
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let probe = &bytes[..bytes.len().min(PROBE_BYTES) & !1];
    let nul = |half: usize| probe.iter().skip(half).step_by(2).filter(|b| **b == 0).count();
    // Vietnamese has letters beyond Latin-1, so half of the pairs are enough.
    probe.len() >= 4 && nul(0).max(nul(1)) * 4 >= probe.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<(u64, FaultCode)> {
        text(bytes, "a.csv").err().map(|faults| (faults.kept()[0].line, faults.kept()[0].code))
    }

    fn utf16(text: &str, mark: bool, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn utf16_is_recognised_with_and_without_its_mark() {
        for mark in [true, false] {
            for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                let bytes = utf16("plan,number,title\r\nkế hoạch,1,Rà soát\r\n", mark, to_bytes);
                assert_eq!(code(&bytes), Some((1, FaultCode::FileUtf16)), "mark: {mark}");
            }
        }
    }

    #[test]
    fn a_byte_order_mark_of_utf8_is_dropped() {
        assert_eq!(text(b"\xEF\xBB\xBFcode", "a.csv"), Ok("code"));
        assert_eq!(text(b"", "a.csv"), Ok(""));
    }

    #[test]
    fn other_bytes_name_their_line() {
        assert_eq!(code(b"code\r\n866\r\n\xE9t\xE9\r\n"), Some((3, FaultCode::FileNotUtf8)));
    }

    #[test]
    fn bytes_in_an_old_code_are_told_from_others() {
        let tcvn3 = b"code,name\r\n1,K\xD5 ho\xB9ch c\xB6i c\xB8ch h\xB5nh ch\xDDnh c\xF1a huy\xD6n\r\n";
        assert_eq!(code(tcvn3), Some((2, FaultCode::TextTcvn3)));
        let vni = b"code,name\r\n1,Ke\xE1 hoa\xEFch ca\xFBi ca\xF9ch cu\xFBa huye\xE4n\r\n";
        assert_eq!(code(vni), Some((2, FaultCode::TextVni)));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sparse.csv");
        File::create(&path).unwrap().set_len(FILE_BYTES_MAX + 1).unwrap();
        let Err(SheetError::Faults(faults)) = open_sheet(&path) else { panic!("a sparse file of 256 MiB was read") };
        assert_eq!(faults.kept()[0].code, FaultCode::FileTooLarge);
        assert!(matches!(open_sheet(&folder.path().join("none.csv")), Err(SheetError::Io { .. })));
    }
}
