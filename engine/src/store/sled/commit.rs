//! The writer thread: groups of changes, from the queue into the ledger.
//!
//! It must never hand on a group that is not synced, and never touch the ledger again after a write or a sync has failed.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, SyncSender};

use super::GROUP_BYTES_MAX;
use super::apply::{Flight, answer};
use super::pending::Pending;
use super::published::Published;
use super::records::Records;
use super::reply::{Answer, Reply};
use super::value::Applied;
use super::view::View;
use crate::domain::{Instant, Position};
use crate::store::change::{Change, CommitError, Committed, StoreError};
use crate::store::ledger::{GroupEntry, History, Place, Writer};
use crate::store::record::RecordKey;
use crate::store::shape::entry::{encode, sha256};
use crate::store::shape::record_json;

/// A change that waits for its answer.
#[derive(Debug)]
pub struct Job {
    /// The change; well formed.
    pub change: Change,
    /// Where the answer goes.
    pub reply: Reply,
}

/// The writer thread's own state.
#[derive(Debug)]
pub struct Committer {
    /// Where entries go.
    pub writer: Writer,
    /// Where they are read again.
    pub history: Arc<History>,
    /// What is true.
    pub records: Arc<Records>,
    /// What readers see.
    pub published: Arc<Published>,
    /// Where groups go that are synced.
    pub flights: SyncSender<Flight>,
    /// The effects of those that may not be applied yet, each with its last entry.
    pub flying: Vec<(Position, Arc<Pending>)>,
    /// The time of the last entry.
    pub time: Option<Instant>,
    /// An entry is at most this large.
    pub entry_bytes_max: u64,
    /// A group has at most so many changes.
    pub group_changes_max: usize,
}

/// A group in the making.
#[derive(Debug, Default)]
struct Group {
    pending: Pending,
    entries: Vec<GroupEntry>,
    bytes: usize,
    time: Option<Instant>,
    answers: Vec<(Reply, Answer)>,
}

impl Committer {
    /// Commits until nobody can send any more; answers with the writer, for the clean stop.
    pub fn run(mut self, queue: &Receiver<Job>) -> Writer {
        while let Ok(first) = queue.recv() {
            let mut jobs = vec![first];
            jobs.extend(queue.try_iter().take(self.group_changes_max.saturating_sub(1)));
            self.commit(jobs);
        }
        self.writer
    }

    fn commit(&mut self, jobs: Vec<Job>) {
        let mut group = self.group();
        let mut flying = self.still_flying();
        for Job { change, reply } in jobs {
            let answer = match self.published.poison() {
                Some(cause) => Err(CommitError::Poisoned { cause }),
                None => self.accept(change, &mut group, &flying),
            };
            group.answers.push((reply, answer));
            if group.bytes >= GROUP_BYTES_MAX {
                self.finish(std::mem::take(&mut group));
                group = self.group();
                flying = self.still_flying();
            }
        }
        self.finish(group);
    }

    fn group(&self) -> Group {
        Group { time: self.time, ..Group::default() }
    }

    /// Lets go of the groups that have landed; answers with the others.
    fn still_flying(&mut self) -> Vec<Arc<Pending>> {
        self.flying.retain(|(last, _)| !self.published.has_applied(*last));
        self.flying.iter().map(|(_, pending)| pending.clone()).collect()
    }

    /// Checks a change against what is true after the group so far, and adds it.
    fn accept(&self, mut change: Change, group: &mut Group, flying: &[Arc<Pending>]) -> Answer {
        let view = View { records: &self.records, history: &self.history, flying };
        for expectation in &change.expects {
            let version = view.version(&group.pending, &expectation.key)?;
            if version != expectation.version {
                return Err(CommitError::Conflict { key: expectation.key.clone(), version });
            }
        }
        let position = Position(self.writer.last().0 + group.entries.len() as u64).next();
        let time = group.time.map_or(change.now, |last| last.max(change.now));
        change.puts.iter_mut().for_each(|record| record.stamp(position));
        let puts: Vec<Vec<u8>> = change.puts.iter().map(record_json).collect();
        let entry = encode(&change, &puts, position, time);
        let bytes = entry.body.len();
        if bytes as u64 > self.entry_bytes_max {
            return Err(CommitError::TooLarge { bytes: bytes as u64, bytes_max: self.entry_bytes_max });
        }
        // All that can fail comes before the first effect.
        let indexes = |key: &RecordKey| view.indexes(&group.pending, key);
        let replaced = change.puts.iter().map(|put| indexes(&put.key())).collect::<Result<Vec<_>, _>>()?;
        let removed = change.removes.iter().map(indexes).collect::<Result<Vec<_>, _>>()?;
        for (((old, record), json), at) in replaced.into_iter().zip(&change.puts).zip(puts).zip(entry.puts) {
            group.pending.put(old, record, position, json, at.start);
        }
        removed.into_iter().for_each(|old| group.pending.remove(old));
        group.entries.push(GroupEntry { hash: sha256(&entry.body), body: entry.body });
        group.bytes += bytes;
        group.time = Some(time);
        Ok(Committed { position, time })
    }

    /// Writes, syncs, hands on.
    fn finish(&mut self, group: Group) {
        let Group { pending, entries, time, answers, .. } = group;
        if let Some(cause) = self.published.poison() {
            return answer(answers, Some(&cause)); // an earlier group failed while this one was made
        }
        let places = match self.append(&entries) {
            Ok(places) => places,
            Err(error) => return answer(answers, Some(&self.published.poison_by(&error))),
        };
        self.time = time;
        let applied = Applied { position: self.writer.last(), link: self.writer.link() };
        let pending = Arc::new(pending);
        if !places.is_empty() {
            self.flying.push((applied.position, pending.clone()));
        }
        let flight = Flight { pending, places, applied, time, answers };
        if let Err(SendError(flight)) = self.flights.send(flight) {
            answer(flight.answers, Some(&self.published.poison_by(&StoreError::Closed)));
        }
    }

    fn append(&mut self, entries: &[GroupEntry]) -> Result<Vec<Place>, StoreError> {
        if entries.is_empty() { Ok(Vec::new()) } else { self.writer.append(entries) }
    }
}
