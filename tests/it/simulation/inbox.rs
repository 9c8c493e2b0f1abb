//! The receivers at the other end: what they took, and the moods they have.
//!
//! They never forget what reached them, whatever the sender came to know of it.

use std::collections::{BTreeMap, BTreeSet};

use dondoc::domain::Instant;
use dondoc::domain::id::ContactId;
use dondoc::domain::message::{Channel, Message, MessageId};
use dondoc::domain::outbox::{Delivery, Failure, FailureKind};
use dondoc::domain::reminder::ReminderKey;

use crate::random::Random;

/// What receivers do with what reaches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// They take it and say so.
    Well,
    /// They take it, and their answer is lost or comes too late.
    Silent,
    /// They say that something is wrong with them.
    Failing,
    /// They say no for good.
    Refusing,
}

/// The moods that a run changes between; the first is twice as likely.
pub const MOODS: [Mood; 5] = [Mood::Well, Mood::Well, Mood::Silent, Mood::Failing, Mood::Refusing];

/// A contact's reminder through one channel.
type Told = (ContactId, Channel, ReminderKey);

/// Everything that reached a receiver.
#[derive(Debug, Default)]
pub struct Inbox {
    /// The ids under which a contact was told of a reminder.
    pub told: BTreeMap<Told, BTreeSet<MessageId>>,
    /// How often a message came in.
    pub arrivals: BTreeMap<MessageId, u32>,
}

impl Inbox {
    /// Offers a message and answers with the attempt as the sender sees it.
    pub fn offer(&mut self, message: &Message, mood: Mood, at: Instant, random: &mut Random) -> Delivery {
        if matches!(mood, Mood::Well | Mood::Silent) {
            self.take(message);
        }
        let took_ms = u32::try_from(random.below(2_000)).expect("below two thousand");
        let failure = |kind| Err(Failure { kind, text: String::new() });
        let result = match mood {
            Mood::Well => Ok("200".to_owned()),
            Mood::Silent => failure(FailureKind::TimedOut),
            Mood::Failing => failure(FailureKind::Answered),
            Mood::Refusing => failure(FailureKind::Rejected),
        };
        Delivery { at, took_ms, result }
    }

    fn take(&mut self, message: &Message) {
        *self.arrivals.entry(message.id.clone()).or_default() += 1;
        for reminder in &message.reminders {
            let told = (message.contact.clone(), message.channel, reminder.clone());
            self.told.entry(told).or_default().insert(message.id.clone());
        }
    }
}
