//! One run: people, receivers, a clock that lies, and a process that dies and starts again over the same store.
//!
//! Everything follows from the seed. It must never look into the engine to decide what happens next, but for what a person
//! or a receiver would see of it.

use std::sync::Arc;

use chrono::{TimeDelta, Timelike};

use dondoc::domain::Instant;
use dondoc::domain::calendar::Outlook;
use dondoc::domain::id::{ContactId, TaskKey};
use dondoc::domain::message::Channel;
use dondoc::operations::{
    DeliveryOutcome, Engine, Handled, carry_reminder_policies, claim_occurrences, compose_messages, create_duty_tasks,
    due_messages, follow_calendar, reconcile_schedules, record_deliveries, resend_messages, run_claims,
    sweep_reminders, take_up_calendar,
};
use dondoc::store::Store;
use dondoc::store::memory::MemoryStore;

use super::fuse::{Fuse, survive};
use super::inbox::{Inbox, MOODS, Mood};
use super::people::{Deed, People};
use super::setting::{ACTOR, CONTACTS, Process, Setup, new_process, set_up};
use crate::random::Random;

/// How many messages of a channel one look sends.
const MESSAGES_PER_LOOK: usize = 64;

/// A run.
pub struct World {
    pub process: Process,
    pub inbox: Inbox,
    /// Whether the clock ever showed a later time than the true one.
    pub was_ahead: bool,
    /// The tasks that people assigned, as far as the engine took them.
    tasks: Vec<TaskKey>,
    /// How many they asked for.
    asked: usize,
    random: Random,
    store: Arc<dyn Store>,
    fuse: Fuse,
    setup: Setup,
    mood: Mood,
    /// The time as it is.
    truth: Instant,
    /// How far the machine's clock is ahead of it.
    ahead: TimeDelta,
}

impl World {
    /// At 9:00 of 3 January 2022, with contacts, schedules and a duty.
    pub fn of(seed: u64) -> World {
        let fuse = Fuse::new();
        let store: Arc<dyn Store> = Arc::new(MemoryStore::behind(fuse.gate()));
        let setup = Setup::default();
        let process = new_process(&store, setup);
        let world = World {
            process,
            inbox: Inbox::default(),
            was_ahead: false,
            tasks: Vec::new(),
            asked: 0,
            random: Random::of(seed),
            store,
            fuse,
            setup,
            mood: Mood::Well,
            truth: "2022-01-03T09:00:00+07:00".parse().expect("an instant"),
            ahead: TimeDelta::zero(),
        };
        world.set_clock();
        begin(&world.process.engine);
        set_up(&world.process.engine);
        world
    }

    /// Something happens, and the engine looks at what is due.
    pub fn step(&mut self) {
        match self.random.below(36) {
            0..=5 => self.pass(60, 12 * 3_600),
            6..=8 => self.pass(3_600, 6 * 86_400),
            9 => self.pass(7 * 86_400, 40 * 86_400),
            10..=11 => self.step_clock(),
            12..=14 => self.fuse.light(self.random.within(0, 12)),
            15..=16 => self.start(),
            17..=18 => self.mood = *self.random.pick(&MOODS),
            _ => {
                if let Some(deed) = self.deed() {
                    self.live(|engine| deed.does(engine));
                }
            }
        }
        if self.random.once_in(3) {
            self.interfere();
        }
        self.look();
        self.fuse.call_off();
    }

    /// The clock is right again, nobody dies, everybody takes what comes, and enough days go by for every retry.
    pub fn come_to_rest(&mut self) {
        (self.mood, self.ahead) = (Mood::Well, TimeDelta::zero());
        self.fuse.put_out();
        // Past the longest holidays, each day at an hour at which people are written to, until a day on which they are.
        let local = self.truth.with_timezone(&self.process.engine.zone);
        self.truth -= TimeDelta::seconds(i64::from(local.num_seconds_from_midnight()) - 10 * 3_600);
        let mut days = 0;
        while days < 16 || self.is_day_off() {
            self.truth += TimeDelta::days(1);
            self.look();
            days += 1;
        }
        for (contact, ..) in CONTACTS {
            let contact = ContactId::parse(contact).expect("an identifier");
            self.live(|engine| resend_messages(engine, ACTOR, &contact).expect("what is dead can be sent again"));
        }
        self.look();
    }

    /// Whether today nobody is written to.
    fn is_day_off(&self) -> bool {
        let engine = &self.process.engine;
        Outlook::of(&engine.calendar()).works(engine.day_of(self.now())) == Some(false)
    }

    /// What the machine's clock shows.
    pub fn now(&self) -> Instant {
        self.truth + self.ahead
    }

    fn pass(&mut self, seconds_min: i64, seconds_max: i64) {
        self.truth += TimeDelta::seconds(self.random.within(seconds_min, seconds_max));
    }

    /// The clock is set, by a person or the network: mostly right, sometimes some hours or days off, seldom years ahead.
    fn step_clock(&mut self) {
        self.ahead = match self.random.below(8) {
            0..=2 => TimeDelta::zero(),
            3..=4 => TimeDelta::seconds(self.random.within(-3 * 86_400, 0)),
            5..=6 => TimeDelta::seconds(self.random.within(0, 3 * 86_400)),
            _ => TimeDelta::days(self.random.within(300, 4_000)),
        };
        self.was_ahead |= self.ahead > TimeDelta::zero();
    }

    /// What somebody does next; `None` where there is nothing to do it with.
    fn deed(&mut self) -> Option<Deed> {
        let (now, what) = (self.now(), self.random.below(17));
        let today = self.process.engine.day_of(now);
        let store = Arc::clone(&self.store);
        let mut people = People { random: &mut self.random, now, today };
        Some(match what {
            0..=3 => {
                self.asked += 1;
                let (deed, key) = people.assign(self.asked);
                self.tasks.push(key);
                deed
            }
            4..=10 => {
                // Whether a task was taken when its process died, its sender learns by looking; one of days when its unit
                // is no more is refused.
                self.tasks.retain(|key| store.task(key).expect("memory is read").is_some());
                people.happen(&self.tasks)?
            }
            11..=13 => people.meddle(),
            14 => people.set_policy(),
            15 => people.move_contact(),
            _ => people.change_decree(),
        })
    }

    /// While the engine looks, another of its threads decides something of its own, and writes it between what a loop of
    /// the look has decided and its write: what a person does, or the loops of a second engine over the same store.
    fn interfere(&mut self) {
        let writes = self.random.below(6);
        let (engine, now) = (Arc::clone(&self.process.engine), self.now());
        if self.random.once_in(2) {
            self.fuse.let_in(writes, move || look_once(&engine, now));
        } else if let Some(deed) = self.deed() {
            self.fuse.let_in(writes, move || deed.does(&engine));
        }
    }

    /// Does something as the process that lives now; where it dies at a write, the next one starts.
    fn live<T>(&mut self, act: impl FnOnce(&Engine) -> T) -> Option<T> {
        self.set_clock();
        let engine = &self.process.engine;
        let done = survive(|| act(engine));
        if done.is_none() {
            self.start();
        }
        done
    }

    /// Starts a process, mostly as the one before it was set up; the first ones may die as they do.
    fn start(&mut self) {
        self.fuse.put_out();
        if self.random.once_in(4) {
            self.fuse.light(self.random.within(0, 3));
        }
        self.setup.other_weekday ^= self.random.once_in(8);
        self.setup.gives_up = self.random.once_in(4);
        loop {
            self.process = new_process(&self.store, self.setup);
            self.set_clock();
            let engine = &self.process.engine;
            if survive(|| begin(engine)).is_some() {
                return;
            }
            self.fuse.put_out();
        }
    }

    fn set_clock(&self) {
        self.process.clock.set(self.now());
    }

    /// One look of every loop.
    fn look(&mut self) {
        let now = self.now();
        self.live(|engine| claim_occurrences(engine, now).expect("claims"));
        self.live(|engine| run_claims(engine, |_| {}).expect("runs"));
        self.live(|engine| follow_calendar(engine, now).expect("follows"));
        self.live(|engine| create_duty_tasks(engine, now).expect("creates"));
        self.live(|engine| sweep_reminders(engine, now).expect("sweeps"));
        self.live(|engine| carry_reminder_policies(engine, now).expect("carries"));
        self.live(|engine| compose_messages(engine, now).expect("composes"));
        for channel in Channel::ALL {
            self.deliver(channel, now);
        }
    }

    fn deliver(&mut self, channel: Channel, now: Instant) {
        let page = self.live(|engine| due_messages(engine, channel, now, None, MESSAGES_PER_LOOK).expect("finds"));
        let Some(page) = page else { return };
        let mood = self.mood;
        let mut handled = Vec::with_capacity(page.messages.len());
        for due in page.messages {
            let delivery = self.inbox.offer(&due.message, mood, now, &mut self.random);
            handled.push(Handled { row: due.row, outcome: DeliveryOutcome::Tried { delivery, retry_after: None } });
        }
        self.live(|engine| record_deliveries(engine, &handled).expect("records"));
    }
}

/// What a process does before its loops begin.
fn begin(engine: &Engine) {
    take_up_calendar(engine).expect("what was recorded before can be started with");
    reconcile_schedules(engine).expect("what was recorded before can be started with");
}

/// One look of the loops that write, all at once.
fn look_once(engine: &Engine, now: Instant) {
    claim_occurrences(engine, now).expect("claims");
    run_claims(engine, |_| {}).expect("runs");
    follow_calendar(engine, now).expect("follows");
    create_duty_tasks(engine, now).expect("creates");
    sweep_reminders(engine, now).expect("sweeps");
    carry_reminder_policies(engine, now).expect("carries");
    compose_messages(engine, now).expect("composes");
}
