//! `GET /v1/contacts`: who receives reminders, by unit.

use serde_json::json;

use super::{contact, recorded};
use crate::harness::Server;

#[test]
fn a_list_read_page_by_page_holds_every_contact_once_and_the_filter_applies() {
    let server = Server::start();
    for id in ["c", "a", "b"] {
        recorded(&server, &contact(id));
    }
    let mut other = contact("d");
    other["unit"] = json!("867");
    recorded(&server, &other);
    let ids = |path: &str, limit| {
        let found = server.list(path, limit);
        found.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for limit in [1, 3, 500] {
        assert_eq!(ids("/v1/contacts", limit), ["a", "b", "c", "d"], "in pages of {limit}");
        assert_eq!(ids("/v1/contacts?unit=866", limit), ["a", "b", "c"]);
    }
    assert!(server.list("/v1/contacts", 9)[0].get("versions").is_none());
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/contacts?unit=a%20b&cursor=x&limit=0").faulty(&[
        ("unit", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/contacts?role=head").refused(400, "bad-query");
}
