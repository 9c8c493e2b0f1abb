//! Every Rust file opens by saying what it owns.

use super::source_file::SourceFile;

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let silent = |file: &&SourceFile| {
        let first = file.text.lines().next().unwrap_or_default();
        file.is_rust() && first.strip_prefix("//!").is_none_or(|said| said.trim().is_empty())
    };
    files.iter().filter(silent).map(|file| format!("{}: does not open with `//!` and a sentence", file.path)).collect()
}

#[test]
fn every_rust_file_opens_with_its_doc() {
    super::tree::hold(complaints);
}

#[test]
fn a_file_without_a_doc_is_complained_about() {
    let files = [
        SourceFile::tracked("a.rs", "//! Owns a.\n"),
        SourceFile::tracked("b.rs", "fn b() {}\n"),
        SourceFile::tracked("c.rs", "//!\nfn c() {}\n"),
        SourceFile::tracked("d.md", "Text.\n"),
    ];
    let said = |name: &str| format!("{name}: does not open with `//!` and a sentence");
    assert_eq!(complaints(&files), [said("b.rs"), said("c.rs")]);
}
