//! `GET /v1/messages`: what was sent to whom, when, and with what answer.

use serde_json::json;

use crate::harness::Server;
use crate::http::delivered::{HOOK, four};

#[test]
fn the_log_says_what_became_of_each_message() {
    let server = Server::start();
    let [waiting, delivered, dead, held] = four(&server);
    let all = server.list("/v1/messages", 3);
    assert_eq!(all.len(), 4);
    let of = |id: &dyn ToString| all.iter().find(|item| item["id"] == id.to_string()).expect("it is listed");
    let sent = of(&delivered);
    let last = json!({"at": "2022-03-31T10:00:01Z", "took_ms": 40, "result": "accepted", "answer": "204 No Content"});
    assert_eq!(
        (&sent["status"], &sent["ended"], &sent["last"]),
        (&json!("delivered"), &json!("2022-03-31T10:00:01Z"), &last)
    );
    assert_eq!((&sent["contact"], &sent["unit"], &sent["address"]), (&json!("nv"), &json!("866"), &json!(HOOK)));
    let late = of(&waiting);
    assert_eq!(
        (&late["status"], &late["tries"], &late["last"]["result"]),
        (&json!("waiting"), &json!(1), &json!("answered"))
    );
    assert!(late["next"].as_str().is_some_and(|next| next >= "2022-03-31T10:01:01Z") && late.get("ended").is_none());
    assert_eq!((&of(&dead)["status"], &of(&dead)["last"]["answer"]), (&json!("dead"), &json!("410 Gone")));
    assert_eq!((&of(&held)["status"], &of(&held)["held_back"]), (&json!("waiting"), &json!("not-configured")));
    assert!(late.get("held_back").is_none());
}

#[test]
fn filters_apply_alone_and_together_page_by_page() {
    let server = Server::start();
    let [waiting, delivered, dead, held] = four(&server).map(|id| id.to_string());
    let find = |filter: &str| {
        let mut ids: Vec<String> = server
            .list(&format!("/v1/messages?{filter}"), 1)
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect();
        ids.sort();
        ids
    };
    let sorted = |ids: &[&String]| {
        let mut ids: Vec<String> = ids.iter().map(|id| (*id).clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(find("contact=nv"), sorted(&[&waiting, &delivered]));
    assert_eq!(find("unit=866"), sorted(&[&waiting, &delivered, &dead, &held]));
    assert_eq!(find("unit=867"), [""; 0]);
    assert_eq!(find("status=waiting"), sorted(&[&waiting, &held]));
    assert_eq!(find("status=waiting&channel=email"), [held]);
    assert_eq!(find("status=dead&contact=vp&unit=866"), [dead]);
    assert_eq!(find("status=delivered"), [delivered]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/messages?unit=a%20b&contact=%20&channel=fax&status=lost&cursor=x&limit=0").faulty(&[
        ("unit", "bad-parameter"),
        ("contact", "bad-parameter"),
        ("channel", "bad-parameter"),
        ("status", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/messages?day=2022-03-31").refused(400, "bad-query");
}
