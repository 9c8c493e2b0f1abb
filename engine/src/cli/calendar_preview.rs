//! `dondoc calendar preview`: what another calendar file would change, before it is put in use.

use std::collections::BTreeSet;
use std::path::Path;

use super::exit::Failure;
use super::file::read;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::Day;
use crate::domain::calendar::{Calendar, DayChange, Outlook, changes};
use crate::operations::list_deadlines_on;
use crate::sheets::read_calendar;

/// Runs the command.
pub fn run(file: &Path, data: Option<&Path>, config: Option<&Path>) -> Result<(), Failure> {
    let new = read(file, read_calendar)?;
    let old = boot::settings(config)?.calendar;
    let changed = changes(&old, &new);
    for DayChange { day, will_work } in &changed {
        let is = if *will_work { "worked" } else { "off" };
        let (reason, decision) = why(&new, *day).unwrap_or(("-", "-"));
        say!("{day}\t{is}\t{reason}\t{decision}");
    }
    for year in old.years().filter(|year| !new.holds(*year)) {
        eprintln!("{year} is decreed now and not in this file: it would become provisional");
    }
    for year in new.years().filter(|year| !old.holds(*year)) {
        eprintln!("{year} is provisional now; this file decrees it");
    }
    let off: BTreeSet<Day> = changed.iter().filter(|change| !change.will_work).map(|change| change.day).collect();
    match data {
        Some(folder) => deadlines(folder, config, &off),
        None => Ok(()),
    }
}

/// Why a day of the new calendar is not simply its weekday.
fn why(new: &Calendar, day: Day) -> Option<(&str, &str)> {
    let days = Outlook::of(new).days(day.year())?;
    let (_, _, decided) = days.into_iter().find(|(listed, ..)| *listed == day)?;
    Some((&decided.reason, &decided.decision))
}

/// The open tasks of a data folder that are due on days that will be off.
fn deadlines(folder: &Path, config: Option<&Path>, off: &BTreeSet<Day>) -> Result<(), Failure> {
    let call = "GET {server}/v1/tasks lists the tasks with their deadlines; a preview needs the server to be stopped";
    let engine = boot::engine(config, Place::Folder(folder)).map_err(|error| Failure::of_start(error, call))?;
    for (day, line) in list_deadlines_on(&engine, off)? {
        say!("{day}\ttask\t{}\t{}\t{}", line.task.key, line.task.unit, line.task.text().title);
    }
    Ok(())
}
