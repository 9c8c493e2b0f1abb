//! `GET /v1/findings`: the defects that scheduled evaluations saw, by unit, directive and status.

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};
use crate::http::waived::evaluated;

fn lives(items: &[Value]) -> Vec<[&str; 6]> {
    let keys = ["check", "subject", "status", "first_seen", "last_seen", "resolved_on"];
    items.iter().map(|item| keys.map(|key| item[key].as_str().unwrap_or_default())).collect()
}

#[test]
fn what_fails_is_an_open_finding() {
    let server = evaluated();
    let findings = server.list("/v1/findings", 10);
    let seen = "2022-03-31";
    let expected = [["CL-08", "", "open", seen, seen, ""], ["CL-12", "866.KT", "open", seen, seen, ""]];
    assert_eq!(lives(&findings), expected);
    for finding in &findings {
        assert_eq!((&finding["unit"], &finding["directive"]), (&json!("866"), &json!("cao-lanh-kiem-tra-2022")));
        assert_eq!((&finding["verdict"], &finding["reopened"]), (&json!("fail"), &json!(0)));
        assert!(finding["message"].as_str().is_some_and(|message| !message.is_empty()));
        assert!(finding["version"].is_u64());
    }
}

#[test]
fn a_finding_is_seen_again_and_resolved_once_its_cause_is_gone() {
    let server = evaluated();
    server.set_clock("2022-04-01", 8);
    let header = "unit,issuer,kind,number,issued,title,note\n";
    let row = "866.KT,Phòng Kinh tế,implementing-paper,40/PKT,2022-04-01,Triển khai Công văn 379/UBND-NV,minh họa\n";
    server.bring_documents(&format!("{header}{row}"));
    server.set_clock("2022-04-01", 17);
    server.tick();
    let (seen, again) = ("2022-03-31", "2022-04-01");
    let expected = [["CL-08", "", "open", seen, again, ""], ["CL-12", "866.KT", "resolved", seen, seen, again]];
    assert_eq!(lives(&server.list("/v1/findings", 10)), expected);
    assert_eq!(lives(&server.list("/v1/findings?status=open", 1)), expected[..1]);
    assert_eq!(lives(&server.list("/v1/findings?status=resolved", 1)), expected[1..]);
}

#[test]
fn a_list_read_page_by_page_holds_every_finding_once_and_filters_apply() {
    let prepared = Prepared::new().office("cao-lanh").office("tan-hong").at("2022-07-12", 16);
    let server = prepared
        .schedule("cao-lanh", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"])
        .schedule("tan-hong", "0 17 * * *", "dong-thap-cchc-2022", &["869"])
        .serve();
    server.tick();
    server.set_clock("2022-07-12", 17);
    server.tick();
    let all = server.list("/v1/findings", 500);
    let checks: Vec<_> = all.iter().map(|finding| finding["check"].as_str().unwrap()).collect();
    assert_eq!(checks, ["CL-08", "CL-12", "TH-02", "TH-10", "TH-14"]);
    for limit in [1, 2, 3, 5] {
        assert_eq!(server.list("/v1/findings", limit), all, "in pages of {limit}");
    }
    assert_eq!(server.list("/v1/findings?unit=869", 1), all[2..]);
    assert_eq!(server.list("/v1/findings?directive=cao-lanh-kiem-tra-2022", 1), all[..2]);
    assert_eq!(server.list("/v1/findings?unit=866&directive=dong-thap-cchc-2022", 1), all[..0]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/findings?unit=a%20b&directive=08/CT&status=closed&cursor=x&limit=0").faulty(&[
        ("unit", "bad-parameter"),
        ("directive", "bad-parameter"),
        ("status", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/findings?check=CL-08").refused(400, "bad-query");
    server.request("POST", "/v1/findings").send().refused(405, "no-such-method");
}
