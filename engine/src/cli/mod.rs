//! The command line: arguments to a request value, one operation, its answer as text or JSON.
//!
//! One command a file. Exit codes are in `exit`; nothing here decides.

mod calendar;
mod calendar_apply;
mod calendar_preview;
mod calendar_shape;
mod check;
mod check_shape;
pub mod demo;
mod doer;
mod duty;
mod duty_shape;
mod erase;
mod exit;
mod feed;
mod feed_line;
mod file;
mod import;
mod import_register;
mod instant;
mod ledger;
mod lines;
mod message;
mod message_shape;
mod out;
mod plugin;
mod policy;
mod policy_shape;
mod rank;
mod rank_shape;
mod rank_text;
mod reconcile;
mod reconcile_shape;
mod reconcile_text;
mod report;
mod running_server;
mod running_server_shape;
mod schedule;
mod schedule_folder;
mod schedule_shape;
mod score;
mod score_shape;
mod score_text;
mod serve;
mod template;
mod template_shape;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Theo dõi, đôn đốc và tự kiểm tra công tác cải cách hành chính.
///
/// Follow up what was assigned, check it against the directives, and be able to prove it.
#[derive(Debug, Parser)]
#[command(name = "dondoc", version, about, max_term_width = 110)]
struct Arguments {
    /// A folder whose files replace those the program carries (dondoc.toml, calendar, units, demo).
    #[arg(long, global = true, value_name = "FOLDER")]
    config: Option<PathBuf>,
    /// What to log, as `info` or `dondoc=debug`.
    #[arg(long, global = true, value_name = "FILTER", default_value = "warn")]
    log: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows the whole on five offices' own papers, then serves it on loopback until Ctrl-C.
    Demo(demo::DemoArguments),
    /// Serves the API and keeps the schedules of a data folder.
    Serve(serve::ServeArguments),
    /// Applies one directive to one unit on one day, and records nothing.
    Check(check::CheckArguments),
    /// Brings a file into a data folder: all of it, or nothing.
    Import(import::ImportArguments),
    /// Says where a published table does not add up, and by how much; needs no data folder.
    Reconcile(reconcile::ReconcileArguments),
    /// Scores one unit by a criteria set, from files alone.
    Score(score::ScoreArguments),
    /// Ranks and rates units, and holds a published ranking against its own points, from a file alone.
    Rank(rank::RankArguments),
    /// Erases the personal cells of a register's rows for good; the rows stay.
    Erase(erase::EraseArguments),
    /// Makes, lists and revokes calendar feeds, which calendar programs subscribe to.
    #[command(subcommand)]
    Feed(feed::FeedCommand),
    /// Lists or shows directive plugins.
    #[command(subcommand)]
    Plugin(plugin::PluginCommand),
    /// Lists duties and their next deadlines, and sets who owes them.
    #[command(subcommand)]
    Duty(duty::DutyCommand),
    /// Answers in working days, lists days off, and puts decrees in use after saying what they move.
    #[command(subcommand)]
    Calendar(calendar::CalendarCommand),
    /// Says when a cron expression fires, and keeps the schedules of a data folder.
    #[command(subcommand)]
    Schedule(schedule::ScheduleCommand),
    /// Lists, sets and takes back when tasks remind, and whom.
    #[command(subcommand)]
    Policy(policy::PolicyCommand),
    /// Says what was sent to whom, when, with what answer, and sends again what is dead.
    #[command(subcommand)]
    Message(message::MessageCommand),
    /// Shows, tries and writes the texts that messages are made from.
    #[command(subcommand)]
    Template(template::TemplateCommand),
    /// Verifies the ledger of a data folder.
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
}

/// Runs the command of the process's arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    crate::telemetry::start_logging(&arguments.log);
    let done = match arguments.command {
        Command::Demo(command) => demo::run(&command, arguments.config.as_deref()),
        Command::Serve(command) => serve::run(&command, arguments.config.as_deref()),
        Command::Check(command) => check::run(&command, arguments.config.as_deref()),
        Command::Import(command) => import::run(&command, arguments.config.as_deref()),
        Command::Reconcile(command) => reconcile::run(&command),
        Command::Score(command) => score::run(&command),
        Command::Rank(command) => rank::run(&command),
        Command::Erase(command) => erase::run(&command, arguments.config.as_deref()),
        Command::Feed(command) => feed::run(&command, arguments.config.as_deref()),
        Command::Plugin(command) => plugin::run(&command, arguments.config.as_deref()),
        Command::Duty(command) => duty::run(command, arguments.config.as_deref()),
        Command::Calendar(command) => calendar::run(&command, arguments.config.as_deref()),
        Command::Schedule(command) => schedule::run(command, arguments.config.as_deref()),
        Command::Policy(command) => policy::run(&command, arguments.config.as_deref()),
        Command::Message(command) => message::run(&command, arguments.config.as_deref()),
        Command::Template(command) => template::run(&command, arguments.config.as_deref()),
        Command::Ledger(command) => ledger::run(&command),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Who the entries of a command carry as their actor.
#[expect(clippy::disallowed_methods, reason = "the name of the user is the environment's to tell")]
fn actor() -> String {
    let name = std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).unwrap_or_else(|_| "unknown".into());
    format!("cli:{name}")
}
