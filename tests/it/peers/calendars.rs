//! Calendar feeds, read by two independent packages and kept by a CalDAV server.
//!
//! `.ci/run` installs icalendar, vobject and Radicale into `target/oracles`.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::harness::{CalendarComponent, Prepared, Server, checkout, is_there, read_calendar};
use crate::http::feed::added;

/// Runs `calendars.py`; `None`, said aloud, where its packages are not installed.
fn asked(what: &str, file: &Path, folder: &Path) -> Option<Value> {
    let python = checkout().join("target/oracles/bin/python");
    let python = python.to_str().expect("the checkout has a plain name");
    if !is_there(python, "reading calendar feeds with icalendar, vobject and Radicale") {
        return None;
    }
    let script = checkout().join("tests/it/peers/calendars.py");
    let output = Command::new(python).arg(script).arg(what).args([file, folder]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// An office with tasks in every stage, one extended, one with a title that is hard to write.
fn office() -> Server {
    let server = Prepared::new().office("cao-lanh").serve();
    let hard = "Rà soát; cập nhật, niêm yết \\n \"thủ tục\" 🏛️ ".repeat(20);
    for (number, title, due) in
        [("81", hard.trim(), "2022-03-20"), ("82", "Hai", "2022-04-30"), ("83", "Ba", "2022-05-31")]
    {
        let task = json!({
            "plan": "cchc-2022", "number": number, "title": title, "unit": "866", "area": "direction",
            "assigner": "UBND Tỉnh", "assigned": "2022-02-01", "due": due, "product": "Báo cáo, phụ lục"
        });
        assert_eq!(server.post("/v1/tasks", &task).status, 201);
    }
    for (number, verb, body) in [
        ("82", "start", json!({"on": "2022-02-02"})),
        ("82", "report-progress", json!({"on": "2022-03-02", "percent": 55})),
        ("82", "extend", json!({"on": "2022-03-10", "until": "2022-06-30"})),
        ("83", "cancel", json!({"on": "2022-03-10"})),
    ] {
        server.post(&format!("/v1/tasks/cchc-2022:{number}/{verb}"), &body).ok();
    }
    server
}

/// A feed of the office and those below it, in a file.
fn feed(server: &Server, folder: &Path) -> (CalendarComponent, std::path::PathBuf) {
    let (_, path) = added(server, "866", true);
    let text = server.get(&path).text;
    let file = folder.join("feed.ics");
    std::fs::write(&file, &text).unwrap();
    let calendar = read_calendar(&text);
    assert!(calendar.all("VTODO").len() > 10, "the office has tasks of its own");
    (calendar, file)
}

fn dashed(date: &str) -> String {
    format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..])
}

/// A duration of days and hours (RFC 5545, 3.3.6) in seconds.
#[track_caller]
fn seconds(duration: &str) -> i32 {
    let (sign, rest) = duration.strip_prefix('-').map_or((1, duration), |rest| (-1, rest));
    let (days, hours) = rest.strip_prefix('P').unwrap().split_once('T').unwrap_or((&rest[1..], ""));
    let number = |text: &str, unit: char| text.strip_suffix(unit).map_or(0, |digits| digits.parse::<i32>().unwrap());
    let seconds = sign * 3_600 * (24 * number(days, 'D') + number(hours, 'H'));
    assert_ne!(seconds, 0, "no trigger of ours: {duration}");
    seconds
}

/// What the packages are to find of an entry, by our own reading of RFC 5545.
fn expected(component: &CalendarComponent) -> Value {
    let alarms = component.all("VALARM");
    let is_todo = component.name == "VTODO";
    let property = if is_todo { "TRIGGER;RELATED=END" } else { "TRIGGER" };
    let trigger = |alarm: &&CalendarComponent| seconds(alarm.value(property));
    let mut entry = json!({
        "uid": component.value("UID"),
        "summary": component.text("SUMMARY"),
        "description": component.text("DESCRIPTION"),
        "status": component.value("STATUS"),
        "sequence": component.value("SEQUENCE").parse::<u32>().unwrap(),
        "stamp": component.value("DTSTAMP"),
        "categories": component.value("CATEGORIES").split(',').collect::<Vec<_>>(),
        "alarms": alarms.iter().map(trigger).collect::<Vec<i32>>(),
    });
    if is_todo {
        let completed = |at: &str| format!("{}T{}:{}:{}+00:00", dashed(&at[..8]), &at[9..11], &at[11..13], &at[13..15]);
        entry["due"] = json!(dashed(component.value("DUE;VALUE=DATE")));
        entry["percent"] = json!(component.value("PERCENT-COMPLETE").parse::<u32>().unwrap());
        entry["completed"] = json!(component.find("COMPLETED").map(completed));
    } else {
        entry["due"] = json!(dashed(component.value("DTSTART;VALUE=DATE")));
        entry["end"] = json!(dashed(component.value("DTEND;VALUE=DATE")));
    }
    entry
}

#[test]
fn two_independent_readers_find_every_entry_with_its_values() {
    let folder = tempfile::tempdir().unwrap();
    let server = office();
    let (calendar, file) = feed(&server, folder.path());
    let Some(found) = asked("read", &file, folder.path()) else { return };
    let entries = |kind: &str| calendar.all(kind).into_iter().map(expected).collect::<Vec<_>>();
    let expected =
        json!({"name": calendar.text("X-WR-CALNAME"), "todos": entries("VTODO"), "events": entries("VEVENT")});
    for reader in ["icalendar", "vobject"] {
        assert_eq!(found[reader], expected, "{reader}");
    }
}

#[test]
fn a_caldav_server_keeps_every_entry_and_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let server = office();
    let (calendar, file) = feed(&server, folder.path());
    let Some(kept) = asked("keep", &file, folder.path()) else { return };
    let mut all = serde_json::Map::new();
    for component in calendar.all("VTODO").into_iter().chain(calendar.all("VEVENT")) {
        let mut entry = expected(component);
        for gone in ["uid", "description", "stamp", "categories", "percent", "completed", "end"] {
            entry.as_object_mut().unwrap().remove(gone);
        }
        assert!(all.insert(component.value("UID").to_owned(), entry).is_none(), "no identifier stands twice");
    }
    for way in ["entries", "whole", "file"] {
        assert_eq!(kept[way], Value::Object(all.clone()), "{way}");
    }
}
