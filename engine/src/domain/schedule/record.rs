//! A schedule as it is recorded: facts, from which its versions and pauses follow.
//!
//! A fact holds from its instant on and is never changed. One that is dated before others was recorded after a clock had
//! come back: it cuts short what the others began.

use super::fault::ScheduleFault;
use super::rule::ScheduleRule;
use crate::domain::id::ScheduleId;
use crate::domain::{Instant, Position};

/// A self-check schedule: everything that ever happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Its identifier.
    pub id: ScheduleId,
    /// What happened to it, in the order it was recorded; the first is its beginning.
    pub facts: Vec<ScheduleFact>,
}

/// Something that happened to a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleFact {
    /// What.
    pub event: ScheduleEvent,
    /// From when on it holds.
    pub at: Instant,
    /// Why; may be empty.
    pub note: String,
    /// The entry that holds it; unrecorded until the commit.
    pub recorded: Position,
}

/// What may happen to a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleEvent {
    /// A version began.
    Began(Box<Began>),
    /// It was paused.
    Paused,
    /// It was resumed.
    Resumed,
    /// It was taken out of service.
    Retired,
}

/// The beginning of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Began {
    /// What it does.
    pub rule: ScheduleRule,
    /// Who may change it.
    pub origin: Origin,
}

/// Where a version comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// From `dondoc.toml`.
    Configuration,
    /// From the API or the command line.
    Api,
}

/// A version of a schedule; it owes the nominal instants after `from` up to and with `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// Its number; the first is 1.
    pub number: u32,
    /// What it does.
    pub rule: &'a ScheduleRule,
    /// Where it comes from.
    pub origin: Origin,
    /// It owes what comes after.
    pub from: Instant,
    /// It owes nothing later; `None` while it is the last.
    pub until: Option<Instant>,
    /// Why it began; may be empty.
    pub note: &'a str,
}

/// A stretch of time whose instants are not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause<'a> {
    /// It holds for what comes after.
    pub from: Instant,
    /// It holds for nothing later; `None` while it lasts.
    pub until: Option<Instant>,
    /// Why; may be empty.
    pub note: &'a str,
}

impl Origin {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Origin::Configuration => "configuration",
            Origin::Api => "api",
        }
    }
}

impl Schedule {
    /// The most facts of a schedule.
    pub const FACTS_MAX: usize = 1_000;

    /// A schedule that begins.
    pub fn new(id: ScheduleId, began: Began, now: Instant, note: String) -> Schedule {
        let event = ScheduleEvent::Began(Box::new(began));
        Schedule { id, facts: vec![ScheduleFact { event, at: now, note, recorded: Position::UNRECORDED }] }
    }

    /// When it began first.
    pub fn first(&self) -> Instant {
        self.facts.first().expect("a schedule is made with its beginning").at
    }

    /// All versions, by number; one that a later fact cut to nothing owes nothing.
    pub fn versions(&self) -> impl Iterator<Item = Version<'_>> {
        let began = self.facts.iter().enumerate().filter_map(|(index, fact)| match &fact.event {
            ScheduleEvent::Began(began) => Some((index, fact, &**began)),
            _ => None,
        });
        (1..).zip(began).map(|(number, (index, fact, began))| {
            let ends = |event: &ScheduleEvent| matches!(event, ScheduleEvent::Began(_) | ScheduleEvent::Retired);
            let until = self.end_after(index, ends);
            Version { number, rule: &began.rule, origin: began.origin, from: fact.at, until, note: &fact.note }
        })
    }

    /// A version by its number.
    pub fn version(&self, number: u32) -> Option<Version<'_>> {
        self.versions().find(|version| version.number == number)
    }

    /// The version that began last.
    pub fn last_version(&self) -> Version<'_> {
        self.versions().last().expect("a schedule is made with its beginning")
    }

    /// Every pause, in the order they were recorded.
    pub fn pauses(&self) -> impl Iterator<Item = Pause<'_>> {
        let paused = self.facts.iter().enumerate().filter(|(_, fact)| fact.event == ScheduleEvent::Paused);
        paused.map(|(index, fact)| {
            let ends = |event: &ScheduleEvent| matches!(event, ScheduleEvent::Resumed | ScheduleEvent::Retired);
            Pause { from: fact.at, until: self.end_after(index, ends), note: &fact.note }
        })
    }

    /// The pause that lasts at an instant.
    pub fn pause_at(&self, now: Instant) -> Option<Pause<'_>> {
        self.pauses().find(|pause| pause.from <= now && pause.until.is_none_or(|until| now < until))
    }

    /// Whether it is out of service at an instant: it owes nothing that comes later.
    pub fn is_retired_at(&self, now: Instant) -> bool {
        self.last_version().until.is_some_and(|until| until <= now)
    }

    /// Begins another version; a retired schedule is taken up again by the configuration alone.
    pub fn begin(&mut self, began: Began, now: Instant, note: String) -> Result<(), ScheduleFault> {
        if began.origin == Origin::Api {
            self.admit(now, true)?;
        }
        self.add(ScheduleEvent::Began(Box::new(began)), now, note)
    }

    /// Pauses it.
    pub fn pause(&mut self, now: Instant, note: String) -> Result<(), ScheduleFault> {
        self.admit(now, false)?;
        if self.pause_at(now).is_some() {
            return Err(ScheduleFault::PausedAlready);
        }
        self.add(ScheduleEvent::Paused, now, note)
    }

    /// Resumes it.
    pub fn resume(&mut self, now: Instant, note: String) -> Result<(), ScheduleFault> {
        self.admit(now, false)?;
        if self.pause_at(now).is_none() {
            return Err(ScheduleFault::NotPaused);
        }
        self.add(ScheduleEvent::Resumed, now, note)
    }

    /// Takes it out of service, on behalf of where its last version comes from.
    pub fn retire(&mut self, by: Origin, now: Instant, note: String) -> Result<(), ScheduleFault> {
        self.admit(now, by == Origin::Api)?;
        self.add(ScheduleEvent::Retired, now, note)
    }

    /// Whether something may happen to it; what writes its versions may not where they are the configuration's.
    pub fn admit(&self, now: Instant, writes: bool) -> Result<(), ScheduleFault> {
        if self.is_retired_at(now) {
            return Err(ScheduleFault::Retired);
        }
        if writes && self.last_version().origin == Origin::Configuration {
            return Err(ScheduleFault::Configured);
        }
        Ok(())
    }

    fn add(&mut self, event: ScheduleEvent, at: Instant, note: String) -> Result<(), ScheduleFault> {
        // A retirement always finds room, so that a schedule that was changed too often can be ended.
        if self.facts.len() >= Schedule::FACTS_MAX && event != ScheduleEvent::Retired {
            return Err(ScheduleFault::TooManyFacts);
        }
        self.facts.push(ScheduleFact { event, at, note, recorded: Position::UNRECORDED });
        Ok(())
    }

    /// The earliest instant of the facts after one that end what it began.
    fn end_after(&self, index: usize, ends: impl Fn(&ScheduleEvent) -> bool) -> Option<Instant> {
        self.facts[index + 1..].iter().filter(|fact| ends(&fact.event)).map(|fact| fact.at).min()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::{at, rule};
    use super::*;

    fn began(cron: &str, origin: Origin) -> Began {
        Began { rule: rule(cron), origin }
    }

    fn schedule(origin: Origin) -> Schedule {
        let id = ScheduleId::parse("daily").unwrap();
        Schedule::new(id, began("0 8 * * *", origin), at("2026-01-01 00:00"), String::new())
    }

    fn stretches(schedule: &Schedule) -> Vec<(u32, Instant, Option<Instant>)> {
        schedule.versions().map(|version| (version.number, version.from, version.until)).collect()
    }

    #[test]
    fn a_version_ends_where_the_next_begins() {
        let mut schedule = schedule(Origin::Api);
        schedule.begin(began("0 9 * * *", Origin::Api), at("2026-02-01 00:00"), "46/UBND".into()).unwrap();
        schedule.retire(Origin::Api, at("2026-03-01 00:00"), String::new()).unwrap();
        let [first, second, end] = ["2026-01-01 00:00", "2026-02-01 00:00", "2026-03-01 00:00"].map(at);
        assert_eq!(stretches(&schedule), [(1, first, Some(second)), (2, second, Some(end))]);
        assert!(schedule.is_retired_at(end) && !schedule.is_retired_at(second));
    }

    #[test]
    fn a_fact_that_is_dated_earlier_cuts_short_what_others_began() {
        let mut schedule = schedule(Origin::Api);
        schedule.begin(began("0 9 * * *", Origin::Api), at("2036-01-01 00:00"), String::new()).unwrap();
        schedule.begin(began("0 10 * * *", Origin::Api), at("2026-02-01 00:00"), String::new()).unwrap();
        let [first, leapt, back] = ["2026-01-01 00:00", "2036-01-01 00:00", "2026-02-01 00:00"].map(at);
        assert_eq!(stretches(&schedule), [(1, first, Some(back)), (2, leapt, Some(back)), (3, back, None)]);
    }

    #[test]
    fn a_pause_lasts_until_it_is_resumed_whatever_version_is_in_force() {
        let mut schedule = schedule(Origin::Configuration);
        let [paused, changed, resumed] = ["2026-01-10 00:00", "2026-01-20 00:00", "2026-01-30 00:00"].map(at);
        schedule.pause(paused, "Tết".into()).unwrap();
        schedule.begin(began("0 9 * * *", Origin::Configuration), changed, String::new()).unwrap();
        assert_eq!(schedule.pause_at(changed).map(|pause| pause.note), Some("Tết"));
        assert_eq!(schedule.pause(changed, String::new()), Err(ScheduleFault::PausedAlready));
        schedule.resume(resumed, String::new()).unwrap();
        assert_eq!(schedule.pauses().collect::<Vec<_>>(), [Pause { from: paused, until: Some(resumed), note: "Tết" }]);
        assert_eq!(schedule.pause_at(resumed), None);
        assert_eq!(schedule.resume(resumed, String::new()), Err(ScheduleFault::NotPaused));
    }

    #[test]
    fn what_the_configuration_owns_or_what_is_retired_is_not_written() {
        let mut configured = schedule(Origin::Configuration);
        let now = at("2026-02-01 00:00");
        let changed = configured.begin(began("0 9 * * *", Origin::Api), now, String::new());
        assert_eq!(changed, Err(ScheduleFault::Configured));
        assert_eq!(configured.retire(Origin::Api, now, String::new()), Err(ScheduleFault::Configured));
        configured.retire(Origin::Configuration, now, String::new()).unwrap();
        assert_eq!(configured.pause(now, String::new()), Err(ScheduleFault::Retired));
        assert_eq!(configured.resume(now, String::new()), Err(ScheduleFault::Retired));
        configured.begin(began("0 9 * * *", Origin::Configuration), at("2026-03-01 00:00"), String::new()).unwrap();
        assert_eq!(stretches(&configured)[0].2, Some(now), "what lies between owes nothing");
    }

    #[test]
    fn a_schedule_has_so_many_facts_and_can_still_be_retired() {
        let mut schedule = schedule(Origin::Api);
        let now = at("2026-02-01 00:00");
        while schedule.facts.len() < Schedule::FACTS_MAX {
            schedule.begin(began("0 9 * * *", Origin::Api), now, String::new()).unwrap();
        }
        assert_eq!(schedule.pause(now, String::new()), Err(ScheduleFault::TooManyFacts));
        schedule.retire(Origin::Api, now, String::new()).unwrap();
        assert!(schedule.is_retired_at(now));
    }
}
