//! `dondoc policy`: when tasks remind, whom, and when nobody is written to.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::actor;
use super::doer::Doer;
use super::exit::Failure;
use super::policy_shape::{PolicyAnswer, PolicyRequest};
use super::running_server;
use super::running_server_shape::PageAnswer;
use crate::cli::out::say;
use crate::domain::reminder_policy::PolicyScope;
use crate::operations::{
    Engine, PolicyText, QuietText, carry_reminder_policies, list_reminder_policies, set_reminder_policy,
    withdraw_reminder_policy,
};

/// What to do with reminder policies.
#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Lists the policies, the one for all tasks first.
    ///
    /// One line a policy, its cells separated by tabs: the tasks it is for; its rungs in working days after the deadline;
    /// after how many the last one is repeated; from which rung the unit above is told, and from which the province; when
    /// nobody is written to; the day it was set.
    List {
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
    /// Sets a policy from now on: what was written stays, and nothing is made up for.
    Set(SetArguments),
    /// Takes a policy back: its tasks remind as those of their directive do, or as all.
    Withdraw {
        /// all, plan:<plan> or directive:<directive>.
        #[arg(value_parser = scope)]
        scope: PolicyScope,
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
}

/// A policy.
#[derive(Debug, Args)]
pub struct SetArguments {
    /// all, plan:<plan> or directive:<directive>.
    #[arg(value_parser = scope)]
    scope: PolicyScope,
    /// Working days after the deadline, negative before it, as -7,-3,0,1.
    #[arg(long, value_name = "DAYS", value_delimiter = ',', allow_hyphen_values = true, required = true)]
    rungs: Vec<i32>,
    /// After so many working days the last rung comes again; never without it.
    #[arg(long, value_name = "DAYS")]
    repeat_days: Option<u32>,
    /// The rung from which on the unit above is told; never without it.
    #[arg(long, value_name = "RUNG", allow_hyphen_values = true)]
    parent_from: Option<i32>,
    /// The rung from which on the province is told; never without it.
    #[arg(long, value_name = "RUNG", allow_hyphen_values = true)]
    province_from: Option<i32>,
    #[command(flatten)]
    quiet: QuietArguments,
    /// The paper or the reason.
    #[arg(long, default_value = "")]
    reason: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// When nobody is written to; of `all` alone. The usual times where none of them is given.
#[derive(Debug, Args)]
pub struct QuietArguments {
    /// Whether days that are not worked are quiet; they are, where another quiet time is given without this.
    #[arg(long = "quiet-days-off", value_name = "BOOL")]
    days_off: Option<bool>,
    /// A weekday that is quiet beside them, as friday; may be given several times.
    #[arg(long = "quiet-weekday", value_name = "DAY")]
    weekdays: Vec<String>,
    /// The first quiet minute of a day, HH:MM.
    #[arg(long = "quiet-from", value_name = "TIME", requires = "until")]
    from: Option<String>,
    /// The first minute after the quiet ones, HH:MM; may lie past midnight.
    #[arg(long = "quiet-until", value_name = "TIME", requires = "from")]
    until: Option<String>,
}

impl QuietArguments {
    /// What was typed; `None` where nothing was.
    fn text(&self) -> Option<QuietText> {
        let QuietArguments { days_off, weekdays, from, until } = self;
        let hours = from.clone().zip(until.clone());
        let is_typed = days_off.is_some() || !weekdays.is_empty() || hours.is_some();
        let days_off = days_off.unwrap_or(true);
        is_typed.then(|| QuietText { days_off, weekdays: weekdays.clone(), hours })
    }
}

/// Runs the command; where a server owns the data folder, it does what is asked.
pub fn run(command: &PolicyCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        PolicyCommand::List { data } => list(data, config),
        PolicyCommand::Set(arguments) => set(arguments, config),
        PolicyCommand::Withdraw { scope, data } => {
            let withdrawn = match Doer::of(config, data)? {
                Doer::Here(engine) => {
                    let withdrawn = withdraw_reminder_policy(&engine, &actor(), scope, None)?;
                    carry(&engine)?;
                    PolicyAnswer::from(&withdrawn)
                }
                Doer::Server(server) => running_server::delete(&server, &path(scope))?,
            };
            say!("{}", withdrawn.line());
            Ok(())
        }
    }
}

fn list(data: &Path, config: Option<&Path>) -> Result<(), Failure> {
    let found: Vec<PolicyAnswer> = match Doer::of(config, data)? {
        Doer::Here(engine) => list_reminder_policies(&engine)?.iter().map(PolicyAnswer::from).collect(),
        Doer::Server(server) => {
            running_server::get::<PageAnswer<PolicyAnswer>>(&server, "reminder-policies", &[])?.items
        }
    };
    found.iter().for_each(|policy| say!("{}", policy.line()));
    Ok(())
}

fn set(arguments: &SetArguments, config: Option<&Path>) -> Result<(), Failure> {
    let SetArguments { scope, rungs, repeat_days, parent_from, province_from, quiet, reason, data } = arguments;
    let sent = PolicyText {
        scope: scope.clone(),
        rungs: rungs.clone(),
        repeat_days: *repeat_days,
        parent_from: *parent_from,
        province_from: *province_from,
        quiet: quiet.text(),
        reason: reason.clone(),
        seen: None,
    };
    let set = match Doer::of(config, data)? {
        Doer::Here(engine) => {
            let set = set_reminder_policy(&engine, &actor(), &sent)?;
            carry(&engine)?;
            PolicyAnswer::from(&set)
        }
        Doer::Server(server) => running_server::put(&server, &path(scope), &PolicyRequest::of(&sent))?,
    };
    say!("{}", set.line());
    Ok(())
}

/// Carries what was set to all tasks that wait, as the loops of a server do.
fn carry(engine: &Engine) -> Result<(), Failure> {
    while carry_reminder_policies(engine, engine.clock.now())? {}
    Ok(())
}

/// Where a server has a policy.
fn path(scope: &PolicyScope) -> String {
    format!("reminder-policies/{}", running_server::part(&scope.to_string()))
}

fn scope(text: &str) -> Result<PolicyScope, &'static str> {
    PolicyScope::parse(text).ok_or("write all, plan:<plan> or directive:<directive>")
}
