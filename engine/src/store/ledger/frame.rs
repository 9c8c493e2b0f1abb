//! A frame: how one entry or seal lies in a segment, and the reader that walks over frames with a fixed buffer.
//!
//! Layout: mark (4 bytes that no UTF-8 text holds), kind (1), length of the body (4, big-endian), CRC-32 of kind, length
//! and body (4, big-endian), body, line feed. It must never trust a length before the file is known to hold it.

use std::io;

use super::SCAN_BUFFER_BYTES;
use crate::store::disk::DiskFile;

const MARK: [u8; 4] = [0xFF, 0xFE, b'd', b'd'];
const HEADER_BYTES: usize = 13;
const END: u8 = b'\n';

/// What a frame takes beside its body.
pub const FRAME_OVERHEAD_BYTES: u64 = HEADER_BYTES as u64 + 1;

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An entry.
    Entry,
    /// A seal over the entries since the last one.
    Seal,
}

/// Which bodies a reader hands over; the others are only checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Entries and seals.
    All,
    /// Seals.
    Seals,
}

/// What a reader finds next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A whole frame.
    Frame {
        /// What it holds.
        kind: Kind,
        /// Where its body begins.
        body_at: u64,
    },
    /// The end of the file.
    End,
    /// Something that is no whole frame.
    Bad {
        /// What is wrong with it.
        what: &'static str,
        /// Whether it claims to be a seal.
        seal: bool,
    },
}

/// Writes a frame at the end of `into`; answers where its body begins there.
pub fn put(into: &mut Vec<u8>, kind: Kind, body: &[u8]) -> usize {
    let length = u32::try_from(body.len()).expect("an entry is bounded well below 4 GiB").to_be_bytes();
    let mut crc = crc32fast::Hasher::new();
    crc.update(&[kind.byte()]);
    crc.update(&length);
    crc.update(body);
    into.extend_from_slice(&MARK);
    into.push(kind.byte());
    into.extend_from_slice(&length);
    into.extend_from_slice(&crc.finalize().to_be_bytes());
    let body_at = into.len();
    into.extend_from_slice(body);
    into.push(END);
    body_at
}

impl Kind {
    fn byte(self) -> u8 {
        match self {
            Kind::Entry => b'E',
            Kind::Seal => b'S',
        }
    }

    fn of(byte: u8) -> Option<Kind> {
        match byte {
            b'E' => Some(Kind::Entry),
            b'S' => Some(Kind::Seal),
            _ => None,
        }
    }
}

/// Walks over the frames of a file.
#[derive(Debug)]
pub struct Frames<'f> {
    file: &'f dyn DiskFile,
    /// Where the next frame begins.
    pub offset: u64,
    length: u64,
    buffer: Vec<u8>,
    buffered_at: u64,
    keep: Keep,
    /// The body of the last frame, where it was kept.
    pub body: Vec<u8>,
}

impl<'f> Frames<'f> {
    /// Begins at an offset, in a file taken to be as long as it is now.
    pub fn new(file: &'f dyn DiskFile, offset: u64, keep: Keep) -> io::Result<Frames<'f>> {
        let length = file.len()?;
        Ok(Frames { file, offset, length, buffer: Vec::new(), buffered_at: 0, keep, body: Vec::new() })
    }

    /// Keeps other bodies from here on.
    pub fn keep(&mut self, keep: Keep) {
        self.keep = keep;
    }

    /// The next frame. After a bad one the offset stays where that begins.
    pub fn next(&mut self) -> io::Result<Next> {
        self.body.clear();
        let left = self.length.saturating_sub(self.offset);
        if left == 0 {
            return Ok(Next::End);
        }
        let mut header = [0; HEADER_BYTES];
        let bad = |what, seal| Ok(Next::Bad { what, seal });
        if self.read(self.offset, &mut header)? < HEADER_BYTES {
            return bad("an unfinished record", header[4] == Kind::Seal.byte());
        }
        let seal = header[4] == Kind::Seal.byte();
        let (Some(kind), true) = (Kind::of(header[4]), header[..4] == MARK) else {
            return bad("no record begins here", seal);
        };
        let length = u64::from(u32::from_be_bytes(header[5..9].try_into().expect("4 bytes")));
        let body_at = self.offset + HEADER_BYTES as u64;
        if length + FRAME_OVERHEAD_BYTES > left {
            return bad("a record that reaches past the end of the file", seal);
        }
        let mut crc = crc32fast::Hasher::new();
        crc.update(&header[4..9]);
        self.check_body(&mut crc, body_at, length, kind)?;
        let mut end = [0];
        if crc.finalize().to_be_bytes() != header[9..13] {
            return bad("a record whose checksum does not match", seal);
        }
        if self.read(body_at + length, &mut end)? != 1 || end[0] != END {
            return bad("a record without its end", seal);
        }
        self.offset = body_at + length + 1;
        Ok(Next::Frame { kind, body_at })
    }

    /// Whether a whole frame begins anywhere after the current offset.
    pub fn is_followed(&mut self) -> io::Result<bool> {
        let from = self.offset;
        let mut at = from + 1;
        while at < self.length {
            let mut first = [0; MARK.len()];
            let window = self.window(at)?;
            if window.is_empty() {
                self.length = self.file.len()?; // the file became shorter
                break;
            }
            let skip = match window.iter().position(|byte| *byte == MARK[0]) {
                None => {
                    at = self.buffered_at + self.buffer.len() as u64;
                    continue;
                }
                Some(skip) => skip as u64,
            };
            at += skip;
            if self.read(at, &mut first)? == MARK.len() && first == MARK {
                self.offset = at;
                if matches!(self.next()?, Next::Frame { .. }) {
                    self.offset = from;
                    return Ok(true);
                }
            }
            at += 1;
        }
        self.offset = from;
        Ok(false)
    }

    fn check_body(&mut self, crc: &mut crc32fast::Hasher, at: u64, length: u64, kind: Kind) -> io::Result<()> {
        let kept = self.keep == Keep::All || kind == Kind::Seal;
        let mut body = std::mem::take(&mut self.body);
        let mut done = 0;
        while done < length {
            let window = self.window(at + done)?;
            let part = &window[..window.len().min(usize::try_from(length - done).unwrap_or(usize::MAX))];
            if part.is_empty() {
                break; // the file became shorter; the checksum says so
            }
            crc.update(part);
            if kept {
                body.extend_from_slice(part);
            }
            done += part.len() as u64;
        }
        self.body = body;
        Ok(())
    }

    fn read(&mut self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            let window = self.window(at + filled as u64)?;
            if window.is_empty() {
                break;
            }
            let bytes = window.len().min(into.len() - filled);
            into[filled..filled + bytes].copy_from_slice(&window[..bytes]);
            filled += bytes;
        }
        Ok(filled)
    }

    /// The buffered bytes from an offset on; empty at the end of the file.
    fn window(&mut self, at: u64) -> io::Result<&[u8]> {
        let inside = at >= self.buffered_at && at < self.buffered_at + self.buffer.len() as u64;
        if !inside {
            let wanted = usize::try_from(self.length.saturating_sub(at)).unwrap_or(usize::MAX).min(SCAN_BUFFER_BYTES);
            self.buffer.resize(wanted, 0);
            let read = self.file.read_at(at, &mut self.buffer)?;
            self.buffer.truncate(read);
            self.buffered_at = at;
        }
        let skip = usize::try_from(at - self.buffered_at).expect("an offset within the buffer");
        Ok(&self.buffer[skip..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that was cut after its length was taken.
    #[derive(Debug)]
    struct Cut(Vec<u8>);

    impl DiskFile for Cut {
        fn len(&self) -> io::Result<u64> {
            Ok(1_000)
        }

        fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<usize> {
            let start = usize::try_from(offset).unwrap().min(self.0.len());
            let read = into.len().min(self.0.len() - start);
            into[..read].copy_from_slice(&self.0[start..start + read]);
            Ok(read)
        }

        fn append(&mut self, _: &[u8]) -> io::Result<()> {
            unreachable!("a reader never writes")
        }

        fn sync(&mut self) -> io::Result<()> {
            unreachable!("a reader never writes")
        }
    }

    #[test]
    fn a_file_that_became_shorter_ends_the_search_for_a_frame() {
        for bytes in [vec![], vec![7; 20], [&MARK[..], &[7; 30]].concat()] {
            let file = Cut(bytes);
            let mut frames = Frames::new(&file, 0, Keep::All).unwrap();
            assert!(matches!(frames.next().unwrap(), Next::Bad { .. }));
            assert!(!frames.is_followed().unwrap());
        }
    }
}
