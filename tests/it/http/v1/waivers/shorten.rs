//! `POST /v1/waivers/{unit}/{directive}/{check}/{number}/shorten`: a waiver ends earlier.

use serde_json::json;

use crate::http::waived::{evaluated, exception, granted};

const WAIVERS: &str = "/v1/waivers/866/cao-lanh-kiem-tra-2022/CL-08";

#[test]
fn a_shortened_waiver_ends_on_its_new_day_and_the_old_one_is_kept() {
    let server = evaluated();
    let granted = granted(&server, &exception("CL-08", "", "2022-04-01", "2022-04-30"));
    let path = format!("{WAIVERS}/1/shorten");
    let sent = json!({"until": "2022-04-10", "reason": "46/UBND-NV"});
    let seen = format!("\"{}\"", granted["version"]);
    let answer = server.request("POST", &path).token(&server.token).header("if-match", &seen).json(&sent).send();
    let waiver = &answer.ok()["waivers"][0];
    assert_eq!((&waiver["until"], &waiver["granted_until"]), (&json!("2022-04-10"), &json!("2022-04-30")));
    let stale = json!({"until": "2022-04-05", "reason": "47/UBND-NV"});
    let again = server.request("POST", &path).token(&server.token).header("if-match", &seen).json(&stale).send();
    again.refused(412, "stale");
    let before = server.get(&format!("{WAIVERS}?as_of=2022-04-20&known_at={}", granted["version"])).ok();
    assert_eq!(
        (&before["waivers"][0]["until"], &before["waivers"][0]["state"]),
        (&json!("2022-04-30"), &json!("in-force"))
    );
}

#[test]
fn a_waiver_taken_back_leaves_its_days_to_another() {
    let server = evaluated();
    granted(&server, &exception("CL-08", "", "2022-04-01", "2022-04-30"));
    let back = json!({"until": "2022-03-31", "reason": "46/UBND-NV"});
    let answer = server.post(&format!("{WAIVERS}/1/shorten"), &back).ok();
    assert_eq!(answer["waivers"][0]["state"], "taken-back");
    assert!(answer["waivers"][0].get("until").is_none());
    let again = granted(&server, &exception("CL-08", "", "2022-04-15", "2022-04-20"));
    assert_eq!(again["waivers"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_shortened_is_refused() {
    let server = evaluated();
    granted(&server, &exception("CL-08", "", "2022-04-01", "2022-04-30"));
    let shorten = |number: &str, until: &str, reason: &str| {
        server.post(&format!("{WAIVERS}/{number}/shorten"), &json!({"until": until, "reason": reason}))
    };
    shorten("1", "2022-04-30", "46/UBND-NV").faulty(&[("until", "not-shorter")]);
    shorten("1", "2022-04-31", "46/UBND-NV").faulty(&[("until", "bad-day")]);
    shorten("1", "2022-04-10", "").faulty(&[("reason", "missing")]);
    shorten("2", "2022-04-10", "46/UBND-NV").refused(404, "absent");
    shorten("one", "2022-04-10", "46/UBND-NV").refused(400, "bad-path");
    let elsewhere = "/v1/waivers/867/cao-lanh-kiem-tra-2022/CL-08/1/shorten";
    server.post(elsewhere, &json!({"until": "2022-04-10", "reason": "46/UBND-NV"})).refused(404, "absent");
    let sent = json!({"until": "2022-04-10", "reason": "46/UBND-NV"});
    server.request("POST", &format!("{WAIVERS}/1/shorten")).json(&sent).send().refused(401, "unauthenticated");
}
