//! `dondoc message`: what was sent to whom, when, with what answer; and sending again what is dead.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use clap::{Args, Subcommand};

use super::actor;
use super::exit::Failure;
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::domain::Instant;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::message::{Channel, MessageId};
use crate::domain::outbox::{OutboxState, OutboxStatus};
use crate::operations::{
    Engine, MessageView, OutboxQuery, list_messages, resend_message, resend_messages, show_message,
};

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

/// Runs the command.
pub fn run(command: &MessageCommand, config: Option<&Path>) -> Result<(), Failure> {
    match command {
        MessageCommand::List(arguments) => {
            list(&engine(config, &arguments.data, "curl {server}/v1/messages")?, arguments)
        }
        MessageCommand::Show { id, data } => {
            let engine = engine(config, data, &format!("curl {{server}}/v1/messages/{id}"))?;
            show(&engine, &show_message(&engine, id)?);
            Ok(())
        }
        MessageCommand::Resend { id: Some(id), contact: _, data } => {
            let engine = engine(config, data, &format!("POST {{server}}/v1/messages/{id}/resend"))?;
            let view = resend_message(&engine, &actor(), id, None)?;
            say!("{}", line(&engine, &view));
            Ok(())
        }
        MessageCommand::Resend { id: None, contact, data } => {
            let contact = contact.as_ref().expect("clap asks for one of the two");
            let engine = engine(config, data, "POST {server}/v1/messages/resend")?;
            say!("{} messages are sent again", resend_messages(&engine, &actor(), contact)?);
            Ok(())
        }
    }
}

fn engine(config: Option<&Path>, data: &Path, call: &str) -> Result<Engine, Failure> {
    boot::engine(config, Place::Folder(data)).map_err(|error| Failure::of_start(error, call))
}

fn list(engine: &Engine, arguments: &ListArguments) -> Result<(), Failure> {
    let ListArguments { unit, contact, channel, status, data: _ } = arguments;
    let mut query = OutboxQuery {
        unit: unit.clone(),
        contact: contact.clone(),
        channel: *channel,
        state: *status,
        after: None,
        limit: PAGE_MESSAGES,
    };
    loop {
        let page = list_messages(engine, &query)?;
        page.items.iter().for_each(|view| say!("{}", line(engine, view)));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(()),
        }
    }
}

fn line(engine: &Engine, view: &MessageView) -> String {
    let row = &view.outbox.value;
    let when = match row.status {
        OutboxStatus::Waiting { next } => format!("next {}", local(next, engine.zone)),
        OutboxStatus::Delivered { at } | OutboxStatus::Dead { at } => local(at, engine.zone),
    };
    let said = match row.deliveries.last().map(|delivery| &delivery.result) {
        _ if view.not_configured => "not-configured",
        None => "",
        Some(Ok(answer)) => answer.as_str(),
        Some(Err(failure)) => failure.kind.id(),
    };
    let (state, channel) = (row.status.state().id(), row.channel.id());
    format!("{} {state} {channel} {} tries {} {when} {said}", row.message, row.contact, row.tries).trim_end().to_owned()
}

fn show(engine: &Engine, view: &MessageView) {
    let MessageView { message, outbox, .. } = view;
    say!("{}", line(engine, view));
    say!("to {} for unit {}, written {}", message.address, message.unit, local(message.composed, engine.zone));
    if let Some(fault) = &message.template_fault {
        say!("the administrator's template was passed over: {fault}");
    }
    if outbox.value.deliveries_dropped > 0 {
        say!("{} earlier deliveries are in the ledger alone", outbox.value.deliveries_dropped);
    }
    for delivery in &outbox.value.deliveries {
        let said = match &delivery.result {
            Ok(answer) => format!("accepted: {answer}"),
            Err(failure) => format!("{}: {}", failure.kind.id(), failure.text),
        };
        say!("{} ({} ms) {said}", local(delivery.at, engine.zone), delivery.took_ms);
    }
    if let Some(resent) = &outbox.value.resent {
        say!("{} sent again by {}", local(resent.at, engine.zone), resent.by);
    }
    say!("\n{}\n\n{}", message.subject, message.text.trim_end());
}

fn local(at: Instant, zone: Tz) -> String {
    let at: DateTime<Tz> = at.with_timezone(&zone);
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
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
