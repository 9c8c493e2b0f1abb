//! The program as a user runs it: arguments in, text, JSON and an exit code out.

mod calendar;
mod check;
mod demo;
mod duty;
mod feed;
mod import;
mod import_published;
mod import_register;
mod ledger;
mod message;
mod plugin;
mod policy;
mod rank;
mod reconcile;
mod running_server;
mod schedule;
mod schedules;
mod score;
mod serve;
mod workbook;

use std::path::Path;
use std::process::{Command, Output};

/// What a run of the program printed, and its exit code.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program to its end.
pub fn dondoc(arguments: &[&str]) -> Ran {
    let output = program().args(arguments).output().expect("the program starts");
    ran(&output)
}

/// The program, in a folder that is not the checkout.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dondoc"));
    command.current_dir(std::env::temp_dir());
    command
}

fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().expect("the program ended by itself"),
        out: String::from_utf8(output.stdout.clone()).expect("the program prints UTF-8"),
        err: String::from_utf8(output.stderr.clone()).expect("the program prints UTF-8"),
    }
}

/// The text of a path that is UTF-8.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("test folders have plain names")
}
