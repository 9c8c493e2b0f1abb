//! That a unit is owed a reminder, and what became of it.

use super::Instant;
use super::id::UnitCode;
use super::message::MessageId;
use super::reminder::ReminderKey;

/// What identifies it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwedKey {
    /// The unit that is to be told: the task's own, or one above it.
    pub unit: UnitCode,
    /// The reminder.
    pub reminder: ReminderKey,
}

/// A reminder that a unit is owed, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// What identifies it.
    pub key: OwedKey,
    /// What became of it.
    pub standing: Standing,
}

/// What became of an owed reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits to be told.
    Waiting,
    /// It was told in a digest.
    Told {
        /// When the digest was composed.
        at: Instant,
        /// The messages, one for each contact and channel.
        messages: Vec<MessageId>,
    },
    /// Before it was told, a later rung of its task took its place, or its task ended or got another deadline.
    Overtaken {
        /// When.
        at: Instant,
    },
}

impl Standing {
    /// The identifier used in answers.
    pub fn id(&self) -> &'static str {
        match self {
            Standing::Waiting => "waiting",
            Standing::Told { .. } => "told",
            Standing::Overtaken { .. } => "overtaken",
        }
    }
}
