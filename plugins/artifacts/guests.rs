//! Builds every guest with one nested cargo, the same bytes wherever the checkout lies. Shared by `build.rs` and the test
//! that compares two clones; it knows the standard library only and never touches the outer build's target folder.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What guests are compiled for: no operating system, hence no foreign import.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Ships with the toolchain and makes the linked module a component.
const LINKER: &str = "wasm-component-ld";
/// The folder with one crate per limit of the host.
pub const MISBEHAVING: &str = "misbehaving";
/// Folders of `plugins/` that hold no directive.
const NOT_DIRECTIVES: [&str; 5] = ["sdk", "artifacts", "target", "wit", MISBEHAVING];

/// One crate that becomes a component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guest {
    /// The package's name.
    pub name: String,
    /// Whether it is there to trip a limit.
    pub misbehaving: bool,
    /// Its folder.
    pub folder: PathBuf,
}

impl Guest {
    /// `dong-thap-cchc-2022` gives `DONG_THAP_CCHC_2022`.
    pub fn constant(&self) -> String {
        self.name.replace('-', "_").to_uppercase()
    }

    /// Where a build puts the component.
    pub fn component(&self, target_folder: &Path) -> PathBuf {
        target_folder.join(TARGET).join("release").join(format!("{}.wasm", self.name.replace('-', "_")))
    }
}

/// Every guest of a `plugins` folder, directives first, each part by name.
pub fn guests(plugins: &Path) -> Vec<Guest> {
    let mut found = crates_in(plugins, false);
    found.extend(crates_in(&plugins.join(MISBEHAVING), true));
    found.sort_by_key(|guest| (guest.misbehaving, guest.name.clone()));
    found
}

/// Builds them all in release mode into a target folder of their own; panics with what to do where that fails.
pub fn build(plugins: &Path, target_folder: &Path) {
    let sysroot = sysroot(plugins);
    make_sure_of_target(plugins, &sysroot);
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = clean_command(&cargo, plugins);
    command
        .args(["build", "--locked", "--release", "--workspace", "--exclude", "dondoc-sdk", "--target", TARGET])
        .arg("--target-dir")
        .arg(target_folder)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        .env("CARGO_ENCODED_RUSTFLAGS", remapping(plugins, target_folder, &sysroot));
    let status = command.status().unwrap_or_else(|error| panic!("cannot start {}: {error}", command_line(&command)));
    assert!(status.success(), "building the guests failed: {}", command_line(&command));
}

/// Nothing of a path may reach a component: two clones must give the same digests. The last match wins.
fn remapping(plugins: &Path, target_folder: &Path, sysroot: &Path) -> OsString {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let mut flags = OsString::new();
    let prefixes = [(home.as_deref(), "/cargo"), (Some(sysroot), "/rust"), (Some(plugins), "/plugins")];
    for (prefix, name) in prefixes.into_iter().chain([(Some(target_folder), "/target")]) {
        let Some(prefix) = prefix else { continue };
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(prefix);
        flags.push("=");
        flags.push(name);
    }
    flags
}

fn sysroot(plugins: &Path) -> PathBuf {
    let mut command = clean_command(OsStr::new("rustc"), plugins);
    command.args(["--print", "sysroot"]);
    let output = command.output().unwrap_or_else(|error| panic!("cannot start {}: {error}", command_line(&command)));
    PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
}

fn make_sure_of_target(plugins: &Path, sysroot: &Path) {
    if sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir() {
        return;
    }
    let mut command = clean_command(OsStr::new("rustup"), plugins);
    let added = command.args(["target", "add", TARGET]).status().is_ok_and(|status| status.success());
    assert!(added, "the standard library for {TARGET} is missing; type: rustup target add {TARGET}");
}

/// A command that sees nothing of the outer build but where cargo keeps and fetches its crates.
fn clean_command(program: &OsStr, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(belongs_to_outer_build) {
            command.env_remove(name);
        }
    }
    command
}

fn belongs_to_outer_build(name: &str) -> bool {
    const KEPT: [&str; 3] = ["CARGO_HOME", "CARGO_NET_", "CARGO_REGISTRIES_"];
    const OTHERS: [&str; 12] = [
        "CARGO",
        "HOST",
        "TARGET",
        "PROFILE",
        "OPT_LEVEL",
        "DEBUG",
        "NUM_JOBS",
        "OUT_DIR",
        "MAKEFLAGS",
        "MFLAGS",
        "LD_LIBRARY_PATH",
        "SOURCE_DATE_EPOCH",
    ];
    let of_cargo = name.starts_with("CARGO_") && !KEPT.iter().any(|kept| name.starts_with(kept));
    // RUSTC, RUSTFLAGS, RUSTC_WRAPPER, RUSTDOC and so on; RUSTUP_TOOLCHAIN and RUSTUP_HOME stay, they name the compiler.
    let of_rustc = name.starts_with("RUST") && !name.starts_with("RUSTUP_");
    of_cargo || of_rustc || OTHERS.contains(&name)
}

fn command_line(command: &Command) -> String {
    let words: Vec<_> =
        [command.get_program()].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

fn crates_in(folder: &Path, misbehaving: bool) -> Vec<Guest> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let folders: BTreeSet<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let guest = |folder: PathBuf| {
        let own_name = folder.file_name()?.to_str()?;
        if !misbehaving && NOT_DIRECTIVES.contains(&own_name) {
            return None;
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let name = manifest.lines().find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))?.to_owned();
        Some(Guest { name, misbehaving, folder })
    };
    folders.into_iter().filter_map(guest).collect()
}
