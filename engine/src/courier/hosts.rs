//! The messages that are held for each receiver, and how many of them may be on their way.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant as Moment;

use crate::domain::message::Channel;
use crate::domain::outbox::FailureKind;

/// So many messages are on their way at once.
pub(super) const FLYING_MAX: usize = 64;
/// So many to one receiver.
const FLYING_TO_ONE_MAX: usize = 16;
/// So many messages are held; no more are read until some of them are gone.
pub(super) const HELD_MAX: usize = 8_192;
/// So many failures of a receiver in a row, none of them the message's, and it rests.
const FAILURES_MAX: u32 = 8;
/// So long it rests. Then one message finds out whether it is back.
const REST: Duration = Duration::from_mins(1);
/// A message that is held for longer while no more can be held is put off: its receiver is too slow to wait for.
const HELD_FOR_MAX: Duration = Duration::from_secs(30);
const _: () = assert!(FLYING_TO_ONE_MAX < FLYING_MAX && FLYING_MAX < HELD_MAX);

/// A receiver on a channel.
pub(super) type HostKey = (Channel, String);

/// Messages by receiver.
#[derive(Debug)]
pub(super) struct Hosts<T> {
    by_key: HashMap<HostKey, Host<T>>,
    /// Receivers that take another message now, each once, the one that waits longest first.
    ready: VecDeque<HostKey>,
    held: usize,
    flying: usize,
}

#[derive(Debug)]
struct Host<T> {
    held: VecDeque<(Moment, T)>,
    flying: usize,
    failures: u32,
    rests_until: Option<Moment>,
    is_ready: bool,
}

impl<T> Default for Host<T> {
    fn default() -> Host<T> {
        Host { held: VecDeque::new(), flying: 0, failures: 0, rests_until: None, is_ready: false }
    }
}

impl<T> Default for Hosts<T> {
    fn default() -> Hosts<T> {
        Hosts { by_key: HashMap::new(), ready: VecDeque::new(), held: 0, flying: 0 }
    }
}

impl<T> Host<T> {
    fn takes_one(&self) -> bool {
        // After a rest one message goes ahead of the others.
        let flying_max = if self.failures + 1 >= FAILURES_MAX { 1 } else { FLYING_TO_ONE_MAX };
        !self.held.is_empty() && self.flying < flying_max
    }
}

impl<T> Hosts<T> {
    /// How many messages are held and not yet on their way.
    pub fn held(&self) -> usize {
        self.held
    }

    /// How many are on their way.
    pub fn flying(&self) -> usize {
        self.flying
    }

    /// Holds a message; answers with it where its receiver rests.
    pub fn hold(&mut self, key: &HostKey, message: T, now: Moment) -> Result<(), T> {
        let host = self.by_key.entry(key.clone()).or_default();
        if host.rests_until.is_some_and(|until| now < until) {
            return Err(message);
        }
        host.held.push_back((now, message));
        self.held += 1;
        self.make_ready(key);
        Ok(())
    }

    /// The next message to send; it is on its way then.
    pub fn next(&mut self) -> Option<(HostKey, T)> {
        if self.flying >= FLYING_MAX {
            return None;
        }
        let key = self.ready.pop_front()?;
        let host = self.by_key.get_mut(&key).expect("a receiver that is ready is known");
        host.is_ready = false;
        let (_, message) = host.held.pop_front().expect("a receiver that is ready has a message");
        host.flying += 1;
        self.held -= 1;
        self.flying += 1;
        self.make_ready(&key);
        Some((key, message))
    }

    /// Takes down that a message has arrived or failed; answers with those that are held for a receiver which rests now.
    pub fn landed(&mut self, key: &HostKey, failure: Option<FailureKind>, now: Moment) -> Vec<T> {
        let host = self.by_key.get_mut(key).expect("a receiver with a message on its way is known");
        host.flying -= 1;
        self.flying -= 1;
        host.failures = match failure {
            Some(kind) if is_of_the_receiver(kind) => host.failures + 1,
            _ => 0,
        };
        let mut let_go = Vec::new();
        if host.failures >= FAILURES_MAX {
            host.failures = FAILURES_MAX - 1;
            host.rests_until = Some(now + REST);
            let_go.extend(host.held.drain(..).map(|(_, message)| message));
            self.held -= let_go.len();
            self.unready(key);
        }
        self.make_ready(key);
        self.forget(key, now);
        let_go
    }

    /// The messages of receivers that are too slow to wait for, once no more can be held.
    pub fn slow(&mut self, now: Moment) -> Vec<T> {
        let mut let_go = Vec::new();
        if self.held < HELD_MAX {
            return let_go;
        }
        let waits = |host: &Host<T>| host.held.front().is_some_and(|(since, _)| now - *since > HELD_FOR_MAX);
        let slow: Vec<HostKey> =
            self.by_key.iter().filter(|(_, host)| waits(host)).map(|(key, _)| key.clone()).collect();
        for key in slow {
            let host = self.by_key.get_mut(&key).expect("it was found just now");
            let_go.extend(host.held.drain(..).map(|(_, message)| message));
            self.unready(&key);
        }
        self.held -= let_go.len();
        let_go
    }

    /// Lets go of receivers that there is nothing to remember of.
    fn forget(&mut self, key: &HostKey, now: Moment) {
        let host = &self.by_key[key];
        let rests = host.rests_until.is_some_and(|until| now < until);
        if host.held.is_empty() && host.flying == 0 && host.failures == 0 && !rests {
            self.by_key.remove(key);
        }
    }

    fn make_ready(&mut self, key: &HostKey) {
        let host = self.by_key.get_mut(key).expect("who asks has it at hand");
        if !host.is_ready && host.takes_one() {
            host.is_ready = true;
            self.ready.push_back(key.clone());
        }
    }

    fn unready(&mut self, key: &HostKey) {
        self.by_key.get_mut(key).expect("who asks has it at hand").is_ready = false;
        self.ready.retain(|ready| ready != key);
    }
}

/// Whether a failure says that the receiver takes nothing at all, rather than not this.
fn is_of_the_receiver(kind: FailureKind) -> bool {
    matches!(
        kind,
        FailureKind::Unresolved
            | FailureKind::Unreachable
            | FailureKind::Insecure
            | FailureKind::TimedOut
            | FailureKind::BrokenOff
            | FailureKind::Unauthorised
    )
}

#[cfg(test)]
mod tests;
