//! `dondoc check`: one directive on one unit on one day; nothing is recorded.

use std::path::{Path, PathBuf};

use clap::Args;

use super::check_shape::CheckReport;
use super::demo::offices::Demo;
use super::exit::Failure;
use super::report;
use crate::boot::{self, Place};
use crate::cli::out;
use crate::cli::out::say;
use crate::domain::Day;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::operations::{self, Engine, Evaluated, Plugin};

/// What to check.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// The directive, as cao-lanh-kiem-tra-2022.
    #[arg(long, value_parser = DirectiveId::parse, required_unless_present = "plugin")]
    directive: Option<DirectiveId>,
    /// The unit's code on that day, as 866.
    #[arg(long, value_parser = UnitCode::parse)]
    unit: UnitCode,
    /// The day, YYYY-MM-DD.
    #[arg(long, value_parser = Day::parse)]
    as_of: Day,
    /// The data folder; without it, the demonstration's data.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// A component to run without installing it.
    #[arg(long, value_name = "FILE")]
    plugin: Option<PathBuf>,
    /// JSON instead of text: the same facts give the same bytes.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(arguments: &CheckArguments, config: Option<&Path>) -> Result<(), Failure> {
    match &arguments.data {
        Some(folder) => {
            let call = format!(
                "GET {{server}}/v1/evaluations?unit={} shows what was checked on schedule; a check of its own needs the server to be stopped",
                arguments.unit
            );
            let engine =
                boot::engine(config, Place::Folder(folder)).map_err(|error| Failure::of_start(error, &call))?;
            check(&engine, arguments)
        }
        None => check(&Demo::in_memory(config)?.engine, arguments),
    }
}

fn check(engine: &Engine, arguments: &CheckArguments) -> Result<(), Failure> {
    let plugin = match (&arguments.plugin, &arguments.directive) {
        (Some(file), wanted) => {
            let plugin = boot::load_plugin(engine, file)?;
            if let Some(wanted) = wanted.as_ref().filter(|wanted| **wanted != plugin.directive.id) {
                let found = &plugin.directive.id;
                return Err(Failure::mend(format!("{} encodes {found}, not {wanted}", file.display())));
            }
            plugin
        }
        (None, Some(directive)) => engine.shelf.active(directive).cloned().ok_or_else(|| unknown(engine, directive))?,
        (None, None) => unreachable!("clap asks for one of the two"),
    };
    let evaluated = operations::evaluate(engine, &plugin, &arguments.unit, arguments.as_of)?;
    print(&plugin, &evaluated, arguments.json)
}

fn unknown(engine: &Engine, directive: &DirectiveId) -> Failure {
    let known: Vec<String> = engine.shelf.plugins().map(|plugin| plugin.directive.id.to_string()).collect();
    Failure::mend(format!("no plugin of the directive {directive} is active; active are: {}", known.join(", ")))
}

fn print(plugin: &Plugin, evaluated: &Evaluated, json: bool) -> Result<(), Failure> {
    if json {
        out::json(&CheckReport::of(plugin, evaluated))?;
    } else {
        let (directive, facts) = (&plugin.directive, &evaluated.facts);
        say!("{} — {} {}", directive.title, directive.number, directive.issuer);
        say!("Đơn vị: {} ({}) · ngày {}", facts.unit.name, facts.unit.code, facts.as_of.day.vietnamese());
        say!("Plugin: {} · sha256 {}\n", directive.id, plugin.digest);
        out::text(&report::outcomes(directive, &evaluated.result));
        let cost = evaluated.run.cost;
        say!("  Nhiên liệu: {} / {} · {} câu hỏi", cost.fuel_used, cost.fuel_max, cost.questions);
    }
    match &evaluated.result {
        Ok(_) => Ok(()),
        Err(fault) => Err(Failure::mend(format!("the plugin gave no outcomes: {fault} [{}]", fault.code()))),
    }
}
