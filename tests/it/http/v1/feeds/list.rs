//! `GET /v1/feeds`: the calendar feeds, revoked ones too; never their addresses.

use serde_json::Value;

use crate::harness::Server;
use crate::http::feed::added;

#[test]
fn feeds_come_page_by_page_in_the_order_of_their_identifiers() {
    let server = Server::start();
    let mut ids: Vec<String> = (0..5).map(|_| added(&server, "866", false).0).collect();
    ids.sort();
    let listed = |limit| {
        server.list("/v1/feeds", limit).iter().map(|feed| feed["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((listed(2), listed(500)), (ids.clone(), ids));
    server.get("/v1/feeds?limit=0").faulty(&[("limit", "bad-limit")]);
    server.get("/v1/feeds?cursor=feeds.x").faulty(&[("cursor", "foreign-cursor")]);
    server.get("/v1/feeds?unit=866").refused(400, "bad-query");
}

#[test]
fn a_revoked_feed_is_listed_with_who_revoked_it() {
    let server = Server::start();
    let (id, _) = added(&server, "866", true);
    server.set_clock("2022-04-01", 8);
    server.post(&format!("/v1/feeds/{id}/revoke"), &Value::Null).ok();
    let feed = &server.list("/v1/feeds", 10)[0];
    assert_eq!((&feed["revoked_by"], &feed["revoked"]), (&"administrator".into(), &"2022-04-01T01:00:00Z".into()));
    assert_eq!((&feed["below"], &feed["made"]), (&true.into(), &"2022-03-31T10:00:00Z".into()));
}
