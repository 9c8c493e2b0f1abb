//! `vn.toml`: the years a calendar knows, their official days off, the weekends worked instead, and the days worked in part,
//! each with reason and decision.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{FaultCode, Faults};
use super::toml_file::{TomlFile, TomlTable};
use crate::domain::Day;
use crate::domain::calendar::{Calendar, Decided, is_weekend};
use crate::domain::text::TITLE_BYTES_MAX;

/// The most days between a weekday that is off and the weekend day that is worked for it.
const SWAP_DAYS_MAX: i32 = 31;

/// Reads a calendar. Its version is the years it holds and a digest of its data: comments and order do not change it.
pub fn read_calendar(bytes: &[u8], file: &str) -> Result<Calendar, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let (mut root, mut faults) = (document.root(), Faults::new(file));
    let years = years(&mut root, &mut faults);
    let off = days(&mut root, "days_off", &years, &mut faults, |day| {
        is_weekend(day).then(|| format!("{day} lies on a weekend and is off anyway; delete it or correct the day"))
    });
    let worked = days(&mut root, "days_worked", &years, &mut faults, |day| {
        (!is_weekend(day)).then(|| format!("{day} is a weekday and is worked anyway; delete it or correct the day"))
    });
    let half = days(&mut root, "half_days", &years, &mut faults, |_| None);
    root.finish(&mut faults);
    contradictions(&off, &worked, &half, &mut faults);
    swaps(&worked, &off, &years, &mut faults);
    let (off, worked, half) = (decided_days(off), decided_days(worked), decided_days(half));
    faults.or(Calendar::of_data(years, off, worked, half))
}

/// A day of a list, with the line it stands on.
struct Listed {
    line: u64,
    decided: Decided,
    /// The weekday that a weekend day is worked for.
    instead_of: Option<Day>,
}

/// The days of one list, each once; `needless` says why a day would change nothing.
fn days(
    root: &mut TomlTable<'_>,
    key: &'static str,
    years: &BTreeSet<i32>,
    faults: &mut Faults,
    needless: impl Fn(Day) -> Option<String>,
) -> BTreeMap<Day, Listed> {
    let mut days: BTreeMap<Day, Listed> = BTreeMap::new();
    for table in root.tables(key, faults) {
        let line = table.line();
        let Some((day, listed)) = listed(table, key, years, faults, &needless) else { continue };
        if let Some(Listed { line: first, .. }) = days.insert(day, listed) {
            let message = format!("{day} stands on line {first} and again on line {line}; keep one of the two");
            faults.add(line, &format!("{key}.day"), FaultCode::RowRepeated, message);
        }
    }
    days
}

/// A day is one thing: off, worked on a weekend, or worked in part.
fn contradictions(
    off: &BTreeMap<Day, Listed>,
    worked: &BTreeMap<Day, Listed>,
    half: &BTreeMap<Day, Listed>,
    faults: &mut Faults,
) {
    let mut fault = |key: &str, line, day, what| {
        let message = format!("{day} is said to be off as well as {what}; keep one of the two");
        faults.add(line, &format!("{key}.day"), FaultCode::DayContradicted, message);
    };
    for (day, Listed { line, .. }) in worked.iter().filter(|(day, _)| off.contains_key(day)) {
        fault("days_worked", *line, *day, "worked");
    }
    let is_off = |day: &Day| off.contains_key(day) || is_weekend(*day) && !worked.contains_key(day);
    for (day, Listed { line, .. }) in half.iter().filter(|(day, _)| is_off(day)) {
        fault("half_days", *line, *day, "worked in part");
    }
}

/// A weekend day that is worked for a weekday names one that is off, and lies near it: most in the same year, some across
/// its end.
fn swaps(worked: &BTreeMap<Day, Listed>, off: &BTreeMap<Day, Listed>, years: &BTreeSet<i32>, faults: &mut Faults) {
    let swaps = worked.iter().filter_map(|(day, listed)| Some((*day, listed.line, listed.instead_of?)));
    for (day, line, weekday) in swaps {
        let (code, message) = if day.since(weekday).abs() > SWAP_DAYS_MAX {
            let message =
                format!("{day} and {weekday} lie more than {SWAP_DAYS_MAX} days apart; correct the year of one");
            (FaultCode::SwapApart, message)
        } else if off.contains_key(&weekday) || !years.contains(&weekday.year()) {
            continue;
        } else {
            let message = format!("{weekday} is not among days_off; add it, with the same decision");
            (FaultCode::SwapUnpaired, message)
        };
        faults.add(line, "days_worked.instead_of", code, message);
    }
}

fn decided_days(days: BTreeMap<Day, Listed>) -> BTreeMap<Day, Decided> {
    days.into_iter().map(|(day, listed)| (day, listed.decided)).collect()
}

fn years(root: &mut TomlTable<'_>, faults: &mut Faults) -> BTreeSet<i32> {
    let bounds = (u64::from(Day::FIRST.year().unsigned_abs()), u64::from(Day::LAST.year().unsigned_abs()));
    let years = root.numbers("years", bounds, faults).unwrap_or_default();
    let set: BTreeSet<i32> = years.iter().filter_map(|year| i32::try_from(*year).ok()).collect();
    if set.len() < years.len() {
        root.fault(faults, "years", FaultCode::RowRepeated, "a year stands twice; keep one of the two");
    }
    set
}

fn listed(
    mut table: TomlTable<'_>,
    key: &str,
    years: &BTreeSet<i32>,
    faults: &mut Faults,
    needless: impl Fn(Day) -> Option<String>,
) -> Option<(Day, Listed)> {
    let line = table.line();
    let day = table.day("day", faults);
    let reason = table.text("reason", TITLE_BYTES_MAX, faults);
    let decision = table.text("decision", TITLE_BYTES_MAX, faults);
    let instead_of = if key == "days_worked" { table.optional_day("instead_of", faults) } else { None };
    if let Some(day) = day {
        if let Some(message) = needless(day) {
            table.fault(faults, "day", FaultCode::ValueUnexpected, message);
        }
        if !years.contains(&day.year()) {
            let message =
                format!("{} is not among the years of this file; add it to years with all its days", day.year());
            table.fault(faults, "day", FaultCode::ValueRange, message);
        }
    }
    table.finish(faults);
    Some((day?, Listed { line, decided: Decided { reason: reason?, decision: decision? }, instead_of }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Calendar, Vec<(u64, String, FaultCode)>> {
        read_calendar(text.as_bytes(), "vn.toml").map_err(|faults| {
            let place = |f: &super::super::Fault| (f.line, f.column.as_deref().unwrap_or("").to_owned(), f.code);
            faults.kept().iter().map(place).collect()
        })
    }

    #[track_caller]
    fn check_faults(text: &str, expected: &[(u64, &str, FaultCode)]) {
        let expected = expected.iter().map(|(line, key, code)| (*line, (*key).to_owned(), *code)).collect();
        assert_eq!(read(text), Err(expected));
    }

    #[test]
    fn the_version_follows_the_data_and_nothing_else() {
        let off = "[[days_off]]\nday = \"2022-09-02\"\nreason = \"Quốc khánh\"\ndecision = \"245/VPCP-KGVX\"\n";
        let version = |text: &str| read(text).unwrap().version().to_owned();
        let first = version(&format!("years = [2021, 2022]\n{off}"));
        assert_eq!(first.len(), "vn-2021-2022+0123456789ab".len());
        assert!(first.starts_with("vn-2021-2022+"), "{first}");
        assert_eq!(
            version(&format!("# a remark\nyears = [2022, 2021]\n\n{}", off.replace("\"2022-09-02\"", "2022-09-02"))),
            first
        );
        assert_ne!(version(&format!("years = [2021, 2022]\n{}", off.replace("245", "246"))), first);
        let worked = off.replace("days_off", "days_worked").replace("2022-09-02", "2022-09-10");
        assert_ne!(version(&format!("years = [2021, 2022]\n{off}{worked}")), first);
    }

    #[test]
    fn every_fault_has_its_place() {
        use FaultCode::{
            ColumnMissing, ColumnUnknown, DayContradicted, DayNotInCalendar, RowRepeated, SwapApart, SwapUnpaired,
            ValueRange, ValueType, ValueUnexpected,
        };
        let off = |day: &str| format!("[[days_off]]\nday = \"{day}\"\nreason = \"a\"\ndecision = \"b\"\n");
        check_faults(&format!("years = [2022]\n{}", off("2022-02-31")), &[(3, "days_off[0].day", DayNotInCalendar)]);
        check_faults(&format!("years = [2022]\n{}", off("2022-01-01")), &[(3, "days_off[0].day", ValueUnexpected)]);
        check_faults(&format!("years = [2022]\n{}", off("2021-01-01")), &[(3, "days_off[0].day", ValueRange)]);
        check_faults(
            &format!("years = [2022]\n{}{}", off("2022-09-02"), off("2022-09-02")),
            &[(6, "days_off.day", RowRepeated)],
        );
        let worked = |day: &str| off(day).replace("days_off", "days_worked");
        check_faults(
            &format!("years = [2022]\n{}", worked("2022-01-03")),
            &[(3, "days_worked[0].day", ValueUnexpected)],
        );
        check_faults(&format!("years = [2022]\n{}", worked("2019-05-04")), &[(3, "days_worked[0].day", ValueRange)]);
        check_faults(
            &format!("years = [2022]\n{}{}", worked("2022-01-08"), worked("2022-01-08")),
            &[(6, "days_worked.day", RowRepeated)],
        );
        let half = |day: &str| off(day).replace("days_off", "half_days");
        check_faults(
            &format!("years = [2022]\n{}{}", off("2022-09-03"), worked("2022-09-03")),
            &[(3, "days_off[0].day", ValueUnexpected), (6, "days_worked.day", DayContradicted)],
        );
        check_faults(
            &format!("years = [2022]\n{}{}{}", off("2022-09-02"), half("2022-09-02"), half("2022-09-04")),
            &[(6, "half_days.day", DayContradicted), (10, "half_days.day", DayContradicted)],
        );
        let swap = |day: &str, weekday: &str| format!("{}instead_of = \"{weekday}\"\n", worked(day));
        let swapped =
            [swap("2022-09-10", "2022-09-02"), swap("2022-09-17", "2022-09-05"), swap("2022-09-24", "2021-09-02")];
        check_faults(
            &format!("years = [2022]\n{}{}", off("2022-09-02"), swapped.concat()),
            &[(11, "days_worked.instead_of", SwapUnpaired), (16, "days_worked.instead_of", SwapApart)],
        );
        check_faults("year = [2022]\n", &[(1, "years", ColumnMissing), (1, "year", ColumnUnknown)]);
        check_faults("years = 2022\n", &[(1, "years", ValueType)]);
        check_faults(
            "years = [2022]\n[[days_off]]\nday = 5\nwhy = \"\"\n",
            &[
                (2, "days_off[0].reason", ColumnMissing),
                (2, "days_off[0].decision", ColumnMissing),
                (3, "days_off[0].day", ValueType),
                (4, "days_off[0].why", ColumnUnknown),
            ],
        );
        check_faults("years = [2022\n[[days_off]\n", &[(2, "", FaultCode::TomlSyntax)]);
    }
}
