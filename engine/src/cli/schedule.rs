//! `dondoc schedule`: when a cron expression fires, and the schedules of a data folder.
//!
//! What asks a folder is done here, or by the server that owns it; what is printed is the same.

use std::path::{Path, PathBuf};

use chrono::{Datelike, SecondsFormat};
use chrono_tz::Tz;
use clap::{Args, Subcommand};

use super::calendar::note_provisional;
use super::exit::Failure;
use super::schedule_folder::{self, Written};
use crate::boot;
use crate::cli::out::say;
use crate::domain::calendar::{Footing, Outlook};
use crate::domain::cron::{CronSpec, LocalTime};
use crate::domain::id::ScheduleId;
use crate::domain::{Day, Instant};
use crate::operations::{Backfill, ScheduleSent, ScheduleText};

/// What to ask of schedules.
#[derive(Debug, Subcommand)]
pub enum ScheduleCommand {
    /// Prints the next firings of an expression, one instant a line.
    Next(NextArguments),
    /// Lists the schedules of a data folder, one a line, those that were retired among them.
    List {
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
    /// Creates a schedule.
    Add(RuleArguments),
    /// Gives a schedule another version from now on; what is left out has its default again.
    Change(RuleArguments),
    /// Pauses a schedule: its firings are skipped, with the reason, until it is resumed.
    Pause(StepArguments),
    /// Resumes a schedule that is paused.
    Resume(StepArguments),
    /// Takes a schedule out of service for good.
    Retire(StepArguments),
    /// Runs a schedule as of today, under its rule of overlaps; where no server runs, when the next one starts.
    Run(StepArguments),
    /// Runs a schedule for every past instant its expression names between two, each as of its own day.
    Backfill {
        #[command(flatten)]
        between: Between,
        /// Why. It is recorded.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Proves that every nominal instant has exactly one row; exits with 5 where one has not.
    Prove(Between),
}

/// An expression, and which of its firings are printed.
#[derive(Debug, Args)]
pub struct NextArguments {
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
}

/// A schedule, and why something happens to it.
#[derive(Debug, Args)]
pub struct StepArguments {
    /// The schedule.
    #[arg(value_parser = ScheduleId::parse)]
    id: ScheduleId,
    /// Why. It is recorded.
    #[arg(long, default_value = "")]
    reason: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// A schedule, and two instants.
#[derive(Debug, Args)]
pub struct Between {
    /// The schedule.
    #[arg(value_parser = ScheduleId::parse)]
    id: ScheduleId,
    /// From this instant, as 2026-03-31T08:00:00+07:00.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    from: Instant,
    /// Until this instant.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    until: Instant,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// A schedule, and what it is to do.
#[derive(Debug, Args)]
pub struct RuleArguments {
    /// The schedule.
    id: String,
    /// Five fields, as "0 8 * * 1-5".
    #[arg(long, value_name = "EXPR")]
    cron: String,
    /// A directive; once for each.
    #[arg(long = "directive", value_name = "DIRECTIVE", required = true)]
    directives: Vec<String>,
    /// A unit; once for each.
    #[arg(long = "unit", value_name = "UNIT", required = true)]
    units: Vec<String>,
    /// The zone of the clocks; without it, the configuration's.
    #[arg(long)]
    zone: Option<String>,
    /// What becomes of a firing while an earlier one is unfinished: queue, skip or coalesce.
    #[arg(long)]
    overlap: Option<String>,
    /// How many firings are still run after a downtime.
    #[arg(long, value_name = "N")]
    catch_up_count: Option<u32>,
    /// How many minutes back they are.
    #[arg(long, value_name = "MINUTES")]
    catch_up_minutes: Option<u32>,
    /// By how many seconds a start is put off at most.
    #[arg(long, value_name = "SECONDS")]
    jitter_seconds: Option<u32>,
    /// What becomes of a firing on a day off: run, skip or next-working-day.
    #[arg(long)]
    days_off: Option<String>,
    /// Why. It is recorded.
    #[arg(long, default_value = "")]
    reason: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// The most firings that are printed.
const COUNT_MAX: i64 = 1_000;

/// Runs the command.
pub fn run(command: ScheduleCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        ScheduleCommand::Next(arguments) => next(&arguments, config),
        ScheduleCommand::List { data } => schedule_folder::list(config, &data),
        ScheduleCommand::Add(arguments) => write_rule(config, arguments, Written::Created),
        ScheduleCommand::Change(arguments) => write_rule(config, arguments, Written::Changed),
        ScheduleCommand::Pause(arguments) => write_step(config, &arguments, "pause"),
        ScheduleCommand::Resume(arguments) => write_step(config, &arguments, "resume"),
        ScheduleCommand::Retire(arguments) => write_step(config, &arguments, "retire"),
        ScheduleCommand::Run(StepArguments { id, reason, data }) => schedule_folder::run(config, &data, &id, &reason),
        ScheduleCommand::Backfill { between: Between { id, from, until, data }, reason } => {
            schedule_folder::backfill(config, &data, &Backfill { id, from, until, reason })
        }
        ScheduleCommand::Prove(Between { id, from, until, data }) => {
            schedule_folder::prove(config, &data, &id, (from, until))
        }
    }
}

fn write_rule(config: Option<&Path>, arguments: RuleArguments, written: Written) -> Result<(), Failure> {
    let RuleArguments { id, cron, directives, units, zone, overlap, catch_up_count, catch_up_minutes, .. } = arguments;
    let text = ScheduleText {
        cron,
        zone,
        directives,
        units,
        overlap,
        catch_up_count,
        catch_up_minutes,
        jitter_seconds: arguments.jitter_seconds,
        days_off: arguments.days_off,
    };
    let sent = ScheduleSent { id, text, reason: arguments.reason };
    schedule_folder::write_rule(config, &arguments.data, &sent, written)
}

fn write_step(config: Option<&Path>, arguments: &StepArguments, verb: &'static str) -> Result<(), Failure> {
    let StepArguments { id, reason, data } = arguments;
    schedule_folder::write_step(config, data, id, reason, verb)
}

fn next(arguments: &NextArguments, config: Option<&Path>) -> Result<(), Failure> {
    let NextArguments { cron, after, count, zone } = arguments;
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
