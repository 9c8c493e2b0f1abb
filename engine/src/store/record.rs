//! The records a store keeps, and the keys that identify them.

use std::fmt;

use crate::domain::calendar::CalendarEdit;
use crate::domain::contact::DatedContact;
use crate::domain::document::{Document, DocumentKey};
use crate::domain::duty::{DutyCover, DutyKey, DutyProgress};
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::feed::Feed;
use crate::domain::figure::{Figure, FigureKey};
use crate::domain::finding::{Finding, FindingKey};
use crate::domain::id::{ContactId, Digest, FeedId, PlanId, ScheduleId, TaskKey, UnitCode};
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
use crate::domain::{Day, Instant, Position};

pub use super::versioned::Versioned;

/// What identifies a local unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitKey {
    /// Its code.
    pub code: UnitCode,
    /// The first day of this row of its life; `None` when unknown.
    pub valid_from: Option<Day>,
}

/// How far a schedule was ticked: every nominal instant up to there has its occurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The schedule.
    pub schedule: ScheduleId,
    /// The expression it had; ledgers from before schedules were recorded tell them by it.
    pub cron: String,
    /// From when on instants were owed.
    pub since: Instant,
    /// Up to and with this instant every one was dealt with.
    pub through: Instant,
}

/// How far the rungs that tasks wait for were brought to the calendar in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resettling {
    /// The calendar's edit that they are brought to.
    pub edit: u32,
    /// The last task that was brought to it; `None` once all of them are.
    pub after: Option<TaskKey>,
}

/// A right to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The name entries carry as their actor.
    pub name: String,
    /// The digest of the secret; the secret itself is nowhere.
    pub secret: Digest,
    /// When it was made.
    pub made: Instant,
}

/// What identifies a create that its caller may send again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreationKey {
    /// Who created.
    pub actor: String,
    /// The idempotency key they gave.
    pub key: String,
}

/// A create that was done under an idempotency key, so that it is not done twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creation {
    /// What identifies it.
    pub key: CreationKey,
    /// The digest of what was sent.
    pub request: Digest,
    /// What was made.
    pub made: RecordKey,
    /// When.
    pub at: Instant,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A local unit.
    Unit(Unit),
    /// A plan.
    Plan(Plan),
    /// A task.
    Task(Task),
    /// The rung a task waits for.
    NextRung(NextRung),
    /// A written reminder.
    Reminder(Reminder),
    /// Who receives reminders.
    Contact(DatedContact),
    /// A reminder that a unit is owed, or was.
    Owed(Owed),
    /// When tasks remind, and whom.
    ReminderPolicy(DatedPolicy),
    /// A paper.
    Document(Document),
    /// A reported number.
    Figure(Figure),
    /// Where the rows of a register's month lie.
    RegisterMonth(RegisterMonth),
    /// What an import of a register covered.
    RegisterImport(RegisterImport),
    /// An evaluation.
    Evaluation(Box<Evaluation>),
    /// A finding.
    Finding(Finding),
    /// The latest evaluations of a directive on a unit.
    Trail(Trail),
    /// The waivers of a check on a unit.
    Waivers(CheckWaivers),
    /// A criteria set.
    Criteria(Box<DatedCriteria>),
    /// A unit's scoring sheet.
    ScoreSheet(ScoreSheet),
    /// A published ranking.
    Ranking(Box<DatedRanking>),
    /// A schedule.
    Schedule(Box<Schedule>),
    /// An occurrence.
    Occurrence(Occurrence),
    /// A schedule's tick.
    Tick(Tick),
    /// A token.
    Token(Token),
    /// A calendar feed.
    Feed(Feed),
    /// A create under an idempotency key.
    Creation(Box<Creation>),
    /// A message to a contact.
    Message(Box<Message>),
    /// Where a message stands.
    Outbox(Box<Outbox>),
    /// A template that an administrator has written.
    Template(MessageTemplate),
    /// Which secret a contact's webhooks are signed with.
    WebhookKey(WebhookKey),
    /// An edit of the calendar.
    CalendarEdit(Box<CalendarEdit>),
    /// How far rungs were brought to the calendar.
    Resettling(Resettling),
    /// Who owes a duty.
    DutyCover(Box<DutyCover>),
    /// How far a duty's tasks were created.
    DutyProgress(DutyProgress),
}

/// What identifies a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// A local unit.
    Unit(UnitKey),
    /// A plan.
    Plan(PlanId),
    /// A task.
    Task(TaskKey),
    /// The rung a task waits for.
    NextRung(TaskKey),
    /// A written reminder.
    Reminder(ReminderKey),
    /// Who receives reminders.
    Contact(ContactId),
    /// A reminder that a unit is owed, or was.
    Owed(OwedKey),
    /// When tasks remind, and whom.
    ReminderPolicy(PolicyScope),
    /// A paper.
    Document(DocumentKey),
    /// A reported number.
    Figure(FigureKey),
    /// Where the rows of a register's month lie.
    RegisterMonth(RegisterMonthKey),
    /// What an import of a register covered.
    RegisterImport(RegisterImportKey),
    /// An evaluation.
    Evaluation(EvaluationKey),
    /// A finding.
    Finding(FindingKey),
    /// The latest evaluations of a directive on a unit.
    Trail(TrailKey),
    /// The waivers of a check on a unit.
    Waivers(WaiversKey),
    /// A criteria set.
    Criteria(CriteriaKey),
    /// A unit's scoring sheet.
    ScoreSheet(ScoreSheetKey),
    /// A published ranking.
    Ranking(RatingKey),
    /// A schedule.
    Schedule(ScheduleId),
    /// An occurrence.
    Occurrence(OccurrenceKey),
    /// A schedule's tick.
    Tick(ScheduleId),
    /// A token, by the digest of its secret.
    Token(Digest),
    /// A calendar feed.
    Feed(FeedId),
    /// A create under an idempotency key.
    Creation(CreationKey),
    /// A message to a contact.
    Message(MessageId),
    /// Where a message stands.
    Outbox(MessageId),
    /// A template that an administrator has written.
    Template(TemplateKey),
    /// Which secret a contact's webhooks are signed with.
    WebhookKey(ContactId),
    /// An edit of the calendar, by its number.
    CalendarEdit(u32),
    /// How far rungs were brought to the calendar; there is one.
    Resettling,
    /// Who owes a duty.
    DutyCover(DutyKey),
    /// How far a duty's tasks were created.
    DutyProgress(DutyKey),
}

impl Record {
    /// What identifies it.
    pub fn key(&self) -> RecordKey {
        match self {
            Record::Unit(unit) => RecordKey::Unit(UnitKey { code: unit.code.clone(), valid_from: unit.valid_from }),
            Record::Plan(plan) => RecordKey::Plan(plan.id.clone()),
            Record::Task(task) => RecordKey::Task(task.key.clone()),
            Record::NextRung(next) => RecordKey::NextRung(next.task.clone()),
            Record::Reminder(reminder) => RecordKey::Reminder(reminder.key.clone()),
            Record::Contact(contact) => RecordKey::Contact(contact.last().id.clone()),
            Record::Owed(owed) => RecordKey::Owed(owed.key.clone()),
            Record::ReminderPolicy(policy) => RecordKey::ReminderPolicy(policy.scope.clone()),
            Record::Document(document) => RecordKey::Document(document.key.clone()),
            Record::Figure(figure) => RecordKey::Figure(figure.key.clone()),
            Record::RegisterMonth(month) => RecordKey::RegisterMonth(month.key.clone()),
            Record::RegisterImport(import) => RecordKey::RegisterImport(import.key.clone()),
            Record::Evaluation(evaluation) => RecordKey::Evaluation(evaluation.key.clone()),
            Record::Finding(finding) => RecordKey::Finding(finding.key.clone()),
            Record::Trail(trail) => RecordKey::Trail(trail.key.clone()),
            Record::Waivers(waivers) => RecordKey::Waivers(waivers.key.clone()),
            Record::Criteria(criteria) => RecordKey::Criteria(criteria.key.clone()),
            Record::ScoreSheet(sheet) => RecordKey::ScoreSheet(sheet.key.clone()),
            Record::Ranking(ranking) => RecordKey::Ranking(ranking.key.clone()),
            Record::Schedule(schedule) => RecordKey::Schedule(schedule.id.clone()),
            Record::Occurrence(occurrence) => RecordKey::Occurrence(occurrence.key.clone()),
            Record::Tick(tick) => RecordKey::Tick(tick.schedule.clone()),
            Record::Token(token) => RecordKey::Token(token.secret),
            Record::Feed(feed) => RecordKey::Feed(feed.id.clone()),
            Record::Creation(creation) => RecordKey::Creation(creation.key.clone()),
            Record::Message(message) => RecordKey::Message(message.id.clone()),
            Record::Outbox(outbox) => RecordKey::Outbox(outbox.message.clone()),
            Record::Template(template) => RecordKey::Template(template.key),
            Record::WebhookKey(key) => RecordKey::WebhookKey(key.contact.clone()),
            Record::CalendarEdit(edit) => RecordKey::CalendarEdit(edit.number),
            Record::Resettling(_) => RecordKey::Resettling,
            Record::DutyCover(cover) => RecordKey::DutyCover(cover.key.clone()),
            Record::DutyProgress(progress) => RecordKey::DutyProgress(progress.key.clone()),
        }
    }

    /// Gives every fact and version inside that is not yet recorded the position of the entry that records it.
    pub fn stamp(&mut self, position: Position) {
        let stamp = |recorded: &mut Position| {
            if !recorded.is_recorded() {
                *recorded = position;
            }
        };
        match self {
            Record::Task(task) => {
                task.texts.iter_mut().for_each(|text| stamp(&mut text.recorded));
                task.facts.iter_mut().for_each(|fact| stamp(&mut fact.recorded));
            }
            Record::Contact(contact) => contact.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::ReminderPolicy(policy) => {
                policy.versions.iter_mut().for_each(|version| stamp(&mut version.recorded));
            }
            Record::Document(document) => document.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::Figure(figure) => figure.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::RegisterMonth(month) => month.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::RegisterImport(import) => {
                import.versions.iter_mut().for_each(|version| stamp(&mut version.recorded));
            }
            Record::Criteria(criteria) => criteria.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::ScoreSheet(sheet) => {
                stamp(&mut sheet.opened.recorded);
                sheet.facts.iter_mut().for_each(|fact| stamp(&mut fact.recorded));
            }
            Record::Ranking(ranking) => ranking.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::Template(template) => template.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::DutyCover(cover) => cover.versions.iter_mut().for_each(|version| stamp(&mut version.recorded)),
            Record::Schedule(schedule) => schedule.facts.iter_mut().for_each(|fact| stamp(&mut fact.recorded)),
            Record::Waivers(waivers) => {
                let untils = waivers.waivers.iter_mut().flat_map(|waiver| &mut waiver.untils);
                untils.for_each(|until| stamp(&mut until.recorded));
            }
            Record::Unit(_)
            | Record::Plan(_)
            | Record::NextRung(_)
            | Record::Reminder(_)
            | Record::Owed(_)
            | Record::Evaluation(_)
            | Record::Finding(_)
            | Record::Trail(_)
            | Record::Occurrence(_)
            | Record::Tick(_)
            | Record::Token(_)
            | Record::Feed(_)
            | Record::Creation(_)
            | Record::Message(_)
            | Record::Outbox(_)
            | Record::WebhookKey(_)
            | Record::CalendarEdit(_)
            | Record::Resettling(_)
            | Record::DutyProgress(_) => {}
        }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordKey::Unit(key) => write!(f, "unit {}", key.code),
            RecordKey::Plan(id) => write!(f, "plan {id}"),
            RecordKey::Task(key) => write!(f, "task {key}"),
            RecordKey::NextRung(task) => write!(f, "next rung of task {task}"),
            RecordKey::Reminder(key) => write!(f, "reminder {} {:+} of {}", key.task, key.rung.0, key.deadline),
            RecordKey::Contact(id) => write!(f, "contact {id}"),
            RecordKey::Owed(OwedKey { unit, reminder: key }) => {
                write!(f, "reminder {} {:+} of {} owed to {unit}", key.task, key.rung.0, key.deadline)
            }
            RecordKey::ReminderPolicy(scope) => write!(f, "reminder policy {scope}"),
            RecordKey::Document(key) => write!(f, "document {} of {} by {}", key.number, key.issued, key.issuer),
            RecordKey::Figure(key) => {
                write!(f, "figure {} of {} for {} by {}", key.indicator, key.unit, key.within, key.reporter)
            }
            RecordKey::RegisterMonth(key) => write!(f, "register {} of {} in {}", key.register, key.unit, key.days()),
            RecordKey::RegisterImport(key) => {
                write!(f, "import of {} of {} for {}", key.register, key.unit, key.within)
            }
            RecordKey::Evaluation(key) => {
                write!(f, "evaluation of {} on {} in {} at {}", key.directive, key.unit, key.schedule, key.nominal)
            }
            RecordKey::Finding(key) => {
                write!(f, "finding {} {} on {} {}", key.directive, key.check, key.unit, key.subject)
            }
            RecordKey::Waivers(key) => {
                write!(f, "waivers of {} for unit {} under {}", key.check, key.unit, key.directive)
            }
            RecordKey::Trail(key) => write!(f, "trail of {} on {}", key.directive, key.unit),
            RecordKey::Criteria(key) => write!(f, "criteria set {key}"),
            RecordKey::ScoreSheet(key) => write!(f, "score sheet of {} by {}", key.unit, key.criteria),
            RecordKey::Ranking(key) => write!(f, "published ranking {key}"),
            RecordKey::Schedule(id) => write!(f, "schedule {id}"),
            RecordKey::Occurrence(key) => write!(f, "occurrence of {} at {}", key.schedule, key.nominal),
            RecordKey::Tick(schedule) => write!(f, "tick of {schedule}"),
            RecordKey::Creation(key) => write!(f, "the create of {} under {}", key.actor, key.key),
            RecordKey::Token(_) => f.write_str("token"),
            RecordKey::Feed(id) => write!(f, "feed {id}"),
            RecordKey::Message(id) => write!(f, "message {id}"),
            RecordKey::Outbox(id) => write!(f, "delivery of message {id}"),
            RecordKey::Template(key) => write!(f, "template {} in {}", key.name.id(), key.language.id()),
            RecordKey::WebhookKey(contact) => write!(f, "webhook secret of {contact}"),
            RecordKey::CalendarEdit(number) => write!(f, "edit {number} of the calendar"),
            RecordKey::Resettling => f.write_str("how far rungs follow the calendar"),
            RecordKey::DutyCover(key) => write!(f, "cover of {} under {}", key.duty, key.directive),
            RecordKey::DutyProgress(key) => write!(f, "progress of {} under {}", key.duty, key.directive),
        }
    }
}
