//! From a path to bytes, and from bytes to rows: what is too large is never read, what is no UTF-8 and no workbook is named.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::fault::{FaultCode, Faults};
use super::legacy;
use super::rows::{CsvRows, Rows};
use super::workbook::{self, Workbook};

/// The most bytes of a file that is read.
pub const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

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
}

#[derive(Debug)]
enum Content<'a> {
    Csv(&'a [u8]),
    Sheet(Workbook<'a>),
}

impl<'a> Source<'a> {
    /// A comma-separated text in UTF-8.
    pub fn csv(bytes: &'a [u8], file: &str) -> Source<'a> {
        Source { label: file.to_owned(), content: Content::Csv(bytes) }
    }

    /// Whatever the bytes are. Of a workbook it is the sheet of this name, or the only one that holds anything; the
    /// workbook is measured before any of it is kept.
    pub fn open(bytes: &'a [u8], file: &str, sheet: Option<&str>) -> Result<Source<'a>, Faults> {
        let refused = |(code, message): (FaultCode, String)| Faults::only(file, 1, "", code, message);
        if workbook::is_workbook(bytes, file).map_err(refused)? {
            let workbook = Workbook::open(bytes, sheet).map_err(refused)?;
            return Ok(Source { label: format!("{file}[{}]", workbook.sheet()), content: Content::Sheet(workbook) });
        }
        match sheet {
            Some(_) => {
                let message = "this file is no workbook and has no sheets; leave the sheet out".to_owned();
                Err(refused((FaultCode::SheetUnknown, message)))
            }
            None => Ok(Source::csv(bytes, file)),
        }
    }

    /// How its faults name it: the file, with the sheet of a workbook in brackets.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// How many bytes its rows are read from; a workbook does not say.
    pub fn bytes(&self) -> usize {
        match &self.content {
            Content::Csv(bytes) => bytes.len(),
            Content::Sheet(_) => 0,
        }
    }

    /// What `read` makes of its rows, which come as a stream.
    pub(super) fn rows<T>(&self, read: impl FnOnce(&mut dyn Rows) -> Result<T, Faults>) -> Result<T, Faults> {
        match &self.content {
            Content::Csv(bytes) => read(&mut CsvRows::new(text(bytes, &self.label)?)),
            Content::Sheet(workbook) => {
                let refused = |(code, message)| Faults::only(&self.label, 1, "", code, message);
                let mut cells = workbook.cells().map_err(refused)?;
                read(&mut workbook.rows(&mut cells).map_err(refused)?)
            }
        }
    }
}

/// The bytes of a file, after its size was found to be at most [`FILE_BYTES_MAX`].
pub fn open_sheet(path: &Path) -> Result<Vec<u8>, SheetError> {
    let io = |source| SheetError::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    let size = file.metadata().map_err(io)?.len();
    if size > FILE_BYTES_MAX {
        return Err(too_large(path).into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A pipe has no size, and a file may grow while it is read: one byte more than allowed tells.
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(too_large(path).into());
    }
    Ok(bytes)
}

fn too_large(path: &Path) -> Faults {
    let message = format!("the file is larger than {} MiB; split it into several", FILE_BYTES_MAX / 1024 / 1024);
    Faults::only(&path.display().to_string(), 1, "", FaultCode::FileTooLarge, message)
}

/// The text of a file, without its byte-order mark.
pub(super) fn text<'a>(bytes: &'a [u8], file: &str) -> Result<&'a str, Faults> {
    if is_utf16(bytes) {
        let message = "the file is UTF-16; in Excel choose Save As, \"CSV UTF-8 (Comma delimited)\", in LibreOffice the \
                       character set \"Unicode (UTF-8)\"";
        return Err(Faults::only(file, 1, "", FaultCode::FileUtf16, message));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + line_breaks(&bytes[..error.valid_up_to()]);
        if let Some(encoding) = legacy::of_bytes(&bytes[error.valid_up_to()..]) {
            return Faults::only(file, line, "", encoding.code(), encoding.mend());
        }
        let message = "this line holds bytes that are no UTF-8; save the file as \"CSV UTF-8 (Comma delimited)\"";
        Faults::only(file, line, "", FaultCode::FileNotUtf8, message)
    })
}

/// How many lines end within `bytes`: at CR LF, LF or CR.
pub(super) fn line_breaks(bytes: &[u8]) -> u64 {
    let lone_cr = |(i, b): &(usize, &u8)| **b == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    let ended_by_lf: u64 = bytes.iter().map(|b| u64::from(*b == b'\n')).sum();
    let alone = if bytes.contains(&b'\r') { bytes.iter().enumerate().filter(lone_cr).count() as u64 } else { 0 };
    ended_by_lf + alone
}

/// A byte-order mark of UTF-16, or NUL in one half of the first pairs as Latin letters have it without a mark.
fn is_utf16(bytes: &[u8]) -> bool {
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
