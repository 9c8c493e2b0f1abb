//! The writer thread: groups of changes, from the queue to the answer.
//!
//! It must never answer that a change was made before its entry is synced and its records can be read, and never touch
//! the ledger again after a write or a sync has failed.

use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, PoisonError, RwLock};

use super::GROUP_BYTES_MAX;
use super::pending::Pending;
use super::records::Records;
use super::value::Applied;
use crate::domain::{Instant, Position};
use crate::store::change::{Change, CommitError, Committed, Head, LedgerHealth, StoreError};
use crate::store::ledger::{GroupEntry, History, Writer};
use crate::store::record::RecordKey;
use crate::store::shape::entry::{encode, sha256};
use crate::store::shape::record_json;

/// A change that waits for its answer.
#[derive(Debug)]
pub struct Job {
    /// The change; well formed.
    pub change: Change,
    /// Where the answer goes.
    pub reply: SyncSender<Answer>,
}

/// What became of a change.
pub type Answer = Result<Committed, CommitError>;

/// What readers see of the writer.
#[derive(Debug)]
pub struct Published {
    /// The last entry that is applied.
    pub head: RwLock<Head>,
    /// Whether commits are taken.
    pub health: RwLock<LedgerHealth>,
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
    answers: Vec<(SyncSender<Answer>, Answer)>,
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
        for Job { change, reply } in jobs {
            if let LedgerHealth::Poisoned { cause } = self.health() {
                group.answers.push((reply, Err(CommitError::Poisoned { cause })));
                continue;
            }
            let answer = self.accept(change, &mut group);
            group.answers.push((reply, answer));
            if group.bytes >= GROUP_BYTES_MAX {
                self.finish(std::mem::take(&mut group));
                group = self.group();
            }
        }
        self.finish(group);
    }

    fn group(&self) -> Group {
        let time = self.published.head.read().unwrap_or_else(PoisonError::into_inner).time;
        Group { time, ..Group::default() }
    }

    /// Checks a change against what is true after the group so far, and adds it.
    fn accept(&self, mut change: Change, group: &mut Group) -> Answer {
        for expectation in &change.expects {
            let version = group.pending.version(&self.records, &expectation.key)?;
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
        let indexes = |key: &RecordKey| group.pending.indexes(&self.records, &self.history, key);
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

    /// Writes, syncs, applies, publishes, answers.
    fn finish(&mut self, group: Group) {
        let Group { pending, entries, time, answers, .. } = group;
        let made = if entries.is_empty() { Ok(()) } else { self.make_true(pending, &entries, time) };
        if let Err(error) = &made {
            self.poison(error);
        }
        for (reply, answer) in answers {
            let answer = match (&made, answer) {
                (Err(error), Ok(_)) => Err(CommitError::Poisoned { cause: chain(error) }),
                (_, answer) => answer,
            };
            // Whoever asked may have given up; the entry is there all the same.
            let _ = reply.send(answer);
        }
    }

    fn make_true(&mut self, pending: Pending, entries: &[GroupEntry], time: Option<Instant>) -> Result<(), StoreError> {
        let places = self.writer.append(entries)?;
        let first = places.first().expect("a group that is written has entries").position;
        let place = |position: Position| {
            places[usize::try_from(position.0 - first.0).expect("a version of this group is one of its entries")]
        };
        let applied = Applied { position: self.writer.last(), link: self.writer.link() };
        self.records.apply(pending.into_effects(place), applied)?;
        let mut head = self.published.head.write().unwrap_or_else(PoisonError::into_inner);
        *head = Head { position: applied.position, time };
        Ok(())
    }

    fn health(&self) -> LedgerHealth {
        self.published.health.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn poison(&self, error: &StoreError) {
        let cause = chain(error);
        tracing::error!(cause, "the ledger takes no more writes until a restart");
        let mut health = self.published.health.write().unwrap_or_else(PoisonError::into_inner);
        *health = LedgerHealth::Poisoned { cause };
    }
}

/// An error with the system's own words.
fn chain(error: &StoreError) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
