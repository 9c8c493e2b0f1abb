//! `dondoc schedule next`: when a cron expression fires, for people who write one.

use std::path::Path;

use chrono::{Datelike, SecondsFormat};
use chrono_tz::Tz;
use clap::Subcommand;

use super::calendar::note_provisional;
use super::exit::Failure;
use crate::boot;
use crate::cli::out::say;
use crate::domain::calendar::{Footing, Outlook};
use crate::domain::cron::{CronSpec, LocalTime};
use crate::domain::{Day, Instant};

/// What to ask of a schedule.
#[derive(Debug, Subcommand)]
pub enum ScheduleCommand {
    /// Prints the next firings of an expression, one instant a line.
    Next {
        /// Five fields, as "0 8 * * 1-5": minute, hour, day of month (L the last, LW the last worked), month, day of week.
        #[arg(value_name = "EXPR", value_parser = CronSpec::parse)]
        cron: CronSpec,
        /// The firings come after this instant, as 2026-03-31T08:00:00+07:00.
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        after: Instant,
        /// How many; fewer are printed where there are no more by the end of 2100.
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=COUNT_MAX))]
        count: u16,
        /// The zone of the clocks, as Asia/Ho_Chi_Minh; without it, the configuration's.
        #[arg(long, value_parser = zone)]
        zone: Option<Tz>,
    },
}

/// The most firings that are printed.
const COUNT_MAX: i64 = 1_000;

/// Runs the command.
pub fn run(command: &ScheduleCommand, config: Option<&Path>) -> Result<(), Failure> {
    let ScheduleCommand::Next { cron, after, count, zone } = command;
    let loaded = boot::settings(config)?;
    let local = LocalTime { zone: zone.unwrap_or(loaded.config.zone), outlook: Outlook::of(&loaded.calendar) };
    let firings = std::iter::successors(cron.next_after(*after, local), |last| cron.next_after(*last, local));
    let firings: Vec<_> = firings.take(usize::from(*count)).map(|firing| firing.with_timezone(&local.zone)).collect();
    for firing in &firings {
        say!("{}", firing.to_rfc3339_opts(SecondsFormat::Secs, false));
    }
    let is_sure = |year| local.outlook.footing(year) == Some(Footing::Decreed);
    if cron.asks_calendar() && !firings.iter().all(|firing| is_sure(firing.year())) {
        note_provisional();
    }
    if firings.is_empty() {
        return Err(Failure::unsaid("it does not fire again by the end of 2100"));
    }
    Ok(())
}

fn instant(text: &str) -> Result<Instant, &'static str> {
    let instant: Option<Instant> = text.parse().ok();
    let known = instant.filter(|instant| Day::from_date(instant.date_naive()).is_some());
    known.ok_or("write an instant of 1900 to 2199 with its distance from UTC, as 2026-03-31T08:00:00+07:00")
}

fn zone(text: &str) -> Result<Tz, String> {
    text.parse().map_err(|_| format!("{text:?} is no zone of the IANA time zone database, as \"Asia/Ho_Chi_Minh\""))
}
