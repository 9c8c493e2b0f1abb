//! The zip of a workbook: every part is unpacked once, measured and forgotten.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::meter::{BOUNDS, Bounds, Meter, Metered};
use super::part::{self, Part, damaged};
use crate::sheets::cell::CellFault;
use crate::sheets::fault::FaultCode;

/// A workbook whose parts are known to stay within the bounds.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What each part of XML holds, by its name in lower case: programs differ in how they write it.
    parts: HashMap<String, Part>,
}

impl<'a> Archive<'a> {
    /// Unpacks all parts, each as a stream.
    pub fn measure(bytes: &'a [u8]) -> Result<Archive<'a>, CellFault> {
        Archive::within(bytes, &BOUNDS)
    }

    pub(super) fn within(bytes: &'a [u8], bounds: &Bounds) -> Result<Archive<'a>, CellFault> {
        let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if listed > bounds.parts {
            let message =
                format!("the workbook has {listed} parts, more than {}; save its values as CSV", bounds.parts);
            return Err((FaultCode::FileTooMany, message));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let (mut parts, mut meter) = (HashMap::new(), Meter::new(bounds, bytes.len()));
        for index in 0..zip.len() {
            let part = zip.by_index(index).map_err(|_| damaged())?;
            let name = part.name().map_err(|_| damaged())?.to_ascii_lowercase();
            let inner = BufReader::new(part);
            if is_xml(&name) {
                meter.begin_xml(bytes_max(&name, bounds));
                let part = part::scan(inner, &mut meter)?;
                if part.misplaced || parts.insert(name, part).is_some() {
                    return Err(damaged());
                }
            } else {
                meter.begin_skipped();
                let skipped = io::copy(&mut Metered { inner, meter: &mut meter }, &mut io::sink());
                skipped.map_err(|_| meter.fault().unwrap_or_else(damaged))?;
            }
            meter.fault().map_or(Ok(()), Err)?;
        }
        Ok(Archive { zip, parts })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// What was found in a part of XML.
    pub fn take(&mut self, name: &str) -> Option<Part> {
        self.parts.remove(&name.to_ascii_lowercase())
    }

    /// Whether anything stands in the cells of a part.
    pub fn is_filled(&self, name: &str) -> bool {
        self.parts.get(&name.to_ascii_lowercase()).is_some_and(|part| part.filled)
    }

    /// The text of a small part.
    pub fn text(&mut self, name: &str) -> Result<String, CellFault> {
        /// The most bytes of a list of sheets.
        const LIST_BYTES_MAX: u64 = 4 * 1024 * 1024;
        let mut text = String::new();
        let part = self.zip.by_name(name).map_err(|_| damaged())?;
        part.take(LIST_BYTES_MAX + 1).read_to_string(&mut text).map_err(|_| damaged())?;
        if text.len() as u64 > LIST_BYTES_MAX {
            let message = format!("the part {name} takes more than {LIST_BYTES_MAX} bytes; save its values as CSV");
            return Err((FaultCode::FileUnpacked, message));
        }
        Ok(text)
    }
}

/// What a part may unpack to: shared strings are held in memory, cells are not, and all else is small.
fn bytes_max(name: &str, bounds: &Bounds) -> u64 {
    if name.ends_with("sharedstrings.xml") {
        bounds.strings_bytes
    } else if name.contains("worksheets/") && !name.ends_with("styles.xml") {
        bounds.unpacked_bytes
    } else {
        bounds.other_bytes
    }
}

fn is_xml(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|end| matches!(end, "xml" | "rels"))
}
