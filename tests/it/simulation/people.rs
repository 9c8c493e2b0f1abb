//! What people do over the API, as far as the seed decides it.
//!
//! They see no more of the engine than a person does: what makes no sense there is refused, and that is no news.

use chrono::TimeDelta;

use dondoc::domain::id::{ContactId, PlanId, ScheduleId, TaskKey};
use dondoc::domain::reminder_policy::PolicyScope;
use dondoc::domain::task::TaskEvent;
use dondoc::domain::{Day, Instant};
use dondoc::operations::{
    Assignment, Backfill, Engine, FileSent, Happening, ImportMode, Leaving, PolicyText, Replacement, ScheduleStep,
    ScheduleText, assign_task, backfill_schedule, change_schedule, edit_calendar, end_contact, pause_schedule,
    record_task_fact, replace_contact, resume_schedule, run_schedule, set_reminder_policy, withdraw_reminder_policy,
};

use super::setting::{ACTOR, CONTACTS, SCHEDULES, UNITS, contact, decree, monthly};
use crate::random::Random;

/// The plan whose tasks people assign.
const PLAN: &str = "cchc-2022";

/// Rungs that a policy may have, with its repetition.
const LADDERS: [(&[i32], Option<u32>); 3] =
    [(&[-5, -2, 0, 2], Some(3)), (&[-1, 1], None), (&[-10, 0, 1, 2, 4], Some(10))];

/// Days that a decree may free beside those it is known to.
const OTHER_DAYS_OFF: [&str; 4] = ["2022-01-19", "2022-02-16", "2022-02-23", "2022-03-16"];

/// What somebody does.
#[derive(Clone, Debug)]
pub enum Deed {
    Assign(Box<Assignment>),
    Happen(Happening),
    Pause(ScheduleStep),
    Resume(ScheduleStep),
    RunNow(ScheduleId),
    Backfill(Backfill),
    Change(ScheduleStep, Box<ScheduleText>),
    SetPolicy(PolicyText),
    WithdrawPolicy(PolicyScope),
    Replace(Box<Replacement>),
    End(Leaving),
    Decree(FileSent),
}

impl Deed {
    /// Does it, or is told why not.
    pub fn does(&self, engine: &Engine) {
        let _refused_or_not = match self {
            Deed::Assign(assignment) => assign_task(engine, ACTOR, assignment, None).is_ok(),
            Deed::Happen(happening) => record_task_fact(engine, ACTOR, happening).is_ok(),
            Deed::Pause(step) => pause_schedule(engine, ACTOR, step).is_ok(),
            Deed::Resume(step) => resume_schedule(engine, ACTOR, step).is_ok(),
            Deed::RunNow(id) => run_schedule(engine, ACTOR, id, "thử", None).is_ok(),
            Deed::Backfill(backfill) => backfill_schedule(engine, ACTOR, backfill, None).is_ok(),
            Deed::Change(step, text) => change_schedule(engine, ACTOR, step, text).is_ok(),
            Deed::SetPolicy(policy) => set_reminder_policy(engine, ACTOR, policy).is_ok(),
            Deed::WithdrawPolicy(scope) => withdraw_reminder_policy(engine, ACTOR, scope, None).is_ok(),
            Deed::Replace(replacement) => replace_contact(engine, ACTOR, replacement).is_ok(),
            Deed::End(leaving) => end_contact(engine, ACTOR, leaving).is_ok(),
            Deed::Decree(sent) => edit_calendar(engine, ACTOR, sent, ImportMode::Apply).is_ok(),
        };
    }
}

/// Who decides what is done: at an instant, by the seed.
pub struct People<'a> {
    pub random: &'a mut Random,
    pub now: Instant,
    pub today: Day,
}

impl People<'_> {
    /// Somebody gives a unit a task; which, and its key.
    pub fn assign(&mut self, number: usize) -> (Deed, TaskKey) {
        let assignment = Assignment {
            plan: PLAN.into(),
            number: number.to_string(),
            title: format!("Việc {number}"),
            unit: (*self.random.pick(&UNITS)).into(),
            area: "direction".into(),
            assigner: "UBND tỉnh".into(),
            assigned: self.today.to_string(),
            due: Some(self.later(0, 40).to_string()),
            ..Assignment::default()
        };
        let key = TaskKey::parse(&format!("{PLAN}:{number}")).expect("a plan and a number");
        (Deed::Assign(Box::new(assignment)), key)
    }

    /// A unit or its assigner does something with one of the tasks, or says something of its deadline.
    pub fn happen(&mut self, tasks: &[TaskKey]) -> Option<Deed> {
        if tasks.is_empty() {
            return None;
        }
        let task = self.random.pick(tasks).clone();
        let event = match self.random.below(14) {
            0 => TaskEvent::Started,
            1..=2 => TaskEvent::Submitted,
            3 => TaskEvent::Accepted,
            4 => TaskEvent::Returned,
            5 => TaskEvent::Extended { until: self.later(1, 60) },
            6 => TaskEvent::Suspended,
            7 => TaskEvent::Resumed,
            8..=9 => TaskEvent::Acknowledged,
            10 => TaskEvent::Snoozed { until: self.later(1, 12) },
            11 => TaskEvent::ExtensionRequested { until: self.later(1, 60) },
            12 => TaskEvent::ExtensionDeclined,
            _ => TaskEvent::LatenessExplained,
        };
        Some(Deed::Happen(Happening { task, event, on: self.today, note: "thử".into(), seen: None }))
    }

    /// An administrator pauses a schedule, goes on with it, has it run now or for days that are past, or changes it.
    pub fn meddle(&mut self) -> Deed {
        let id = ScheduleId::parse(self.random.pick::<&str>(&SCHEDULES)).expect("an identifier");
        let step = ScheduleStep { id: id.clone(), reason: "thử".into(), seen: None };
        match self.random.below(6) {
            0 => Deed::Pause(step),
            1 => Deed::Resume(step),
            2 => Deed::RunNow(id),
            3 => {
                let until = self.now - TimeDelta::days(self.random.within(0, 3));
                let from = until - TimeDelta::days(self.random.within(1, 30));
                Deed::Backfill(Backfill { id, from, until, reason: "thử".into() })
            }
            _ => {
                let id = ScheduleId::parse(SCHEDULES[2]).expect("an identifier");
                Deed::Change(ScheduleStep { id, ..step }, Box::new(monthly(self.random.once_in(2))))
            }
        }
    }

    /// An administrator sets when is reminded, for all tasks or for those of the plan, or takes that back.
    pub fn set_policy(&mut self) -> Deed {
        let plan = PolicyScope::Plan(PlanId::parse(PLAN).expect("an identifier"));
        let scope = if self.random.once_in(2) { plan } else { PolicyScope::All };
        if self.random.once_in(4) {
            return Deed::WithdrawPolicy(scope);
        }
        let (rungs, repeat_days) = *self.random.pick(&LADDERS);
        Deed::SetPolicy(PolicyText {
            scope,
            rungs: rungs.to_vec(),
            repeat_days,
            parent_from: rungs.iter().copied().find(|rung| *rung > 0),
            province_from: rungs.last().copied(),
            quiet: None,
            reason: "thử".into(),
            seen: None,
        })
    }

    /// A contact leaves, or has another address from now on.
    pub fn move_contact(&mut self) -> Deed {
        let index = usize::try_from(self.random.below(CONTACTS.len() as u64 - 1)).expect("some contacts");
        let id = ContactId::parse(CONTACTS[index].0).expect("an identifier");
        if self.random.once_in(3) {
            return Deed::End(Leaving { id, until: self.today, reason: "thử".into(), seen: None });
        }
        let mut text = contact(index);
        if self.random.once_in(2) {
            text.email = format!("{}.khac@example.vn", text.id);
        }
        Deed::Replace(Box::new(Replacement { id, text, seen: None }))
    }

    /// The year's decree is changed.
    pub fn change_decree(&mut self) -> Deed {
        let other = (!self.random.once_in(4)).then(|| *self.random.pick(&OTHER_DAYS_OFF));
        Deed::Decree(decree(other))
    }

    fn later(&mut self, days_min: i64, days_max: i64) -> Day {
        self.today.plus(i32::try_from(self.random.within(days_min, days_max)).expect("some days"))
    }
}
