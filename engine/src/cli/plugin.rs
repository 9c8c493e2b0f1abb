//! `dondoc plugin list` and `dondoc plugin inspect`.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::exit::Failure;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::directive::Directive;
use crate::operations::Standing;

/// What to do with plugins.
#[derive(Debug, Subcommand)]
pub enum PluginCommand {
    /// Lists the components that the program carries and those of plugins.folder, the refused ones with their reasons.
    List,
    /// Shows what a component declares, or why it is refused.
    Inspect {
        /// The component.
        file: PathBuf,
    },
}

/// Runs the command.
pub fn run(command: &PluginCommand, config: Option<&Path>) -> Result<(), Failure> {
    let engine = boot::engine(config, Place::Nowhere)?;
    match command {
        PluginCommand::Inspect { file } => {
            let plugin = boot::load_plugin(&engine, file)?;
            say!("sha256 {}", plugin.digest);
            describe(&plugin.directive);
        }
        PluginCommand::List => {
            for shelved in engine.shelf.all() {
                let standing = match shelved.standing {
                    Standing::Active => "active",
                    Standing::Installed => "installed",
                    Standing::Refused => "refused",
                };
                match &shelved.plugin {
                    Ok(plugin) => {
                        let directive = &plugin.directive;
                        say!(
                            "{standing:<9} {} {} {} ({})",
                            directive.id,
                            directive.number,
                            plugin.digest,
                            shelved.origin
                        );
                    }
                    Err(fault) => say!("{standing:<9} {}: {fault} [{}]", shelved.origin, fault.code()),
                }
            }
        }
    }
    Ok(())
}

fn describe(directive: &Directive) {
    say!("{} — {} ({}, {})", directive.id, directive.title, directive.number, directive.issued.vietnamese());
    let until = directive.expires.map(|day| format!(" đến {}", day.vietnamese())).unwrap_or_default();
    let kinds: Vec<&str> = directive.applies_to.iter().map(|kind| kind.id()).collect();
    say!("Áp dụng từ {}{until} cho {}", directive.effective.vietnamese(), kinds.join(", "));
    for check in &directive.checks {
        say!("  {:<6} {:<13} {} — {}", check.id.to_string(), check.severity.id(), check.title, check.basis);
    }
    for parameter in &directive.parameters {
        say!("  tham số {} = {} ({}; {})", parameter.name, parameter.default, parameter.title, parameter.origin);
    }
    for indicator in &directive.indicators {
        say!("  số liệu {} [{}] {}", indicator.id, indicator.measure, indicator.title);
    }
    for document in &directive.documents {
        say!("  văn bản {} {}", document.kind, document.title);
    }
    for register in &directive.registers {
        say!("  sổ {} {}", register.id, register.title);
    }
}
