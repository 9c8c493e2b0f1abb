//! No file is named after having no subject.

use super::source_file::SourceFile;

/// Names that say nothing, in either number.
const SAYING_NOTHING: [&str; 7] = ["common", "helper", "helpers", "misc", "util", "utils", "utilities"];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let nothing =
            file.path.split('/').find(|part| SAYING_NOTHING.contains(&part.split('.').next().unwrap_or(part)));
        found.extend(nothing.map(|part| format!("{}: `{part}` says nothing; name the subject", file.path)));
    }
    found
}

#[test]
fn every_file_is_named_after_its_subject() {
    super::tree::hold(complaints);
}

#[test]
fn a_name_that_says_nothing_is_complained_about() {
    let paths = ["engine/src/utils.rs", "tests/it/common/mod.rs", "engine/src/commons.rs"];
    let files = paths.map(|path| SourceFile::tracked(path, ""));
    assert_eq!(
        complaints(&files),
        [
            "engine/src/utils.rs: `utils.rs` says nothing; name the subject",
            "tests/it/common/mod.rs: `common` says nothing; name the subject",
        ]
    );
}
