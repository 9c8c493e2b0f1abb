//! What was released is frozen: a contract, and the component that was built against it, never change by a byte.

use sha2::{Digest as _, Sha256};

use super::source_file::SourceFile;

/// Each with the SHA-256 it was released with. A line is added with a new version, and none is ever changed.
const FROZEN: [(&str, &str); 2] = [
    ("plugins/wit/v1/directive.wit", "51a62ee619cc0b19a50646b48ee4e28b66e4f89a5e2328c3c7dc53186c59a353"),
    ("plugins/wit/v1/pinned.wat", "a4d15a5173598464101955978225b618e63f52a80aa1a87a3fc35a25612043b4"),
];

fn complaints(files: &[SourceFile], frozen: &[(&str, &str)]) -> Vec<String> {
    let complaint = |&(path, digest): &(&str, &str)| match files.iter().find(|file| file.path == path) {
        None => Some(format!("{path}: is frozen, and gone")),
        Some(file) if hex(&Sha256::digest(&file.text)) != digest => Some(format!("{path}: is frozen, and differs")),
        Some(_) => None,
    };
    frozen.iter().filter_map(complaint).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[test]
fn what_was_released_is_as_it_was() {
    super::tree::hold(|files| complaints(files, &FROZEN));
}

#[test]
fn a_change_and_an_absence_are_complained_about() {
    let files = [SourceFile::tracked("a.wit", "package a;\n"), SourceFile::tracked("b.wit", "package b;\n")];
    let of_a = hex(&Sha256::digest("package a;\n"));
    let frozen = [("a.wit", of_a.as_str()), ("b.wit", of_a.as_str()), ("c.wit", of_a.as_str())];
    assert_eq!(complaints(&files, &frozen), ["b.wit: is frozen, and differs", "c.wit: is frozen, and gone"]);
}
