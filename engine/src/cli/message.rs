//! `dondoc message`: what was sent to whom, when, with what answer; and sending again what is dead.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use clap::{Args, Subcommand};

use super::actor;
use super::doer::Doer;
use super::exit::Failure;
use super::message_shape::{MessageAnswer, MessageWholeAnswer, ResendRequest, ResentCountAnswer};
use super::running_server;
use crate::boot;
use crate::cli::out::say;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::message::{Channel, MessageId};
use crate::domain::outbox::OutboxState;
use crate::operations::{OutboxQuery, list_messages, resend_message, resend_messages, show_message};

/// What to do with messages.
#[derive(Debug, Subcommand)]
pub enum MessageCommand {
    /// Lists messages, one a line: id, status, channel, contact, tries, when, the last answer.
    List(ListArguments),
    /// Shows one message with its text, and every delivery with its answer.
    Show {
        /// The message.
        #[arg(value_parser = message)]
        id: MessageId,
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
    /// Has a dead message sent again, or all dead messages of a contact.
    Resend {
        /// The message.
        #[arg(value_parser = message, required_unless_present = "contact", conflicts_with = "contact")]
        id: Option<MessageId>,
        /// The contact whose dead messages are sent again.
        #[arg(long, value_parser = ContactId::parse)]
        contact: Option<ContactId>,
        /// The data folder.
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
    },
}

/// Which messages.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// For this unit.
    #[arg(long, value_parser = UnitCode::parse)]
    unit: Option<UnitCode>,
    /// To this contact.
    #[arg(long, value_parser = ContactId::parse)]
    contact: Option<ContactId>,
    /// By this channel: email or webhook.
    #[arg(long, value_parser = channel)]
    channel: Option<Channel>,
    /// In this status: waiting, delivered or dead.
    #[arg(long, value_parser = state)]
    status: Option<OutboxState>,
    /// The data folder.
    #[arg(long, value_name = "FOLDER")]
    data: PathBuf,
}

/// So many messages are read at once.
const PAGE_MESSAGES: usize = 500;

/// Runs the command; where a server owns the data folder, it does what is asked.
pub fn run(command: &MessageCommand, config: Option<&Path>) -> Result<(), Failure> {
    let zone = boot::settings(config)?.config.zone;
    match command {
        MessageCommand::List(arguments) => list(arguments, config, zone),
        MessageCommand::Show { id, data } => {
            let found = match Doer::of(config, data)? {
                Doer::Here(engine) => MessageWholeAnswer::from(&show_message(&engine, id)?),
                Doer::Server(server) => running_server::get(&server, &format!("messages/{id}"), &[])?,
            };
            found.lines(zone).iter().for_each(|line| say!("{line}"));
            Ok(())
        }
        MessageCommand::Resend { id: Some(id), contact: _, data } => {
            let found = match Doer::of(config, data)? {
                Doer::Here(engine) => MessageWholeAnswer::from(&resend_message(&engine, &actor(), id, None)?),
                Doer::Server(server) => running_server::order(&server, &format!("messages/{id}/resend"))?,
            };
            say!("{}", found.message.line(zone));
            Ok(())
        }
        MessageCommand::Resend { id: None, contact, data } => {
            let contact = contact.as_ref().expect("clap asks for one of the two");
            let resent = match Doer::of(config, data)? {
                Doer::Here(engine) => resend_messages(&engine, &actor(), contact)?,
                Doer::Server(server) => {
                    let request = ResendRequest { contact: contact.as_str() };
                    running_server::post::<ResentCountAnswer>(&server, "messages/resend", &request)?.resent
                }
            };
            say!("{resent} messages are sent again");
            Ok(())
        }
    }
}

fn list(arguments: &ListArguments, config: Option<&Path>, zone: Tz) -> Result<(), Failure> {
    let ListArguments { unit, contact, channel, status, data } = arguments;
    let engine = match Doer::of(config, data)? {
        Doer::Here(engine) => engine,
        Doer::Server(server) => {
            let unit = unit.as_ref().map(|unit| ("unit", unit.as_str()));
            let contact = contact.as_ref().map(|contact| ("contact", contact.as_str()));
            let channel = channel.map(|channel| ("channel", channel.id()));
            let status = status.map(|status| ("status", status.id()));
            let query: Vec<_> = [unit, contact, channel, status].into_iter().flatten().collect();
            let told = |message: MessageAnswer| say!("{}", message.line(zone));
            return running_server::each(&server, "messages", &query, told);
        }
    };
    let mut query = OutboxQuery {
        unit: unit.clone(),
        contact: contact.clone(),
        channel: *channel,
        state: *status,
        after: None,
        limit: PAGE_MESSAGES,
    };
    loop {
        let page = list_messages(&engine, &query)?;
        page.items.iter().for_each(|view| say!("{}", MessageAnswer::from(view).line(zone)));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(()),
        }
    }
}

fn message(text: &str) -> Result<MessageId, &'static str> {
    MessageId::parse(text).ok_or("a message is named by a day and 32 digits, as `dondoc message list` prints it")
}

fn channel(text: &str) -> Result<Channel, &'static str> {
    Channel::parse(text).ok_or("write email or webhook")
}

fn state(text: &str) -> Result<OutboxState, &'static str> {
    OutboxState::parse(text).ok_or("write waiting, delivered or dead")
}
