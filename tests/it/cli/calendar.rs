//! `dondoc calendar`: working days without a data folder, and what another calendar would change.

use super::import::{Office, TASKS};
use super::serve::Serving;
use super::{Ran, dondoc, text};
use crate::harness::checkout;

#[track_caller]
fn check(arguments: &[&str], expected: &str, is_provisional: bool) {
    let ran = dondoc(&[&["calendar"], arguments].concat());
    assert_eq!((ran.code, ran.out.trim_end()), (0, expected), "{arguments:?}: {}", ran.err);
    assert_eq!(ran.err.starts_with("provisional"), is_provisional, "{arguments:?}: {}", ran.err);
}

#[test]
fn working_days_are_added_and_counted() {
    check(&["add", "2026-02-13", "1"], "2026-02-23", false);
    check(&["add", "2026-02-23", "-1"], "2026-02-13", false);
    check(&["add", "2025-04-25", "1"], "2025-04-26", false); // a Saturday, worked for 2 May
    check(&["between", "2026-08-21", "2026-09-03"], "7", false); // with Saturday 22 August, without 31 August to 2 September
    check(&["between", "2026-09-03", "2026-08-21"], "-7", false);
    check(&["add", "2024-01-31", "1m"], "2024-02-29", false);
    check(&["add", "2026-07-31", "1m"], "2026-09-03", false);
    check(&["add", "2026-08-20", "2w"], "2026-09-03", false);
    check(&["add", "2026-01-25", "20d"], "2026-02-23", false);
    check(&["add", "2022-02-28", "1y"], "2023-02-28", false);
}

#[test]
fn a_year_without_its_decree_is_marked_as_provisional() {
    check(&["add", "2026-12-31", "1"], "2027-01-04", true);
    check(&["add", "2027-02-03", "1"], "2027-02-11", true);
    check(&["between", "2026-12-31", "2027-01-04"], "1", true);
    let days = |year| dondoc(&["calendar", "days", year]).out;
    assert!(days("2026").lines().all(|line| line.ends_with("\tdecreed")));
    assert!(days("2027").lines().all(|line| line.ends_with("\tprovisional")));
    assert_eq!((days("2026").lines().count(), days("2027").lines().count()), (16, 12));
    let worked = "2026-01-10\tworked\tLàm bù cho thứ Sáu 02/01/2026\tCông văn 12729/VPCP-KGVX ngày 25/12/2025\tdecreed";
    assert!(days("2026").lines().any(|line| line == worked), "{}", days("2026"));
}

#[test]
fn what_is_not_known_is_not_said() {
    for arguments in [["add", "1999-12-30", "1"], ["between", "1999-12-30", "2000-01-05"], ["days", "1999", ""]] {
        let arguments: Vec<&str> = ["calendar"].into_iter().chain(arguments).filter(|a| !a.is_empty()).collect();
        let ran = dondoc(&arguments);
        assert_eq!((ran.code, ran.out.as_str()), (6, ""), "{arguments:?}");
    }
    for arguments in [["add", "2026-02-30", "1"], ["add", "2026-02-28", "1q"], ["add", "2026-02-28", "-1d"]] {
        assert_eq!(dondoc(&[&["calendar"], &arguments[..]].concat()).code, 2, "{arguments:?}");
    }
}

/// The calendar in use with 4 September 2026 off and Saturday 12 worked for it, 24 November worked, and a decree for 2027.
fn changed(office: &Office) -> std::path::PathBuf {
    let used = std::fs::read_to_string(checkout().join("config/calendar/vn.toml")).unwrap();
    let culture = "[[days_off]]\nday = \"2026-11-24\"\nreason = \"Ngày Văn hóa Việt Nam\"\ndecision = \"Nghị quyết 28/2026/QH16\"\n";
    assert!(used.contains(culture));
    let swap = "\n[[days_off]]\nday = \"2026-09-04\"\nreason = \"Nghỉ hoán đổi\"\ndecision = \"VPCP\"\n\
                \n[[days_worked]]\nday = \"2026-09-12\"\ninstead_of = \"2026-09-04\"\nreason = \"Làm bù\"\ndecision = \"VPCP\"\n";
    office.file("vn.toml", used.replace(culture, "") + swap)
}

#[test]
fn a_preview_says_which_days_change() {
    let office = Office::new();
    let file = changed(&office);
    let ran = dondoc(&["calendar", "preview", text(&file)]);
    let expected = "2026-09-04\toff\tNghỉ hoán đổi\tVPCP\n2026-09-12\tworked\tLàm bù\tVPCP\n2026-11-24\tworked\t-\t-\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, expected, ""));
    let ran = dondoc(&["calendar", "preview", text(&checkout().join("config/calendar/vn.toml"))]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn a_preview_lists_the_open_deadlines_on_days_that_will_be_off() {
    let office = Office::new();
    let task = |number: &str, due: &str, done: &str| {
        format!(
            "cchc-2026,{number},Ban hành kế hoạch,01,direction,UBND tỉnh,,,2026-02-01,{due},,,,,,{done},{done},,,,,,\n"
        )
    };
    let tasks = [
        task("01", "2026-09-04", ""),
        task("02", "2026-09-03", ""),
        task("03", "2026-09-04", "2026-03-01"),
        task("04", "2026-09-12", ""),
    ];
    let file = office.file("tasks.csv", format!("{TASKS}{}", tasks.concat()));
    let imported = office.import("tasks", &file, &[]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    let ran = dondoc(&["calendar", "preview", text(&changed(&office)), "--data", text(&office.data())]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let tasks: Vec<&str> = ran.out.lines().filter(|line| line.contains("\ttask\t")).collect();
    let expected = [
        "2026-09-04\ttask\tcchc-2026:01\t01\toff\tBan hành kế hoạch",
        "2026-09-12\ttask\tcchc-2026:04\t01\tworked\tBan hành kế hoạch",
    ];
    assert_eq!(tasks, expected);
    assert!(ran.err.ends_with("nothing was recorded\n"), "{}", ran.err);
}

#[test]
fn an_applied_decree_is_one_version_and_is_used_from_then_on() {
    let office = Office::new();
    let units = "code,name,kind,parent,valid_from,valid_until\n866.TC,Phòng Tài chính,division,866,,2025-06-30\n";
    assert_eq!(office.import("units", &office.file("units.csv", units), &[]).code, 0);
    let data = office.data();
    let years = || dondoc(&["calendar", "years", "--data", text(&data)]).out.lines().last().map(str::to_owned);
    assert_eq!(years().as_deref(), Some("2027\tprovisional\t12\t0"));
    let decree = "years = [2027]\n[[days_off]]\nday = \"2027-01-01\"\nreason = \"Tết\"\ndecision = \"VPCP\"\n";
    let decree = office.file("2027.toml", decree);
    let apply = || dondoc(&["calendar", "apply", text(&decree), "--data", text(&data)]);
    let ran = apply();
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("2027-02-08\tworked\t-\t-\n"), "{}", ran.out);
    assert!(ran.err.contains("recorded as version 2"), "{}", ran.err);
    assert!(years().is_some_and(|last| last.starts_with("2028\tprovisional\t")));
    let again = apply();
    assert_eq!((again.code, again.out.as_str(), again.err.as_str()), (0, "", "nothing was recorded\n"));
    let serving = Serving::start(text(&data));
    let again = apply();
    assert_eq!((again.code, again.out.as_str(), again.err.as_str()), (0, "", "nothing was recorded\n"));
    let other = office.file("other.toml", "years = [2027]\n");
    let ran = dondoc(&["calendar", "apply", text(&other), "--data", text(&data)]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "2027-01-01\tworked\t-\t-\n"), "{}", ran.err);
    assert!(ran.err.contains("recorded as version 3"), "{}", ran.err);
    drop(serving);
}

#[test]
fn all_faults_of_a_calendar_are_said_at_once() {
    let office = Office::new();
    let day = |list: &str, day: &str, more: &str| {
        format!("[[{list}]]\nday = \"{day}\"\nreason = \"lễ\"\ndecision = \"VPCP\"\n{more}")
    };
    let file = office.file(
        "vn.toml",
        ["years = [2026]\n".to_owned(), day("days_off", "2026-09-05", ""), day("days_worked", "2026-09-05", "")]
            .concat()
            + &day("days_worked", "2026-09-12", "instead_of = \"2025-09-11\"\n")
            + &day("days_worked", "2026-09-19", "instead_of = \"2026-09-18\"\n"),
    );
    let Ran { code, err, .. } = dondoc(&["calendar", "preview", text(&file)]);
    assert_eq!(code, 1);
    let codes = ["[value-unexpected]", "[day-contradicted]", "[swap-apart]", "[swap-unpaired]"];
    assert!(codes.iter().all(|code| err.contains(code)), "{err}");
}
