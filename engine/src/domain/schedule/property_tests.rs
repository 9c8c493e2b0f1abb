//! Whatever happens to a schedule and whatever the clock does: the proof holds, and nothing runs twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use chrono_tz::Asia::Ho_Chi_Minh;
use proptest::prelude::*;

use super::tests_support::{at, calendar, rule};
use super::{
    Began, CatchUp, DaysOff, Look, Origin, Overlap, Schedule, ScheduleRule, Violation, come_back, look, next_nominal,
    prove,
};
use crate::domain::Instant;
use crate::domain::calendar::{Calendar, Outlook};
use crate::domain::id::ScheduleId;
use crate::domain::occurrence::{Disposition, Occurrence};

const CRONS: [&str; 6] = ["0 17 * * *", "*/20 * * * *", "0 8 * * MON", "30 7-9 * * 1-5", "0 8 LW * *", "0 0 1 * *"];

#[derive(Clone, Debug)]
enum Step {
    /// The clock goes on, or leaps.
    Clock {
        minutes: i64,
    },
    Look,
    /// The first open claim that may start is run to its end.
    Run,
    Change {
        cron: usize,
        overlap: usize,
        days_off: usize,
        count: u32,
        minutes: Option<u32>,
        jitter: bool,
    },
    Pause,
    Resume,
}

fn step() -> impl Strategy<Value = Step> {
    let change = (0..CRONS.len(), 0..3_usize, 0..3_usize, 1..6_u32, proptest::option::of(1..20_000_u32), any::<bool>());
    prop_oneof![
        6 => (0..2_000_i64).prop_map(|minutes| Step::Clock { minutes }),
        2 => (-3_000..0_i64).prop_map(|minutes| Step::Clock { minutes }),
        1 => prop::sample::select(vec![60, -60, 30_240, 5_256_000, -5_256_000])
            .prop_map(|minutes| Step::Clock { minutes }),
        12 => Just(Step::Look),
        6 => Just(Step::Run),
        2 => change.prop_map(|(cron, overlap, days_off, count, minutes, jitter)| Step::Change {
            cron, overlap, days_off, count, minutes, jitter
        }),
        1 => Just(Step::Pause),
        1 => Just(Step::Resume),
    ]
}

/// A schedule, its rows and a clock, as operations move them.
struct World {
    calendar: Calendar,
    schedule: Schedule,
    rows: BTreeMap<Instant, Occurrence>,
    through: Instant,
    now: Instant,
    ran: BTreeSet<Instant>,
}

impl World {
    fn new() -> World {
        let now = at("2026-11-20 12:00");
        let began = Began { rule: rule(CRONS[0]), origin: Origin::Api };
        let schedule = Schedule::new(ScheduleId::parse("s").unwrap(), began, now, String::new());
        World { calendar: calendar(), schedule, rows: BTreeMap::new(), through: now, now, ran: BTreeSet::new() }
    }

    fn come_back(&mut self) {
        if self.through <= self.now {
            return;
        }
        let back = come_back(self.rows.values(), self.now);
        back.removes.iter().for_each(|key| drop(self.rows.remove(&key.nominal)));
        self.rows.extend(back.puts.into_iter().map(|row| (row.key.nominal, row)));
        self.through = back.through;
    }

    fn open(&self) -> Vec<Occurrence> {
        let mut open: Vec<Occurrence> = self.rows.values().filter(|row| !row.disposition.is_final()).cloned().collect();
        open.sort_by_key(|row| (row.start(), row.key.nominal));
        open
    }

    fn look(&mut self) {
        self.come_back();
        let ahead: Vec<Occurrence> = self.rows.values().filter(|row| row.key.nominal > self.through).cloned().collect();
        assert!(ahead.iter().all(|row| row.is_ahead), "nothing else lies beyond the last look");
        let claims = look(&Look {
            schedule: &self.schedule,
            through: self.through,
            now: self.now,
            ahead: &ahead,
            open: &self.open(),
            zone: Ho_Chi_Minh,
            outlook: Outlook::of(&self.calendar),
        });
        let next = next_nominal(&self.schedule, self.through, Outlook::of(&self.calendar));
        assert_eq!(
            claims.is_some(),
            next.is_some_and(|next| next <= self.now),
            "the next one is the first that is found"
        );
        let Some(claims) = claims else { return };
        assert!(claims.rows.len() <= 32 + 2 * ahead.len() + 2 * self.schedule.facts.len(), "{}", claims.rows.len());
        for row in claims.rows {
            let replaced = self.rows.insert(row.key.nominal, row);
            assert!(replaced.is_none(), "a row is written once: {replaced:?}");
        }
        self.rows.extend(claims.coalesced.into_iter().map(|row| (row.key.nominal, row)));
        self.through = claims.through;
    }

    fn run(&mut self) {
        let Some(row) = self.open().into_iter().find(|row| row.start() <= self.now) else { return };
        assert!(self.ran.insert(row.key.nominal), "{} ran twice", row.key.nominal);
        let disposition = Disposition::Ran { finished: self.now, evaluations: 1 };
        self.rows.insert(row.key.nominal, Occurrence { disposition, ..row });
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Clock { minutes } => {
                let within = at("2022-01-01 00:00")..at("2076-01-01 00:00");
                let moved = self.now + TimeDelta::minutes(*minutes) + TimeDelta::milliseconds(7);
                self.now = if within.contains(&moved) { moved } else { self.now };
            }
            Step::Look => self.look(),
            Step::Run => self.run(),
            Step::Change { cron, overlap, days_off, count, minutes, jitter } => {
                self.come_back();
                let rule = ScheduleRule {
                    overlap: Overlap::ALL[*overlap],
                    days_off: DaysOff::ALL[*days_off],
                    catch_up: CatchUp { count: *count, minutes: *minutes },
                    jitter_seconds: if *jitter { 900 } else { 0 },
                    ..rule(CRONS[*cron])
                };
                self.schedule.begin(Began { rule, origin: Origin::Api }, self.now, String::new()).unwrap();
            }
            Step::Pause | Step::Resume => {
                self.come_back();
                let _refused = match step {
                    Step::Pause => self.schedule.pause(self.now, "kiểm kê".into()),
                    _ => self.schedule.resume(self.now, String::new()),
                };
            }
        }
    }

    fn violations(&self, after: Instant) -> Vec<Violation> {
        let rows: Vec<Occurrence> = self.rows.values().cloned().collect();
        prove(&self.schedule, after, self.through, &rows, Outlook::of(&self.calendar)).violations
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_instant_has_one_disposition_whatever_the_clock_does(
        steps in proptest::collection::vec(step(), 1..60), from in 0..100_000_i64,
    ) {
        let mut world = World::new();
        for step in &steps {
            world.take(step);
        }
        world.look();
        prop_assert_eq!(world.violations(Instant::UNIX_EPOCH), vec![]);
        prop_assert_eq!(world.violations(at("2026-11-20 12:00") + TimeDelta::minutes(from)), vec![]);
    }

    #[test]
    fn what_is_taken_away_or_written_twice_is_found(
        steps in proptest::collection::vec(step(), 1..40), which in any::<prop::sample::Index>(), damage in 0..3_u8,
    ) {
        let mut world = World::new();
        for step in &steps {
            world.take(step);
        }
        world.look();
        let counted: Vec<Instant> = world.rows.values()
            .filter(|row| row.key.nominal <= world.through && !row.is_ahead).map(|row| row.key.nominal).collect();
        prop_assume!(!counted.is_empty());
        let nominal = *which.get(&counted);
        let row = world.rows[&nominal].clone();
        let expected = match damage {
            0 => {
                world.rows.remove(&nominal);
                "none"
            }
            1 => {
                world.rows.insert(nominal, Occurrence { version: row.version + 7, ..row });
                "wrong-version"
            }
            _ => {
                let disposition = Disposition::Missed { last: row.last(), count: row.count() + 1, reason: String::new() };
                world.rows.insert(nominal, Occurrence { disposition, ..row });
                "wrong-count"
            }
        };
        let found = world.violations(Instant::UNIX_EPOCH);
        prop_assert_eq!(found.iter().map(Violation::code).collect::<Vec<_>>(), [expected]);
        prop_assert_eq!(found[0].nominal(), nominal);
    }
}
