//! A calendar feed that tests subscribe to.

use serde_json::{Value, json};

use super::event::assignment;
use crate::harness::{CalendarComponent, Server, read_calendar};

/// Makes a feed of a unit; its identifier and the path of its address.
#[track_caller]
pub fn added(server: &Server, unit: &str, below: bool) -> (String, String) {
    let answer = server.post("/v1/feeds", &json!({"unit": unit, "below": below}));
    assert_eq!(answer.status, 201, "{}", answer.text);
    let feed: Value = answer.json();
    (feed["id"].as_str().unwrap().to_owned(), feed["path"].as_str().unwrap().to_owned())
}

/// The calendar at a path.
#[track_caller]
pub fn calendar(server: &Server, path: &str) -> CalendarComponent {
    let answer = server.get(path);
    assert_eq!(answer.status, 200, "{}", answer.text);
    read_calendar(&answer.text)
}

/// Assigns a task to an office, due on a day.
#[track_caller]
pub fn assign(server: &Server, number: &str, unit: &str, due: &str) {
    let mut task = assignment();
    (task["number"], task["unit"], task["due"]) = (json!(number), json!(unit), json!(due));
    assert_eq!(server.post("/v1/tasks", &task).status, 201);
}

/// When the alarms of an entry ring.
#[track_caller]
pub fn rings<'a>(component: &'a CalendarComponent, trigger: &str) -> Vec<&'a str> {
    let alarms = component.all("VALARM");
    assert!(alarms.iter().all(|alarm| alarm.value("ACTION") == "DISPLAY" && !alarm.text("DESCRIPTION").is_empty()));
    alarms.iter().map(|alarm| alarm.value(trigger)).collect()
}
