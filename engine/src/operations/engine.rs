//! What every operation works with: the store, the host, the clock, and what was configured.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::calendar_in_use::CalendarInUse;
use super::delivery_settings::DeliverySettings;
use super::refusal::{Fault, Refusal};
use super::shelf::Shelf;
use crate::clock::Clock;
use crate::domain::calendar::Calendar;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::domain::local_time::instant_of;
use crate::domain::schedule::ConfiguredSchedule;
use crate::domain::task_state::Completion;
use crate::domain::unit::Unit;
use crate::domain::unit_tree::UnitTree;
use crate::domain::{Day, Instant};
use crate::host::{Host, Limits};
use crate::randomness::Randomness;
use crate::store::Store;

/// How often an operation decides anew when the world moves under it.
pub const ATTEMPTS_MAX: u32 = 16;

/// How many records one page of an operation's own reading holds.
pub const READ_PAGE: usize = 1_000;

/// Everything an operation may use.
pub struct Engine {
    /// What is true.
    pub store: Arc<dyn Store>,
    /// Where directives run.
    pub host: Arc<Host>,
    /// The directives that were found.
    pub shelf: Shelf,
    /// The country's units alone.
    pub country: Arc<UnitTree>,
    /// The country's units and the local ones.
    pub units: Arc<UnitTree>,
    /// The working calendar in use; [`Engine::calendar`] reads it.
    pub calendar_in_use: CalendarInUse,
    /// The calendar of the configuration, as it was read at the start.
    pub configured_calendar: Arc<Calendar>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where secrets are drawn from.
    pub randomness: Arc<dyn Randomness>,
    /// The zone whose days count.
    pub zone: Tz,
    /// Which day counts as the day a task was done.
    pub completion: Completion,
    /// What the administrator set in place of a directive's defaults.
    pub parameters: BTreeMap<DirectiveId, BTreeMap<String, String>>,
    /// The schedules of the configuration; a server records them when it starts.
    pub schedules_configured: Vec<ConfiguredSchedule>,
    /// What a directive may use in one run.
    pub limits: Limits,
    /// What deliveries work with.
    pub deliveries: DeliverySettings,
}

impl Engine {
    /// The day an instant falls on in the configured zone.
    pub fn day_of(&self, instant: Instant) -> Day {
        let date = instant.with_timezone(&self.zone).date_naive();
        Day::from_date(date).expect("the clock shows a year between 1900 and 2199")
    }

    /// When the day after that of an instant begins in the configured zone, and what falls due on it is due.
    pub fn next_midnight(&self, instant: Instant) -> Instant {
        let tomorrow = self.day_of(instant).plus(1);
        instant_of(tomorrow, NaiveTime::MIN, self.zone).unwrap_or(instant + TimeDelta::days(1))
    }

    /// The working calendar in use now. Who reckons more than once asks once, so that an edit never falls in between.
    pub fn calendar(&self) -> Arc<Calendar> {
        self.calendar_in_use.now().calendar
    }

    /// Whether a fact of `day` under a code is that of the office the code names on the as-of day. Where it names none any
    /// more, every office it ever named is meant.
    pub fn is_office(&self, code: &UnitCode, day: Day, as_of: Day) -> bool {
        self.units.unit(code, as_of).is_none() || self.units.is_same_office(code, day, as_of)
    }

    /// Makes the tree of units anew from the country's and the recorded local ones.
    pub fn refresh_units(&mut self) -> Result<(), Refusal> {
        let local: Vec<Unit> = self.store.local_units()?.into_iter().map(|unit| unit.value).collect();
        let tree = self.country.with_local(&local).map_err(|faults| {
            let named = faults.iter().map(|fault| (local[fault.index].code.to_string(), fault.kind.to_string()));
            Refusal::Faulty(named.map(|(field, message)| Fault { code: "local-unit", field, message }).collect())
        })?;
        self.units = Arc::new(tree);
        Ok(())
    }

    /// Today.
    pub fn today(&self) -> Day {
        self.day_of(self.clock.now())
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("zone", &self.zone).field("shelf", &self.shelf).finish_non_exhaustive()
    }
}
