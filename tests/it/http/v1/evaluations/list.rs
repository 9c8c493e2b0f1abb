//! `GET /v1/evaluations`: what scheduled evaluations recorded, by schedule, unit and directive.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};

/// Both offices, each checked at 17:00 every day from 11 July 2022 on, and seen on the evening of the 13th.
fn three_days() -> Server {
    let prepared = Prepared::new().office("cao-lanh").office("tan-hong").at("2022-07-11", 8);
    let server = prepared
        .schedule("cao-lanh", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"])
        .schedule("tan-hong", "0 17 * * *", "dong-thap-cchc-2022", &["869", "866"])
        .serve();
    server.tick();
    server.set_clock("2022-07-13", 18);
    server.tick();
    server
}

#[test]
fn a_list_read_page_by_page_holds_every_evaluation_once_and_in_order() {
    let server = three_days();
    let all = server.list("/v1/evaluations", 50);
    let key =
        |row: &Value| ["schedule", "nominal", "directive", "unit"].map(|key| row[key].as_str().unwrap().to_owned());
    let keys: Vec<_> = all.iter().map(key).collect();
    assert_eq!(keys.len(), 9);
    assert!(keys.is_sorted(), "{keys:?}");
    assert_eq!(keys[0], ["cao-lanh", "2022-07-11T10:00:00Z", "cao-lanh-kiem-tra-2022", "866"]);
    for limit in [1, 2, 3, 9] {
        assert_eq!(server.list("/v1/evaluations", limit), all, "in pages of {limit}");
    }
    let of = |query: &str| server.list(&format!("/v1/evaluations?{query}"), 1).len();
    assert_eq!((of("schedule=tan-hong"), of("unit=866"), of("directive=dong-thap-cchc-2022")), (6, 6, 6));
    assert_eq!((of("schedule=tan-hong&unit=866"), of("schedule=cao-lanh&unit=869")), (3, 0));
}

#[test]
fn an_evaluation_says_what_it_saw_with_what_and_what_it_cost() {
    let server = Prepared::new().office("tan-hong").at("2022-07-12", 16);
    let server = server.schedule("daily", "0 17 * * *", "dong-thap-cchc-2022", &["869"]).serve();
    server.tick();
    server.set_clock("2022-07-12", 17);
    server.tick();
    let evaluation = server.list("/v1/evaluations", 10).remove(0);
    let plugins = server.get("/v1/plugins").ok();
    let plugin =
        plugins["items"].as_array().unwrap().iter().find(|plugin| plugin["directive"] == "dong-thap-cchc-2022");
    assert_eq!(evaluation["plugin"], plugin.expect("the directive is listed")["digest"]);
    assert_eq!(evaluation["as_of"], "2022-07-12");
    assert!(evaluation["position"].as_u64() < evaluation["version"].as_u64());
    assert!(evaluation["fuel_used"].as_u64() < evaluation["fuel_max"].as_u64());
    assert!(evaluation["questions"].as_u64() > Some(0) && evaluation["memory_bytes"].as_u64() > Some(0));
    assert_eq!(evaluation["tape"].as_str().map(str::len), Some(64));
    assert!(evaluation["parameters"].as_object().is_some_and(|parameters| !parameters.is_empty()));
    assert_eq!(evaluation.get("fault"), None);

    let outcomes = evaluation["outcomes"].as_array().expect("it has outcomes");
    let mut verdicts: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in outcomes {
        *verdicts.entry(outcome["verdict"].as_str().expect("a verdict")).or_default() += 1;
    }
    assert_eq!(verdicts, BTreeMap::from([("pass", 5), ("warn", 1), ("fail", 2), ("missing-data", 13)]));
    let of = |check: &str| outcomes.iter().find(|outcome| outcome["check"] == check).expect("every check answers");
    let begun = of("TH-01");
    assert_eq!([&begun["condition"], &begun["verdict"]], [&json!("holds"), &json!("pass")]);
    let count = ["computed", "claimed", "required"].map(|key| begun["measured"][1][key].as_str().unwrap_or_default());
    assert_eq!(count, ["27", "27", "27"], "claimed and computed stand side by side");
    assert_eq!(of("TH-06")["measured"][0]["claimed"], "99");
    assert_eq!((&of("TH-02")["condition"], &of("TH-02")["severity"]), (&json!("fails"), &json!("caution")));
}

#[test]
fn a_fault_stands_in_place_of_outcomes() {
    let mut prepared =
        Prepared::new().at("2022-03-31", 16).schedule("daily", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"]);
    prepared.engine.limits.fuel_max = 1_000;
    let server = prepared.serve();
    server.tick();
    server.set_clock("2022-03-31", 17);
    server.tick();
    let evaluation = server.list("/v1/evaluations", 10).remove(0);
    assert_eq!(evaluation["fault"]["code"], "out-of-fuel");
    assert_eq!((evaluation.get("outcomes"), &evaluation["fuel_max"]), (None, &json!(1_000)));
    assert_eq!(server.list("/v1/findings", 10), [json!(null); 0], "a fault moves no finding");
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/evaluations?schedule=a%20b&unit=%C4%91&directive=08/CT-UBND&cursor=x&limit=0").faulty(&[
        ("schedule", "bad-parameter"),
        ("unit", "bad-parameter"),
        ("directive", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/evaluations?as_of=2022-03-31").refused(400, "bad-query");
    server.request("POST", "/v1/evaluations").send().refused(405, "no-such-method");
}
