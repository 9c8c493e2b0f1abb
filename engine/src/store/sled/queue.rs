//! Where changes get their order: each is checked, numbered and laid into the open group, by the thread whose change it is.
//!
//! The writer takes the open group as soon as the disk is free, so a group is what came while the last one was synced.
//! Only one thread at a time is in here, and none of them waits for the disk here. It must never let a change in on what
//! may not become true before it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use super::GROUP_BYTES_MAX;
use super::draft::{Draft, DraftPut};
use super::pending::{Pending, Put};
use super::published::Published;
use super::records::Records;
use super::reply::{Answer, Reply, Waiting, reply};
use super::view::{Flights, Known, View};
use crate::domain::{Instant, Position};
use crate::store::change::{CommitError, Committed, Head, StoreError};
use crate::store::ledger::History;

/// A group of changes on its way.
#[derive(Debug, Default)]
pub struct Group {
    /// Its effects.
    pub pending: Arc<Pending>,
    /// The JSON of its entries.
    pub bodies: Vec<Vec<u8>>,
    /// Its last entry, and the time of that.
    pub last: Option<(Position, Instant)>,
    /// Who waits for what.
    pub answers: Vec<(Reply, Answer)>,
}

/// The limits of entries and groups.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// An entry is at most this large.
    pub entry_bytes_max: u64,
    /// A group has at most so many changes.
    pub group_changes_max: usize,
}

/// The changes that are in order and not yet written.
#[derive(Debug)]
pub struct Queue {
    state: Mutex<State>,
    /// Signalled when there is something to write, or nothing any more.
    work: Condvar,
    /// Signalled when the open group was taken.
    room: Condvar,
    records: Arc<Records>,
    history: Arc<History>,
    published: Arc<Published>,
    limits: Limits,
}

#[derive(Debug)]
struct State {
    open: Group,
    bytes: usize,
    flights: Flights,
    last: Position,
    time: Option<Instant>,
    closed: bool,
}

impl Queue {
    /// A queue that goes on after `head`.
    pub fn new(
        records: Arc<Records>,
        history: Arc<History>,
        published: Arc<Published>,
        limits: Limits,
        head: Head,
    ) -> Queue {
        let Head { position: last, time } = head;
        let state = State { open: Group::default(), bytes: 0, flights: Flights::default(), last, time, closed: false };
        let (work, room) = (Condvar::new(), Condvar::new());
        Queue { state: Mutex::new(state), work, room, records, history, published, limits }
    }

    /// Puts a change in order; what becomes of it is known later.
    pub fn enter(&self, draft: Draft) -> Result<Waiting, CommitError> {
        let mut known = self.look(&draft)?;
        let (reply, waiting) = reply();
        let mut state = self.state()?;
        while !state.closed && self.is_full(&state) {
            state = self.room.wait(state).map_err(|_| StoreError::Closed)?;
        }
        if state.closed {
            return Err(StoreError::Closed.into());
        }
        if let Some(cause) = self.published.poison() {
            return Err(CommitError::Poisoned { cause });
        }
        if !state.flights.complete(&known) {
            known = self.look(&draft)?;
        }
        let answer = self.accept(draft, &known, &mut state);
        state.open.answers.push((reply, answer));
        if state.open.answers.len() == 1 {
            self.work.notify_one();
        }
        Ok(waiting)
    }

    /// The open group, as soon as it holds anything; `None` when nothing will come any more.
    pub fn take(&self) -> Option<Group> {
        let mut state = self.state().ok()?;
        while state.open.answers.is_empty() && !state.closed {
            state = self.work.wait(state).ok()?;
        }
        if state.open.answers.is_empty() {
            return None;
        }
        let group = std::mem::take(&mut state.open);
        state.bytes = 0;
        let landed = state.flights.forget(&self.published);
        if let Some((last, _)) = group.last {
            state.flights.start(last, group.pending.clone());
        }
        drop(state);
        self.room.notify_all();
        drop(landed); // their memory is given back while others come in
        Some(group)
    }

    /// Lets nothing in any more. What is in the open group can still be taken.
    pub fn close(&self) {
        if let Ok(mut state) = self.state() {
            state.closed = true;
        }
        self.work.notify_all();
        self.room.notify_all();
    }

    /// Lets nothing in any more, and turns away what is in the open group.
    pub fn abandon(&self) {
        self.close();
        drop(self.state().map(|mut state| std::mem::take(&mut state.open)));
    }

    fn look(&self, draft: &Draft) -> Result<Known, StoreError> {
        Known::read(&self.records, &self.history, &self.published, draft)
    }

    fn state(&self) -> Result<MutexGuard<'_, State>, StoreError> {
        self.state.lock().map_err(|_| StoreError::Closed)
    }

    fn is_full(&self, state: &State) -> bool {
        state.open.answers.len() >= self.limits.group_changes_max || state.bytes >= GROUP_BYTES_MAX
    }

    /// Checks a change against what is true after the group so far, and adds it.
    fn accept(&self, draft: Draft, known: &Known, state: &mut State) -> Answer {
        let Draft { now, expects, puts, removes, entry, .. } = draft;
        let view = View { open: &state.open.pending, flights: &state.flights, known };
        for expected in expects {
            let version = view.version(&expected.key);
            if version != expected.version {
                return Err(CommitError::Conflict { key: expected.record, version });
            }
        }
        let position = state.last.next();
        let time = state.time.map_or(now, |last| last.max(now));
        let entry = entry.at(position, time);
        let bytes = entry.body.len();
        if bytes as u64 > self.limits.entry_bytes_max {
            return Err(CommitError::TooLarge { bytes: bytes as u64, bytes_max: self.limits.entry_bytes_max });
        }
        let replaced: Vec<_> = puts.iter().map(|put| view.indexes(&put.key)).collect();
        let removed: Vec<_> = removes.iter().map(|key| view.indexes(key)).collect();
        let pending = Arc::get_mut(&mut state.open.pending).expect("the effects of the open group are nobody else's");
        for ((put, before), at) in puts.into_iter().zip(replaced).zip(entry.puts) {
            let DraftPut { key, indexes } = put;
            pending.put(key, before, Put { version: position, indexes, at });
        }
        removes.into_iter().zip(removed).for_each(|(key, before)| pending.remove(key, before));
        state.open.bodies.push(entry.body);
        state.open.last = Some((position, time));
        state.bytes += bytes;
        (state.last, state.time) = (position, Some(time));
        Ok(Committed { position, time })
    }
}
