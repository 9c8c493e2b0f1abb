//! What is true, and how it becomes so.
//!
//! # The contract
//!
//! **The ledger is the truth.** Every commit is one entry: its position, its time, who did what and why, and the records
//! it puts or removes. Entries are chained by hashes; everything else a backend keeps can be made again from them.
//!
//! **Reads are plain.** They answer with current records, each with its version: the position of the entry that last put
//! it. Facts inside a record carry the position that recorded them, so the past is read by passing over what came later;
//! no read needs a snapshot or a transaction. A reader that pins a position `N` first and then reads, sees everything up
//! to `N`, and passes over the rest by the facts' own positions.
//!
//! **There is one write**, [`Ledger::commit`]. A [`Change`] carries what was decided and, as [`Expectation`]s, what it was
//! decided upon; what it puts anew or removes may be handed back as it was read, and is expected so. If any of them no
//! longer holds, the answer is [`CommitError::Conflict`] and nothing is written; the caller reads again and decides again.
//! Otherwise the entry is on disk, synced, before the answer. Records that are put have every fact and version not yet
//! recorded stamped with the entry's position. A claim of an occurrence is an ordinary commit that expects it to be absent.
//!
//! **Order.** Lists are ordered by key, ascending, and continue after a key; a list that is read page by page while others
//! write sees every record that was there throughout exactly once.
//!
//! **Left undefined**, and refused by the memory backend: putting one key twice in a change, putting and removing the same
//! key, replacing what is neither put nor removed, a change without an operation or an actor, an empty change.
//!
//! **Failure.** A failed sync poisons the store: no retry, no further commit, reads go on, and [`Ledger::health`] says so.
//!
//! The store decides nothing: it knows keys, versions and bytes, and no rule of the field.

pub mod blobs;
pub mod change;
#[doc(hidden)]
#[allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "an exam fails by panicking")]
pub mod conformance;
pub mod disk;
pub mod ledger;
pub mod memory;
pub mod query;
pub mod record;
mod rules;
pub mod shape;
pub mod sled;
mod versioned;

pub use change::{Change, CommitError, Committed, Expectation, Head, LedgerHealth, StoreError};
pub use query::{
    ContactQuery, CriteriaQuery, DocumentQuery, EvaluationQuery, FeedQuery, FigureQuery, FindingQuery, OccurrenceQuery,
    OutboxQuery, RankingQuery, RegisterMonthQuery, ReminderQuery, ScoreSheetQuery, TaskQuery, WaitingQuery,
    WaiverQuery,
};
pub use record::{Creation, CreationKey, Record, RecordKey, Resettling, Tick, Token, UnitKey};
pub use versioned::Versioned;

use crate::domain::calendar::CalendarEdit;
use crate::domain::contact::DatedContact;
use crate::domain::document::{Document, DocumentKey};
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::feed::Feed;
use crate::domain::figure::{Figure, FigureKey};
use crate::domain::finding::{Finding, FindingKey};
use crate::domain::id::{ContactId, Digest, DirectiveId, FeedId, PlanId, RegisterId, ScheduleId, TaskKey, UnitCode};
use crate::domain::message::{Message, MessageId};
use crate::domain::message_template::{MessageTemplate, TemplateKey};
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::domain::outbox::{Outbox, OutboxState};
use crate::domain::owed::{Owed, OwedKey};
use crate::domain::plan::Plan;
use crate::domain::register::{RegisterImport, RegisterImportKey, RegisterMonth, RegisterMonthKey};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey};
use crate::domain::reminder_policy::{DatedPolicy, PolicyScope};
use crate::domain::schedule::Schedule;
use crate::domain::scoring::{CriteriaKey, DatedCriteria, DatedRanking, RatingKey, ScoreSheet, ScoreSheetKey};
use crate::domain::task::Task;
use crate::domain::trail::Trail;
use crate::domain::unit::Unit;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::webhook_key::WebhookKey;
use crate::domain::{Day, Instant, Position};

/// The answer to a read.
pub type Read<T> = Result<T, StoreError>;

/// The ledger: the one write, and the entries themselves.
pub trait Ledger: Send + Sync {
    /// The last entry that readers see.
    fn head(&self) -> Read<Head>;
    /// Makes a change true, or says why it did not. Blocks until the entry is synced.
    fn commit(&self, change: Change) -> Result<Committed, CommitError>;
    /// Whether commits are still taken.
    fn health(&self) -> LedgerHealth;
    /// The entries after a position, at most `limit`, in order: who changed what, when and why.
    fn entries(&self, after: Position, limit: usize) -> Read<Vec<change::EntrySummary>>;
}

/// Content-addressed bytes: tapes, components, blocks.
pub trait Blobs: Send + Sync {
    /// Keeps bytes durably, before the entry that names their digest is committed.
    fn keep_blob(&self, bytes: &[u8]) -> Read<Digest> {
        self.keep_blobs(&[bytes]).map(|digests| digests[0])
    }
    /// Keeps several blobs durably, and waits for the disk as seldom as it can; the digests in the order of the blobs. After
    /// an error some may be kept, and nobody knows which.
    fn keep_blobs(&self, blobs: &[&[u8]]) -> Read<Vec<Digest>>;
    /// The bytes of a digest; `None` where nothing was kept. Bytes that no longer match their digest are an error.
    fn blob(&self, digest: &Digest) -> Read<Option<Vec<u8>>>;
    /// Erases the bytes of a digest durably, after the entry that says why is committed; whether there were any. What is
    /// erased may be kept again.
    fn erase_blob(&self, digest: &Digest) -> Read<bool>;
}

/// Offices that are not in the country's list.
pub trait Units: Send + Sync {
    /// One local unit.
    fn local_unit(&self, key: &UnitKey) -> Read<Option<Versioned<Unit>>>;
    /// All local units.
    fn local_units(&self) -> Read<Vec<Versioned<Unit>>>;
}

/// Plans.
pub trait Plans: Send + Sync {
    /// One plan.
    fn plan(&self, id: &PlanId) -> Read<Option<Versioned<Plan>>>;
    /// All plans.
    fn plans(&self) -> Read<Vec<Versioned<Plan>>>;
}

/// Tasks, and what they wait for.
pub trait Tasks: Send + Sync {
    /// One task.
    fn task(&self, key: &TaskKey) -> Read<Option<Versioned<Task>>>;
    /// Tasks by plan or unit.
    fn tasks(&self, query: &TaskQuery) -> Read<Vec<Versioned<Task>>>;
    /// The rung a task waits for.
    fn next_rung(&self, task: &TaskKey) -> Read<Option<Versioned<NextRung>>>;
    /// The rungs that fall due on or before `until`, by due day and then task, at most `limit`. Costs what is due.
    fn next_rungs(&self, until: Day, limit: usize) -> Read<Vec<Versioned<NextRung>>>;
}

/// Registered papers.
pub trait Documents: Send + Sync {
    /// One paper.
    fn document(&self, key: &DocumentKey) -> Read<Option<Versioned<Document>>>;
    /// Papers whose last version names this unit, by kind or all.
    fn documents(&self, query: &DocumentQuery) -> Read<Vec<Versioned<Document>>>;
}

/// Reported numbers.
pub trait Figures: Send + Sync {
    /// One figure.
    fn figure(&self, key: &FigureKey) -> Read<Option<Versioned<Figure>>>;
    /// Figures of one unit, of one indicator or all.
    fn figures(&self, query: &FigureQuery) -> Read<Vec<Versioned<Figure>>>;
}

/// Registers: where their rows lie, in blocks that are blobs, and what imports covered.
pub trait Registers: Send + Sync {
    /// The blocks of one month.
    fn register_month(&self, key: &RegisterMonthKey) -> Read<Option<Versioned<RegisterMonth>>>;
    /// The months of one register, of one unit or all.
    fn register_months(&self, query: &RegisterMonthQuery) -> Read<Vec<Versioned<RegisterMonth>>>;
    /// What one import covered.
    fn register_import(&self, key: &RegisterImportKey) -> Read<Option<Versioned<RegisterImport>>>;
    /// What all imports of a register that spoke for a unit covered.
    fn register_imports(&self, register: &RegisterId, unit: &UnitCode) -> Read<Vec<Versioned<RegisterImport>>>;
}

/// What evaluations recorded.
pub trait Evaluations: Send + Sync {
    /// One evaluation.
    fn evaluation(&self, key: &EvaluationKey) -> Read<Option<Versioned<Evaluation>>>;
    /// Evaluations by schedule, unit or directive.
    fn evaluations(&self, query: &EvaluationQuery) -> Read<Vec<Versioned<Evaluation>>>;
    /// The latest evaluations of a directive on a unit. One read, however many there were.
    fn trail(&self, unit: &UnitCode, directive: &DirectiveId) -> Read<Option<Versioned<Trail>>>;
    /// One finding.
    fn finding(&self, key: &FindingKey) -> Read<Option<Versioned<Finding>>>;
    /// Findings by unit, directive or status.
    fn findings(&self, query: &FindingQuery) -> Read<Vec<Versioned<Finding>>>;
}

/// Approved exceptions.
pub trait Waivers: Send + Sync {
    /// The waivers of one check on one unit.
    fn check_waivers(&self, key: &WaiversKey) -> Read<Option<Versioned<CheckWaivers>>>;
    /// Waivers by unit or directive, check by check.
    fn waivers(&self, query: &WaiverQuery) -> Read<Vec<Versioned<CheckWaivers>>>;
}

/// What units are scored by, how they were scored, and what was published of it.
pub trait Scores: Send + Sync {
    /// One criteria set.
    fn criteria_set(&self, key: &CriteriaKey) -> Read<Option<Versioned<DatedCriteria>>>;
    /// Criteria sets by province, kind of unit and year, ordered by all three and their decision.
    fn criteria_sets(&self, query: &CriteriaQuery) -> Read<Vec<Versioned<DatedCriteria>>>;
    /// One unit's scoring sheet.
    fn score_sheet(&self, key: &ScoreSheetKey) -> Read<Option<Versioned<ScoreSheet>>>;
    /// Scoring sheets by criteria set or unit, set by set. Costs what the set has; by unit alone, all there are.
    fn score_sheets(&self, query: &ScoreSheetQuery) -> Read<Vec<Versioned<ScoreSheet>>>;
    /// One published ranking.
    fn published_ranking(&self, key: &RatingKey) -> Read<Option<Versioned<DatedRanking>>>;
    /// Published rankings by province and year, ordered by both and their decision.
    fn published_rankings(&self, query: &RankingQuery) -> Read<Vec<Versioned<DatedRanking>>>;
}

/// Reminders that were written.
pub trait Reminders: Send + Sync {
    /// One reminder.
    fn reminder(&self, key: &ReminderKey) -> Read<Option<Versioned<Reminder>>>;
    /// Reminders by task or unit.
    fn reminders(&self, query: &ReminderQuery) -> Read<Vec<Versioned<Reminder>>>;
}

/// Messages to contacts, where they stand, and what they are made and signed with.
pub trait Messages: Send + Sync {
    /// One message.
    fn message(&self, id: &MessageId) -> Read<Option<Versioned<Message>>>;
    /// Where one message stands.
    fn outbox(&self, id: &MessageId) -> Read<Option<Versioned<Outbox>>>;
    /// Where messages stand, by contact, unit, channel or state, ordered by message. Costs what the contact has, or else
    /// what the unit has, or what waits or is dead; by channel or for what was delivered, all there are.
    fn outboxes(&self, query: &OutboxQuery) -> Read<Vec<Versioned<Outbox>>>;
    /// How many messages stand so. Costs a key for each that waits or is dead, and holds none of them; of what was delivered,
    /// a key for all there are.
    fn count_outboxes(&self, state: OutboxState) -> Read<usize>;
    /// Messages that wait, by the instant they wait for and then by id. Costs what is found, not what waits. One of them may
    /// have moved on meanwhile.
    fn waiting(&self, query: &WaitingQuery) -> Read<Vec<(Instant, MessageId)>>;
    /// The template an administrator has written; `None` where there is only the engine's.
    fn template(&self, key: TemplateKey) -> Read<Option<Versioned<MessageTemplate>>>;
    /// Which secret a contact's webhooks are signed with; `None` where it never had another than the first.
    fn webhook_key(&self, contact: &ContactId) -> Read<Option<Versioned<WebhookKey>>>;
    /// Whether any contact ever had another secret than the first.
    fn has_webhook_keys(&self) -> Read<bool>;
}

/// Who receives reminders.
pub trait Contacts: Send + Sync {
    /// One contact.
    fn contact(&self, id: &ContactId) -> Read<Option<Versioned<DatedContact>>>;
    /// Contacts by the unit of their last version.
    fn contacts(&self, query: &ContactQuery) -> Read<Vec<Versioned<DatedContact>>>;
}
/// What units are owed, and what became of it.
pub trait Owings: Send + Sync {
    /// One reminder that a unit is owed, or was.
    fn owed(&self, key: &OwedKey) -> Read<Option<Versioned<Owed>>>;
    /// What a unit still waits to be told, by reminder, at most `limit`. Costs what waits, not what was told.
    fn waiting_for(&self, unit: &UnitCode, limit: usize) -> Read<Vec<Versioned<Owed>>>;
    /// The units that wait to be told something, after a unit, at most `limit`. Costs the units, not what they wait for.
    fn units_waiting(&self, after: Option<&UnitCode>, limit: usize) -> Read<Vec<UnitCode>>;
}
/// When tasks remind, and whom.
pub trait ReminderPolicies: Send + Sync {
    /// The policy of a scope.
    fn reminder_policy(&self, scope: &PolicyScope) -> Read<Option<Versioned<DatedPolicy>>>;
    /// All policies.
    fn reminder_policies(&self) -> Read<Vec<Versioned<DatedPolicy>>>;
}

/// Schedules, with all their versions.
pub trait Schedules: Send + Sync {
    /// One schedule.
    fn schedule(&self, id: &ScheduleId) -> Read<Option<Versioned<Schedule>>>;
    /// All schedules, retired ones among them.
    fn schedules(&self) -> Read<Vec<Versioned<Schedule>>>;
}

/// Occurrences, and how far each schedule was ticked.
pub trait Occurrences: Send + Sync {
    /// How far a schedule was ticked.
    fn tick(&self, schedule: &ScheduleId) -> Read<Option<Versioned<Tick>>>;
    /// One occurrence.
    fn occurrence(&self, key: &OccurrenceKey) -> Read<Option<Versioned<Occurrence>>>;
    /// Occurrences by schedule, kind, disposition and time. Costs what the schedule has after the key it goes on from.
    fn occurrences(&self, query: &OccurrenceQuery) -> Read<Vec<Versioned<Occurrence>>>;
    /// The last scheduled occurrence of a schedule whose nominal instant is not later than this. Costs the manual ones
    /// that follow it.
    fn occurrence_at(&self, schedule: &ScheduleId, until: Instant) -> Read<Option<Versioned<Occurrence>>>;
    /// Occurrences that are claimed and not yet final.
    fn open_claims(&self) -> Read<Vec<Versioned<Occurrence>>>;
}

/// Who may write.
pub trait Tokens: Send + Sync {
    /// The token whose secret has this digest.
    fn token(&self, secret: &Digest) -> Read<Option<Versioned<Token>>>;
    /// Whether there is any token yet.
    fn has_tokens(&self) -> Read<bool>;
}

/// Calendar feeds.
pub trait Feeds: Send + Sync {
    /// One feed.
    fn feed(&self, id: &FeedId) -> Read<Option<Versioned<Feed>>>;
    /// The feed that is read under the secret of this digest; `None` for one that was revoked as for one that never was.
    fn feed_under(&self, secret: &Digest) -> Read<Option<Versioned<Feed>>>;
    /// Feeds, ordered by their identifiers.
    fn feeds(&self, query: &FeedQuery) -> Read<Vec<Versioned<Feed>>>;
}

/// Creates that their callers may send again.
pub trait Creations: Send + Sync {
    /// What was created under an idempotency key.
    fn creation(&self, key: &CreationKey) -> Read<Option<Versioned<Creation>>>;
}

/// The working calendar's edits, and how far what was reckoned with it follows them.
pub trait Calendars: Send + Sync {
    /// All edits, in the order of their numbers.
    fn calendar_edits(&self) -> Read<Vec<Versioned<CalendarEdit>>>;
    /// One edit.
    fn calendar_edit(&self, number: u32) -> Read<Option<Versioned<CalendarEdit>>>;
    /// How far the rungs that tasks wait for were brought to the calendar in use.
    fn resettling(&self) -> Read<Option<Versioned<Resettling>>>;
}

/// Who owes which duty, and how far its tasks were created.
pub trait Duties: Send + Sync {
    /// Who owes one duty.
    fn duty_cover(&self, key: &DutyKey) -> Read<Option<Versioned<DutyCover>>>;
    /// Who owes what, of all duties that were ever covered, ordered by directive and duty.
    fn duty_covers(&self) -> Read<Vec<Versioned<DutyCover>>>;
    /// How far one duty's tasks were created.
    fn duty_progress(&self, key: &DutyKey) -> Read<Option<Versioned<DutyProgress>>>;
}

/// A whole store.
pub trait Store:
    Ledger
    + Blobs
    + Units
    + Plans
    + Tasks
    + Documents
    + Figures
    + Registers
    + Evaluations
    + Waivers
    + Scores
    + Reminders
    + Messages
    + Contacts
    + Owings
    + ReminderPolicies
    + Schedules
    + Occurrences
    + Tokens
    + Feeds
    + Creations
    + Calendars
    + Duties
{
}

impl<T> Store for T where
    T: Ledger
        + Blobs
        + Units
        + Plans
        + Tasks
        + Documents
        + Figures
        + Registers
        + Evaluations
        + Waivers
        + Scores
        + Reminders
        + Messages
        + Contacts
        + Owings
        + ReminderPolicies
        + Schedules
        + Occurrences
        + Tokens
        + Feeds
        + Creations
        + Calendars
        + Duties
{
}
