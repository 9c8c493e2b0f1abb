//! `GET /v1/documents`: registered papers, by unit and kind.

use serde_json::json;

use crate::harness::{Prepared, Server};

#[test]
fn papers_are_listed_in_pages_and_filters_apply() {
    let server = Prepared::new().office("cao-lanh").at("2022-03-31", 16).serve();
    let all = server.list("/v1/documents", 500);
    assert!(all.len() > 10, "{}", all.len());
    for limit in [1, 7, all.len()] {
        assert_eq!(server.list("/v1/documents", limit), all, "in pages of {limit}");
    }
    let stated = |paper: &&serde_json::Value| paper["number"] == "06/KH-UBND" && paper["issued"] == "2022-01-11";
    let plan = all.iter().find(stated).expect("the article names it");
    assert_eq!(plan["unit"], json!("866"));
    let of = |query: &str| server.list(&format!("/v1/documents?{query}"), 500);
    let kept = |key: &str, value: &str| all.iter().filter(|paper| paper[key] == value).cloned().collect::<Vec<_>>();
    assert_eq!(of("unit=866"), kept("unit", "866"));
    let kind = plan["kind"].as_str().unwrap();
    assert_eq!(of(&format!("kind={kind}")), kept("kind", kind));
    assert_eq!(of("unit=869"), kept("unit", "869"));
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/documents?unit=a%20b&kind=k%C3%AD&cursor=x&limit=501").faulty(&[
        ("unit", "bad-parameter"),
        ("kind", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/documents?number=06").refused(400, "bad-query");
}
