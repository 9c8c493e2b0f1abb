//! Whether sled's files are, to the byte, what the last clean stop left.
//!
//! Owns the file `sled-fingerprint`. Where it matches, sled need not be read through for damaged pages, which takes some
//! twenty times as long and leaves three times as much in memory. It must never decide that sled is damaged: where it
//! does not match, sled is read through.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

const FILE: &str = "sled-fingerprint";
const BUFFER_BYTES: usize = 256 * 1024;

/// Whether sled's folder is as it was when the fingerprint was taken.
pub fn matches(data: &Path, sled: &Path) -> bool {
    match (std::fs::read_to_string(data.join(FILE)), taken(sled)) {
        (Ok(kept), Ok(now)) => kept == now,
        _ => false,
    }
}

/// Keeps the fingerprint of sled's folder, after sled was closed.
pub fn keep(data: &Path, sled: &Path) -> io::Result<()> {
    std::fs::write(data.join(FILE), taken(sled)?)
}

/// Name, length and checksum of every file, in the order of their names.
fn taken(folder: &Path) -> io::Result<String> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    let mut lines = String::new();
    for entry in entries {
        let (name, path) = (entry.file_name(), entry.path());
        let below = if path.is_dir() { taken(&path)? } else { checksum(&path)? };
        writeln!(lines, "{} {below}", name.to_string_lossy()).expect("a text takes more text");
    }
    Ok(lines)
}

fn checksum(path: &Path) -> io::Result<String> {
    let (mut file, mut crc) = (File::open(path)?, crc32fast::Hasher::new());
    let (mut buffer, mut bytes) = (vec![0; BUFFER_BYTES], 0_u64);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(format!("{bytes} {:08x}", crc.finalize())),
            read => {
                crc.update(&buffer[..read]);
                bytes += read as u64;
            }
        }
    }
}
