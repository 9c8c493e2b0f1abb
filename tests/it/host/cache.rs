//! The folder of compiled plugins: used when it is ours to the last bit, and written anew when it is not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dondoc::host::Host;

use super::{PATIENT, component, sample};

#[track_caller]
fn load_and_run(folder: &Path) {
    let host = Host::new(Some(folder)).expect("this machine runs plugins");
    let plugin = host.load(component("honest")).expect("an honest guest");
    let run = host.run(&plugin, &sample::facts(&plugin.directive, 3), &PATIENT);
    assert!(run.result.is_ok(), "{:?}", run.result);
}

#[track_caller]
fn compiled(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "cwasm")).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

#[test]
fn a_compiled_plugin_is_kept_and_found_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cache = folder.path().join("compiled");
    load_and_run(&cache);
    let written = fs::metadata(compiled(&cache)).expect("the file").modified().expect("a time");
    load_and_run(&cache);
    assert_eq!(fs::metadata(compiled(&cache)).expect("the file").modified().expect("a time"), written);
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&cache), mode(&cache.join("key"))), (0o700, 0o600));
    assert_eq!(mode(&compiled(&cache)) & 0o077, 0);
}

#[test]
fn a_flipped_byte_anywhere_is_refused_and_compiled_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let file = compiled(folder.path());
    let good = fs::read(&file).expect("the file");
    for place in [0, 31, 32, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[place] ^= 1;
        fs::write(&file, &bad).expect("the file");
        load_and_run(folder.path());
        assert_eq!(fs::read(&file).expect("the file"), good, "byte {place}");
    }
    for cut in [&good[..0], &good[..20], &good[..good.len() - 1]] {
        fs::write(&file, cut).expect("the file");
        load_and_run(folder.path());
        assert_eq!(fs::read(&file).expect("the file"), good);
    }
}

#[test]
fn a_file_under_another_key_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let before = fs::read(compiled(folder.path())).expect("the file");
    fs::write(folder.path().join("key"), [7; 32]).expect("the key");
    fs::set_permissions(folder.path().join("key"), fs::Permissions::from_mode(0o600)).expect("the key");
    load_and_run(folder.path());
    assert_ne!(fs::read(compiled(folder.path())).expect("the file"), before);
}

#[test]
fn a_key_that_others_can_read_is_replaced() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let key = folder.path().join("key");
    let before = fs::read(&key).expect("the key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("the key");
    load_and_run(folder.path());
    assert_ne!(fs::read(&key).expect("the key"), before);
    assert_eq!(fs::metadata(&key).expect("the key").permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_another_version_left_is_swept_away_and_nothing_else_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let stale = folder.path().join(format!("{}-0123456789abcdef.cwasm", "ab".repeat(32)));
    let other = folder.path().join("note.txt");
    fs::write(&stale, "old").expect("a file");
    fs::write(&other, "mine").expect("a file");
    load_and_run(folder.path());
    assert!(!stale.exists() && other.exists());
    compiled(folder.path());
}

#[test]
fn a_file_that_was_never_finished_is_swept_away_once_it_is_old() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let (old, young) = (folder.path().join("new-old"), folder.path().join("new-young"));
    fs::write(&young, "half").expect("a file");
    let written = fs::metadata(&young).expect("the file").modified().expect("a time");
    let file = fs::File::create(&old).expect("a file");
    file.set_modified(written - Duration::from_hours(2)).expect("an older file");
    load_and_run(folder.path());
    assert!(!old.exists() && young.exists());
}

#[test]
fn what_cannot_be_swept_away_stops_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let stale = folder.path().join(format!("{}-0123456789abcdef.cwasm", "ab".repeat(32)));
    fs::create_dir_all(stale.join("a folder")).expect("a folder in place of a file");
    load_and_run(folder.path());
    assert!(stale.exists());
}

#[test]
fn a_key_that_is_a_link_is_replaced() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    load_and_run(folder.path());
    let (key, elsewhere) = (folder.path().join("key"), folder.path().join("elsewhere"));
    fs::rename(&key, &elsewhere).expect("the key");
    std::os::unix::fs::symlink(&elsewhere, &key).expect("a link");
    let before = fs::read(&elsewhere).expect("the key");
    load_and_run(folder.path());
    assert!(fs::symlink_metadata(&key).expect("the key").is_file());
    assert_ne!(fs::read(&key).expect("the key"), before);
    assert_eq!(fs::read(&elsewhere).expect("the old key"), before);
}

#[test]
fn hosts_that_open_a_new_folder_at_once_agree_on_its_key() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| load_and_run(folder.path()));
        }
    });
    let file = compiled(folder.path());
    let written = fs::read(&file).expect("the file");
    load_and_run(folder.path());
    assert_eq!(fs::read(&file).expect("the file"), written);
}

#[test]
fn a_folder_that_cannot_be_used_stops_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a file");
    fs::write(&file, "").expect("a file");
    assert!(matches!(Host::new(Some(&file)), Err(dondoc::host::HostFault::Cache(_))));
}
