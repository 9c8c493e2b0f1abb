//! `POST /v1/calendar`: what a decree would move, and then the decree itself.

use serde_json::{Value, json};

use super::{DECREE, send};
use crate::harness::{Prepared, Server};

/// At 8:00 of 22 November 2026, with a task that is due on 22 March 2027.
fn server() -> Server {
    let server = Prepared::new().at("2026-11-22", 8).serve();
    let task = json!({
        "plan": "cchc-2026", "number": "01", "title": "Ban hành kế hoạch", "unit": "82", "area": "direction",
        "assigner": "Chính phủ", "assigned": "2026-11-01", "due": "2027-03-22",
    });
    assert_eq!(server.post("/v1/tasks", &task).status, 201);
    server
}

fn days(edited: &Value) -> Vec<(&str, &str)> {
    let days = edited["days"].as_array().unwrap();
    days.iter().map(|day| (day["day"].as_str().unwrap(), day["will_be"].as_str().unwrap())).collect()
}

#[test]
fn what_a_decree_moves_is_shown_before_it_is_applied() {
    let server = server();
    let shown = send(&server, "", DECREE).ok();
    assert_eq!((shown.get("number"), &shown["decreed"]), (None, &json!([2027])));
    assert!(days(&shown).contains(&("2027-03-22", "off")));
    let deadline = json!({
        "task": "cchc-2026:01", "unit": "82", "title": "Ban hành kế hoạch", "deadline": "2027-03-22", "will_be": "off",
    });
    assert_eq!(shown["deadlines"], json!({"items": [deadline], "total": 1}));
    assert!(server.get("/v1/calendar").ok()["version"].as_str().unwrap().starts_with("vn-2011-2026+"));
    let applied = send(&server, "?apply=true", DECREE).ok();
    assert_eq!(
        (&applied["number"], &applied["version"], &applied["reminders"]),
        (&json!(2), &shown["version"], &shown["reminders"])
    );
    let again = send(&server, "?apply=true", DECREE).ok();
    assert_eq!((again.get("number"), days(&again)), (None, vec![]));
    let task = server.get("/v1/tasks/cchc-2026:01").ok();
    assert_eq!(task["state"]["deadline"], "2027-03-22", "a stored deadline moves by a decision alone");
}

#[test]
fn what_is_no_calendar_is_refused_with_all_its_faults() {
    let server = server();
    let both = format!(
        "{DECREE}[[days_worked]]\nday = \"2027-03-22\"\nreason = \"a\"\ndecision = \"b\"\ninstead_of = \"2026-03-20\"\n"
    );
    let refused = send(&server, "?apply=true", &both);
    assert_eq!(refused.status, 422);
    let faults = refused.json()["faults"].clone();
    let codes: Vec<&str> = faults.as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["day-contradicted", "swap-apart", "value-unexpected"]);
    send(&server, "", "years = []\n").faulty(&[("years", "no-year")]);
    send(&server, "?sheet=1", DECREE).refused(400, "bad-query");
    server.request("POST", "/v1/calendar").body(DECREE).send().refused(401, "unauthenticated");
    assert_eq!(server.get("/v1/calendar/versions").ok()["items"].as_array().map(Vec::len), Some(0));
}
