//! The files the binary carries, read as every start reads them.

use std::sync::LazyLock;

use super::*;
use crate::domain::directive::Scope;
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::unit_tree::{Lookup, UnitQuery};
use crate::sheets::{FaultCode, Source, read_documents, read_figures, read_office, read_tasks, read_units};

static LOADED: LazyLock<Loaded> =
    LazyLock::new(|| load(&ConfigFolder::embedded()).expect("the embedded files are in order"));

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).unwrap()
}

fn unit(text: &str, on: &str) -> Option<&'static Unit> {
    LOADED.country.unit(&code(text), day(on)).map(|unit| &**unit)
}

#[track_caller]
fn check_counts(on: &str, expected: [usize; 3]) {
    let count = |kind| {
        let query = UnitQuery { day: day(on), after: None, kind: Some(kind), parent: None, limit: usize::MAX };
        LOADED.country.page(query).units.len()
    };
    assert_eq!([UnitKind::Province, UnitKind::District, UnitKind::Commune].map(count), expected, "{on}");
}

#[test]
fn every_era_has_its_units() {
    for on in ["2022-03-31", "2024-12-31", "1999-12-31"] {
        check_counts(on, [63, 705, 10_599]);
    }
    for on in ["2025-01-01", "2025-06-30"] {
        check_counts(on, [63, 696, 10_035]);
    }
    for on in ["2025-07-01", "2026-01-01"] {
        check_counts(on, [34, 0, 3_321]);
    }
}

#[test]
fn one_code_names_three_places() {
    let name = |on| unit("29869", on).map(|unit| unit.name.as_str());
    assert_eq!(name("2022-03-31"), Some("Phường 2"));
    assert_eq!(name("2025-02-01"), Some("Phường 1"));
    assert_eq!(name("2025-08-01"), Some("Phường Cao Lãnh"));
}

#[test]
fn the_district_tier_ended() {
    for district in ["869", "866"] {
        assert_eq!(unit(district, "2022-07-12").map(|unit| unit.kind), Some(UnitKind::District));
        assert_eq!(unit(district, "2025-07-01"), None);
        assert!(
            matches!(LOADED.country.look_up(&code(district), day("2025-07-01")), Lookup::WrongDate { life } if life.len() == 1)
        );
    }
    assert_eq!(LOADED.country.look_up(&code("99999"), day("2022-07-12")), Lookup::Unknown);
}

#[test]
fn a_province_has_all_communes_of_its_districts() {
    let province = unit("87", "2022-03-31").unwrap();
    let in_scope = |scope, on| LOADED.country.in_scope(province, scope, day(on)).len();
    assert_eq!(in_scope(Scope::Communes, "2022-03-31"), 143);
    assert_eq!(in_scope(Scope::AllBelow, "2022-03-31"), 143 + 12);
    assert_eq!(in_scope(Scope::Siblings, "2022-03-31"), 62);
    let tan_hong = unit("869", "2022-07-12").unwrap();
    assert_eq!(LOADED.country.in_scope(tan_hong, Scope::Communes, day("2022-07-12")).len(), 9);
}

#[test]
fn dates_are_uncertain_where_no_decision_gives_them() {
    let uncertain = |unit_code, on| unit(unit_code, on).map(|unit| unit.date_uncertain);
    assert_eq!(uncertain("29869", "2022-03-31"), Some(true)); // without a beginning
    assert_eq!(uncertain("29869", "2025-01-01"), Some(false)); // by a succession
    assert_eq!(uncertain("29881", "2025-01-01"), Some(false));
    assert_eq!(uncertain("29869", "2025-07-01"), Some(false));
    assert_eq!(unit("29881", "2025-01-01").and_then(|unit| unit.valid_from), Some(day("2025-01-01")));
    let begun = LOADED.country.all().filter(|unit| unit.valid_from == Some(day("2025-01-01")));
    let (certain, uncertain): (Vec<_>, Vec<_>) = begun.partition(|unit| !unit.date_uncertain);
    assert_eq!(certain.iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>(), ["29869", "29881"]);
    assert!(!uncertain.is_empty());
}

#[test]
fn a_change_of_spelling_is_no_new_unit() {
    // Phường Hải Hoà of 2022 is Phường Hải Hòa of 2024.
    let respelt = LOADED.country.all().filter(|unit| unit.name == "Phường Hải Hòa" && unit.valid_from.is_none());
    assert!(respelt.map(|unit| unit.valid_until).all(|last| last == Some(day("2025-06-30"))));
    assert_eq!(LOADED.country.all().filter(|unit| unit.name == "Phường Hải Hoà").count(), 0);
    assert!(LOADED.country.all().all(|unit| unit.name == unit.name.trim() && !unit.name.contains("  ")));
}

#[test]
fn names_are_in_nfc() {
    use unicode_normalization::is_nfc;
    assert!(LOADED.country.all().all(|unit| is_nfc(&unit.name)));
}

#[test]
fn working_days_are_those_counted_by_hand() {
    // Weekdays, less those that are off, and the Saturdays and Sundays that were worked for some of these.
    let years = [
        (2011, 260 - 12 + 3),
        (2012, 261 - 11 + 1),
        (2013, 261 - 11 + 3),
        (2014, 261 - 14 + 5),
        (2015, 261 - 13 + 2),
        (2016, 261 - 10),
        (2017, 260 - 10),
        (2018, 261 - 11),
        (2019, 261 - 11 + 2),
        (2020, 262 - 10),
        (2021, 261 - 11),
        (2022, 260 - 11),
        (2023, 260 - 11),
        (2024, 262 - 12 + 1),
        (2025, 261 - 12 + 1),
        (2026, 261 - 14 + 2),
    ];
    for (year, expected) in years {
        let (first, last) = (Day::from_ymd(year, 1, 1).unwrap(), Day::from_ymd(year, 12, 31).unwrap());
        let worked =
            (0..=last.since(first)).filter(|ahead| LOADED.calendar.is_working_day(first.plus(*ahead)) == Some(true));
        assert_eq!(worked.count(), expected, "{year}");
    }
    assert_eq!(LOADED.calendar.days_off().count(), 184);
    assert_eq!(LOADED.calendar.is_working_day(day("2027-01-04")), None);
    assert_eq!(LOADED.calendar.add_working_days(day("2022-01-28"), 1), Some(day("2022-02-07")));
    assert_eq!(LOADED.calendar.working_days_between(day("2022-04-29"), day("2022-05-04")), Some(1));
    assert_eq!(LOADED.calendar.add_working_days(day("2021-02-09"), 1), Some(day("2021-02-17")));
    assert!(LOADED.calendar.version().starts_with("vn-2011-2026+"));
}

#[test]
fn a_weekday_that_was_swapped_has_the_weekend_day_that_was_worked_for_it() {
    let swapped: Vec<(Day, String)> = LOADED
        .calendar
        .days_off()
        .filter_map(|(day, off)| Some((day, off.reason.strip_prefix("Nghỉ hoán đổi, làm bù ")?.to_owned())))
        .collect();
    let worked: Vec<_> = LOADED.calendar.days_worked().collect();
    assert_eq!((swapped.len(), worked.len()), (20, 20));
    for (off, words) in swapped {
        let pair = worked
            .iter()
            .find(|(day, worked)| words.ends_with(&day.vietnamese()) && worked.reason.ends_with(&off.vietnamese()));
        let (day, _) = pair.unwrap_or_else(|| panic!("{off} is off and nothing was worked for it"));
        assert!((*day).since(off).abs() <= 14, "{off} and {day} lie close to each other");
    }
}

#[test]
fn the_holidays_of_the_years_of_the_articles_are_those_that_were_published() {
    // The stretches without work, as they were announced: every day of each is off, the days around it are worked.
    let stretches = [
        ("2011-01-31", "2011-02-07"),
        ("2011-04-10", "2011-04-12"),
        ("2012-01-21", "2012-01-29"),
        ("2012-12-29", "2013-01-01"),
        ("2013-02-09", "2013-02-17"),
        ("2013-04-27", "2013-05-01"),
        ("2014-01-28", "2014-02-05"),
        ("2014-04-30", "2014-05-04"),
        ("2014-08-30", "2014-09-02"),
        ("2015-01-01", "2015-01-04"),
        ("2015-02-15", "2015-02-23"),
        ("2015-04-28", "2015-05-03"),
        ("2016-02-06", "2016-02-14"),
        ("2016-04-30", "2016-05-03"),
        ("2017-01-26", "2017-02-01"),
        ("2018-02-14", "2018-02-20"),
        ("2018-09-01", "2018-09-03"),
        ("2018-12-29", "2019-01-01"),
        ("2019-02-02", "2019-02-10"),
        ("2019-04-27", "2019-05-01"),
        ("2020-01-23", "2020-01-29"),
        ("2020-04-30", "2020-05-03"),
        ("2020-09-02", "2020-09-02"),
        ("2023-01-20", "2023-01-26"),
        ("2023-04-29", "2023-05-03"),
        ("2023-09-01", "2023-09-04"),
        ("2024-02-08", "2024-02-14"),
        ("2024-04-27", "2024-05-01"),
        ("2024-08-31", "2024-09-03"),
        ("2025-01-25", "2025-02-02"),
        ("2025-04-30", "2025-05-04"),
        ("2025-08-30", "2025-09-02"),
        ("2026-01-01", "2026-01-04"),
        ("2026-02-14", "2026-02-22"),
        ("2026-08-29", "2026-09-02"),
        ("2026-11-24", "2026-11-24"),
    ];
    for (first, last) in stretches {
        let (first, last) = (day(first), day(last));
        let works = |day| LOADED.calendar.is_working_day(day).unwrap();
        assert!((0..=last.since(first)).all(|ahead| !works(first.plus(ahead))), "{first} to {last}");
        assert!(works(first.plus(-1)) && works(last.plus(1)), "around {first} to {last}");
    }
}

#[test]
fn the_files_of_the_demonstration_are_in_order() {
    let folder = ConfigFolder::embedded();
    let read = |office: &str, file: &str| folder.read(&format!("demo/{office}/{file}")).unwrap();
    for office in ["tan-hong", "cao-lanh"] {
        let file = read(office, "office.toml");
        let about = read_office(&file.bytes, &file.name).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(LOADED.country.unit(&about.unit, about.date).is_some(), "{office}");
        let file = read(office, "units.csv");
        let units = read_units(&Source::csv(&file.bytes, &file.name)).unwrap_or_else(|faults| panic!("{faults}"));
        let units: Vec<_> = units.into_iter().map(|row| row.value).collect();
        let tree = LOADED.country.with_local(&units).unwrap_or_else(|faults| panic!("{faults:?}"));
        let file = read(office, "tasks.csv");
        for task in read_tasks(&Source::csv(&file.bytes, &file.name)).unwrap_or_else(|faults| panic!("{faults}")) {
            assert!(tree.unit(&task.value.unit, task.value.facts[0].1).is_some(), "{}:{}", file.name, task.line);
        }
        let file = read(office, "documents.csv");
        let documents =
            read_documents(&Source::csv(&file.bytes, &file.name)).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(documents.iter().all(|row| tree.unit(&row.value.text.unit, row.value.key.issued).is_some()));
        let file = read(office, "figures.csv");
        let figures = read_figures(&Source::csv(&file.bytes, &file.name)).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(figures.iter().all(|row| tree.unit(&row.value.key.unit, row.value.value.reported).is_some()));
    }
}

#[test]
fn faults_of_all_files_are_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("units")).unwrap();
    std::fs::create_dir_all(folder.path().join("calendar")).unwrap();
    let write = |relative: &str, text: &str| std::fs::write(folder.path().join(relative), text).unwrap();
    write("dondoc.toml", "zone = 7\n");
    write("calendar/vn.toml", "years = [2022]\nyear = 2022\n");
    write("units/units-2024.csv", "code,level,name\n01,province,Thành phố Hà Nội\n");
    write("units/units-2025.csv", "code,level,name,parent_code\n01,province,,\n");
    let config = ConfigFolder::overridden_by(folder.path()).unwrap();
    let Err(ConfigError::Faults(faults)) = load(&config) else { panic!("files with faults were taken") };
    let found: Vec<_> = faults.iter().flat_map(Faults::kept).collect();
    assert!(found.iter().all(|fault| fault.file.starts_with(folder.path().to_str().unwrap())));
    let found: Vec<_> =
        found.iter().map(|fault| (fault.line, fault.column.as_deref().unwrap_or(""), fault.code)).collect();
    assert_eq!(
        found,
        [
            (1, "zone", FaultCode::ValueType),
            (2, "year", FaultCode::ColumnUnknown),
            (1, "parent_code", FaultCode::ColumnMissing),
            (2, "name", FaultCode::ValueMissing),
        ]
    );
}
