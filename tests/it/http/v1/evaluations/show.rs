//! `GET /v1/evaluations/{schedule}/{nominal}/{directive}/{unit}`: one recorded evaluation, whole.

use serde_json::json;

use crate::harness::Server;
use crate::http::waived::{DIRECTIVE, evaluated};

#[test]
fn an_evaluation_is_shown_as_it_is_listed_under_its_version() {
    let server = evaluated();
    let path = format!("/v1/evaluations/daily/2022-03-31T10:00:00Z/{DIRECTIVE}/866");
    let answer = server.get(&path);
    let evaluation = answer.ok();
    assert_eq!([evaluation.clone()][..], server.list("/v1/evaluations", 10)[..]);
    assert_eq!(answer.header("etag"), format!("\"{}\"", evaluation["version"]));
    assert_eq!((&evaluation["completion"], &evaluation["zone"]), (&json!("submission"), &json!("Asia/Ho_Chi_Minh")));
    assert_eq!(evaluation["limits"]["fuel_max"], evaluation["fuel_max"]);
    assert_eq!(evaluation["engine"].as_str().map(str::len), Some(64), "a digest");
    let outcomes = evaluation["outcomes"].as_array().expect("it has outcomes");
    let late = outcomes.iter().find(|outcome| outcome["check"] == "CL-07").expect("every check answers");
    let computed: Vec<_> = late["measured"].as_array().unwrap().iter().map(|value| value["computed"].clone()).collect();
    assert_eq!(computed[..2], ["1.20", "2.79"], "143 of 11 950, and 318 of 11 402 a year before");
    let local = format!("/v1/evaluations/daily/2022-03-31T17:00:00%2B07:00/{DIRECTIVE}/866");
    assert_eq!(server.get(&local).ok(), evaluation, "an instant is one in any zone");
}

#[test]
fn what_was_not_evaluated_is_absent() {
    let server = evaluated();
    for key in ["other/2022-03-31T10:00:00Z", "daily/2022-03-30T10:00:00Z"] {
        server.get(&format!("/v1/evaluations/{key}/{DIRECTIVE}/866")).refused(404, "absent");
    }
    server.get(&format!("/v1/evaluations/daily/2022-03-31T10:00:00Z/{DIRECTIVE}/869")).refused(404, "absent");
    server.get("/v1/evaluations/daily/2022-03-31T10:00:00Z/other/866").refused(404, "absent");
    server.get("/v1/evaluations/daily").refused(404, "no-such-path");
}

#[test]
fn everything_wrong_with_a_path_is_said_at_once() {
    let server = Server::start();
    server.get("/v1/evaluations/a%20b/2022-03-31/08%2FCT/%C4%91").faulty(&[
        ("schedule", "bad-identifier"),
        ("nominal", "bad-instant"),
        ("directive", "bad-identifier"),
        ("unit", "bad-identifier"),
    ]);
    server.get(&format!("/v1/evaluations/daily/%FF/{DIRECTIVE}/866")).refused(400, "bad-path");
    let path = format!("/v1/evaluations/daily/2022-03-31T10:00:00Z/{DIRECTIVE}/866");
    server.request("POST", &path).send().refused(405, "no-such-method");
}
