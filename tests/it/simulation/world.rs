//! One run: people, receivers, a clock that lies, and a process that dies and starts again over the same store.
//!
//! Everything follows from the seed. It must never look into the engine to decide what happens next, but for what a person
//! or a receiver would see of it.

use std::sync::Arc;

use chrono::{TimeDelta, Timelike};

use dondoc::domain::id::{ContactId, ScheduleId, TaskKey};
use dondoc::domain::message::Channel;
use dondoc::domain::task::TaskEvent;
use dondoc::domain::{Day, Instant};
use dondoc::operations::{
    Assignment, DeliveryOutcome, Engine, Handled, Happening, ScheduleStep, assign_task, claim_occurrences,
    compose_messages, create_duty_tasks, due_messages, pause_schedule, reconcile_schedules, record_deliveries,
    record_task_fact, resend_messages, resume_schedule, run_claims, run_schedule, sweep_reminders,
};
use dondoc::store::Store;
use dondoc::store::memory::MemoryStore;

use super::fuse::{Fuse, survive};
use super::inbox::{Inbox, MOODS, Mood};
use super::random::Random;
use super::setting::{ACTOR, CONTACTS, SCHEDULES, UNITS, new_process, set_up};
use crate::harness::Prepared;

/// How many messages of a channel one look sends.
const MESSAGES_PER_LOOK: usize = 64;

/// A run.
pub struct World {
    pub process: Prepared,
    pub inbox: Inbox,
    /// The tasks that people assigned, as far as the engine took them.
    pub tasks: Vec<TaskKey>,
    /// Whether the clock ever showed a later time than the true one.
    pub was_ahead: bool,
    random: Random,
    store: Arc<dyn Store>,
    fuse: Fuse,
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
        let process = new_process(&store);
        let world = World {
            process,
            inbox: Inbox::default(),
            tasks: Vec::new(),
            was_ahead: false,
            random: Random::of(seed),
            store,
            fuse,
            mood: Mood::Well,
            truth: "2022-01-03T09:00:00+07:00".parse().expect("an instant"),
            ahead: TimeDelta::zero(),
        };
        world.set_clock();
        reconcile_schedules(&world.process.engine).expect("a new store takes schedules");
        set_up(&world.process.engine);
        world
    }

    /// Something happens, and the engine looks at what is due.
    pub fn step(&mut self) {
        match self.random.below(24) {
            0..=5 => self.pass(60, 12 * 3_600),
            6..=8 => self.pass(3_600, 6 * 86_400),
            9 => self.pass(7 * 86_400, 40 * 86_400),
            10..=11 => self.step_clock(),
            12..=14 => self.fuse.light(self.random.within(0, 12)),
            15..=17 => self.assign(),
            18..=20 => self.happen(),
            21 => self.meddle(),
            _ => self.mood = *self.random.pick(&MOODS),
        }
        self.look();
    }

    /// The clock is right again, nobody dies, everybody takes what comes, and enough days go by for every retry.
    pub fn come_to_rest(&mut self) {
        (self.mood, self.ahead) = (Mood::Well, TimeDelta::zero());
        self.fuse.put_out();
        // Past the longest holidays, each day at an hour at which people are written to.
        let local = self.truth.with_timezone(&self.process.engine.zone);
        self.truth -= TimeDelta::seconds(i64::from(local.num_seconds_from_midnight()) - 10 * 3_600);
        for _ in 0..16 {
            self.truth += TimeDelta::days(1);
            self.look();
        }
        for contact in CONTACTS {
            let contact = ContactId::parse(contact).expect("an identifier");
            self.live(|engine| resend_messages(engine, ACTOR, &contact).expect("what is dead can be sent again"));
        }
        self.look();
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

    /// Starts a process; the first ones may die as they do.
    fn start(&mut self) {
        self.fuse.put_out();
        if self.random.once_in(4) {
            self.fuse.light(self.random.within(0, 3));
        }
        loop {
            self.process = new_process(&self.store);
            self.set_clock();
            let engine = &self.process.engine;
            if survive(|| reconcile_schedules(engine).expect("what was recorded before can be started with")).is_some()
            {
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
        self.live(|engine| create_duty_tasks(engine, now).expect("creates"));
        self.live(|engine| sweep_reminders(engine, now).expect("sweeps"));
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

    fn assign(&mut self) {
        let today = self.process.engine.day_of(self.now());
        let number = self.tasks.len() + 1;
        let due = today.plus(i32::try_from(self.random.within(0, 40)).expect("some days"));
        let assignment = Assignment {
            plan: "cchc-2022".into(),
            number: number.to_string(),
            title: format!("Việc {number}"),
            unit: (*self.random.pick(&UNITS)).into(),
            area: "direction".into(),
            assigner: "UBND tỉnh".into(),
            assigned: today.to_string(),
            due: Some(due.to_string()),
            ..Assignment::default()
        };
        // Whether it was taken when its process died, its sender learns by looking; one of days when the unit is no more
        // is refused.
        let _refused_or_not = self.live(|engine| assign_task(engine, ACTOR, &assignment, None).is_ok());
        let key = TaskKey::parse(&format!("cchc-2022:{number}")).expect("a plan and a number");
        if self.store.task(&key).expect("memory is read").is_some() {
            self.tasks.push(key);
        }
    }

    /// A unit or its assigner does something with a task; what makes no sense there is refused.
    fn happen(&mut self) {
        if self.tasks.is_empty() {
            return;
        }
        let task = self.random.pick(&self.tasks).clone();
        let today = self.process.engine.day_of(self.now());
        let later = |days: i64| today.plus(i32::try_from(days).expect("some days"));
        let event = match self.random.below(8) {
            0 => TaskEvent::Started,
            1..=2 => TaskEvent::Submitted,
            3 => TaskEvent::Accepted,
            4 => TaskEvent::Returned,
            5 => TaskEvent::Extended { until: later(self.random.within(1, 60)) },
            6 => TaskEvent::Suspended,
            _ => TaskEvent::Resumed,
        };
        self.record(&task, event, today);
    }

    fn record(&mut self, task: &TaskKey, event: TaskEvent, on: Day) {
        let happening = Happening { task: task.clone(), event, on, note: String::new(), seen: None };
        let _refused_or_not = self.live(|engine| record_task_fact(engine, ACTOR, &happening).is_ok());
    }

    /// An administrator pauses a schedule, goes on with it, or has it run now.
    fn meddle(&mut self) {
        let id = ScheduleId::parse(self.random.pick(&SCHEDULES).0).expect("an identifier");
        let step = ScheduleStep { id: id.clone(), reason: "thử".into(), seen: None };
        let what = self.random.below(3);
        let _refused_or_not = self.live(|engine| match what {
            0 => pause_schedule(engine, ACTOR, &step).is_ok(),
            1 => resume_schedule(engine, ACTOR, &step).is_ok(),
            _ => run_schedule(engine, ACTOR, &id, "thử", None).is_ok(),
        });
    }
}
