//! Programs that a test needs and a machine may lack: said aloud, and a failure where nothing may be skipped.

use std::process::{Command, Stdio};

/// Whether a program answers to `--version`. Where `CI` is set it must.
pub fn is_there(program: &str, what: &str) -> bool {
    let answer = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    let there = answer.is_ok_and(|status| status.success());
    if !there {
        assert!(!is_ci(), "{what} needs {program}");
        println!("skipped: {what} needs {program}");
    }
    there
}

#[expect(clippy::disallowed_methods, reason = "a test may ask whether it runs where nothing is skipped")]
fn is_ci() -> bool {
    std::env::var("CI").is_ok()
}
