//! `dondoc duty`: what directives oblige units to do again and again, who owes it, and when it is due.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::actor;
use super::calendar::note_provisional;
use super::doer::Doer;
use super::duty_shape::{CoverRequest, DutyAnswer};
use super::exit::Failure;
use super::running_server;
use super::running_server_shape::PageAnswer;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::Day;
use crate::domain::calendar::{Footing, Outlook};
use crate::domain::duty::DutyRule;
use crate::operations::{
    CoverText, DutyText, Fault, NextDeadlines, Refusal, cover_duty, create_duty_tasks, deadlines_of_rule, list_duties,
    rule_text, show_duty,
};

/// How many periods are printed where nobody asks for another number.
const PERIODS: u16 = 4;
/// The most periods that are printed.
const PERIODS_MAX: i64 = 1_000;

/// What to do with duties.
#[derive(Debug, Subcommand)]
pub enum DutyCommand {
    /// Lists the duties that directives declare and who owes them.
    ///
    /// One line a duty, its cells separated by tabs: the directive; the duty; recurrence; cut-off; due; weekend rule; who
    /// owes it; its title.
    List {
        /// The data folder whose covers to look at.
        #[arg(long, value_name = "FOLDER")]
        data: Option<PathBuf>,
    },
    /// Prints the next deadlines of a duty, as declared or by another rule. It needs no data folder.
    ///
    /// One line a period and kind of unit, its cells separated by tabs: the deadline; decreed or provisional; the kind; the
    /// period; its first and its last day.
    Next {
        /// The directive.
        directive: String,
        /// The duty.
        duty: String,
        #[command(flatten)]
        rule: RuleArguments,
        /// Deadlines on or after this day, YYYY-MM-DD; today without it.
        #[arg(long, value_parser = Day::parse)]
        after: Option<Day>,
        /// How many periods.
        #[arg(long, default_value_t = PERIODS, value_parser = clap::value_parser!(u16).range(1..=PERIODS_MAX))]
        count: u16,
    },
    /// Sets who owes a duty, and creates the tasks of every period that has begun since.
    ///
    /// Periods that begin on or after --from are owed; a period that has its task keeps it. What is left out stays as the
    /// directive declares it.
    Cover(CoverArguments),
}

/// A rule in place of the declared one.
#[derive(Debug, Args)]
pub struct RuleArguments {
    /// month, quarter, half-year, nine-months or year, as `quarter 1,3`; or `after-completion 3m`.
    #[arg(long)]
    recurrence: Option<String>,
    /// The last day of the first period of a statistical year, as 14/3; of months the day alone.
    #[arg(long)]
    cutoff: Option<String>,
    /// 20, 5+1, 10/7, +15d, or for each level: `commune 16; department 18; district 19`.
    #[arg(long)]
    due: Option<String>,
    /// none, next-working-day or previous-working-day.
    #[arg(long)]
    weekend_rule: Option<String>,
}

/// Who owes a duty.
#[derive(Debug, Args)]
pub struct CoverArguments {
    /// The directive.
    directive: String,
    /// The duty.
    duty: String,
    /// The first day, YYYY-MM-DD.
    #[arg(long)]
    from: String,
    /// The code of a unit that owes it; may be given several times.
    #[arg(long = "unit", value_name = "CODE")]
    units: Vec<String>,
    /// All units of its kinds below this one owe it.
    #[arg(long, value_name = "CODE")]
    under: Option<String>,
    #[command(flatten)]
    rule: RuleArguments,
    /// A system it must be sent in, as report-system; may be given several times, a task for each.
    #[arg(long = "channel", value_name = "NAME")]
    channels: Vec<String>,
    /// The content area of its tasks.
    #[arg(long)]
    area: Option<String>,
    /// Who is named as the one that assigns it.
    #[arg(long)]
    assigner: Option<String>,
    /// The paper or the reason.
    #[arg(long, default_value = "")]
    reason: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// Runs the command.
pub fn run(command: DutyCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        DutyCommand::List { data } => list(data.as_deref(), config),
        DutyCommand::Next { directive, duty, rule, after, count } => {
            next((&directive, &duty), &rule, after, count.into(), config)
        }
        DutyCommand::Cover(arguments) => cover(arguments, config),
    }
}

fn list(data: Option<&Path>, config: Option<&Path>) -> Result<(), Failure> {
    let doer = match data {
        Some(data) => Doer::of(config, data)?,
        None => Doer::Here(Box::new(boot::engine(config, Place::Nowhere)?)),
    };
    let duties: Vec<DutyAnswer> = match doer {
        Doer::Here(engine) => list_duties(&engine, 0).map_err(Refusal::from)?.iter().map(DutyAnswer::from).collect(),
        Doer::Server(server) => running_server::get::<PageAnswer<DutyAnswer>>(&server, "duties", &[])?.items,
    };
    for duty in &duties {
        say!("{}", duty.line());
        duty.faults().for_each(|fault| eprintln!("{fault}"));
    }
    Ok(())
}

fn next(
    (directive, duty): (&str, &str),
    rule: &RuleArguments,
    after: Option<Day>,
    count: usize,
    config: Option<&Path>,
) -> Result<(), Failure> {
    let engine = boot::engine(config, Place::Nowhere)?;
    let view = show_duty(&engine, directive, duty, 0)?;
    let plugins = engine.shelf.plugins();
    let declared = plugins.flat_map(|plugin| plugin.directive.duties.iter().map(move |known| (plugin, known)));
    let found =
        declared.into_iter().find(|(plugin, known)| plugin.directive.id == view.directive && known.id == view.duty);
    let (_, declared) = found.expect("without records a duty is shown because it is declared");
    let text = rule_text(declared, &rule.as_text());
    let rule = DutyRule::read(&text).map_err(|faults| {
        let fault = |fault: crate::domain::duty::RuleFault| Fault {
            code: fault.code,
            field: fault.field.to_owned(),
            message: fault.message,
        };
        Refusal::Faulty(faults.into_iter().map(fault).collect())
    })?;
    let (day, calendar) = (after.unwrap_or_else(|| engine.today()), engine.calendar());
    let next = deadlines_of_rule(&rule, &view.kinds, day, count, Outlook::of(&calendar));
    print(&next);
    Ok(())
}

fn print(next: &[NextDeadlines]) {
    let mut is_provisional = false;
    for NextDeadlines { period, due } in next {
        for (kind, due) in due {
            let footing = match due.footing {
                Footing::Decreed => "decreed",
                Footing::Provisional => "provisional",
            };
            is_provisional |= due.footing == Footing::Provisional;
            let days = period.days;
            say!("{}\t{footing}\t{}\t{}\t{}\t{}", due.value, kind.id(), period.label(), days.first(), days.last());
        }
    }
    if is_provisional {
        note_provisional();
    }
}

fn cover(arguments: CoverArguments, config: Option<&Path>) -> Result<(), Failure> {
    let CoverArguments { directive, duty, from, units, under, rule, channels, area, assigner, reason, data } =
        arguments;
    let terms = DutyText { from, units, under, channels, area, assigner, ..rule.into_text() };
    match Doer::of(config, &data)? {
        Doer::Here(engine) => {
            let covered = cover_duty(&engine, &actor(), &CoverText { directive, duty, terms, reason, seen: None })?;
            let created = create_duty_tasks(&engine, engine.clock.now())?;
            say!("terms recorded as entry {}; {created} tasks created", covered.version);
        }
        Doer::Server(server) => {
            let path = format!("duties/{}/{}", running_server::part(&directive), running_server::part(&duty));
            let covered: DutyAnswer = running_server::put(&server, &path, &CoverRequest::of(&terms, &reason))?;
            let version = covered.version.unwrap_or_default();
            say!("terms recorded as entry {version}; its server creates the tasks");
        }
    }
    Ok(())
}

impl RuleArguments {
    fn as_text(&self) -> DutyText {
        DutyText {
            recurrence: self.recurrence.clone(),
            cutoff: self.cutoff.clone(),
            due: self.due.clone(),
            weekend_rule: self.weekend_rule.clone(),
            ..DutyText::default()
        }
    }

    fn into_text(self) -> DutyText {
        self.as_text()
    }
}
