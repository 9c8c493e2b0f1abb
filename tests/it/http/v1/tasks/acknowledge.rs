//! `POST /v1/tasks/{task}/acknowledge`: the unit says that it knows of its reminders.

use serde_json::json;

use crate::harness::Prepared;
use crate::http::event::{assignment, check_refusals, check_wrong_stage, happens, last_fact, server, stage};

#[test]
fn an_acknowledgement_moves_neither_stage_nor_deadline() {
    let task = happens(&server(), "acknowledge", "2022-03-10");
    assert_eq!((stage(&task), &task["state"]["deadline"]), ("not-started", &json!("2022-03-15")));
    assert_eq!(task["state"]["acknowledged"], "2022-03-10");
    assert_eq!(last_fact(&task), ["acknowledged", "2022-03-10", "2022-03-31", ""]);
}

#[test]
fn what_is_acknowledged_is_written_and_told_to_nobody_until_the_deadline() {
    let server = Prepared::new().at("2022-02-23", 8).serve();
    assert_eq!(server.post("/v1/tasks", &assignment()).status, 201);
    happens(&server, "acknowledge", "2022-02-23");
    for day in ["2022-03-04", "2022-03-10", "2022-03-14", "2022-03-15"] {
        server.set_clock(day, 8);
        server.tick();
    }
    let rows = server.list("/v1/reminders", 10);
    let rows: Vec<_> =
        rows.iter().map(|row| (&row["rung"], &row["silenced"], row["owed"].as_array().unwrap().len())).collect();
    let (acknowledged, none) = (json!("acknowledged"), json!(null));
    assert_eq!(
        rows,
        [
            (&json!(-15), &none, 1),
            (&json!(-7), &acknowledged, 0),
            (&json!(-3), &acknowledged, 0),
            (&json!(-1), &acknowledged, 0),
            (&json!(0), &none, 1),
        ]
    );
}

#[test]
fn bad_input_has_its_own_answers() {
    check_refusals("acknowledge", &[], &json!({ "on": "2022-03-10" }));
    check_wrong_stage("acknowledge", &[("cancel", "2022-03-10")], &json!({ "on": "2022-03-10" }));
}
