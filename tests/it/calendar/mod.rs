//! The calendar against independent ones: tables made from two packages once, and the packages themselves where they are.
//!
//! The tables are the output of `oracle.py`; `.ci/run` installs the packages into `target/oracles`.

mod holidays;
mod tet;

use std::path::PathBuf;
use std::process::Command;

use crate::harness::{checkout, is_there};

/// A table beside this file.
fn table(name: &str) -> String {
    std::fs::read_to_string(checkout().join(format!("tests/it/calendar/{name}.csv"))).unwrap()
}

/// The same table as the packages make it now; `None`, said aloud, where they are not installed.
fn fresh_table(name: &str) -> Option<String> {
    let python: PathBuf = checkout().join("target/oracles/bin/python");
    let python = python.to_str().expect("the checkout has a plain name");
    if !is_there(python, "comparing the calendar with lunar-vn and holidays") {
        return None;
    }
    let script = checkout().join("tests/it/calendar/oracle.py");
    let output = Command::new(python).arg(script).arg(name).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
}

/// Each table is what the packages say.
#[test]
fn the_tables_are_those_of_the_packages() {
    for name in ["tet", "holidays"] {
        if let Some(fresh) = fresh_table(name) {
            assert_eq!(table(name), fresh, "{name}.csv");
        }
    }
}
