//! `dondoc calendar`: working days for people and scripts, from the calendar alone.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::Subcommand;

use super::exit::Failure;
use super::{calendar_apply, calendar_preview};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::Day;
use crate::domain::calendar::{DayKind, Footing, Outlook, Span, Told};
use crate::operations::ImportMode;

/// What to ask the calendar.
#[derive(Debug, Subcommand)]
pub enum CalendarCommand {
    /// Prints the day that lies N working days after a day, or at whose end a period of that length ends.
    Add {
        /// The day, YYYY-MM-DD; it is not counted.
        #[arg(value_parser = Day::parse)]
        date: Day,
        /// Working days, as 15 or -3; or a period that ends on a working day: 15d (days), 2w, 3m or 1y.
        #[arg(value_name = "N", allow_hyphen_values = true)]
        length: Length,
    },
    /// Prints the number of working days after one day up to and with another.
    Between {
        /// The day that is not counted, YYYY-MM-DD.
        #[arg(value_parser = Day::parse)]
        first: Day,
        /// The last day, YYYY-MM-DD; the number is negative when it lies before.
        #[arg(value_parser = Day::parse)]
        last: Day,
    },
    /// Lists the days of a year that are not simply their weekday.
    ///
    /// One line a day, its cells separated by tabs: the day; off, worked or half; the reason; the decision; and
    /// decreed, or provisional where the year's decree is not known and the law alone is told.
    Days {
        /// The year, as 2026.
        year: i32,
    },
    /// Lists the years whose decree is known, and the first that is not.
    ///
    /// One line a year, its cells separated by tabs: the year; decreed or provisional; how many weekdays are off; how many
    /// Saturdays and Sundays are worked.
    Years {
        /// The data folder whose edits count; the configuration's calendar alone without it.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Says what a calendar file would move, before it is put in use.
    ///
    /// One line a day that changes, its cells separated by tabs: the day; off or worked, as it will be; the reason; the
    /// decision. With --data also one line for each open task due on such a day (the deadline, which stays; task; its key; its
    /// unit; off or worked; its title), for each next deadline of a duty (from; duty; to; directive; duty; period; kind of
    /// unit) and for each next reminder (from; reminder; to; task; unit) that moves. The server that owns the folder is asked
    /// where one does.
    Preview {
        /// The file, as config/calendar/vn.toml.
        file: PathBuf,
        /// The data folder whose calendar, tasks and duties to look at.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Puts the years of a calendar file in use and prints what that moves, as preview does. The other years stay as they are.
    Apply {
        /// The file, as config/calendar/vn.toml; it may hold one year alone.
        file: PathBuf,
        /// The data folder; the server that owns it does it where one does.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
}

/// What to add to a day.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    /// Working days, or back as many.
    WorkingDays(i32),
    /// A period.
    Period(Span),
}

impl FromStr for Length {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Length, &'static str> {
        const FAULT: &str = "write a number of working days, as 15 or -3, or a period, as 15d, 2w, 3m or 1y";
        if let Ok(days) = text.parse() {
            return Ok(Length::WorkingDays(days));
        }
        let unit = text.chars().next_back().ok_or(FAULT)?;
        let period: fn(u16) -> Span = match unit {
            'd' => Span::Days,
            'w' => Span::Weeks,
            'm' => Span::Months,
            'y' => Span::Years,
            _ => return Err(FAULT),
        };
        let count = text[..text.len() - 1].parse().map_err(|_| FAULT)?;
        Ok(Length::Period(period(count)))
    }
}

/// Runs the command.
pub fn run(command: &CalendarCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        CalendarCommand::Preview { file, data: None } => return calendar_preview::run(file, config),
        CalendarCommand::Preview { file, data: Some(data) } => {
            return calendar_apply::run(file, data, ImportMode::Preview, config);
        }
        CalendarCommand::Apply { file, data } => return calendar_apply::run(file, data, ImportMode::Apply, config),
        CalendarCommand::Years { data } => return years(data.as_deref(), config),
        _ => {}
    }
    let loaded = boot::settings(config)?;
    let outlook = Outlook::of(&loaded.calendar);
    match command {
        CalendarCommand::Add { date, length: Length::WorkingDays(days) } => {
            say!("{}", told(outlook.add_working_days(*date, *days))?);
        }
        CalendarCommand::Add { date, length: Length::Period(span) } => say!("{}", told(outlook.end_of(*span, *date))?),
        CalendarCommand::Between { first, last } => say!("{}", told(outlook.working_days_between(*first, *last))?),
        CalendarCommand::Days { year } => days(outlook, *year)?,
        _ => unreachable!("the others were run above"),
    }
    Ok(())
}

fn years(data: Option<&Path>, config: Option<&Path>) -> Result<(), Failure> {
    let calendar = match data {
        None => Arc::new(boot::settings(config)?.calendar),
        Some(folder) => {
            let call = "GET {server}/v1/calendar shows the calendar in use";
            boot::engine(config, Place::Folder(folder)).map_err(|error| Failure::of_start(error, call))?.calendar()
        }
    };
    let after = calendar.years().last().map(|year| year + 1);
    for year in calendar.years().chain(after) {
        let footing = if calendar.holds(year) { "decreed" } else { "provisional" };
        let days = Outlook::of(&calendar).days(year).unwrap_or_default();
        let count = |wanted| days.iter().filter(|(_, kind, _)| *kind == wanted).count();
        say!("{year}\t{footing}\t{}\t{}", count(DayKind::Off), count(DayKind::Worked));
    }
    Ok(())
}

fn days(outlook: Outlook<'_>, year: i32) -> Result<(), Failure> {
    let (Some(days), Some(footing)) = (outlook.days(year), outlook.footing(year)) else { return Err(unknown()) };
    for (day, kind, decided) in days {
        let kind = match kind {
            DayKind::Off => "off",
            DayKind::Worked => "worked",
            DayKind::Half => "half",
        };
        let footing = match footing {
            Footing::Decreed => "decreed",
            Footing::Provisional => "provisional",
        };
        say!("{day}\t{kind}\t{}\t{}\t{footing}", decided.reason, decided.decision);
    }
    Ok(())
}

/// The answer; that it is provisional is said beside it.
fn told<T>(told: Option<Told<T>>) -> Result<T, Failure> {
    let Told { value, footing } = told.ok_or_else(unknown)?;
    if footing == Footing::Provisional {
        note_provisional();
    }
    Ok(value)
}

/// Says on standard error that an answer may change.
pub(super) fn note_provisional() {
    eprintln!("provisional: the decree of a year that matters is not known; its holidays are told by the law alone");
}

fn unknown() -> Failure {
    Failure::unsaid("working days are known from 2000 to 2199, and before as far as the calendar lists their years")
}
