//! The digests of the components do not depend on where the checkout lies: a copy elsewhere builds the same bytes.

#[allow(dead_code, reason = "shared with the build script, which uses all of it")]
#[path = "../../plugins/artifacts/guests.rs"]
mod guests;

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::harness::checkout;

#[test]
fn two_clones_at_different_paths_give_the_same_digests() {
    let here = checkout().join("plugins");
    let elsewhere = tempfile::Builder::new().prefix("bản sao ").tempdir().expect("a temporary folder");
    let copy = elsewhere.path().join("một nơi khác").join("plugins");
    copy_sources(&here, &copy);
    let target_folder = elsewhere.path().join("target");
    guests::build(&copy, &target_folder);

    let embedded: Vec<_> = artifacts::DIRECTIVES.iter().chain(artifacts::MISBEHAVING).collect();
    let rebuilt = guests::guests(&copy);
    assert_eq!(
        embedded.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        rebuilt.iter().map(|guest| guest.name.as_str()).collect::<Vec<_>>(),
        "every guest of the checkout is embedded, in the same order",
    );
    for ((name, component), guest) in embedded.into_iter().zip(&rebuilt) {
        let again = fs::read(guest.component(&target_folder)).expect("the copy was built");
        assert_eq!(Sha256::digest(component), Sha256::digest(&again), "{name} ({}) differs", guest.constant());
    }
}

fn copy_sources(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the copy can be made");
    for entry in fs::read_dir(from).expect("the checkout can be read") {
        let path: PathBuf = entry.expect("the checkout can be read").path();
        let name = path.file_name().expect("an entry has a name");
        if path.is_dir() {
            if name != "target" {
                copy_sources(&path, &to.join(name));
            }
        } else {
            fs::copy(&path, to.join(name)).expect("a file can be copied");
        }
    }
}
