//! What the checks share, asked once each: the plan's tasks, and the half-year's figures of the parts of the district.

use dondoc_sdk::report::{desk_and_communes, last_reported, sum_over};
use dondoc_sdk::rule::Ratio;
use dondoc_sdk::staple::Denominator;
use dondoc_sdk::{Decimal, Figure, Period, PlanTasks, Scope, Unit, World, parameter};

/// The reform plan that the province gave this district.
#[derive(Debug)]
pub struct Plan {
    /// Its tasks.
    pub tasks: PlanTasks,
    /// Its calendar year.
    pub year: Period,
    /// The unit it was given to.
    pub unit: Unit,
}

impl Plan {
    /// Asks for the tasks and counts them.
    pub fn gather(world: &dyn World) -> Result<Self, String> {
        let tasks = PlanTasks::read(world, Scope::ThisUnit, &world.parameter("plan"));
        Ok(Self { tasks, year: Period::year(parameter::whole(world, "plan-year")?), unit: world.this_unit() })
    }
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
    /// Those the parts received online at level 3 or 4.
    pub online: Result<Decimal, String>,
    /// Those the parts resolved before or on their day, of those that the rate is a share of.
    pub on_time: Result<Ratio, String>,
    /// What these are called.
    pub denominator: &'static str,
    /// How many dossiers the district says were received.
    pub claimed_received: Option<Figure>,
    /// The on-time rate the district says it reached, in percent.
    pub claimed_rate: Option<Figure>,
}

impl HalfYear {
    /// Asks for the figures and adds up the parts.
    pub fn gather(world: &dyn World, unit: &Unit) -> Result<Self, String> {
        let period = parameter::period(world, "half-year")?;
        let denominator = parameter::choice(world, "on-time-denominator", Denominator::CHOICES)?;
        let parts = desk_and_communes(world, unit, &world.parameter("one-stop-desk"));
        let sum = |indicator: &str| sum_over(&world.figures(Scope::AllBelow, indicator, period), &parts, period);
        let claimed = |indicator: &str| {
            last_reported(&world.figures(Scope::ThisUnit, indicator, period), &unit.code, period).cloned()
        };
        let received = sum("dossiers.received");
        let whole = if denominator == Denominator::Received { received.clone() } else { sum(denominator.indicator()) };
        let on_time = sum("dossiers.resolved-on-time").and_then(|part| {
            Ok(Ratio { name: "Tỷ lệ giải quyết trước và đúng hạn", part, whole: whole? })
        });
        Ok(Self {
            received,
            online: sum("dossiers.received-online"),
            on_time,
            denominator: denominator.name(),
            claimed_received: claimed("dossiers.received"),
            claimed_rate: claimed("dossiers.on-time-rate"),
            period,
            unit: unit.clone(),
        })
    }
}
