//! `GET /v1/units/{unit}`: the unit that a code names on a day.

use serde_json::json;

use crate::harness::{Prepared, Server};

#[test]
fn one_code_names_another_place_on_another_day() {
    let server = Server::start();
    let on = |day: &str| server.get(&format!("/v1/units/29869?as_of={day}")).ok();
    let unit = |name: &str, parent: &str, from: Option<&str>, until: Option<&str>, date_uncertain: bool| {
        let mut unit = json!({
            "code": "29869", "name": name, "kind": "commune", "parent": parent, "date_uncertain": date_uncertain
        });
        for (key, day) in [("valid_from", from), ("valid_until", until)] {
            if let Some(day) = day {
                unit[key] = json!(day);
            }
        }
        unit
    };
    assert_eq!(on("2022-03-31"), unit("Phường 2", "866", None, Some("2024-12-31"), true));
    assert_eq!(on("2025-01-01"), unit("Phường 1", "866", Some("2025-01-01"), Some("2025-06-30"), false));
    assert_eq!(on("2025-07-01"), unit("Phường Cao Lãnh", "82", Some("2025-07-01"), None, false));
    assert_eq!(server.get("/v1/units/29869").ok()["name"], "Phường 2", "today is 31 March 2022");
}

#[test]
fn a_province_stands_under_none_and_a_local_unit_under_its_district() {
    let server = Prepared::new().office("cao-lanh").serve();
    let parent = |code: &str| server.get(&format!("/v1/units/{code}")).ok()["parent"].clone();
    assert_eq!([parent("87"), parent("866"), parent("866.NV")], [json!(null), json!("87"), json!("866")]);
}

#[test]
fn a_code_that_names_nothing_is_told_from_one_at_the_wrong_date() {
    let server = Server::start();
    for unknown in ["99999", "866.NV", "29%20869", "%C4%91"] {
        server.get(&format!("/v1/units/{unknown}")).refused(404, "absent");
    }
    server.get("/v1/units/866?as_of=2025-07-01").faulty(&[("unit", "unit-at-wrong-date")]);
    server.get("/v1/units/11948").faulty(&[("unit", "unit-at-wrong-date")]);
    server.get("/v1/units/866?as_of=2025-02-29").faulty(&[("as_of", "bad-day")]);
    server.get("/v1/units/866?day=2025-02-28").refused(400, "bad-query");
    server.get("/v1/units/%FF").refused(400, "bad-path");
    server.request("POST", "/v1/units/866").send().refused(405, "no-such-method");
}
