//! The top of the checkout stays as drawn, so that a newcomer sees the whole at one glance.

use std::collections::BTreeSet;

use super::source_file::SourceFile;

/// What may lie there, beside dot-files.
const ALLOWED: [&str; 7] = ["Cargo.lock", "Cargo.toml", "README.md", "config", "engine", "plugins", "tests"];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let top: BTreeSet<&str> = files.iter().filter_map(|file| file.path.split('/').next()).collect();
    let strange = top.into_iter().filter(|name| !name.starts_with('.') && !ALLOWED.contains(name));
    strange.map(|name| format!("{name}: does not belong to the top level")).collect()
}

#[test]
fn the_top_level_holds_what_was_drawn() {
    super::tree::hold(complaints);
}

#[test]
fn a_stranger_at_the_top_is_complained_about_once() {
    let paths = [".ci/run", "Cargo.lock", "README.md", "docs/a.md", "docs/b.md", "engine/src/lib.rs", "Makefile"];
    let files = paths.map(|path| SourceFile::tracked(path, ""));
    assert_eq!(
        complaints(&files),
        ["Makefile: does not belong to the top level", "docs: does not belong to the top level",]
    );
}
