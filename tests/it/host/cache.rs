//! The folder of compiled plugins: used when it is ours to the last bit, and written anew when it is not.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use dondoc::host::{Host, Limits};

use super::{component, sample};

#[track_caller]
fn load_and_run(folder: &Path) {
    let host = Host::new(Some(folder)).expect("this machine runs plugins");
    let plugin = host.load(component("honest")).expect("an honest guest");
    let run = host.run(&plugin, &sample::facts(&plugin.directive, 3), &Limits::DEFAULT);
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
fn a_folder_that_cannot_be_used_stops_the_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("a file");
    fs::write(&file, "").expect("a file");
    assert!(matches!(Host::new(Some(&file)), Err(dondoc::host::HostFault::Cache(_))));
}
