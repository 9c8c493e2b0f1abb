//! How much of a workbook has been unpacked, and where that ends.
//!
//! A reader that goes through here fails at the first byte beyond a bound, whatever the zip declares of its sizes.

use std::io::{self, BufRead, Read};

use crate::sheets::cell::CellFault;
use crate::sheets::fault::FaultCode;

const MIB: u64 = 1024 * 1024;

/// What a workbook may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// The most parts of the zip.
    pub parts: usize,
    /// The most bytes of all parts, unpacked.
    pub unpacked_bytes: u64,
    /// The most bytes for each byte of the file, once `ratio_from_bytes` are unpacked.
    pub ratio: u64,
    /// What may be unpacked whatever the ratio.
    pub ratio_from_bytes: u64,
    /// The most bytes of the shared strings, which are held in memory.
    pub strings_bytes: u64,
    /// The most bytes of a part that is neither a sheet nor the shared strings.
    pub other_bytes: u64,
    /// The most bytes of one cell, or of anything between two cells.
    pub piece_bytes: u64,
    /// The most formulas, merged ranges and hidden rows.
    pub marks: usize,
}

/// The bounds of every workbook: a sheet of a million rows and twenty columns stays well below.
pub(super) const BOUNDS: Bounds = Bounds {
    parts: 2_000,
    unpacked_bytes: 2_048 * MIB,
    ratio: 200,
    ratio_from_bytes: 64 * MIB,
    strings_bytes: 256 * MIB,
    other_bytes: 32 * MIB,
    piece_bytes: MIB,
    marks: 1_000_000,
};

/// What has been unpacked so far.
#[derive(Debug)]
pub(super) struct Meter<'b> {
    pub bounds: &'b Bounds,
    /// The bytes of the file.
    packed: u64,
    unpacked: u64,
    /// The bytes of this part, and the most it may have.
    part: u64,
    part_max: u64,
    /// The bytes since the last cell ended.
    piece: u64,
    piece_max: u64,
    /// The marks that are left.
    marks: usize,
}

impl<'b> Meter<'b> {
    /// Nothing is unpacked yet of a file of `packed` bytes.
    pub fn new(bounds: &'b Bounds, packed: usize) -> Meter<'b> {
        let most = u64::MAX;
        let packed = packed as u64;
        Meter { bounds, packed, unpacked: 0, part: 0, part_max: most, piece: 0, piece_max: most, marks: bounds.marks }
    }

    /// A part begins that is read cell by cell: it may have `part_max` bytes.
    pub fn begin_xml(&mut self, part_max: u64) {
        (self.part, self.part_max) = (0, part_max);
        (self.piece, self.piece_max) = (0, self.bounds.piece_bytes);
    }

    /// A part begins of which nothing is kept.
    pub fn begin_skipped(&mut self) {
        (self.part, self.part_max) = (0, u64::MAX);
        (self.piece, self.piece_max) = (0, u64::MAX);
    }

    /// A cell ended.
    pub fn end_piece(&mut self) {
        self.piece = 0;
    }

    /// Counts a formula, a merged range or a hidden row.
    pub fn mark(&mut self) -> Result<(), CellFault> {
        self.marks = self.marks.checked_sub(1).ok_or_else(|| {
            let message = format!(
                "the workbook has more than {} formulas, merged cells and hidden rows; copy the values into a new one",
                self.bounds.marks
            );
            (FaultCode::FileTooMany, message)
        })?;
        Ok(())
    }

    fn count(&mut self, bytes: usize) {
        let bytes = bytes as u64;
        self.unpacked += bytes;
        self.part += bytes;
        self.piece += bytes;
    }

    /// The bound that has been passed.
    pub fn fault(&self) -> Option<CellFault> {
        let Bounds { unpacked_bytes, ratio, ratio_from_bytes, piece_bytes, .. } = *self.bounds;
        let unpacked = |most: String| {
            let message = format!("the workbook unpacks to more than {most}; split it, or save its values as CSV");
            Some((FaultCode::FileUnpacked, message))
        };
        if self.unpacked > unpacked_bytes {
            unpacked(format!("{} MiB", unpacked_bytes / MIB))
        } else if self.unpacked > ratio_from_bytes && self.unpacked / ratio > self.packed {
            unpacked(format!("{ratio} times its size"))
        } else if self.part > self.part_max {
            unpacked(format!("{} MiB in one part", self.part_max / MIB))
        } else if self.piece > self.piece_max {
            let message = format!("a cell holds more than {} KiB; shorten it", piece_bytes / 1024);
            Some((FaultCode::CellTooLong, message))
        } else {
            None
        }
    }
}

/// A reader that a meter watches.
pub(super) struct Metered<'m, 'b, R> {
    pub inner: R,
    pub meter: &'m mut Meter<'b>,
}

impl<R: BufRead> Read for Metered<'_, '_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?.read(into)?;
        self.consume(bytes);
        Ok(bytes)
    }
}

impl<R: BufRead> BufRead for Metered<'_, '_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.meter.fault() {
            Some((_, message)) => Err(io::Error::other(message)),
            None => self.inner.fill_buf(),
        }
    }

    fn consume(&mut self, bytes: usize) {
        self.meter.count(bytes);
        self.inner.consume(bytes);
    }
}
