//! Who may name whom inside the engine: the map of `ARCHITECTURE.md`, and the foreign crates that have one home.

use super::rust_paths::{Reference, references};
use super::rust_tokens::{Token, tokens};
use super::source_file::SourceFile;

/// What an edge may name: it translates, makes one call, and translates back.
const EDGE: &[&str] = &["operations", "domain", "config", "telemetry"];

/// A module of the engine, and those it may name beside itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &["domain"]),
    ("randomness", &[]),
    ("giving_way", &[]),
    ("store", &["domain", "giving_way"]),
    ("host", &["domain"]),
    ("sheets", &["domain"]),
    ("config", &["domain", "sheets"]),
    ("telemetry", &["config", "domain"]),
    ("operations", &["domain", "store", "host", "clock", "giving_way", "randomness", "sheets"]),
    ("http", EDGE),
    ("web", EDGE),
    ("scheduler", EDGE),
    ("courier", EDGE),
    ("cli", &["operations", "domain", "sheets", "config", "boot", "telemetry", "clock"]),
    (
        "boot",
        &[
            "domain",
            "clock",
            "randomness",
            "store",
            "host",
            "sheets",
            "config",
            "telemetry",
            "operations",
            "http",
            "web",
            "scheduler",
            "courier",
        ],
    ),
    ("main", &["cli"]),
];

/// Where serialised shapes are at home: wire, stored, configured, tabular, printed and posted ones.
const SHAPES: &[&str] = &["http", "store", "config", "sheets", "cli", "courier"];

/// Foreign crates, and the only modules that may name them.
const HOMES: &[(&str, &[&str])] = &[
    ("serde", SHAPES),
    ("serde_json", SHAPES),
    ("wasmtime", &["host"]),
    ("sled", &["store"]),
    ("calamine", &["sheets"]),
];

/// What the domain never names, and the words it never writes: it is values and pure functions.
const IMPURE: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "process"],
    &["std", "thread"],
    &["getrandom"],
    &["rand"],
    &["tokio"],
];
/// Macros at the crate's root that name their own module.
const MACROS: &[&str] = &["store_exam"];
const IMPURE_WORDS: [&str; 2] = ["async", "await"];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_rust()) {
        let Some(module) = module_of(&file.path) else { continue };
        // The crate's root lists its modules; it names nothing.
        if module != ["lib"] {
            found.extend(complaints_of(file, &module));
        }
    }
    found
}

/// `engine/src/store/sled/mod.rs` is the module `store::sled`; `None` outside the engine's sources.
fn module_of(path: &str) -> Option<Vec<&str>> {
    let mut parts: Vec<&str> = path.strip_prefix("engine/src/")?.strip_suffix(".rs")?.split('/').collect();
    if parts.last() == Some(&"mod") {
        parts.pop();
    }
    Some(parts)
}

fn complaints_of(file: &SourceFile, module: &[&str]) -> Vec<String> {
    let Some((layer, allowed)) = LAYERS.iter().find(|(name, _)| Some(name) == module.first()) else {
        return vec![format!("{}: belongs to no module of the map of layers", file.path)];
    };
    let tokens = tokens(&file.text);
    let mut found: Vec<String> = references(module, "dondoc", &tokens)
        .iter()
        .filter_map(|reference| {
            let said =
                if reference.own { own_fault(layer, allowed, reference) } else { foreign_fault(layer, reference) }?;
            Some(format!("{}:{}: {said}", file.path, reference.line))
        })
        .collect();
    if *layer == "domain" {
        let impure = |token: &&Token<'_>| IMPURE_WORDS.contains(&token.text);
        let word =
            |token: &Token<'_>| format!("{}:{}: `domain` must not write `{}`", file.path, token.line, token.text);
        found.extend(tokens.iter().filter(impure).map(word));
    }
    found.dedup();
    found
}

fn own_fault(layer: &str, allowed: &[&str], reference: &Reference) -> Option<String> {
    let target = reference.parts.first()?.as_str();
    if target == layer || allowed.contains(&target) || MACROS.contains(&target) {
        return None;
    }
    let path = reference.parts.join("::");
    Some(if LAYERS.iter().any(|(name, _)| *name == target) {
        format!("`{layer}` must not name `{target}` (crate::{path})")
    } else {
        format!("crate::{path} leads to no module of the map of layers")
    })
}

fn foreign_fault(layer: &str, reference: &Reference) -> Option<String> {
    let path = reference.parts.join("::");
    let first = reference.parts[0].as_str();
    if let Some((name, homes)) = HOMES.iter().find(|(name, homes)| *name == first && !homes.contains(&layer)) {
        return Some(format!("`{layer}` must not name `{name}` ({path}): its home is {}", homes.join(", ")));
    }
    let impure = IMPURE.iter().any(|start| reference.parts.iter().take(start.len()).eq(start.iter()));
    (layer == "domain" && impure).then(|| format!("`domain` must not name `{path}`"))
}

#[test]
fn modules_name_only_the_layers_below_them() {
    super::tree::hold(complaints);
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, complaints};

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let found = complaints(&[SourceFile::tracked(path, text)]);
        let expected: Vec<String> = expected.iter().map(|said| format!("{path}:{said}")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_layer_that_looks_up_is_complained_about() {
        check(
            "engine/src/domain/task.rs",
            "use crate::{domain::Day,\nstore::{Change, Record}};",
            &[
                "1: `domain` must not name `store` (crate::store::Change)",
                "1: `domain` must not name `store` (crate::store::Record)",
            ],
        );
        check(
            "engine/src/store/mod.rs",
            "use super::host::Plugin;",
            &["1: `store` must not name `host` (crate::host::Plugin)"],
        );
        check(
            "engine/src/http/v1/tasks/assign.rs",
            "\nfn f() { crate::scheduler::tick() }",
            &["2: `http` must not name `scheduler` (crate::scheduler::tick)"],
        );
        check(
            "engine/src/main.rs",
            "fn main() { dondoc::boot::start() }",
            &["1: `main` must not name `boot` (crate::boot::start)"],
        );
    }

    #[test]
    fn what_is_below_may_be_named() {
        check("engine/src/operations/evaluate.rs", "use crate::{clock, domain::Day, host, sheets, store};", &[]);
        check("engine/src/store/sled/mod.rs", "use super::Change; use crate::domain::Day; use serde::Serialize;", &[]);
        check("engine/src/boot.rs", "use crate::store::sled; fn f() { sled::open(); crate::http::serve() }", &[]);
        check("plugins/sdk/src/lib.rs", "use crate::anything;", &[]);
    }

    #[test]
    fn the_domain_is_pure() {
        check(
            "engine/src/domain/day.rs",
            "use std::{fmt, fs};\nasync fn f() -> std::io::Result<()> {}",
            &[
                "1: `domain` must not name `std::fs`",
                "2: `domain` must not name `std::io::Result`",
                "2: `domain` must not write `async`",
            ],
        );
    }

    #[test]
    fn foreign_crates_stay_at_home() {
        check(
            "engine/src/operations/x.rs",
            "#[derive(serde::Serialize)]\nstruct A(sled::Db);",
            &[
                "1: `operations` must not name `serde` (serde::Serialize): its home is http, store, config, sheets, cli, courier",
                "2: `operations` must not name `sled` (sled::Db): its home is store",
            ],
        );
    }

    #[test]
    fn a_module_that_is_not_on_the_map_is_complained_about() {
        check("engine/src/magic.rs", "", &[" belongs to no module of the map of layers"]);
        check(
            "engine/src/cli/demo.rs",
            "use crate::Magic;",
            &["1: crate::Magic leads to no module of the map of layers"],
        );
    }
}
