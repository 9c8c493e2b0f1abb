//! Rules, instants and a calendar to examine schedules with.

use chrono_tz::Asia::Ho_Chi_Minh;

use super::rule::{CatchUp, DaysOff, Overlap, ScheduleRule};
use crate::domain::calendar::{Calendar, Decided};
use crate::domain::cron::CronSpec;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::domain::{Day, Instant};

/// The instant of a local time, as `2026-11-22 08:00`.
pub fn at(local: &str) -> Instant {
    format!("{}:00+07:00", local.replace(' ', "T")).parse().unwrap()
}

/// A rule that runs everything.
pub fn rule(cron: &str) -> ScheduleRule {
    ScheduleRule {
        cron: CronSpec::parse(cron).unwrap(),
        zone: Ho_Chi_Minh,
        directives: vec![DirectiveId::parse("d").unwrap()],
        units: vec![UnitCode::parse("866").unwrap()],
        overlap: Overlap::Queue,
        catch_up: CatchUp::default(),
        jitter_seconds: 0,
        days_off: DaysOff::Run,
    }
}

/// A calendar in which 2026 is decreed, and Tuesday 24 November is off.
pub fn calendar() -> Calendar {
    let off = Decided { reason: "lễ".into(), decision: "VPCP".into() };
    Calendar::new("test".into(), [2026].into(), [(Day::parse("2026-11-24").unwrap(), off)].into())
}
