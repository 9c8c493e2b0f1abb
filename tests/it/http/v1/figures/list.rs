//! `GET /v1/figures`: reported numbers, by unit and indicator.

use serde_json::json;

use crate::harness::{Prepared, Server};

#[test]
fn figures_are_listed_in_pages_as_they_were_reported() {
    let server = Prepared::new().office("tan-hong").at("2022-07-12", 16).serve();
    let all = server.list("/v1/figures", 500);
    assert!(all.len() > 3, "{}", all.len());
    for limit in [1, 2, all.len()] {
        assert_eq!(server.list("/v1/figures", limit), all, "in pages of {limit}");
    }
    let more_than = all.iter().find(|figure| figure["value"] == ">13800").expect("the article says more than 13 800");
    assert_eq!((&more_than["unit"], &more_than["last"]), (&json!("869"), &json!("2022-06-30")));
    let indicator = more_than["indicator"].as_str().unwrap();
    let found = server.list(&format!("/v1/figures?unit=869&indicator={indicator}"), 1);
    assert!(found.contains(more_than) && found.iter().all(|figure| figure["indicator"] == indicator));
    let before = format!("/v1/figures?indicator={indicator}&as_of=2022-01-01");
    assert_eq!(server.list(&before, 10), Vec::<serde_json::Value>::new(), "nothing was reported by then");
}

#[test]
fn a_page_goes_on_as_of_the_same_day_and_position() {
    let server = Prepared::new().office("tan-hong").at("2022-07-12", 16).serve();
    let first = server.get("/v1/figures?as_of=2022-07-12&known_at=9&limit=1").ok();
    let next = first["next"].as_str().unwrap();
    server.get(&format!("/v1/figures?as_of=2022-07-12&known_at=9&limit=1&cursor={next}")).ok();
    for other in ["as_of=2022-07-11&known_at=9", "as_of=2022-07-12&known_at=8", "as_of=2022-07-12"] {
        server.get(&format!("/v1/figures?{other}&cursor={next}")).faulty(&[("cursor", "foreign-cursor")]);
    }
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/figures?unit=a%20b&indicator=x%20y&as_of=2022-02-30&cursor=x&limit=0").faulty(&[
        ("as_of", "bad-day"),
        ("unit", "bad-parameter"),
        ("indicator", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/figures?reporter=UBND").refused(400, "bad-query");
}
