//! What the checks share, asked once each: the plan's tasks, and the half-year's figures of the parts of the district.

use dondoc_sdk::report::{last_reported, sum_over};
use dondoc_sdk::{
    Day, Decimal, Figure, Found, NO_DAY, Period, Scope, TaskColumns, TaskFilter, Unit, UnitKind, World, parameter,
    stage,
};

/// The tasks of the reform plan that the province gave this district, counted in one pass.
#[derive(Debug)]
pub struct PlanTasks {
    /// All columns, those of refused and cancelled tasks included.
    pub columns: TaskColumns,
    /// Tasks that count: neither refused nor cancelled.
    pub assigned: usize,
    /// Of these, tasks that were begun.
    pub started: usize,
    /// Of these, tasks that were not.
    pub not_started: Found,
    /// Of these, tasks that are done.
    pub done: usize,
    /// The calendar year of the plan.
    pub year: Period,
    /// The unit they were given to.
    pub unit: Unit,
    /// The date the evaluation is about.
    pub as_of: Day,
}

impl PlanTasks {
    /// Asks for the tasks and counts them.
    pub fn gather(world: &dyn World) -> Result<Self, String> {
        let plan = world.parameter("plan");
        let filter = TaskFilter { scope: Scope::ThisUnit, within: None, directive: None, plan: Some(&plan) };
        let columns = world.tasks(&filter);
        let (mut assigned, mut started, mut done, mut not_started) = (0, 0, 0, Found::default());
        for (row, (&stage, &begun)) in columns.stage.iter().zip(&columns.started).enumerate() {
            if !counts(stage) {
                continue;
            }
            assigned += 1;
            done += usize::from(stage == stage::DONE);
            if begun != NO_DAY || implies_start(stage) {
                started += 1;
            } else {
                not_started.add(row);
            }
        }
        let year = Period::year(parameter::whole(world, "plan-year")?);
        Ok(Self { columns, assigned, started, not_started, done, year, unit: world.this_unit(), as_of: world.as_of() })
    }
}

/// Refused and cancelled tasks count nowhere.
pub const fn counts(stage: u8) -> bool {
    stage != stage::REFUSED && stage != stage::CANCELLED
}

/// What has been submitted was begun, whether or not somebody recorded the day.
const fn implies_start(stage: u8) -> bool {
    matches!(stage, stage::STARTED | stage::AWAITING_ACCEPTANCE | stage::RETURNED | stage::DONE)
}

/// Figures of the half-year.
///
/// The district's own figure speaks of desk and communes together: it is the claim. The parts are the district's one-stop
/// desk and each commune, by themselves; adding the district to its communes would count them twice.
#[derive(Debug)]
pub struct HalfYear {
    /// Its days.
    pub period: Period,
    /// The district.
    pub unit: Unit,
    /// Dossiers received by the parts together; the error says what is absent.
    pub received: Result<Decimal, String>,
    /// Dossiers of the parts that the on-time rate is a share of.
    pub denominator: Result<Decimal, String>,
    /// What these are called.
    pub denominator_name: &'static str,
    /// Dossiers the parts resolved before or on their day.
    pub on_time: Result<Decimal, String>,
    /// Dossiers the parts received online at level 3 or 4.
    pub online: Result<Decimal, String>,
    claims: Vec<Figure>,
    rates: Vec<Figure>,
}

/// The indicator that the on-time rate is a share of, and what it is called.
const DENOMINATORS: &[(&str, (&str, &str))] = &[
    ("resolved", ("dossiers.resolved", "hồ sơ đã giải quyết")),
    ("due", ("dossiers.due", "hồ sơ đến hạn")),
    ("received", ("dossiers.received", "hồ sơ tiếp nhận")),
];

impl HalfYear {
    /// Asks for the figures and adds up the parts.
    pub fn gather(world: &dyn World, unit: &Unit) -> Result<Self, String> {
        let period = parameter::period(world, "half-year")?;
        let (denominator, denominator_name) = parameter::choice(world, "on-time-denominator", DENOMINATORS)?;
        let parts = parts(world, unit);
        let sum = |indicator: &str| sum_over(&world.figures(Scope::AllBelow, indicator, period), &parts, period);
        let received = sum("dossiers.received");
        let denominator = if denominator == "dossiers.received" { received.clone() } else { sum(denominator) };
        Ok(Self {
            received,
            denominator,
            denominator_name,
            on_time: sum("dossiers.resolved-on-time"),
            online: sum("dossiers.received-online"),
            claims: world.figures(Scope::ThisUnit, "dossiers.received", period),
            rates: world.figures(Scope::ThisUnit, "dossiers.on-time-rate", period),
            period,
            unit: unit.clone(),
        })
    }

    /// How many dossiers the district says were received.
    pub fn claimed_received(&self) -> Option<&Figure> {
        last_reported(&self.claims, &self.unit.code, self.period)
    }

    /// The on-time rate the district says it reached, in percent.
    pub fn claimed_rate(&self) -> Option<&Figure> {
        last_reported(&self.rates, &self.unit.code, self.period)
    }
}

/// The desk and the communes. A desk that is not among the units is still a part: its figure is then absent.
fn parts(world: &dyn World, district: &Unit) -> Vec<Unit> {
    let code = format!("{}.{}", district.code, world.parameter("one-stop-desk"));
    let below = world.units(Scope::AllBelow);
    let mut parts: Vec<_> =
        below.into_iter().filter(|unit| unit.code == code || unit.kind == UnitKind::Commune).collect();
    if !parts.iter().any(|unit| unit.code == code) {
        let name = format!("Bộ phận Một cửa ({code})");
        let parent = Some(district.code.clone());
        let kind = UnitKind::Division;
        parts.push(Unit { code, name, kind, parent, valid_from: None, valid_until: None });
    }
    parts
}
