//! The reads of the contract, each as one key or one list.
//!
//! It must never scan a whole kind where an index answers the question.

use super::index;
use super::key::{self, Key, Kind};
use super::reads::{List, Stored};
use super::store::SledStore;
use crate::domain::document::{Document, DocumentKey};
use crate::domain::evaluation::{Evaluation, EvaluationKey};
use crate::domain::feed::Feed;
use crate::domain::figure::{Figure, FigureKey};
use crate::domain::finding::{Finding, FindingKey};
use crate::domain::id::{Digest, DirectiveId, FeedId, PlanId, RegisterId, ScheduleId, TaskKey, UnitCode};
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::domain::plan::Plan;
use crate::domain::register::{RegisterImport, RegisterImportKey, RegisterMonth, RegisterMonthKey};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey};
use crate::domain::schedule::Schedule;
use crate::domain::task::Task;
use crate::domain::trail::Trail;
use crate::domain::unit::Unit;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::{Day, Instant};
use crate::store::query::{
    DocumentQuery, EvaluationQuery, FeedQuery, FigureQuery, FindingQuery, OccurrenceQuery, RegisterMonthQuery,
    ReminderQuery, TaskQuery, WaiverQuery,
};
use crate::store::record::{Creation, CreationKey, Record, RecordKey, Tick, Token, UnitKey, Versioned};
use crate::store::{
    Creations, Documents, Evaluations, Feeds, Figures, Occurrences, Plans, Read, Registers, Reminders, Schedules,
    Tasks, Tokens, Units, Waivers,
};

macro_rules! stored {
    ($($noun:ty: $pattern:pat => $value:expr;)+) => {$(
        impl Stored for $noun {
            fn of(record: Record) -> Option<Self> {
                match record {
                    $pattern => Some($value),
                    _ => None,
                }
            }
        }
    )+};
}
pub(super) use stored;

stored! {
    Unit: Record::Unit(unit) => unit;
    Plan: Record::Plan(plan) => plan;
    Task: Record::Task(task) => task;
    NextRung: Record::NextRung(next) => next;
    Reminder: Record::Reminder(reminder) => reminder;
    Document: Record::Document(document) => document;
    Figure: Record::Figure(figure) => figure;
    RegisterMonth: Record::RegisterMonth(month) => month;
    RegisterImport: Record::RegisterImport(import) => import;
    Evaluation: Record::Evaluation(evaluation) => *evaluation;
    Finding: Record::Finding(finding) => finding;
    Trail: Record::Trail(trail) => trail;
    CheckWaivers: Record::Waivers(waivers) => waivers;
    Schedule: Record::Schedule(schedule) => *schedule;
    Occurrence: Record::Occurrence(occurrence) => occurrence;
    Tick: Record::Tick(tick) => tick;
    Token: Record::Token(token) => token;
    Feed: Record::Feed(feed) => feed;
    Creation: Record::Creation(creation) => *creation;
}

/// Every index key may lead to a record that is wanted.
pub(super) fn any(_: &[u8]) -> bool {
    true
}

/// Whether a value is the one that is asked for, or none is.
pub(super) fn passes<T: PartialEq>(filter: Option<&T>, value: &T) -> bool {
    filter.is_none_or(|wanted| wanted == value)
}

impl Units for SledStore {
    fn local_unit(&self, key: &UnitKey) -> Read<Option<Versioned<Unit>>> {
        self.one(&key::unit(key))
    }

    fn local_units(&self) -> Read<Vec<Versioned<Unit>>> {
        self.list(&List::of_records(Key::of(Kind::Unit), None), usize::MAX, any, |_| true)
    }
}

impl Plans for SledStore {
    fn plan(&self, id: &PlanId) -> Read<Option<Versioned<Plan>>> {
        self.one(&key::record(&RecordKey::Plan(id.clone())))
    }

    fn plans(&self) -> Read<Vec<Versioned<Plan>>> {
        self.list(&List::of_records(Key::of(Kind::Plan), None), usize::MAX, any, |_| true)
    }
}

impl Tasks for SledStore {
    fn task(&self, key: &TaskKey) -> Read<Option<Versioned<Task>>> {
        self.one(&key::task(key))
    }

    fn tasks(&self, query: &TaskQuery) -> Read<Vec<Versioned<Task>>> {
        let after = query.after.as_ref().map(key::task);
        let of_plan = |start: Key| query.plan.iter().fold(start, |start, plan| start.text(plan.as_str()));
        let list = match &query.unit {
            Some(unit) => {
                let unit = index::tasks_of(unit);
                List::by_index(Kind::Task, &unit, of_plan(unit.clone()), after.as_ref())
            }
            None => List::of_records(of_plan(Key::of(Kind::Task)), after),
        };
        self.list(&list, query.limit, any, |task: &Task| passes(query.unit.as_ref(), &task.unit))
    }

    fn next_rung(&self, task: &TaskKey) -> Read<Option<Versioned<NextRung>>> {
        self.one(&key::next_rung(task))
    }

    fn next_rungs(&self, until: Day, limit: usize) -> Read<Vec<Versioned<NextRung>>> {
        let mut found: Vec<Versioned<NextRung>> = Vec::new();
        let all = Key::index(key::Index::RungByDue);
        let end = index::rungs_due(until.plus(1)).into_bytes();
        let looked_up = index::rungs_due(until).bytes().len();
        if limit == 0 {
            return Ok(found);
        }
        self.records().scan(all.bytes(), None, &mut |index_key, _| {
            if index_key >= end.as_slice() && until < Day::LAST {
                return Ok(false);
            }
            let (due, task) = index_key.split_at(looked_up);
            // The task may have moved on to another rung since the index was read.
            let next = self.named(Kind::NextRung, task)?;
            let next = next.filter(|next: &Versioned<NextRung>| index::rungs_due(next.value.due).bytes() == due);
            found.extend(next);
            Ok(found.len() < limit)
        })?;
        Ok(found)
    }
}

impl Documents for SledStore {
    fn document(&self, key: &DocumentKey) -> Read<Option<Versioned<Document>>> {
        self.one(&key::document(key))
    }

    fn documents(&self, query: &DocumentQuery) -> Read<Vec<Versioned<Document>>> {
        let after = query.after.as_ref().map(key::document);
        let list = match &query.unit {
            Some(unit) => {
                let unit = index::documents_of(unit);
                List::by_index(Kind::Document, &unit, unit.clone(), after.as_ref())
            }
            None => List::of_records(Key::of(Kind::Document), after),
        };
        let maybe = |kind: &[u8]| query.kind.as_ref().is_none_or(|wanted| wanted.as_str().as_bytes() == kind);
        self.list(&list, query.limit, maybe, |document: &Document| {
            document.versions.last().is_some_and(|last| {
                passes(query.unit.as_ref(), &last.value.unit) && passes(query.kind.as_ref(), &last.value.kind)
            })
        })
    }
}

impl Figures for SledStore {
    fn figure(&self, key: &FigureKey) -> Read<Option<Versioned<Figure>>> {
        self.one(&key::figure(key))
    }

    fn figures(&self, query: &FigureQuery) -> Read<Vec<Versioned<Figure>>> {
        let after = query.after.as_ref().map(key::figure);
        let mut prefix = Key::of(Kind::Figure);
        if let Some(unit) = &query.unit {
            prefix = prefix.text(unit.as_str());
            prefix = query.indicator.iter().fold(prefix, |prefix, indicator| prefix.text(indicator.as_str()));
        }
        self.list(&List::of_records(prefix, after), query.limit, any, |figure: &Figure| {
            passes(query.indicator.as_ref(), &figure.key.indicator)
        })
    }
}

impl Registers for SledStore {
    fn register_month(&self, key: &RegisterMonthKey) -> Read<Option<Versioned<RegisterMonth>>> {
        self.one(&key::register_month(key))
    }

    fn register_months(&self, query: &RegisterMonthQuery) -> Read<Vec<Versioned<RegisterMonth>>> {
        let start = Key::of(Kind::RegisterMonth).text(query.register.as_str());
        let prefix = query.unit.iter().fold(start, |start, unit| start.text(unit.as_str()));
        let after = query.after.as_ref().map(key::register_month);
        self.list(&List::of_records(prefix, after), query.limit, any, |_| true)
    }

    fn register_import(&self, key: &RegisterImportKey) -> Read<Option<Versioned<RegisterImport>>> {
        self.one(&key::register_import(key))
    }

    fn register_imports(&self, register: &RegisterId, unit: &UnitCode) -> Read<Vec<Versioned<RegisterImport>>> {
        let prefix = Key::of(Kind::RegisterImport).text(register.as_str()).text(unit.as_str());
        self.list(&List::of_records(prefix, None), usize::MAX, any, |_| true)
    }
}

impl Evaluations for SledStore {
    fn evaluation(&self, key: &EvaluationKey) -> Read<Option<Versioned<Evaluation>>> {
        self.one(&key::evaluation(key))
    }

    fn evaluations(&self, query: &EvaluationQuery) -> Read<Vec<Versioned<Evaluation>>> {
        let after = query.after.as_ref().map(key::evaluation);
        let of_schedule = |start: Key| query.schedule.iter().fold(start, |start, id| start.text(id.as_str()));
        let list = match &query.unit {
            Some(unit) => {
                let unit = index::evaluations_of(unit);
                List::by_index(Kind::Evaluation, &unit, of_schedule(unit.clone()), after.as_ref())
            }
            None => List::of_records(of_schedule(Key::of(Kind::Evaluation)), after),
        };
        let maybe =
            |directive: &[u8]| query.directive.as_ref().is_none_or(|wanted| wanted.as_str().as_bytes() == directive);
        self.list(&list, query.limit, maybe, |evaluation: &Evaluation| {
            passes(query.unit.as_ref(), &evaluation.key.unit)
                && passes(query.directive.as_ref(), &evaluation.key.directive)
        })
    }

    fn trail(&self, unit: &UnitCode, directive: &DirectiveId) -> Read<Option<Versioned<Trail>>> {
        self.one(&key::trail(unit, directive))
    }

    fn finding(&self, key: &FindingKey) -> Read<Option<Versioned<Finding>>> {
        self.one(&key::finding(key))
    }

    fn findings(&self, query: &FindingQuery) -> Read<Vec<Versioned<Finding>>> {
        let after = query.after.as_ref().map(key::finding);
        let narrowed = |start: Key| match (&query.unit, &query.directive) {
            (Some(unit), Some(directive)) => start.text(unit.as_str()).text(directive.as_str()),
            (Some(unit), None) => start.text(unit.as_str()),
            (None, _) => start,
        };
        let list = match query.status {
            Some(status) => {
                let status = index::findings_in(status);
                List::by_index(Kind::Finding, &status, narrowed(status.clone()), after.as_ref())
            }
            None => List::of_records(narrowed(Key::of(Kind::Finding)), after),
        };
        self.list(&list, query.limit, any, |finding: &Finding| {
            passes(query.directive.as_ref(), &finding.key.directive) && passes(query.status.as_ref(), &finding.status)
        })
    }
}

impl Waivers for SledStore {
    fn check_waivers(&self, key: &WaiversKey) -> Read<Option<Versioned<CheckWaivers>>> {
        self.one(&key::waivers(key))
    }

    fn waivers(&self, query: &WaiverQuery) -> Read<Vec<Versioned<CheckWaivers>>> {
        let after = query.after.as_ref().map(key::waivers);
        let start = query.unit.iter().fold(Key::of(Kind::Waivers), |start, unit| start.text(unit.as_str()));
        self.list(&List::of_records(start, after), query.limit, any, |waivers: &CheckWaivers| {
            passes(query.directive.as_ref(), &waivers.key.directive)
        })
    }
}

impl Reminders for SledStore {
    fn reminder(&self, key: &ReminderKey) -> Read<Option<Versioned<Reminder>>> {
        self.one(&key::reminder(key))
    }

    fn reminders(&self, query: &ReminderQuery) -> Read<Vec<Versioned<Reminder>>> {
        let after = query.after.as_ref().map(key::reminder);
        let list = match (&query.task, &query.unit) {
            (Some(task), _) => List::of_records(key::reminders_of(task), after),
            (None, Some(unit)) => {
                let unit = index::reminders_for(unit);
                List::by_index(Kind::Reminder, &unit, unit.clone(), after.as_ref())
            }
            (None, None) => List::of_records(Key::of(Kind::Reminder), after),
        };
        self.list(&list, query.limit, any, |reminder: &Reminder| passes(query.unit.as_ref(), &reminder.unit))
    }
}

impl Schedules for SledStore {
    fn schedule(&self, id: &ScheduleId) -> Read<Option<Versioned<Schedule>>> {
        self.one(&key::schedule(id))
    }

    fn schedules(&self) -> Read<Vec<Versioned<Schedule>>> {
        self.list(&List::of_records(Key::of(Kind::Schedule), None), usize::MAX, any, |_| true)
    }
}

impl Occurrences for SledStore {
    fn tick(&self, schedule: &ScheduleId) -> Read<Option<Versioned<Tick>>> {
        self.one(&key::record(&RecordKey::Tick(schedule.clone())))
    }

    fn occurrence(&self, key: &OccurrenceKey) -> Read<Option<Versioned<Occurrence>>> {
        self.one(&key::occurrence(key))
    }

    fn occurrences(&self, query: &OccurrenceQuery) -> Read<Vec<Versioned<Occurrence>>> {
        let after = query.after.as_ref().map(key::occurrence);
        let prefix = query.schedule.iter().fold(Key::of(Kind::Occurrence), |start, id| start.text(id.as_str()));
        self.list(&List::of_records(prefix, after), query.limit, any, |occurrence| query.wants(occurrence))
    }

    fn occurrence_at(&self, schedule: &ScheduleId, until: Instant) -> Read<Option<Versioned<Occurrence>>> {
        let until = key::occurrence(&OccurrenceKey { schedule: schedule.clone(), nominal: until });
        self.last(&key::occurrences_of(schedule), &until, Occurrence::is_scheduled)
    }

    fn open_claims(&self) -> Read<Vec<Versioned<Occurrence>>> {
        let claims = index::open_claims();
        let list = List::by_index(Kind::Occurrence, &claims, claims.clone(), None);
        self.list(&list, usize::MAX, any, |occurrence: &Occurrence| !occurrence.disposition.is_final())
    }
}

impl Creations for SledStore {
    fn creation(&self, key: &CreationKey) -> Read<Option<Versioned<Creation>>> {
        self.one(&key::creation(key))
    }
}

impl Feeds for SledStore {
    fn feed(&self, id: &FeedId) -> Read<Option<Versioned<Feed>>> {
        self.one(&key::feed(id))
    }

    fn feed_under(&self, secret: &Digest) -> Read<Option<Versioned<Feed>>> {
        let under = index::feeds_under(secret);
        let list = List::by_index(Kind::Feed, &under, under.clone(), None);
        let found = self.list(&list, 1, any, |feed: &Feed| feed.is_read() && feed.secret == *secret)?;
        Ok(found.into_iter().next())
    }

    fn feeds(&self, query: &FeedQuery) -> Read<Vec<Versioned<Feed>>> {
        let after = query.after.as_ref().map(key::feed);
        self.list(&List::of_records(Key::of(Kind::Feed), after), query.limit, any, |_| true)
    }
}

impl Tokens for SledStore {
    fn token(&self, secret: &Digest) -> Read<Option<Versioned<Token>>> {
        self.one(&key::token(secret))
    }

    fn has_tokens(&self) -> Read<bool> {
        self.has_any(&Key::of(Kind::Token))
    }
}
