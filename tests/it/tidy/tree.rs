//! Reads the checkout once and holds rules against it.
//!
//! Git says which files there are, so that what it ignores is nobody's business here. Where git does not answer (an unpacked
//! archive), the folders are walked, past every `target` and `.git`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use super::source_file::SourceFile;
use crate::harness::checkout;

static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| read(checkout()));

/// Holds one rule against the checkout; shows all its complaints at once.
#[track_caller]
pub fn hold(rule: fn(&[SourceFile]) -> Vec<String>) {
    assert!(!FILES.is_empty(), "no file was found below {}", checkout().display());
    let complaints = rule(&FILES);
    assert!(complaints.is_empty(), "{} complaint(s):\n{}", complaints.len(), complaints.join("\n"));
}

fn read(root: &Path) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> =
        listed(root).unwrap_or_else(|| walked(root)).into_iter().filter_map(|found| load(root, found)).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// A path below the root, and whether git keeps it.
type Found = (PathBuf, bool);

/// `None` where the file is listed and gone, or is a link to a folder.
fn load(root: &Path, (path, tracked): Found) -> Option<SourceFile> {
    let full = root.join(&path);
    if !full.is_file() {
        return None;
    }
    let bytes = fs::read(&full).unwrap_or_else(|error| panic!("{} cannot be read: {error}", full.display()));
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    Some(SourceFile { path: parts.join("/"), text: String::from_utf8_lossy(&bytes).into_owned(), tracked })
}

/// `None` where git does not answer, or knows nothing of this folder.
fn listed(root: &Path) -> Option<Vec<Found>> {
    let tracked = git_ls_files(root, &["--cached"])?;
    let untracked = git_ls_files(root, &["--others", "--exclude-standard"])?;
    let with = |paths: Vec<PathBuf>, tracked| paths.into_iter().map(move |path| (path, tracked));
    (!tracked.is_empty()).then(|| with(tracked, true).chain(with(untracked, false)).collect())
}

fn git_ls_files(root: &Path, which: &[&str]) -> Option<Vec<PathBuf>> {
    let mut command = Command::new("git");
    command.current_dir(root).args(["ls-files", "-z"]).args(which);
    // Inside a hook these name another index or another checkout.
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"] {
        command.env_remove(name);
    }
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).collect())
}

fn walked(root: &Path) -> Vec<Found> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("a folder that opened can be listed").path();
            if path.file_name().is_some_and(|name| name == "target" || name == ".git") {
                continue;
            }
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).expect("the walk stays below the root");
                found.push((below.to_path_buf(), true));
            }
        }
    }
    found
}

#[test]
fn the_walk_finds_what_git_finds_of_this_folder() {
    let own = "tests/it/tidy/tree.rs";
    assert!(FILES.iter().any(|file| file.path == own), "git's list misses {own}");
    assert!(walked(checkout()).iter().any(|(path, _)| path == Path::new(own)), "the walk misses {own}");
}

#[test]
fn neither_list_enters_a_target_folder() {
    let inside = |path: &str| path.split('/').any(|part| part == "target" || part == ".git");
    assert_eq!(FILES.iter().find(|file| inside(&file.path)), None);
    assert!(!walked(checkout()).iter().any(|(path, _)| inside(&path.to_string_lossy())));
}
