//! A task that a duty gives to a unit, made as one that is assigned.

use super::engine::Engine;
use super::refusal::Refusal;
use super::resettle::resettle;
use crate::domain::calendar::{Footing, Told};
use crate::domain::directive::Directive;
use crate::domain::duty::{DutyKey, DutyPeriod, period_label};
use crate::domain::duty::{DutyTerms, NumberFault, duty_plan, duty_task};
use crate::domain::id::{ReportChannel, TaskKey, UnitCode};
use crate::domain::plan::Plan;
use crate::domain::recorded::Recorded;
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::{Day, Position};
use crate::store::{Change, Expectation, Record, RecordKey};

/// What a unit owes.
#[derive(Clone, Debug)]
pub(super) struct Owed<'t> {
    /// The terms.
    pub terms: &'t DutyTerms,
    /// The period; `None` where it recurs after its completion.
    pub period: Option<DutyPeriod>,
    /// The how many-th it is, where it has no period.
    pub count: u32,
    /// The year it is counted to.
    pub year: i32,
    /// The unit.
    pub unit: UnitCode,
    /// The system it is sent in.
    pub channel: Option<ReportChannel>,
    /// The day it is owed from.
    pub since: Day,
    /// The deadline.
    pub due: Option<Told<Day>>,
}

impl Owed<'_> {
    /// The key of its task.
    pub fn key(&self, duty: &DutyKey) -> Result<TaskKey, NumberFault> {
        let label = period_label(self.period.as_ref(), self.count);
        duty_task(duty, self.year, &label, (&self.unit, self.channel.as_ref()))
    }

    /// The title of its task.
    fn title(&self) -> String {
        let period = self.period.map_or_else(
            || format!("lần {}", self.count),
            |period| {
                let days = period.days;
                format!("{} ({}–{})", period.vietnamese(), days.first().vietnamese(), days.last().vietnamese())
            },
        );
        let channel = self.channel.as_ref().map(|channel| format!(" – gửi qua {}", channel_name(channel)));
        format!("{}, {period}{}", self.terms.title, channel.unwrap_or_default())
    }
}

/// As officials call a system; one that is not known is called by its identifier.
fn channel_name(channel: &ReportChannel) -> &str {
    match channel.as_str() {
        "report-system" => "hệ thống thông tin báo cáo",
        "document-system" => "hệ thống quản lý văn bản",
        other => other,
    }
}

/// Adds the task to a change that expects it to be absent, with what follows from it; and the plan it is counted under, where
/// there is none yet.
pub(super) fn add_task(
    engine: &Engine,
    (directive, duty): (&Directive, &DutyKey),
    owed: &Owed<'_>,
    key: TaskKey,
    change: &mut Change,
) -> Result<(), Refusal> {
    let task = task(owed, directive, key, engine.day_of(change.now));
    add_plan(engine, directive, duty, owed.year, change)?;
    change.expects.push(Expectation { key: RecordKey::Task(task.key.clone()), version: None });
    change.puts.push(Record::Task(task.clone()));
    resettle(engine, &task, change)
}

/// It is owed from the day its period begins, whenever it is written down: what is late is late from the deadline on, and the
/// day of its recording is told beside it.
fn task(owed: &Owed<'_>, directive: &Directive, key: TaskKey, today: Day) -> Task {
    let text = TaskText {
        title: owed.title(),
        area: owed.terms.area,
        assigner: owed.terms.assigner.clone(),
        product: String::new(),
        directive: Some(directive.id.clone()),
    };
    let fact = |event, note: &str| TaskFact {
        event,
        legal: owed.since,
        recorded_on: today,
        recorded: Position::UNRECORDED,
        note: note.to_owned(),
    };
    let due = owed.due.map(|due| {
        let note = match due.footing {
            Footing::Decreed => "",
            Footing::Provisional => "Thời hạn tạm tính: chưa có quyết định về ngày nghỉ của năm",
        };
        fact(TaskEvent::Due { on: due.value }, note)
    });
    let facts = [Some(fact(TaskEvent::Assigned, "Nghĩa vụ định kỳ")), due].into_iter().flatten().collect();
    Task { key, unit: owed.unit.clone(), texts: vec![Recorded::new(text, today)], facts }
}

fn add_plan(
    engine: &Engine,
    directive: &Directive,
    duty: &DutyKey,
    year: i32,
    change: &mut Change,
) -> Result<(), Refusal> {
    let Ok(id) = duty_plan(duty, year) else { return Ok(()) }; // a task under it has no key either
    let key = RecordKey::Plan(id.clone());
    if change.puts.iter().any(|record| record.key() == key) || engine.store.plan(&id)?.is_some() {
        return Ok(());
    }
    change.expects.push(Expectation { key, version: None });
    change.puts.push(Record::Plan(Plan {
        id,
        title: format!("Nghĩa vụ định kỳ năm {year}: {}", directive.title),
        number: directive.number.clone(),
        issuer: directive.issuer.clone(),
        issued: directive.issued,
        year,
    }));
    Ok(())
}
