//! Builds all guests and writes one constant each; rebuilt when a guest, the SDK or the contract changes.

mod guests;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use guests::Guest;

fn main() {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it for build scripts"));
    let plugins = folder.parent().expect("artifacts lies in plugins").to_path_buf();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it for build scripts"));

    let found = guests::guests(&plugins);
    watch(&plugins, &found);
    let target_folder = out.join("guests");
    guests::build(&plugins, &target_folder);
    fs::write(out.join("constants.rs"), constants(&found, &target_folder)).expect("OUT_DIR can be written");
}

fn watch(plugins: &Path, found: &[Guest]) {
    let fixed =
        ["Cargo.toml", "Cargo.lock", "wit", "sdk", "artifacts/guests.rs", "artifacts/build.rs", guests::MISBEHAVING];
    let folders = found.iter().filter(|guest| !guest.misbehaving).map(|guest| guest.folder.clone());
    for path in fixed.iter().map(|name| plugins.join(name)).chain(folders) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
}

fn constants(found: &[Guest], target_folder: &Path) -> String {
    let mut text = String::new();
    for guest in found {
        let (name, constant, component) = (&guest.name, guest.constant(), guest.component(target_folder));
        let path = component.to_str().expect("cargo's OUT_DIR is UTF-8");
        let _ = writeln!(text, "/// The component `{name}`.\npub const {constant}: &[u8] = include_bytes!({path:?});");
    }
    for (table, misbehaving, doc) in [
        ("DIRECTIVES", false, "Every directive's component by its package name."),
        ("MISBEHAVING", true, "Every guest that trips a limit of the host, by its package name."),
    ] {
        let _ = writeln!(text, "/// {doc}\npub const {table}: &[(&str, &[u8])] = &[");
        for guest in found.iter().filter(|guest| guest.misbehaving == misbehaving) {
            let _ = writeln!(text, "    ({:?}, {}),", guest.name, guest.constant());
        }
        text.push_str("];\n");
    }
    text
}
