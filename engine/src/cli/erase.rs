//! `dondoc erase`: the personal cells of a register's rows, for good; the rows stay.

use std::path::{Path, PathBuf};

use clap::Args;

use super::actor;
use super::exit::Failure;
use super::running_server;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::id::{RegisterId, UnitCode};
use crate::domain::{Day, Period};
use crate::operations::{Erasure, erase_personal};

/// Whose cells, and why.
#[derive(Debug, Args)]
pub struct EraseArguments {
    /// The register, as dossiers.
    #[arg(long, value_parser = RegisterId::parse)]
    register: RegisterId,
    /// The unit that the rows belong to.
    #[arg(long, value_parser = UnitCode::parse)]
    unit: UnitCode,
    /// The first day, YYYY-MM-DD; whole months are erased.
    #[arg(long, value_parser = Day::parse)]
    from: Day,
    /// The last day, YYYY-MM-DD.
    #[arg(long, value_parser = Day::parse)]
    until: Day,
    /// Why: the paper that asks for it. It is recorded.
    #[arg(long)]
    reason: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// Runs the command; where a server owns the data folder, it erases.
pub fn run(arguments: &EraseArguments, config: Option<&Path>) -> Result<(), Failure> {
    let EraseArguments { register, unit, from, until, reason, data } = arguments;
    let backwards = || Failure::mend(format!("the period {from}..{until} ends before it begins"));
    let within = Period::new(*from, *until).ok_or_else(backwards)?;
    let erasure = Erasure { register: register.clone(), unit: unit.clone(), within, reason: reason.clone() };
    let erased = match boot::engine(config, Place::Folder(data)) {
        Ok(engine) => erase_personal(&engine, &actor(), &erasure)?,
        Err(error) => running_server::erase(&running_server::owner(error, data)?, &erasure)?,
    };
    let counts = format!("{} months, {} blobs erased", erased.months, erased.blobs);
    match erased.written {
        Some(position) => say!("{counts}; written as entry {position}"),
        None => say!("{counts}; recorded as erased before"),
    }
    Ok(())
}
