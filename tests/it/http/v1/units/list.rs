//! `GET /v1/units`: the units of a day, by kind and parent.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Prepared, Server};

fn codes(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["code"].as_str().expect("a unit has a code")).collect()
}

#[test]
fn the_units_of_a_day_are_those_of_its_era() {
    let server = Server::start();
    let count = |day: &str, kind: &str| server.list(&format!("/v1/units?as_of={day}&kind={kind}"), 500).len();
    assert_eq!(count("2022-03-31", "province"), 63);
    assert_eq!(count("2022-03-31", "district"), 705);
    assert_eq!(count("2025-06-30", "district"), 696);
    assert_eq!(count("2025-07-01", "province"), 34);
    assert_eq!(count("2025-07-01", "district"), 0);
    assert_eq!(count("2025-07-01", "commune"), 3321);
}

#[test]
fn a_list_read_page_by_page_holds_every_unit_once_and_in_order() {
    let server = Prepared::new().office("cao-lanh").serve();
    let all = server.list("/v1/units?parent=866", 500);
    let local = ["866.GDDT", "866.KT", "866.NV", "866.TCKH", "866.YT"];
    assert_eq!(codes(&all)[15..], local);
    assert_eq!((codes(&all)[0], codes(&all)[14]), ("29863", "29899"));
    for limit in [1, 2, 3, 20] {
        assert_eq!(server.list("/v1/units?parent=866", limit), all, "in pages of {limit}");
    }
    assert_eq!(codes(&server.list("/v1/units?parent=866&kind=division", 2)), local);
    let districts = server.list("/v1/units?kind=district", 3);
    assert_eq!(codes(&districts).into_iter().collect::<BTreeSet<_>>().len(), 705);
}

#[test]
fn today_is_the_day_where_none_is_given() {
    let server = Server::start();
    let provinces = || server.list("/v1/units?kind=province", 500).len();
    assert_eq!(provinces(), 63);
    server.set_clock("2025-07-01", 0);
    assert_eq!(provinces(), 34);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/units?as_of=2022-02-31&kind=village&parent=a%20b&cursor=x&limit=0").faulty(&[
        ("as_of", "bad-day"),
        ("kind", "bad-parameter"),
        ("parent", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/units?known_at=1").refused(400, "bad-query");
    let page = server.get("/v1/units?kind=province&limit=1").ok();
    let cursor = page["next"].as_str().expect("there are more provinces");
    server.get(&format!("/v1/units?kind=district&cursor={cursor}")).faulty(&[("cursor", "foreign-cursor")]);
    server.get(&format!("/v1/tasks?cursor={cursor}")).faulty(&[("cursor", "foreign-cursor")]);
}
