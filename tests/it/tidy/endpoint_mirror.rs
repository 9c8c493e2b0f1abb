//! Endpoints and their tests lie at the same place: a URL leads to its file, and the file to its test.

use std::collections::BTreeSet;

use super::source_file::SourceFile;

const ENDPOINTS: &str = "engine/src/http/v1/";
const TWINS: &str = "tests/it/http/v1/";
const METHODS: [&str; 5] = ["DELETE", "GET", "PATCH", "POST", "PUT"];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let twins: BTreeSet<&str> = places(files, TWINS).map(|(place, _)| place).collect();
    let mut endpoints = BTreeSet::new();
    let mut found = Vec::new();
    for (place, file) in places(files, ENDPOINTS) {
        endpoints.insert(place);
        let Some((resource, _)) = place.split_once('/') else {
            found.push(format!("{}: an endpoint lies in the folder of its resource", file.path));
            continue;
        };
        if !twins.contains(place) {
            found.push(format!("{}: its twin {TWINS}{place} is missing", file.path));
        }
        if !names_its_route(file, resource) {
            let route = format!("/v1/{}", resource.replace('_', "-"));
            found.push(format!("{}: does not open with its route, like //! `GET {route}`", file.path));
        }
    }
    let orphans = twins.difference(&endpoints);
    found.extend(orphans.map(|place| format!("{TWINS}{place}: tests no endpoint; {ENDPOINTS}{place} is missing")));
    found
}

/// Every Rust file below a folder that is more than a list of modules, by its place there.
fn places<'a>(files: &'a [SourceFile], folder: &'a str) -> impl Iterator<Item = (&'a str, &'a SourceFile)> {
    let rust = files.iter().filter(|file| file.is_rust() && file.name() != "mod.rs");
    rust.filter_map(move |file| Some((file.path.strip_prefix(folder)?, file)))
}

fn names_its_route(file: &SourceFile, resource: &str) -> bool {
    let first = file.text.lines().next().unwrap_or_default();
    let route = first.strip_prefix("//! `").and_then(|rest| rest.split('`').next());
    let Some((method, path)) = route.and_then(|route| route.split_once(' ')) else { return false };
    let top = path.strip_prefix("/v1/").and_then(|below| below.split('/').next());
    METHODS.contains(&method) && top == Some(resource.replace('_', "-").as_str())
}

#[test]
fn every_endpoint_has_its_twin() {
    super::tree::hold(complaints);
}

#[test]
fn endpoints_that_lie_or_open_well_are_left_alone() {
    let files = [
        SourceFile::tracked("engine/src/http/v1/mod.rs", "//! The routes.\n"),
        SourceFile::tracked("engine/src/http/v1/tasks/mod.rs", "//! Tasks.\n"),
        SourceFile::tracked("engine/src/http/v1/tasks/show.rs", "//! `GET /v1/tasks/{task}`: one task.\n"),
        SourceFile::tracked("tests/it/http/v1/tasks/show.rs", "//! One task.\n"),
    ];
    assert_eq!(complaints(&files), Vec::<String>::new());
}

#[test]
fn endpoints_without_twin_or_route_are_complained_about() {
    let files = [
        SourceFile::tracked("engine/src/http/v1/progress.rs", "//! `GET /v1/progress`.\n"),
        SourceFile::tracked("engine/src/http/v1/tasks/assign.rs", "//! `POST /v1/plans`.\n"),
        SourceFile::tracked("engine/src/http/v1/tasks/list.rs", "//! Lists tasks.\n"),
        SourceFile::tracked("tests/it/http/v1/tasks/assign.rs", "//! Assigns.\n"),
        SourceFile::tracked("tests/it/http/v1/tasks/gone.rs", "//! Gone.\n"),
    ];
    assert_eq!(
        complaints(&files),
        [
            "engine/src/http/v1/progress.rs: an endpoint lies in the folder of its resource",
            "engine/src/http/v1/tasks/assign.rs: does not open with its route, like //! `GET /v1/tasks`",
            "engine/src/http/v1/tasks/list.rs: its twin tests/it/http/v1/tasks/list.rs is missing",
            "engine/src/http/v1/tasks/list.rs: does not open with its route, like //! `GET /v1/tasks`",
            "tests/it/http/v1/tasks/gone.rs: tests no endpoint; engine/src/http/v1/tasks/gone.rs is missing",
        ]
    );
}
