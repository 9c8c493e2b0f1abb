//! The control: asks every question there is, writes to its log, and answers; it must run whatever the others did.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{
    Day, Description, Directive, Outcome, Period, Scope, Selection, TaskField, TaskFilter, World, timeliness,
};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let (all, tasks) = (
            Period::new(Day(0), Day(20_000)),
            TaskFilter { scope: Scope::ThisUnit, within: None, directive: None, plan: None },
        );
        let rows = Selection { register: "dossiers", scope: Scope::ThisUnit, within: all, clauses: &[] };
        let tasks = world.tasks(&tasks);
        let texts = [
            TaskField::Key,
            TaskField::Title,
            TaskField::UnitCode,
            TaskField::UnitName,
            TaskField::Area,
            TaskField::Assigner,
            TaskField::Product,
        ];
        let first = texts
            .map(|field| if tasks.stage.is_empty() { String::new() } else { world.task_text(tasks.answer, 0, field) });
        let late = tasks.timeliness.iter().map(|state| usize::from(*state == timeliness::LATE)).sum::<usize>();
        world.note("đã hỏi nhiệm vụ");
        let counts = [
            world.documents(Scope::ThisUnit, "reform-plan", all).len(),
            world.figures(Scope::ThisUnit, "dossiers-received", all).len(),
            world.units(Scope::ThisUnit).len(),
            usize::from(world.tally(&rows, &["code"], &[]).is_some()),
            usize::from(world.rows(&rows, &["received"]).is_some()),
            usize::from(world.earlier(described::CHECK, world.as_of()).is_some()),
            usize::from(world.reached(Day(18_993))),
        ];
        let days = [
            world.is_working_day(Day(18_993)).map(i32::from),
            world.add_working_days(Day(18_993), 5).map(|day| day.0),
            world.working_days_between(Day(18_993), Day(19_000)),
        ];
        let message = format!(
            "{} {late} {first:?} {counts:?} {days:?} {}",
            world.this_unit().code,
            world.parameter("on-time-percent")
        );
        Ok(vec![Outcome::holds(described::CHECK, message)])
    }
}

dondoc_sdk::component!(Misbehaving);
