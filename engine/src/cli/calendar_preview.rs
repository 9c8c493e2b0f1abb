//! `dondoc calendar preview`: which days another calendar file would change, without any records.

use std::path::Path;

use super::exit::Failure;
use super::file::read;
use crate::boot;
use crate::cli::out::say;
use crate::domain::Day;
use crate::domain::calendar::{Calendar, DayChange, Outlook, changes};
use crate::sheets::read_calendar;

/// Runs the command.
pub fn run(file: &Path, config: Option<&Path>) -> Result<(), Failure> {
    let new = read(file, read_calendar)?;
    let old = boot::settings(config)?.calendar;
    for DayChange { day, will_work } in changes(&old, &new) {
        let is = if will_work { "worked" } else { "off" };
        let (reason, decision) = why(&new, day).unwrap_or(("-", "-"));
        say!("{day}\t{is}\t{reason}\t{decision}");
    }
    for year in old.years().filter(|year| !new.holds(*year)) {
        eprintln!(
            "{year} is decreed now and not in this file: in the configuration's place it would make it provisional"
        );
    }
    for year in new.years().filter(|year| !old.holds(*year)) {
        eprintln!("{year} is provisional now; this file decrees it");
    }
    Ok(())
}

/// Why a day of the new calendar is not simply its weekday.
fn why(new: &Calendar, day: Day) -> Option<(&str, &str)> {
    let days = Outlook::of(new).days(day.year())?;
    let (_, _, decided) = days.into_iter().find(|(listed, ..)| *listed == day)?;
    Some((&decided.reason, &decided.decision))
}
