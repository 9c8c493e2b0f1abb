//! `[[schedules]]` of `dondoc.toml`: what only one of them says has the defaults that `dondoc.toml` names beside it.

use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::read::{Parsed, zone};
use crate::domain::cron::CronSpec;
use crate::domain::id::{DirectiveId, ScheduleId, UnitCode};
use crate::domain::schedule::{CatchUp, ConfiguredSchedule, DaysOff, Overlap, ScheduleRule};
use crate::sheets::{FaultCode, Faults, TomlTable};

/// Reads all of them; one without a zone of its own has the configured one.
pub fn schedules(root: &mut TomlTable<'_>, default_zone: Tz, faults: &mut Faults) -> Vec<ConfiguredSchedule> {
    let mut lines = BTreeMap::new();
    let mut schedules = Vec::new();
    for table in root.tables("schedules", faults) {
        let line = table.line();
        let Some(schedule) = schedule(table, default_zone, faults) else { continue };
        if let Some(first) = lines.insert(schedule.id.clone(), line) {
            let message =
                format!("{} stands on line {first} and again on line {line}; rename one of the two", schedule.id);
            faults.add(line, "schedules.id", FaultCode::RowRepeated, message);
        }
        schedules.push(schedule);
    }
    schedules
}

fn schedule(mut table: TomlTable<'_>, default_zone: Tz, faults: &mut Faults) -> Option<ConfiguredSchedule> {
    let id = table.id("id", faults, ScheduleId::parse);
    let cron = |text: &str| CronSpec::parse(text).map_err(|fault| (FaultCode::CronFault, fault.to_string()));
    let cron = table.required("cron", faults, cron);
    let zone = table.optional("zone", faults, zone).unwrap_or(default_zone);
    let directives = table.ids("directives", faults, DirectiveId::parse);
    let units = table.ids("units", faults, UnitCode::parse);
    let overlap = |text: &str| known(Overlap::parse(text), text, Overlap::ALL.map(Overlap::id));
    let overlap = table.optional("overlap", faults, overlap).unwrap_or_default();
    let days_off = |text: &str| known(DaysOff::parse(text), text, DaysOff::ALL.map(DaysOff::id));
    let days_off = table.optional("days_off", faults, days_off).unwrap_or_default();
    let mut number = |key, min, max: u32| {
        let found = table.optional_number(key, (min, u64::from(max)), faults);
        found.and_then(|number| u32::try_from(number).ok())
    };
    let count = number("catch_up_count", 1, CatchUp::COUNT_MAX).unwrap_or(CatchUp::default().count);
    let minutes = number("catch_up_minutes", 1, CatchUp::MINUTES_MAX);
    let jitter_seconds = number("jitter_seconds", 0, ScheduleRule::JITTER_SECONDS_MAX).unwrap_or(0);
    table.finish(faults);
    let (cron, directives, units) = (cron?, directives?, units?);
    let catch_up = CatchUp { count, minutes };
    let rule = ScheduleRule { cron, zone, directives, units, overlap, catch_up, jitter_seconds, days_off };
    Some(ConfiguredSchedule { id: id?, rule })
}

fn known<T>(found: Option<T>, text: &str, names: [&'static str; 3]) -> Parsed<T> {
    found.ok_or_else(|| (FaultCode::ValueUnknown, format!("{text:?} is not known; write one of {}", names.join(", "))))
}

#[cfg(test)]
mod tests {
    use crate::config::read_config;
    use crate::domain::schedule::{CatchUp, DaysOff, Overlap};
    use crate::sheets::FaultCode;

    const SCHEDULE: &str = "[[schedules]]\nid = \"a\"\ncron = \"0 8 * * 1\"\ndirectives = [\"d\"]\nunits = [\"869\"]\n";

    fn faults(text: &str) -> Vec<(u64, String, FaultCode)> {
        let faults = read_config(text.as_bytes(), "dondoc.toml").expect_err("the text has faults");
        let named = |fault: &crate::sheets::Fault| {
            (fault.line, fault.column.clone().unwrap_or_default().to_string(), fault.code)
        };
        faults.kept().iter().map(named).collect()
    }

    #[test]
    fn what_a_schedule_leaves_out_has_its_default() {
        let config = read_config(format!("zone = \"Europe/Berlin\"\n{SCHEDULE}").as_bytes(), "dondoc.toml").unwrap();
        let rule = &config.schedules[0].rule;
        assert_eq!((rule.zone, rule.overlap, rule.days_off), (config.zone, Overlap::Queue, DaysOff::Run));
        assert_eq!((rule.catch_up, rule.jitter_seconds), (CatchUp { count: 31, minutes: None }, 0));
    }

    #[test]
    fn a_schedule_may_say_everything() {
        let more = "zone = \"Asia/Tokyo\"\noverlap = \"coalesce\"\ndays_off = \"next-working-day\"\n\
                    catch_up_count = 3\ncatch_up_minutes = 90\njitter_seconds = 30\n";
        let config = read_config(format!("{SCHEDULE}{more}").as_bytes(), "dondoc.toml").unwrap();
        let rule = &config.schedules[0].rule;
        assert_eq!(
            (rule.zone.name(), rule.overlap, rule.days_off),
            ("Asia/Tokyo", Overlap::Coalesce, DaysOff::NextWorkingDay)
        );
        assert_eq!((rule.catch_up, rule.jitter_seconds), (CatchUp { count: 3, minutes: Some(90) }, 30));
    }

    #[test]
    fn what_a_schedule_says_wrongly_is_named() {
        use FaultCode::{ValueRange, ValueUnknown};
        let more = "zone = \"Asia/Hanoi\"\noverlap = \"both\"\ndays_off = \"off\"\ncatch_up_count = 0\n\
                    catch_up_minutes = 527_041\njitter_seconds = 3601\n";
        let named = |line, key: &str, code| (line, format!("schedules[0].{key}"), code);
        assert_eq!(
            faults(&format!("{SCHEDULE}{more}")),
            [
                named(6, "zone", ValueUnknown),
                named(7, "overlap", ValueUnknown),
                named(8, "days_off", ValueUnknown),
                named(9, "catch_up_count", ValueRange),
                named(10, "catch_up_minutes", ValueRange),
                named(11, "jitter_seconds", ValueRange),
            ]
        );
    }
}
