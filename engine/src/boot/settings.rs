//! The settings, and whether what they name is there.

use std::collections::BTreeSet;
use std::path::Path;

use super::error::BootError;
use crate::config::{ConfigFolder, Loaded, load};
use crate::domain::calendar::Outlook;
use crate::operations::{Engine, list_duties};
use crate::store::StoreError;

/// The settings of the configuration folder, else those the program carries.
pub fn settings(config: Option<&Path>) -> Result<Loaded, BootError> {
    Ok(load(&config_folder(config)?)?)
}

/// The configuration's files: those of the folder over those the program carries.
pub fn config_folder(config: Option<&Path>) -> Result<ConfigFolder, BootError> {
    Ok(match config {
        Some(folder) => ConfigFolder::overridden_by(folder)?,
        None => ConfigFolder::embedded(),
    })
}

/// Holds the settings against the plugins and units that were found. A parameter or a unit that does not exist stops the
/// start, so that a misspelt one never passes for a default; a directive without a plugin does not, because a plugin that
/// is refused must not stop the rest.
pub(super) fn check(engine: &Engine) -> Result<(), BootError> {
    let mut problems = Vec::new();
    for (directive, set) in &engine.parameters {
        let Some(plugin) = engine.shelf.active(directive) else {
            tracing::warn!(%directive, "parameters are set for a directive without an active plugin");
            continue;
        };
        let known: BTreeSet<&str> =
            plugin.directive.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        for name in set.keys().filter(|name| !known.contains(name.as_str())) {
            let known: Vec<&str> = known.iter().copied().collect();
            problems
                .push(format!("parameters.{directive}.{name}: the directive's parameters are {}", known.join(", ")));
        }
    }
    let calendar = engine.calendar();
    for schedule in &engine.schedules_configured {
        let rule = &schedule.rule;
        for directive in rule.directives.iter().filter(|id| engine.shelf.active(id).is_none()) {
            tracing::warn!(schedule = %schedule.id, %directive, "a schedule names a directive without an active plugin");
        }
        for unit in rule.units.iter().filter(|unit| engine.units.life(unit).is_empty()) {
            problems.push(format!("schedules.{}.units: no unit ever had the code {unit}", schedule.id));
        }
        let (units, directives): (BTreeSet<_>, BTreeSet<_>) =
            (rule.units.iter().collect(), rule.directives.iter().collect());
        if units.len() < rule.units.len() || directives.len() < rule.directives.len() {
            problems.push(format!("schedules.{}: a unit or a directive is named twice", schedule.id));
        }
        let faults = rule.faults(engine.clock.now(), Outlook::of(&calendar));
        problems.extend(faults.iter().map(|fault| format!("schedules.{}: {fault}", schedule.id)));
    }
    warn_of_duties(engine).map_err(BootError::Store)?;
    if problems.is_empty() { Ok(()) } else { Err(BootError::Settings(problems)) }
}

/// Says which declared duties cannot be read, and which covered ones no directive declares: neither stops the start, and
/// neither creates a task.
fn warn_of_duties(engine: &Engine) -> Result<(), StoreError> {
    for view in list_duties(engine, 0)? {
        let (directive, duty) = (&view.directive, &view.duty);
        for fault in &view.faults {
            let (code, field, message) = (fault.code, fault.field, &fault.message);
            tracing::warn!(%directive, duty, code, field, message, "a declared duty cannot be read");
        }
        if view.cover.is_some() && view.declared.is_none() {
            tracing::warn!(%directive, duty, "units owe a duty that no active plugin declares");
        }
    }
    Ok(())
}
