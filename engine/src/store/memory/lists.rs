//! The memory backend's reads: every list a scan of its map.
//!
//! It must never keep anything beside the maps to answer from.

use super::MemoryStore;
use super::state::Map;
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
use crate::domain::trail::{Trail, TrailKey};
use crate::domain::unit::Unit;
use crate::domain::waiver::{CheckWaivers, WaiversKey};
use crate::domain::{Day, Instant};
use crate::store::query::{
    DocumentQuery, EvaluationQuery, FeedQuery, FigureQuery, FindingQuery, OccurrenceQuery, RegisterMonthQuery,
    ReminderQuery, TaskQuery, WaiverQuery,
};
use crate::store::record::{Creation, CreationKey, Tick, Token, UnitKey, Versioned};
use crate::store::{
    Creations, Documents, Evaluations, Feeds, Figures, Occurrences, Plans, Read, Registers, Reminders, Schedules,
    Tasks, Tokens, Units, Waivers,
};

impl Units for MemoryStore {
    fn local_unit(&self, key: &UnitKey) -> Read<Option<Versioned<Unit>>> {
        Ok(self.state().units.get(key).cloned())
    }

    fn local_units(&self) -> Read<Vec<Versioned<Unit>>> {
        Ok(self.state().units.values().cloned().collect())
    }
}

impl Plans for MemoryStore {
    fn plan(&self, id: &PlanId) -> Read<Option<Versioned<Plan>>> {
        Ok(self.state().plans.get(id).cloned())
    }

    fn plans(&self) -> Read<Vec<Versioned<Plan>>> {
        Ok(self.state().plans.values().cloned().collect())
    }
}

impl Tasks for MemoryStore {
    fn task(&self, key: &TaskKey) -> Read<Option<Versioned<Task>>> {
        Ok(self.state().tasks.get(key).cloned())
    }

    fn tasks(&self, query: &TaskQuery) -> Read<Vec<Versioned<Task>>> {
        Ok(page(&self.state().tasks, query.after.as_ref(), query.limit, |task| {
            passes(query.unit.as_ref(), &task.unit) && passes(query.plan.as_ref(), &task.key.plan)
        }))
    }

    fn next_rung(&self, task: &TaskKey) -> Read<Option<Versioned<NextRung>>> {
        Ok(self.state().next_rungs.get(task).cloned())
    }

    fn next_rungs(&self, until: Day, limit: usize) -> Read<Vec<Versioned<NextRung>>> {
        let mut due: Vec<_> = page(&self.state().next_rungs, None, usize::MAX, |next| next.due <= until);
        due.sort_by_key(|next| (next.value.due, next.value.task.clone()));
        due.truncate(limit);
        Ok(due)
    }
}

impl Documents for MemoryStore {
    fn document(&self, key: &DocumentKey) -> Read<Option<Versioned<Document>>> {
        Ok(self.state().documents.get(key).cloned())
    }

    fn documents(&self, query: &DocumentQuery) -> Read<Vec<Versioned<Document>>> {
        Ok(page(&self.state().documents, query.after.as_ref(), query.limit, |document| {
            let last = document.versions.last().map(|version| &version.value);
            query.unit.as_ref().is_none_or(|unit| last.is_some_and(|last| last.unit == *unit))
                && query.kind.as_ref().is_none_or(|kind| last.is_some_and(|last| last.kind == *kind))
        }))
    }
}

impl Figures for MemoryStore {
    fn figure(&self, key: &FigureKey) -> Read<Option<Versioned<Figure>>> {
        Ok(self.state().figures.get(key).cloned())
    }

    fn figures(&self, query: &FigureQuery) -> Read<Vec<Versioned<Figure>>> {
        Ok(page(&self.state().figures, query.after.as_ref(), query.limit, |figure| {
            passes(query.unit.as_ref(), &figure.key.unit) && passes(query.indicator.as_ref(), &figure.key.indicator)
        }))
    }
}

impl Registers for MemoryStore {
    fn register_month(&self, key: &RegisterMonthKey) -> Read<Option<Versioned<RegisterMonth>>> {
        Ok(self.state().register_months.get(key).cloned())
    }

    fn register_months(&self, query: &RegisterMonthQuery) -> Read<Vec<Versioned<RegisterMonth>>> {
        Ok(page(&self.state().register_months, query.after.as_ref(), query.limit, |month| {
            month.key.register == query.register && passes(query.unit.as_ref(), &month.key.unit)
        }))
    }

    fn register_import(&self, key: &RegisterImportKey) -> Read<Option<Versioned<RegisterImport>>> {
        Ok(self.state().register_imports.get(key).cloned())
    }

    fn register_imports(&self, register: &RegisterId, unit: &UnitCode) -> Read<Vec<Versioned<RegisterImport>>> {
        Ok(page(&self.state().register_imports, None, usize::MAX, |import| {
            import.key.register == *register && import.key.unit == *unit
        }))
    }
}

impl Evaluations for MemoryStore {
    fn evaluation(&self, key: &EvaluationKey) -> Read<Option<Versioned<Evaluation>>> {
        Ok(self.state().evaluations.get(key).cloned())
    }

    fn evaluations(&self, query: &EvaluationQuery) -> Read<Vec<Versioned<Evaluation>>> {
        Ok(page(&self.state().evaluations, query.after.as_ref(), query.limit, |evaluation| {
            passes(query.schedule.as_ref(), &evaluation.key.schedule)
                && passes(query.unit.as_ref(), &evaluation.key.unit)
                && passes(query.directive.as_ref(), &evaluation.key.directive)
        }))
    }

    fn trail(&self, unit: &UnitCode, directive: &DirectiveId) -> Read<Option<Versioned<Trail>>> {
        let key = TrailKey { unit: unit.clone(), directive: directive.clone() };
        Ok(self.state().trails.get(&key).cloned())
    }

    fn finding(&self, key: &FindingKey) -> Read<Option<Versioned<Finding>>> {
        Ok(self.state().findings.get(key).cloned())
    }

    fn findings(&self, query: &FindingQuery) -> Read<Vec<Versioned<Finding>>> {
        Ok(page(&self.state().findings, query.after.as_ref(), query.limit, |finding| {
            passes(query.unit.as_ref(), &finding.key.unit)
                && passes(query.directive.as_ref(), &finding.key.directive)
                && passes(query.status.as_ref(), &finding.status)
        }))
    }
}

impl Waivers for MemoryStore {
    fn check_waivers(&self, key: &WaiversKey) -> Read<Option<Versioned<CheckWaivers>>> {
        Ok(self.state().waivers.get(key).cloned())
    }

    fn waivers(&self, query: &WaiverQuery) -> Read<Vec<Versioned<CheckWaivers>>> {
        Ok(page(&self.state().waivers, query.after.as_ref(), query.limit, |waivers| {
            passes(query.unit.as_ref(), &waivers.key.unit) && passes(query.directive.as_ref(), &waivers.key.directive)
        }))
    }
}

impl Reminders for MemoryStore {
    fn reminder(&self, key: &ReminderKey) -> Read<Option<Versioned<Reminder>>> {
        Ok(self.state().reminders.get(key).cloned())
    }

    fn reminders(&self, query: &ReminderQuery) -> Read<Vec<Versioned<Reminder>>> {
        Ok(page(&self.state().reminders, query.after.as_ref(), query.limit, |reminder| {
            passes(query.unit.as_ref(), &reminder.unit) && passes(query.task.as_ref(), &reminder.key.task)
        }))
    }
}

impl Schedules for MemoryStore {
    fn schedule(&self, id: &ScheduleId) -> Read<Option<Versioned<Schedule>>> {
        Ok(self.state().schedules.get(id).cloned())
    }

    fn schedules(&self) -> Read<Vec<Versioned<Schedule>>> {
        Ok(self.state().schedules.values().cloned().collect())
    }
}

impl Occurrences for MemoryStore {
    fn tick(&self, schedule: &ScheduleId) -> Read<Option<Versioned<Tick>>> {
        Ok(self.state().ticks.get(schedule).cloned())
    }

    fn occurrence(&self, key: &OccurrenceKey) -> Read<Option<Versioned<Occurrence>>> {
        Ok(self.state().occurrences.get(key).cloned())
    }

    fn occurrences(&self, query: &OccurrenceQuery) -> Read<Vec<Versioned<Occurrence>>> {
        Ok(page(&self.state().occurrences, query.after.as_ref(), query.limit, |occurrence| {
            passes(query.schedule.as_ref(), &occurrence.key.schedule) && query.wants(occurrence)
        }))
    }

    fn occurrence_at(&self, schedule: &ScheduleId, until: Instant) -> Read<Option<Versioned<Occurrence>>> {
        let until = OccurrenceKey { schedule: schedule.clone(), nominal: until };
        let state = self.state();
        let mut earlier = state.occurrences.range(..=until).rev().map(|(_, record)| record);
        let of_schedule = |record: &&Versioned<Occurrence>| record.value.key.schedule == *schedule;
        Ok(earlier.find(|record| record.value.is_scheduled() || !of_schedule(record)).filter(of_schedule).cloned())
    }

    fn open_claims(&self) -> Read<Vec<Versioned<Occurrence>>> {
        Ok(page(&self.state().occurrences, None, usize::MAX, |occurrence| !occurrence.disposition.is_final()))
    }
}

impl Creations for MemoryStore {
    fn creation(&self, key: &CreationKey) -> Read<Option<Versioned<Creation>>> {
        Ok(self.state().creations.get(key).cloned())
    }
}

impl Feeds for MemoryStore {
    fn feed(&self, id: &FeedId) -> Read<Option<Versioned<Feed>>> {
        Ok(self.state().feeds.get(id).cloned())
    }

    fn feed_under(&self, secret: &Digest) -> Read<Option<Versioned<Feed>>> {
        let found = page(&self.state().feeds, None, 1, |feed| feed.is_read() && feed.secret == *secret);
        Ok(found.into_iter().next())
    }

    fn feeds(&self, query: &FeedQuery) -> Read<Vec<Versioned<Feed>>> {
        Ok(page(&self.state().feeds, query.after.as_ref(), query.limit, |_| true))
    }
}

impl Tokens for MemoryStore {
    fn token(&self, secret: &Digest) -> Read<Option<Versioned<Token>>> {
        Ok(self.state().tokens.get(secret).cloned())
    }

    fn has_tokens(&self) -> Read<bool> {
        Ok(!self.state().tokens.is_empty())
    }
}

/// The records after a key that are wanted, at most `limit`.
pub(super) fn page<K: Ord, V: Clone>(
    map: &Map<K, V>,
    after: Option<&K>,
    limit: usize,
    wanted: impl Fn(&V) -> bool,
) -> Vec<Versioned<V>> {
    let later = map.iter().filter(|(key, _)| after.is_none_or(|after| *key > after));
    later.map(|(_, record)| record).filter(|record| wanted(&record.value)).take(limit).cloned().collect()
}

/// Whether a value is the one that is asked for, or none is.
pub(super) fn passes<T: PartialEq>(filter: Option<&T>, value: &T) -> bool {
    filter.is_none_or(|wanted| wanted == value)
}
