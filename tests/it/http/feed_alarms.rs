//! The alarms of a calendar feed: on the days of the policy that the task reminds by, in working days.

use serde_json::json;

use dondoc::operations::take_up_calendar;

use super::event::assignment;
use super::feed::{added, assign, calendar, rings};
use crate::harness::{CalendarComponent, Prepared, read_calendar};

const AS_TASK: &str = "cchc-2022~90-todo@";
const AS_DAY: &str = "cchc-2022~90-event@";

#[test]
fn alarms_follow_the_policy_of_the_task_and_those_of_others_keep_their_bytes() {
    let server = Prepared::new().at("2022-03-01", 9).serve();
    assign(&server, "90", "866", "2022-03-15");
    let mut other = assignment();
    (other["plan"], other["due"]) = (json!("other"), json!("2022-03-20"));
    assert_eq!(server.post("/v1/tasks", &other).status, 201);
    let (_, path) = added(&server, "866", false);
    let other = |calendar: &CalendarComponent| format!("{:?}", calendar.by_uid("VTODO", "other~90-todo@"));
    let first = calendar(&server, &path);
    // A deadline on a Sunday: its last rung is the Friday before.
    let sunday = ["-P22DT16H", "-P10DT16H", "-P4DT16H", "-P2DT16H", "-P1DT16H"];
    assert_eq!(rings(first.by_uid("VEVENT", "other~90-event@"), "TRIGGER"), sunday);
    let tag = server.get(&path).header("etag").to_owned();
    server.set_clock("2022-03-02", 9);
    let policy = json!({"rungs": [-2, 0, 1], "reason": "12/QĐ-UBND"});
    let scope = "/v1/reminder-policies/plan:cchc-2022";
    server.request("PUT", scope).token(&server.token).json(&policy).send().ok();
    server.tick();
    let set = server.request("GET", &path).header("if-none-match", &tag).send();
    assert_eq!(set.status, 200);
    let set = read_calendar(&set.text);
    let (todo, event) = (set.by_uid("VTODO", AS_TASK), set.by_uid("VEVENT", AS_DAY));
    assert_eq!(
        (rings(todo, "TRIGGER;RELATED=END"), rings(event, "TRIGGER")),
        (vec!["-P3DT16H", "PT8H"], vec!["-P3DT16H", "PT8H"])
    );
    assert_eq!((todo.value("LAST-MODIFIED"), todo.value("SEQUENCE")), ("20220302T020000Z", "0"));
    assert_eq!(other(&set), other(&first));
    server.set_clock("2022-03-03", 9);
    server.request("DELETE", scope).token(&server.token).send().ok();
    let taken_back = calendar(&server, &path);
    assert_eq!(taken_back.by_uid("VTODO", AS_TASK).value("LAST-MODIFIED"), "20220303T020000Z");
    assert_eq!(rings(taken_back.by_uid("VEVENT", AS_DAY), "TRIGGER").len(), 5);
    assert_eq!(other(&taken_back), other(&first));
    let late_only = json!({"rungs": [1], "reason": "x"});
    server.request("PUT", scope).token(&server.token).json(&late_only).send().ok();
    assert_eq!(rings(calendar(&server, &path).by_uid("VEVENT", AS_DAY), "TRIGGER"), [""; 0]);
}

#[test]
fn a_decree_moves_the_alarms_of_its_year_alone() {
    let server = Prepared::new().at("2022-03-01", 9).serve();
    take_up_calendar(&server.engine).unwrap();
    assign(&server, "90", "866", "2022-03-15");
    assign(&server, "91", "866", "2027-03-24");
    let (_, path) = added(&server, "866", false);
    let before = calendar(&server, &path);
    let alarms = |calendar: &CalendarComponent| {
        let event = calendar.by_uid("VEVENT", "cchc-2022~91-event@");
        (rings(event, "TRIGGER")[2..].join(" "), event.value("LAST-MODIFIED").to_owned())
    };
    assert_eq!(alarms(&before), ("-P4DT16H -PT16H PT8H".to_owned(), "20220301T020000Z".to_owned()));
    server.set_clock("2022-03-02", 9);
    let decree = "years = [2027]\n[[days_off]]\nday = \"2027-03-23\"\nreason = \"a\"\ndecision = \"b\"\n";
    server.send_file("/v1/calendar?apply=true", decree).ok();
    let after = calendar(&server, &path);
    assert_eq!(alarms(&after), ("-P5DT16H -P1DT16H PT8H".to_owned(), "20220302T020000Z".to_owned()));
    let unmoved = |calendar: &CalendarComponent| format!("{:?}", calendar.by_uid("VEVENT", AS_DAY));
    assert_eq!(unmoved(&after), unmoved(&before));
}
