//! Which start of the machine wrote to sled last.
//!
//! Sled reuses stretches of its log and is not synced while the store is open, so what it wrote before a power loss
//! proves nothing, while what it wrote before a kill is all there. Owns the file `sled-boot`. It must never be asked
//! after a clean stop, when sled's files were synced.

use std::path::Path;

const FILE: &str = "sled-boot";
const BOOT_ID: &str = "/proc/sys/kernel/random/boot_id";

/// Whether the machine was restarted, or may have been, since sled was last opened.
pub fn restarted_since(data: &Path) -> bool {
    match (std::fs::read(data.join(FILE)), std::fs::read(BOOT_ID)) {
        (Ok(then), Ok(now)) => then != now,
        _ => true,
    }
}

/// Notes this start of the machine.
pub fn note(data: &Path) -> std::io::Result<()> {
    std::fs::write(data.join(FILE), std::fs::read(BOOT_ID)?)
}
