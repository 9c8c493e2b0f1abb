//! `dondoc feed`: calendar feeds are made, listed and revoked.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::actor;
use super::exit::Failure;
use super::feed_line::FeedLine;
use super::running_server;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::id::FeedId;
use crate::operations::{FeedAsked, FeedQuery, add_feed, list_feeds, revoke_feed};

/// What to do with calendar feeds.
#[derive(Debug, Subcommand)]
pub enum FeedCommand {
    /// Makes a feed of an office's deadlines, and prints the path of its address this once.
    Add(AddArguments),
    /// Lists the feeds, revoked ones too; never their addresses.
    List(ListArguments),
    /// Revokes a feed: its address leads nowhere any more.
    Revoke(RevokeArguments),
}

/// Whose deadlines.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// The office's code today, as 29869.
    #[arg(long, default_value = "", conflicts_with = "contact")]
    unit: String,
    /// The contact whose feed it is, in place of an office.
    #[arg(long, default_value = "", conflicts_with = "below")]
    contact: String,
    /// Show the deadlines of all offices below it as well.
    #[arg(long)]
    below: bool,
    /// What it is for; the calendar's name.
    #[arg(long, default_value = "")]
    label: String,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// Where they lie.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// Which feed.
#[derive(Debug, Args)]
pub struct RevokeArguments {
    /// Its identifier, as the list has it.
    #[arg(value_parser = FeedId::parse)]
    feed: FeedId,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// Runs the command; where a server owns the data folder, it does what is asked.
pub fn run(command: &FeedCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        FeedCommand::Add(arguments) => add(arguments, config),
        FeedCommand::List(arguments) => list(&arguments.data, config),
        FeedCommand::Revoke(arguments) => revoke(arguments, config),
    }
}

fn add(
    AddArguments { unit, contact, below, label, data }: &AddArguments,
    config: Option<&Path>,
) -> Result<(), Failure> {
    let (unit, contact) = (unit.clone(), contact.clone());
    let asked = FeedAsked { unit, contact, below: *below, label: label.clone() };
    let (id, path) = match boot::engine(config, Place::Folder(data)) {
        Ok(engine) => {
            let added = add_feed(&engine, &actor(), &asked, None)?;
            (added.feed.value.id.to_string(), added.secret.as_deref().map(boot::feed_path))
        }
        Err(error) => running_server::add_feed(&running_server::owner(error, data)?, &asked)?,
    };
    say!("feed {id}");
    if let Some(path) = path {
        say!("Its path on the server, shown this once (only a digest of the secret in it is kept):\n\n  {path}\n");
    }
    Ok(())
}

fn list(data: &Path, config: Option<&Path>) -> Result<(), Failure> {
    let feeds: Vec<FeedLine> = match boot::engine(config, Place::Folder(data)) {
        Ok(engine) => {
            let query = FeedQuery { after: None, limit: usize::MAX };
            list_feeds(&engine, &query)?.items.iter().map(|feed| FeedLine::from(&feed.value)).collect()
        }
        Err(error) => running_server::list_feeds(&running_server::owner(error, data)?)?,
    };
    feeds.iter().for_each(|feed| say!("{feed}"));
    Ok(())
}

fn revoke(RevokeArguments { feed, data }: &RevokeArguments, config: Option<&Path>) -> Result<(), Failure> {
    let revoked = match boot::engine(config, Place::Folder(data)) {
        Ok(engine) => FeedLine::from(&revoke_feed(&engine, &actor(), feed, None)?.value),
        Err(error) => running_server::revoke_feed(&running_server::owner(error, data)?, feed)?,
    };
    say!("{revoked}");
    Ok(())
}
