//! `POST /v1/feeds`: a calendar feed is made, and its address told this once.

use serde_json::{Value, json};

use dondoc::domain::Position;
use dondoc::domain::text::TITLE_BYTES_MAX;

use crate::harness::Server;
use crate::http::feed::added;

#[test]
fn a_feed_is_answered_with_the_path_of_its_address_and_listed_without_it() {
    let server = Server::start();
    let answer = server.post("/v1/feeds", &json!({"unit": "866", "label": "Lịch của lãnh đạo"}));
    assert_eq!(answer.status, 201);
    let mut feed = answer.json();
    assert_eq!(answer.header("etag"), format!("\"{}\"", feed["version"]));
    let path = feed["path"].take();
    let secret = path.as_str().unwrap().strip_prefix("/feeds/dondoc_feed_").unwrap().strip_suffix(".ics").unwrap();
    assert_eq!((secret.len(), secret.bytes().all(|b| b.is_ascii_hexdigit())), (64, true));
    let listed = server.get("/v1/feeds").ok()["items"][0].clone();
    feed.as_object_mut().unwrap().remove("path");
    assert_eq!(listed, feed);
    let expected = json!({
        "id": feed["id"], "unit": "866", "unit_on": "2022-03-31", "below": false, "label": "Lịch của lãnh đạo",
        "made_by": "administrator", "made": "2022-03-31T10:00:00Z", "version": 2,
    });
    assert_eq!(feed, expected);
    assert!(!secret.contains(feed["id"].as_str().unwrap()));
    assert_eq!(server.get(path.as_str().unwrap()).status, 200);
}

#[test]
fn the_secret_stands_neither_in_the_ledger_nor_in_what_is_told_of_it() {
    let server = Server::start();
    let (id, path) = added(&server, "866", false);
    let secret = path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap();
    assert_eq!(server.get(&path).status, 200);
    let told = format!("{:?}", server.engine.store.entries(Position::UNRECORDED, usize::MAX).unwrap());
    assert!(told.contains(&id) && !told.contains(secret), "{told}");
    let kept = dondoc::store::shape::write_record;
    let feed = server.engine.store.feed(&dondoc::domain::id::FeedId::parse(&id).unwrap()).unwrap().unwrap();
    let mut json = Vec::new();
    kept(&mut json, &dondoc::store::Record::Feed(feed.value));
    assert!(!String::from_utf8(json).unwrap().contains(&secret["dondoc_feed_".len()..]));
    for path in ["/metrics", "/v1/feeds"] {
        assert!(!server.get(path).text.contains(secret));
    }
}

#[test]
fn two_feeds_of_one_office_have_two_addresses() {
    let server = Server::start();
    let (first, second) = (added(&server, "866", false), added(&server, "866", false));
    assert!(first.0 != second.0 && first.1 != second.1);
    assert_eq!(server.list("/v1/feeds", 1).len(), 2);
}

#[test]
fn the_same_feed_sent_again_under_its_key_is_made_once_and_its_address_shown_once() {
    let server = Server::start();
    let send = || {
        let sent = server.request("POST", "/v1/feeds").token(&server.token).header("idempotency-key", "b1f0");
        sent.json(&json!({"unit": "866"})).send()
    };
    let (first, again) = (send(), send());
    assert_eq!((first.status, again.status), (201, 201));
    let mut shown = first.json();
    let path = shown["path"].take();
    shown.as_object_mut().unwrap().remove("path");
    assert_eq!((path.is_string(), again.json()), (true, shown));
    assert_eq!(server.list("/v1/feeds", 10).len(), 1);
}

#[test]
fn bad_feeds_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.post("/v1/feeds", &json!({})).faulty(&[("unit", "missing")]);
    server
        .post("/v1/feeds", &json!({"unit": "8 6", "label": "a\tb"}))
        .faulty(&[("label", "control-character"), ("unit", "bad-identifier")]);
    server.post("/v1/feeds", &json!({"unit": "866", "contact": "an"})).faulty(&[("contact", "too-many")]);
    let of_nobody = json!({"contact": "an", "below": true});
    server.post("/v1/feeds", &of_nobody).faulty(&[("below", "not-for-a-contact"), ("contact", "unknown-contact")]);
    server.post("/v1/feeds", &json!({"contact": "a n"})).faulty(&[("contact", "bad-identifier")]);
    let wrong = json!({"unit": "99999", "label": "một\nhai"});
    server.post("/v1/feeds", &wrong).faulty(&[("label", "line-break"), ("unit", "unknown-unit")]);
    let long = json!({"unit": "26734", "label": "x".repeat(TITLE_BYTES_MAX + 1)});
    server.post("/v1/feeds", &long).faulty(&[("label", "text-too-long")]);
    server.post("/v1/feeds", &json!({"unit": "866", "secret": "mine"})).refused(400, "bad-json");
    server.request("POST", "/v1/feeds").json(&json!({"unit": "866"})).send().refused(401, "unauthenticated");
    assert_eq!(server.list("/v1/feeds", 10), Vec::<Value>::new());
}
