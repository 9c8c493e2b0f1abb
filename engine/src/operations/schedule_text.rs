//! The rule of a schedule as it was sent, read with all its faults.

use std::collections::BTreeSet;

use super::engine::Engine;
use super::refusal::Faults;
use crate::domain::Instant;
use crate::domain::calendar::Outlook;
use crate::domain::cron::CronSpec;
use crate::domain::id::{DirectiveId, UnitCode};
use crate::domain::schedule::{CatchUp, DaysOff, Overlap, RuleFault, ScheduleRule};

/// What a schedule is to do, as it was sent: what is left out has its default.
#[derive(Clone, Debug, Default)]
pub struct ScheduleText {
    /// Five fields, as in crontab.
    pub cron: String,
    /// The zone of its clocks; the configured one without it.
    pub zone: Option<String>,
    /// The directives.
    pub directives: Vec<String>,
    /// The units.
    pub units: Vec<String>,
    /// queue, skip or coalesce.
    pub overlap: Option<String>,
    /// How many instants are caught up.
    pub catch_up_count: Option<u32>,
    /// How many minutes back instants are caught up.
    pub catch_up_minutes: Option<u32>,
    /// By how many seconds a start is put off at most.
    pub jitter_seconds: Option<u32>,
    /// run, skip or next-working-day.
    pub days_off: Option<String>,
}

/// The rule, or everything that is wrong with it.
pub(super) fn read_rule(
    engine: &Engine,
    faults: &mut Faults,
    sent: &ScheduleText,
    now: Instant,
) -> Option<ScheduleRule> {
    let cron = faults.keep("bad-cron", "cron", CronSpec::parse(&sent.cron));
    let zone = match &sent.zone {
        None => Some(engine.zone),
        Some(name) => {
            let unknown = format!("{name:?} is no zone of the IANA time zone database, as \"Asia/Ho_Chi_Minh\"");
            faults.keep("unknown-zone", "zone", name.parse().map_err(|_| unknown))
        }
    };
    let (directives_max, units_max) = (ScheduleRule::DIRECTIVES_MAX, ScheduleRule::UNITS_MAX);
    let directives = ids(faults, "directives", &sent.directives, directives_max, DirectiveId::parse);
    let units = ids(faults, "units", &sent.units, units_max, UnitCode::parse);
    check_known(engine, faults, &directives, &units);
    let overlap = sent.overlap.as_deref().map_or(Some(Overlap::default()), Overlap::parse);
    if overlap.is_none() {
        let known = Overlap::ALL.map(Overlap::id).join(", ");
        faults.add("unknown-overlap", "overlap", format!("one of {known}"));
    }
    let days_off = sent.days_off.as_deref().map_or(Some(DaysOff::default()), DaysOff::parse);
    if days_off.is_none() {
        let known = DaysOff::ALL.map(DaysOff::id).join(", ");
        faults.add("unknown-days-off", "days_off", format!("one of {known}"));
    }
    let catch_up =
        CatchUp { count: sent.catch_up_count.unwrap_or(CatchUp::default().count), minutes: sent.catch_up_minutes };
    let jitter_seconds = sent.jitter_seconds.unwrap_or(0);
    // Windows and jitter are looked at even where something else cannot be read.
    let any = || CronSpec::parse("0 0 1 1 *").expect("the first of January comes");
    let rule = ScheduleRule {
        cron: cron.clone().unwrap_or_else(any),
        zone: zone.unwrap_or(engine.zone),
        directives,
        units,
        overlap: overlap.unwrap_or_default(),
        catch_up,
        jitter_seconds,
        days_off: days_off.unwrap_or_default(),
    };
    let calendar = engine.calendar();
    for fault in rule.faults(now, Outlook::of(&calendar)) {
        let (code, field) = named(&fault);
        faults.add(code, field, fault.to_string());
    }
    (cron.is_some() && zone.is_some() && overlap.is_some() && days_off.is_some()).then_some(rule)
}

/// The code and the field of a fault of a rule.
fn named(fault: &RuleFault) -> (&'static str, &'static str) {
    match fault {
        RuleFault::CatchUpCount => ("bad-catch-up", "catch_up_count"),
        RuleFault::CatchUpMinutes => ("bad-catch-up", "catch_up_minutes"),
        RuleFault::Jitter => ("bad-jitter", "jitter_seconds"),
        RuleFault::JitterReachesNext { .. } => ("jitter-reaches-next", "jitter_seconds"),
    }
}

fn ids<T: Ord + Clone, E: std::fmt::Display>(
    faults: &mut Faults,
    field: &str,
    sent: &[String],
    most: usize,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Vec<T> {
    if sent.is_empty() {
        faults.add("missing", field, "name at least one");
    }
    if sent.len() > most {
        faults.add("too-many", field, format!("name at most {most}"));
        return Vec::new();
    }
    let at = |index: usize| format!("{field}[{index}]");
    let read = sent.iter().enumerate();
    let read: Vec<T> =
        read.filter_map(|(index, text)| faults.keep("bad-identifier", &at(index), parse(text))).collect();
    let different: BTreeSet<&T> = read.iter().collect();
    if different.len() < read.len() {
        faults.add("named-twice", field, "name each once");
    }
    read
}

/// Notes a fault for each that nobody knows now.
fn check_known(engine: &Engine, faults: &mut Faults, directives: &[DirectiveId], units: &[UnitCode]) {
    for directive in directives.iter().filter(|id| engine.shelf.active(id).is_none()) {
        let known: Vec<&str> = engine.shelf.plugins().map(|plugin| plugin.directive.id.as_str()).collect();
        let message = format!("no directive {directive} is active; there are {}", known.join(", "));
        faults.add("unknown-directive", "directives", message);
    }
    for unit in units.iter().filter(|unit| engine.units.life(unit).is_empty()) {
        faults.add("unknown-unit", "units", format!("no unit ever had the code {unit}"));
    }
}
