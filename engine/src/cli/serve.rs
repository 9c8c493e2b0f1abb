//! `dondoc serve`: the API and the loop over one data folder, until Ctrl-C or a termination signal.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::exit::Failure;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::operations::{create_first_token, reconcile_schedules};

/// What to serve.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// The data folder; where it is absent, the configured one.
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The address to listen on; where it is absent, the configured one. Loopback only.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Runs the command.
pub fn run(arguments: &ServeArguments, config: Option<&Path>) -> Result<(), Failure> {
    let mut settings = boot::settings(config)?;
    if let Some(listen) = arguments.listen {
        settings.config.http.listen = listen;
    }
    let folder = arguments.data.as_ref().unwrap_or(&settings.config.store.folder);
    let engine = Arc::new(boot::engine(config, Place::NewFolder(folder))?);
    reconcile_schedules(&engine)?;
    if let Some(secret) = create_first_token(&engine, boot::randomness()?)? {
        say!("The administrator's token, shown this once (only its digest is kept):\n\n  {secret}\n");
    }
    for shelved in engine.shelf.all() {
        match &shelved.plugin {
            Ok(plugin) => say!("plugin {} {} ({})", plugin.directive.id, plugin.digest, shelved.origin),
            Err(fault) => eprintln!("plugin refused: {}: {fault}", shelved.origin),
        }
    }
    boot::serve(engine, &settings.config, Some(folder), |bound| {
        say!("Serving {} on http://{bound} until Ctrl-C", folder.display());
    })?;
    Ok(())
}
