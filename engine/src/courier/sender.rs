//! What hands a message to a receiver, behind a trait, so that a test can stand in for the world.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::Instant;
use crate::domain::message::{Channel, Message};
use crate::domain::outbox::{Failure, FailureKind, answer_text};
use crate::operations::DueMessage;

/// What came of handing over a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The answer, or why there was none that counts.
    pub result: Result<String, Failure>,
    /// How many seconds the receiver asks to be left alone.
    pub retry_after: Option<u64>,
}

impl Sent {
    /// It was taken.
    pub fn taken(answer: &str) -> Sent {
        Sent { result: Ok(answer_text(answer)), retry_after: None }
    }

    /// It was not.
    pub fn failed(kind: FailureKind, text: &str) -> Sent {
        Sent { result: Err(Failure { kind, text: answer_text(text) }), retry_after: None }
    }

    /// Nothing was answered in so long a time.
    pub fn unanswered(within: Duration) -> Sent {
        Sent::failed(FailureKind::TimedOut, &format!("no answer within {} seconds", within.as_secs()))
    }
}

/// Whether an error, or what it wraps, says that a connection is not as secure as it must be. Errors of reading and writing
/// are wrapped in one another, and what they wrap is not their source.
pub(super) fn is_of_tls(cause: &(dyn std::error::Error + 'static)) -> bool {
    let within = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    cause.is::<rustls::Error>() || within.is_some_and(|within| is_of_tls(within))
}

/// A message on its way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Sent> + Send + 'a>>;

/// Hands over the messages of one channel.
pub trait Sender: Send + Sync {
    /// Who takes the message: messages to one receiver wait for each other.
    fn receiver(&self, message: &Message) -> String;
    /// Hands it over, and ends within a bound of its own.
    fn send<'a>(&'a self, due: &'a DueMessage, now: Instant) -> Sending<'a>;
}

/// The senders there are; a channel without one is not looked at.
#[derive(Clone, Default)]
pub struct Senders(BTreeMap<Channel, Arc<dyn Sender>>);

impl Senders {
    /// Adds one, or puts it in the place of another.
    pub fn insert(&mut self, channel: Channel, sender: Arc<dyn Sender>) {
        self.0.insert(channel, sender);
    }

    /// The sender of a channel.
    pub fn of(&self, channel: Channel) -> Option<&Arc<dyn Sender>> {
        self.0.get(&channel)
    }

    /// The channels that something is sent by.
    pub fn channels(&self) -> impl Iterator<Item = Channel> + '_ {
        self.0.keys().copied()
    }
}

impl std::fmt::Debug for Senders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
