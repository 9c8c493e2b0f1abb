//! `dondoc ledger verify`: reads every segment and proves the chain, also beside a running server.

use std::path::PathBuf;

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use super::exit::Failure;
use crate::cli::out::say;
use crate::operations::verify_ledger;

/// What to do with the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Checks every entry, its hash and the chain; reads only, and may run beside a server.
    Verify {
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
}

/// Runs the command.
pub fn run(command: &LedgerCommand) -> Result<(), Failure> {
    let LedgerCommand::Verify { data } = command;
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template("verifying {spinner} {bytes}") {
        bar.set_style(style);
    }
    let verified = verify_ledger(data, &mut |done| bar.set_position(done));
    bar.finish_and_clear();
    let verified = verified?;
    say!("{} entries in {} segments, {} bytes", verified.entries, verified.segments, verified.bytes);
    say!("chain {} up to entry {}", verified.link, verified.sealed);
    match (verified.entries - verified.sealed.0, verified.tail) {
        (0, None) => say!("verified"),
        (unsealed, None) => say!("verified; the last {unsealed} entries are not yet sealed"),
        (_, Some(tail)) => {
            say!(
                "verified up to entry {}, which is torn or being written: {} byte {}",
                tail.position,
                tail.file,
                tail.offset
            );
        }
    }
    Ok(())
}
