//! What programs of others make of what dondoc gives and sends them.
//!
//! `.ci/run` installs them into `target/oracles`.

mod calendars;
mod mail;
mod webhooks;

use std::process::Command;

use crate::harness::{checkout, is_there};

/// A script beside this file for the Python that has the packages; `None`, said aloud, where they are not installed.
fn script(name: &str, what: &str) -> Option<Command> {
    let python = checkout().join("target/oracles/bin/python");
    let python = python.to_str().expect("the checkout has a plain name");
    if !is_there(python, what) {
        return None;
    }
    let mut command = Command::new(python);
    command.arg(checkout().join("tests/it/peers").join(name));
    Some(command)
}
