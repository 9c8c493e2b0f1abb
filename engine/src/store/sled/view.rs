//! What a change is checked against: sled, under the groups that are on their way into it, under the group in the making.
//!
//! It must never write.

use std::collections::VecDeque;
use std::sync::Arc;

use super::draft::{Draft, Expected};
use super::index::{self, IndexEntry};
use super::key::{self, Key};
use super::pending::{Pending, Put};
use super::published::Published;
use super::records::Records;
use super::value::Value;
use crate::domain::Position;
use crate::store::change::StoreError;
use crate::store::ledger::History;
use crate::store::record::{Record, Versioned};

/// A record as sled has it.
#[derive(Debug, Default)]
pub struct Stored {
    /// Its version; `None` where it is absent.
    pub version: Option<Position>,
    /// Everything it is found by, beside its key; not looked at where only the version is asked for.
    pub indexes: Vec<IndexEntry>,
}

impl Stored {
    /// Reads it; a value that is too large for sled from the history.
    pub fn read(records: &Records, history: &History, key: &[u8]) -> Result<Stored, StoreError> {
        let Some(bytes) = records.value(key)? else { return Ok(Stored::default()) };
        let value = Value::read(bytes.as_ref())?;
        let indexes = if may_be_indexed(key) { index::entries(&value.record(history)?) } else { Vec::new() };
        Ok(Stored { version: Some(value.version), indexes })
    }

    /// The same of a record that somebody has read before. Where sled has another version by now, the change conflicts.
    fn as_read(
        own: &Key,
        read: &Versioned<Record>,
        records: &Records,
        history: &History,
    ) -> Result<Stored, StoreError> {
        let indexes = index::under(own, &read.value);
        if cfg!(debug_assertions) {
            let stored = Stored::read(records, history, own.bytes())?;
            assert!(stored.version != Some(read.version) || stored.indexes == indexes, "{own:?} is not as it was read");
        }
        Ok(Stored { indexes, ..Stored::version(records, own.bytes())? })
    }

    fn version(records: &Records, key: &[u8]) -> Result<Stored, StoreError> {
        let Some(bytes) = records.value(key)? else { return Ok(Stored::default()) };
        Ok(Stored { version: Some(Value::read(bytes.as_ref())?.version), indexes: Vec::new() })
    }
}

/// The records that a change is about, as sled had them a moment ago.
#[derive(Debug)]
pub struct Known {
    /// Everything up to here was applied; of later groups sled may have had a part.
    through: Position,
    /// By key, in the order of the keys.
    records: Vec<(Vec<u8>, Stored)>,
}

impl Known {
    /// Reads them.
    pub fn read(
        records: &Records,
        history: &History,
        published: &Published,
        draft: &Draft,
    ) -> Result<Known, StoreError> {
        let through = published.head().position; // before the first of them is read
        let written = draft.puts.iter().map(|put| &put.key).chain(&draft.removes);
        let written = written.map(|key| {
            let stored = match draft.replaced(key) {
                Some((own, read)) => Stored::as_read(own, read, records, history)?,
                None => Stored::read(records, history, key)?,
            };
            Ok((key.clone(), stored))
        });
        let mut known = Known { through, records: written.collect::<Result<_, StoreError>>()? };
        known.records.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut expected = Vec::new();
        for Expected { key, .. } in &draft.expects {
            if known.find(key).is_none() {
                expected.push((key.clone(), Stored::version(records, key)?));
            }
        }
        if !expected.is_empty() {
            known.records.append(&mut expected);
            known.records.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        }
        Ok(known)
    }

    fn of(&self, key: &[u8]) -> &Stored {
        self.find(key).expect("a change looks at every record that it is about")
    }

    fn find(&self, key: &[u8]) -> Option<&Stored> {
        let found = self.records.binary_search_by(|(known, _)| known.as_slice().cmp(key));
        found.ok().map(|index| &self.records[index].1)
    }
}

/// The groups that somebody may not yet have seen in sled.
#[derive(Debug, Default)]
pub struct Flights {
    /// Each with its last entry, the latest last.
    groups: VecDeque<(Position, Arc<Pending>)>,
    /// The last entry of the latest group that is no longer among them.
    forgotten: Position,
}

/// So many groups are remembered after they have landed, for those who looked at sled before that.
const LANDED_GROUPS_MAX: usize = 8;
/// A larger group is not: those who looked before it has landed look again.
const LANDED_RECORDS_MAX: usize = 256;

impl Flights {
    /// Adds a group that begins its way.
    pub fn start(&mut self, last: Position, pending: Arc<Pending>) {
        self.groups.push_back((last, pending));
    }

    /// Lets go of groups that have landed; the caller drops them.
    #[must_use]
    pub fn forget(&mut self, published: &Published) -> Vec<Arc<Pending>> {
        let head = published.head().position;
        let landed = self.groups.iter().take_while(|(last, _)| *last <= head).count();
        let large = |(_, group): &(Position, Arc<Pending>)| group.len() > LANDED_RECORDS_MAX;
        let through_large = self.groups.iter().take(landed).rposition(large).map_or(0, |index| index + 1);
        let gone = through_large.max(landed.saturating_sub(LANDED_GROUPS_MAX));
        let forgotten = self.groups.drain(..gone);
        forgotten.inspect(|(last, _)| self.forgotten = *last).map(|(_, group)| group).collect()
    }

    /// Whether what was known then, and these groups, are all there is to know.
    pub fn complete(&self, known: &Known) -> bool {
        known.through >= self.forgotten
    }

    /// What the latest group after an entry that touches a record does to it.
    #[expect(clippy::option_option, reason = "left alone, removed, or put")]
    fn of(&self, key: &[u8], after: Position) -> Option<Option<&Put>> {
        self.groups.iter().rev().take_while(|(last, _)| *last > after).find_map(|(_, group)| group.of(key))
    }
}

/// The current records as the next change finds them.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The group in the making.
    pub open: &'a Pending,
    /// The groups before it.
    pub flights: &'a Flights,
    /// What was there before these; complete with them.
    pub known: &'a Known,
}

impl View<'_> {
    /// The version of a record that the change is about; `None` where it is absent.
    pub fn version(&self, key: &[u8]) -> Option<Position> {
        match self.pending(key) {
            Some(put) => put.map(|put| put.version),
            None => self.known.of(key).version,
        }
    }

    /// Everything a record that the change writes is found by, beside its key.
    pub fn indexes(&self, key: &[u8]) -> Vec<IndexEntry> {
        match self.pending(key) {
            Some(put) => put.map(|put| put.indexes.clone()).unwrap_or_default(),
            None => self.known.of(key).indexes.clone(),
        }
    }

    #[expect(clippy::option_option, reason = "left alone, removed, or put")]
    fn pending(&self, key: &[u8]) -> Option<Option<&Put>> {
        self.open.of(key).or_else(|| self.flights.of(key, self.known.through))
    }
}

/// Whether records of this kind are found by anything beside their keys.
fn may_be_indexed(key: &[u8]) -> bool {
    use key::Kind::{
        CalendarEdit, Creation, Criteria, DutyCover, DutyProgress, Figure, Message, Plan, Ranking, RegisterImport,
        RegisterMonth, ReminderPolicy, Resettling, Schedule, ScoreSheet, Template, Tick, Token, Trail, Unit, Waivers,
        WebhookKey,
    };
    let alone = [
        CalendarEdit,
        Creation,
        Criteria,
        DutyCover,
        DutyProgress,
        Figure,
        Message,
        Plan,
        Ranking,
        RegisterImport,
        RegisterMonth,
        ReminderPolicy,
        Resettling,
        Schedule,
        ScoreSheet,
        Template,
        Tick,
        Token,
        Trail,
        Unit,
        Waivers,
        WebhookKey,
    ];
    !alone.iter().any(|kind| key.first() == Some(&(*kind as u8)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::change::Head;

    fn group(keys: usize, version: u64) -> Arc<Pending> {
        let mut pending = Pending::default();
        for key in 0..keys {
            let put = Put { version: Position(version), indexes: Vec::new(), at: 0..0 };
            pending.put(
                vec![b'T', u8::try_from(key / 256).unwrap(), u8::try_from(key % 256).unwrap()],
                Vec::new(),
                put,
            );
        }
        Arc::new(pending)
    }

    fn published(position: u64) -> Published {
        Published::new(Head { position: Position(position), time: None })
    }

    fn known(through: u64, version: Option<u64>) -> Known {
        let stored = Stored { version: version.map(Position), indexes: Vec::new() };
        Known { through: Position(through), records: vec![(vec![b'T', 0, 0], stored)] }
    }

    #[test]
    fn a_look_at_sled_counts_until_a_group_after_it_is_forgotten() {
        let mut flights = Flights::default();
        (1..=20).for_each(|last| flights.start(Position(last), group(1, last)));
        assert_eq!(flights.forget(&published(3)).len(), 0, "they have landed, and are still remembered");
        assert!(flights.complete(&known(0, None)));
        assert_eq!(flights.forget(&published(15)).len(), 15 - LANDED_GROUPS_MAX);
        assert!(!flights.complete(&known(6, None)));
        assert!(flights.complete(&known(7, None)));
    }

    #[test]
    fn a_large_group_is_forgotten_as_soon_as_it_has_landed() {
        let mut flights = Flights::default();
        flights.start(Position(1), group(1, 1));
        flights.start(Position(2), group(LANDED_RECORDS_MAX + 1, 2));
        flights.start(Position(3), group(1, 3));
        assert_eq!(flights.forget(&published(1)).len(), 0);
        assert_eq!(flights.forget(&published(2)).len(), 2);
        assert!(!flights.complete(&known(1, None)) && flights.complete(&known(2, None)));
    }

    #[test]
    fn the_latest_group_after_the_look_says_what_a_record_is() {
        let (mut flights, mut open) = (Flights::default(), Pending::default());
        flights.start(Position(4), group(1, 4));
        flights.start(Position(5), group(1, 5));
        let key = [b'T', 0, 0];
        let version = |open: &Pending, flights: &Flights, known: &Known| View { open, flights, known }.version(&key);
        assert_eq!(version(&open, &flights, &known(3, Some(2))), Some(Position(5)));
        assert_eq!(version(&open, &flights, &known(5, Some(5))), Some(Position(5)));
        assert_eq!(version(&open, &flights, &known(5, None)), None, "what landed before the look was seen in it");
        open.remove(key.to_vec(), Vec::new());
        assert_eq!(version(&open, &flights, &known(3, Some(2))), None);
    }
}
