//! Reads a calendar feed by the secret of its address: the deadlines it shows today.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveTime, TimeZone as _};

use super::authenticate::digest_of;
use super::engine::{Engine, READ_PAGE};
use super::feed_alarms::Alarms;
use super::refusal::Refusal;
use crate::domain::contact::ContactRole;
use crate::domain::directive::Scope;
use crate::domain::feed::{Feed, FeedOf};
use crate::domain::feed_alarm::FeedAlarm;
use crate::domain::feed_entry::{ENTRIES_MAX, FeedEntry, choose};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::task::Task;
use crate::domain::unit::Unit;
use crate::domain::{Day, Instant, Position};
use crate::store::TaskQuery;

/// How many stored tasks one reading looks at, give or take a page.
pub const TASKS_LOOKED_AT_MAX: usize = 20_000;

/// The hour at which a day's work is taken for done, so that the day stays the same in every zone nearby.
const NOON: u32 = 12;

/// What a feed shows.
#[derive(Clone, Debug)]
pub struct FeedView {
    /// What it is for, in words; may be empty.
    pub label: String,
    /// The name of its office.
    pub office: String,
    /// Whether offices below it are shown as well.
    pub below: bool,
    /// The zone whose days count.
    pub zone: String,
    /// What tells this ledger from every other one.
    pub ledger: String,
    /// The entries, what is open before what has ended, the earliest deadline first.
    pub lines: Vec<FeedLine>,
    /// How many entries there was no room for.
    pub left_out: usize,
    /// Whether there are more tasks than one reading looks at.
    pub is_partial: bool,
}

/// An entry of a feed, with what surrounds it.
#[derive(Clone, Debug)]
pub struct FeedLine {
    /// The entry.
    pub entry: FeedEntry,
    /// The name of the office that must do it.
    pub office: String,
    /// When it rings, by the policy its task reminds by.
    pub alarms: Vec<FeedAlarm>,
    /// When what is shown last changed.
    pub changed: Instant,
    /// Noon of the day it was done, refused or cancelled.
    pub ended: Option<Instant>,
}

/// What the feed of this secret shows; absent for a secret that was revoked as for one that never was.
pub fn read_feed(engine: &Engine, secret: &str) -> Result<FeedView, Refusal> {
    let absent = || Refusal::Absent { what: "feed at this address".into() };
    let feed = engine.store.feed_under(&digest_of(secret))?.ok_or_else(absent)?.value;
    let today = engine.today();
    let offices = Offices::of(engine, &feed, today)?.ok_or_else(absent)?;
    let (found, is_partial) = offices.entries(engine, today)?;
    let versions: BTreeMap<TaskKey, Position> =
        found.iter().map(|(entry, version)| (entry.task.clone(), *version)).collect();
    let (entries, left_out) = choose(found.into_iter().map(|(entry, _)| entry).collect(), ENTRIES_MAX);
    let mut times = Times { engine, known: BTreeMap::new() };
    let mut alarms = Alarms::of_now(engine)?;
    let line = |entry: FeedEntry| {
        let ringing = alarms.of(&entry)?;
        let recorded = times.of(versions[&entry.task].max(ringing.since))?;
        Ok(FeedLine {
            office: offices.name(&entry.unit),
            alarms: ringing.alarms,
            changed: recorded.max(at_hour(engine, entry.since, 0)),
            ended: entry.ended.map(|day| at_hour(engine, day, NOON)),
            entry,
        })
    };
    let lines = entries.into_iter().map(line).collect::<Result<_, Refusal>>()?;
    Ok(FeedView {
        office: offices.own.name.clone(),
        label: feed.label,
        below: !offices.below.is_empty(),
        zone: engine.zone.name().to_owned(),
        ledger: times.ledger()?,
        lines,
        left_out,
        is_partial,
    })
}

/// The offices of a feed.
struct Offices {
    own: Arc<Unit>,
    /// The day on which its code names the feed's own office.
    on: Day,
    below: Vec<Arc<Unit>>,
}

impl Offices {
    /// `None` where the feed's contact does not stand today, or the lists of units were exchanged for others, in which
    /// its office never was.
    fn of(engine: &Engine, feed: &Feed, today: Day) -> Result<Option<Offices>, Refusal> {
        let (code, on, below) = match &feed.of {
            FeedOf::Unit { code, on, below } => (code.clone(), *on, *below),
            FeedOf::Contact(id) => {
                let Some(found) = engine.store.contact(id)? else { return Ok(None) };
                let contact = found.value.last();
                if today < contact.from || contact.until.is_some_and(|until| until < today) {
                    return Ok(None);
                }
                (contact.unit.clone(), contact.from, contact.role == ContactRole::Supervisor)
            }
        };
        let Some(own) = engine.units.unit(&code, on) else { return Ok(None) };
        // An office that is gone keeps those it had below it on the day its code was read.
        let day = if engine.units.is_same_office(&code, on, today) { today } else { on };
        let below = if below { engine.units.in_scope(own, Scope::AllBelow, day) } else { Vec::new() };
        Ok(Some(Offices { own: Arc::clone(own), on, below }))
    }

    fn name(&self, code: &UnitCode) -> String {
        let named = [&self.own].into_iter().chain(&self.below).find(|unit| unit.code == *code);
        named.map_or_else(|| code.to_string(), |unit| unit.name.clone())
    }

    /// The entries of all of them with the versions of their tasks, and whether some tasks were not looked at.
    fn entries(&self, engine: &Engine, today: Day) -> Result<(Vec<(FeedEntry, Position)>, bool), Refusal> {
        let (mut found, mut looked_at) = (Vec::new(), 0);
        for unit in [&self.own].into_iter().chain(&self.below) {
            let mut query = TaskQuery { unit: Some(unit.code.clone()), plan: None, after: None, limit: READ_PAGE };
            loop {
                if looked_at >= TASKS_LOOKED_AT_MAX {
                    return Ok((found, true));
                }
                let page = engine.store.tasks(&query)?;
                let is_last = page.len() < READ_PAGE;
                looked_at += page.len();
                query.after = page.last().map(|row| row.value.key.clone());
                let ours = page.iter().filter(|row| self.is_ours(engine, &row.value, today));
                found.extend(ours.filter_map(|row| {
                    FeedEntry::of(&row.value, today, engine.completion).map(|entry| (entry, row.version))
                }));
                if is_last {
                    break;
                }
            }
        }
        Ok((found, false))
    }

    fn is_ours(&self, engine: &Engine, task: &Task, today: Day) -> bool {
        let Some(assigned) = task.assigned_on() else { return false };
        if task.unit == self.own.code {
            engine.units.is_same_office(&task.unit, assigned, self.on)
        } else {
            engine.is_office(&task.unit, assigned, today)
        }
    }
}

/// The times of entries of the ledger, each read once.
struct Times<'a> {
    engine: &'a Engine,
    known: BTreeMap<Position, Instant>,
}

impl Times<'_> {
    fn of(&mut self, position: Position) -> Result<Instant, Refusal> {
        if let Some(known) = self.known.get(&position) {
            return Ok(*known);
        }
        let found = self.engine.store.entries(Position(position.0 - 1), 1)?;
        let time = found.first().expect("a record's version is an entry of the ledger").time;
        self.known.insert(position, time);
        Ok(time)
    }

    /// The beginning of the first entry's hash: it stays when the ledger moves to another machine or backend.
    fn ledger(&self) -> Result<String, Refusal> {
        let found = self.engine.store.entries(Position::UNRECORDED, 1)?;
        let first = found.first().expect("a feed is an entry of the ledger");
        Ok(first.hash.to_string()[..16].to_owned())
    }
}

/// An hour of a day in the configured zone; where a clock was put forward over it, the same hour of UTC.
fn at_hour(engine: &Engine, day: Day, hour: u32) -> Instant {
    let time = day.date().and_time(NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour of a day"));
    engine.zone.from_local_datetime(&time).earliest().map_or_else(|| time.and_utc(), |local| local.to_utc())
}
