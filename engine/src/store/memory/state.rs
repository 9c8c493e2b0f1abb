//! The memory backend's maps, and the one way they change.
//!
//! It must never apply a part of a change.

use std::collections::BTreeMap;

use crate::domain::calendar::CalendarEdit;
use crate::domain::contact::DatedContact;
use crate::domain::document::{Document, DocumentKey};
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::feed::Feed;
use crate::domain::figure::{Figure, FigureKey};
use crate::domain::finding::{Finding, FindingKey};
use crate::domain::id::{ContactId, Digest, FeedId, PlanId, ScheduleId, TaskKey};
use crate::domain::message::{Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey};
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::domain::outbox::Outbox;
use crate::domain::owed::{Owed, OwedKey};
use crate::domain::plan::Plan;
use crate::domain::register::{RegisterImport, RegisterImportKey, RegisterMonth, RegisterMonthKey};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey};
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope};
use crate::domain::schedule::Schedule;
use crate::domain::scoring::{CriteriaKey, DatedCriteria, DatedRanking, RatingKey, ScoreSheet, ScoreSheetKey};
use crate::domain::task::Task;
use crate::domain::trail::{Trail, TrailKey};
use crate::domain::unit::Unit;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::webhook_key::WebhookKey;
use crate::domain::{Instant, Position};
use crate::store::change::{Change, CommitError, Committed, EntrySummary, Head};
use crate::store::record::{Creation, CreationKey, Record, RecordKey, Resettling, Tick, Token, UnitKey, Versioned};
use crate::store::rules::broken_rule;
use crate::store::shape::entry::{encode_change, sha256};

/// A map of current records.
pub type Map<K, V> = BTreeMap<K, Versioned<V>>;

/// Everything the backend holds.
#[derive(Debug, Default)]
pub struct State {
    pub entries: Vec<EntrySummary>,
    pub units: Map<UnitKey, Unit>,
    pub plans: Map<PlanId, Plan>,
    pub tasks: Map<TaskKey, Task>,
    pub next_rungs: Map<TaskKey, NextRung>,
    pub reminders: Map<ReminderKey, Reminder>,
    pub contacts: Map<ContactId, DatedContact>,
    pub owed: Map<OwedKey, Owed>,
    pub reminder_policies: Map<PolicyScope, DatedPolicy>,
    pub documents: Map<DocumentKey, Document>,
    pub figures: Map<FigureKey, Figure>,
    pub register_months: Map<RegisterMonthKey, RegisterMonth>,
    pub register_imports: Map<RegisterImportKey, RegisterImport>,
    pub evaluations: Map<EvaluationKey, Evaluation>,
    pub findings: Map<FindingKey, Finding>,
    pub trails: Map<TrailKey, Trail>,
    pub waivers: Map<WaiversKey, CheckWaivers>,
    pub criteria: Map<CriteriaKey, DatedCriteria>,
    pub score_sheets: Map<ScoreSheetKey, ScoreSheet>,
    pub rankings: Map<RatingKey, DatedRanking>,
    pub schedules: Map<ScheduleId, Schedule>,
    pub occurrences: Map<OccurrenceKey, Occurrence>,
    pub ticks: Map<ScheduleId, Tick>,
    pub tokens: Map<Digest, Token>,
    pub feeds: Map<FeedId, Feed>,
    pub creations: Map<CreationKey, Creation>,
    pub messages: Map<MessageId, Message>,
    pub outboxes: Map<MessageId, Outbox>,
    pub templates: Map<TemplateKey, MessageTemplate>,
    pub webhook_keys: Map<ContactId, WebhookKey>,
    pub calendar_edits: Map<u32, CalendarEdit>,
    pub resettling: Map<(), Resettling>,
    pub duty_covers: Map<DutyKey, DutyCover>,
    pub duty_progress: Map<DutyKey, DutyProgress>,
}

impl State {
    /// The last entry.
    pub fn head(&self) -> Head {
        match self.entries.last() {
            Some(entry) => Head { position: entry.position, time: Some(entry.time) },
            None => Head { position: Position::UNRECORDED, time: None },
        }
    }

    /// Makes a change true, or says why it did not become so.
    pub fn commit(&mut self, mut change: Change, entry_bytes_max: u64) -> Result<Committed, CommitError> {
        if let Some(rule) = broken_rule(&change) {
            return Err(CommitError::Malformed { rule });
        }
        let expected = change.expects.iter().map(|expected| (expected.key.clone(), expected.version));
        let replaced = change.replaces.iter().map(|read| (read.value.key(), Some(read.version)));
        for (key, expected) in expected.chain(replaced) {
            let version = self.version(&key);
            if version != expected {
                return Err(CommitError::Conflict { key, version });
            }
        }
        let head = self.head();
        let position = head.position.next();
        let time: Instant = head.time.map_or(change.now, |last| last.max(change.now));
        let body = encode_change(&change).at(position, time).body;
        if body.len() as u64 > entry_bytes_max {
            return Err(CommitError::TooLarge { bytes: body.len() as u64, bytes_max: entry_bytes_max });
        }
        change.puts.iter_mut().for_each(|record| record.stamp(position));
        let keys = change.puts.iter().map(Record::key).chain(change.removes.iter().cloned()).collect();
        let Change { actor, operation, reason, puts, removes, .. } = change;
        self.entries.push(EntrySummary { position, time, actor, operation, reason, keys, hash: sha256(&body) });
        removes.iter().for_each(|key| self.remove(key));
        puts.into_iter().for_each(|record| self.put(record, position));
        Ok(Committed { position, time })
    }

    fn version(&self, key: &RecordKey) -> Option<Position> {
        match key {
            RecordKey::Unit(key) => self.units.get(key).map(|record| record.version),
            RecordKey::Plan(key) => self.plans.get(key).map(|record| record.version),
            RecordKey::Task(key) => self.tasks.get(key).map(|record| record.version),
            RecordKey::NextRung(key) => self.next_rungs.get(key).map(|record| record.version),
            RecordKey::Reminder(key) => self.reminders.get(key).map(|record| record.version),
            RecordKey::Contact(key) => self.contacts.get(key).map(|record| record.version),
            RecordKey::Owed(key) => self.owed.get(key).map(|record| record.version),
            RecordKey::ReminderPolicy(key) => self.reminder_policies.get(key).map(|record| record.version),
            RecordKey::Document(key) => self.documents.get(key).map(|record| record.version),
            RecordKey::Figure(key) => self.figures.get(key).map(|record| record.version),
            RecordKey::RegisterMonth(key) => self.register_months.get(key).map(|record| record.version),
            RecordKey::RegisterImport(key) => self.register_imports.get(key).map(|record| record.version),
            RecordKey::Evaluation(key) => self.evaluations.get(key).map(|record| record.version),
            RecordKey::Finding(key) => self.findings.get(key).map(|record| record.version),
            RecordKey::Trail(key) => self.trails.get(key).map(|record| record.version),
            RecordKey::Waivers(key) => self.waivers.get(key).map(|record| record.version),
            RecordKey::Criteria(key) => self.criteria.get(key).map(|record| record.version),
            RecordKey::ScoreSheet(key) => self.score_sheets.get(key).map(|record| record.version),
            RecordKey::Ranking(key) => self.rankings.get(key).map(|record| record.version),
            RecordKey::Schedule(key) => self.schedules.get(key).map(|record| record.version),
            RecordKey::Occurrence(key) => self.occurrences.get(key).map(|record| record.version),
            RecordKey::Tick(key) => self.ticks.get(key).map(|record| record.version),
            RecordKey::Token(key) => self.tokens.get(key).map(|record| record.version),
            RecordKey::Feed(key) => self.feeds.get(key).map(|record| record.version),
            RecordKey::Creation(key) => self.creations.get(key).map(|record| record.version),
            RecordKey::Message(key) => self.messages.get(key).map(|record| record.version),
            RecordKey::Outbox(key) => self.outboxes.get(key).map(|record| record.version),
            RecordKey::Template(key) => self.templates.get(key).map(|record| record.version),
            RecordKey::WebhookKey(key) => self.webhook_keys.get(key).map(|record| record.version),
            RecordKey::CalendarEdit(number) => self.calendar_edits.get(number).map(|record| record.version),
            RecordKey::Resettling => self.resettling.get(&()).map(|record| record.version),
            RecordKey::DutyCover(key) => self.duty_covers.get(key).map(|record| record.version),
            RecordKey::DutyProgress(key) => self.duty_progress.get(key).map(|record| record.version),
        }
    }

    fn remove(&mut self, key: &RecordKey) {
        match key {
            RecordKey::Unit(key) => drop(self.units.remove(key)),
            RecordKey::Plan(key) => drop(self.plans.remove(key)),
            RecordKey::Task(key) => drop(self.tasks.remove(key)),
            RecordKey::NextRung(key) => drop(self.next_rungs.remove(key)),
            RecordKey::Reminder(key) => drop(self.reminders.remove(key)),
            RecordKey::Contact(key) => drop(self.contacts.remove(key)),
            RecordKey::Owed(key) => drop(self.owed.remove(key)),
            RecordKey::ReminderPolicy(key) => drop(self.reminder_policies.remove(key)),
            RecordKey::Document(key) => drop(self.documents.remove(key)),
            RecordKey::Figure(key) => drop(self.figures.remove(key)),
            RecordKey::RegisterMonth(key) => drop(self.register_months.remove(key)),
            RecordKey::RegisterImport(key) => drop(self.register_imports.remove(key)),
            RecordKey::Evaluation(key) => drop(self.evaluations.remove(key)),
            RecordKey::Finding(key) => drop(self.findings.remove(key)),
            RecordKey::Trail(key) => drop(self.trails.remove(key)),
            RecordKey::Waivers(key) => drop(self.waivers.remove(key)),
            RecordKey::Criteria(key) => drop(self.criteria.remove(key)),
            RecordKey::ScoreSheet(key) => drop(self.score_sheets.remove(key)),
            RecordKey::Ranking(key) => drop(self.rankings.remove(key)),
            RecordKey::Schedule(key) => drop(self.schedules.remove(key)),
            RecordKey::Occurrence(key) => drop(self.occurrences.remove(key)),
            RecordKey::Tick(key) => drop(self.ticks.remove(key)),
            RecordKey::Token(key) => drop(self.tokens.remove(key)),
            RecordKey::Feed(key) => drop(self.feeds.remove(key)),
            RecordKey::Creation(key) => drop(self.creations.remove(key)),
            RecordKey::Message(key) => drop(self.messages.remove(key)),
            RecordKey::Outbox(key) => drop(self.outboxes.remove(key)),
            RecordKey::Template(key) => drop(self.templates.remove(key)),
            RecordKey::WebhookKey(key) => drop(self.webhook_keys.remove(key)),
            RecordKey::CalendarEdit(number) => drop(self.calendar_edits.remove(number)),
            RecordKey::Resettling => drop(self.resettling.remove(&())),
            RecordKey::DutyCover(key) => drop(self.duty_covers.remove(key)),
            RecordKey::DutyProgress(key) => drop(self.duty_progress.remove(key)),
        }
    }

    fn put(&mut self, record: Record, version: Position) {
        match (record.key(), record) {
            (RecordKey::Unit(key), Record::Unit(value)) => insert(&mut self.units, key, value, version),
            (RecordKey::Plan(key), Record::Plan(value)) => insert(&mut self.plans, key, value, version),
            (RecordKey::Task(key), Record::Task(value)) => insert(&mut self.tasks, key, value, version),
            (RecordKey::NextRung(key), Record::NextRung(value)) => insert(&mut self.next_rungs, key, value, version),
            (RecordKey::Reminder(key), Record::Reminder(value)) => insert(&mut self.reminders, key, value, version),
            (RecordKey::Contact(key), Record::Contact(value)) => insert(&mut self.contacts, key, value, version),
            (RecordKey::Owed(key), Record::Owed(value)) => insert(&mut self.owed, key, value, version),
            (RecordKey::ReminderPolicy(key), Record::ReminderPolicy(value)) => {
                insert(&mut self.reminder_policies, key, value, version);
            }
            (RecordKey::Document(key), Record::Document(value)) => insert(&mut self.documents, key, value, version),
            (RecordKey::Figure(key), Record::Figure(value)) => insert(&mut self.figures, key, value, version),
            (RecordKey::RegisterMonth(key), Record::RegisterMonth(value)) => {
                insert(&mut self.register_months, key, value, version);
            }
            (RecordKey::RegisterImport(key), Record::RegisterImport(value)) => {
                insert(&mut self.register_imports, key, value, version);
            }
            (RecordKey::Evaluation(key), Record::Evaluation(value)) => {
                insert(&mut self.evaluations, key, *value, version);
            }
            (RecordKey::Finding(key), Record::Finding(value)) => insert(&mut self.findings, key, value, version),
            (RecordKey::Trail(key), Record::Trail(value)) => insert(&mut self.trails, key, value, version),
            (RecordKey::Waivers(key), Record::Waivers(value)) => insert(&mut self.waivers, key, value, version),
            (RecordKey::Criteria(key), Record::Criteria(value)) => insert(&mut self.criteria, key, *value, version),
            (RecordKey::ScoreSheet(key), Record::ScoreSheet(value)) => {
                insert(&mut self.score_sheets, key, value, version);
            }
            (RecordKey::Ranking(key), Record::Ranking(value)) => insert(&mut self.rankings, key, *value, version),
            (RecordKey::Schedule(key), Record::Schedule(value)) => insert(&mut self.schedules, key, *value, version),
            (RecordKey::Occurrence(key), Record::Occurrence(value)) => {
                insert(&mut self.occurrences, key, value, version);
            }
            (RecordKey::Tick(key), Record::Tick(value)) => insert(&mut self.ticks, key, value, version),
            (RecordKey::Token(key), Record::Token(value)) => insert(&mut self.tokens, key, value, version),
            (RecordKey::Feed(key), Record::Feed(value)) => insert(&mut self.feeds, key, value, version),
            (RecordKey::Creation(key), Record::Creation(value)) => insert(&mut self.creations, key, *value, version),
            (RecordKey::Message(key), Record::Message(value)) => insert(&mut self.messages, key, *value, version),
            (RecordKey::Outbox(key), Record::Outbox(value)) => insert(&mut self.outboxes, key, *value, version),
            (RecordKey::Template(key), Record::Template(value)) => insert(&mut self.templates, key, value, version),
            (RecordKey::WebhookKey(key), Record::WebhookKey(value)) => {
                insert(&mut self.webhook_keys, key, value, version);
            }
            (RecordKey::CalendarEdit(number), Record::CalendarEdit(value)) => {
                insert(&mut self.calendar_edits, number, *value, version);
            }
            (RecordKey::Resettling, Record::Resettling(value)) => insert(&mut self.resettling, (), value, version),
            (RecordKey::DutyCover(key), Record::DutyCover(value)) => {
                insert(&mut self.duty_covers, key, *value, version);
            }
            (RecordKey::DutyProgress(key), Record::DutyProgress(value)) => {
                insert(&mut self.duty_progress, key, value, version);
            }
            (key, _) => unreachable!("{key} is the key of a record of its own kind"),
        }
    }
}

fn insert<K: Ord, V>(map: &mut Map<K, V>, key: K, value: V, version: Position) {
    map.insert(key, Versioned { value, version });
}
