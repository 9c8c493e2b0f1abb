//! `GET /v1/tasks`: tasks as of a day, by unit, plan, area, stage and timeliness.

use serde_json::Value;

use crate::harness::{Prepared, Server};

fn demo() -> Server {
    Prepared::new().office("cao-lanh").serve()
}

fn keys(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["task"].as_str().expect("a task has a key")).collect()
}

#[test]
fn a_list_read_page_by_page_holds_every_task_once_and_in_order() {
    let server = demo();
    let plan = |plan: &str, last: u32| (1..=last).map(move |number| format!("{plan}:{number:02}")).collect::<Vec<_>>();
    let all = [plan("cchc-2022-cao-lanh", 7), plan("cv-379-2022", 8)].concat();
    for limit in [1, 2, 3, 14, 15, 16, 500] {
        assert_eq!(keys(&server.list("/v1/tasks", limit)), all, "in pages of {limit}");
    }
    assert_eq!(keys(&server.list("/v1/tasks?plan=cv-379-2022", 3)), &all[7..]);
}

#[test]
fn filters_are_applied_together() {
    let server = demo();
    let found = |query: &str| -> Vec<String> {
        let whole = server.list(&format!("/v1/tasks?{query}"), 500);
        assert_eq!(server.list(&format!("/v1/tasks?{query}"), 1), whole, "{query}: page by page");
        keys(&whole).into_iter().map(|key| key.replace("cchc-2022-cao-lanh", "c").replace("cv-379-2022", "v")).collect()
    };
    assert_eq!(found("unit=866.NV"), ["c:01", "c:02", "c:03", "c:07"]);
    assert_eq!(found("unit=866.NV&stage=done"), ["c:02", "c:07"]);
    assert_eq!(found("unit=866.NV&stage=done&timeliness=late"), ["c:07"]);
    assert_eq!(found("area=public-finance"), ["c:04"]);
    assert_eq!(found("stage=suspended"), ["c:04"]);
    assert_eq!(found("stage=returned&timeliness=late"), ["c:05"]);
    assert_eq!(found("timeliness=no-deadline"), ["c:01", "v:06"]);
    assert_eq!(found("timeliness=late"), ["c:05", "c:07", "v:03", "v:04"]);
    assert_eq!(found("unit=29869&plan=cchc-2022-cao-lanh"), [""; 0]);
    assert_eq!(found("unit=99999"), [""; 0], "a unit without tasks has none");
}

#[test]
fn the_list_of_a_day_holds_what_was_assigned_and_known_by_then() {
    let server = demo();
    let on = |day: &str| server.list(&format!("/v1/tasks?as_of={day}"), 3);
    assert_eq!(on("2022-01-11").len(), 0);
    assert_eq!(on("2022-01-12").len(), 5);
    assert_eq!(on("2022-02-24").len(), 6);
    assert_eq!(on("2022-03-01").len(), 15);
    let stages: Vec<_> = on("2022-01-12").iter().map(|task| task["state"]["stage"].clone()).collect();
    assert_eq!(stages, ["not-started"; 5]);
    assert_eq!(on("2022-01-12")[0]["as_of"], "2022-01-12");
    assert_eq!(server.list("/v1/tasks?known_at=1", 3).len(), 0);
}

#[test]
fn a_line_has_its_state_and_neither_facts_nor_reminders() {
    let server = demo();
    let line = &server.list("/v1/tasks?plan=cchc-2022-cao-lanh", 500)[2];
    assert_eq!(line["task"], "cchc-2022-cao-lanh:03");
    assert_eq!(line["title"], "Báo cáo kết quả kiểm tra cải cách hành chính Quý I");
    assert_eq!((&line["unit"], &line["area"]), (&"866.NV".into(), &"direction".into()));
    let state = serde_json::json!({
        "stage": "started", "timeliness": "in-time", "progress_percent": 60, "assigned": "2022-03-01",
        "started": "2022-03-11", "reported": "2022-03-24", "original_deadline": "2022-03-25", "deadline": "2022-04-05"
    });
    assert_eq!(line["state"], state);
    assert_eq!((line.get("facts"), line.get("reminders")), (None, None));
    let version = server.get("/v1/tasks/cchc-2022-cao-lanh:03").ok()["version"].clone();
    assert_eq!(line["version"], version);
}

#[test]
fn a_cursor_goes_on_in_its_own_list_only() {
    let server = demo();
    let next = |path: &str| server.get(path).ok()["next"].as_str().expect("there is more").to_owned();
    let cursor = next("/v1/tasks?unit=866.NV&limit=1");
    let with = |query: &str, cursor: &str| server.get(&format!("/v1/tasks?{query}cursor={cursor}"));
    assert_eq!(keys(with("unit=866.NV&", &cursor).ok()["items"].as_array().unwrap()).len(), 3);
    let foreign = [("cursor", "foreign-cursor")];
    with("", &cursor).faulty(&foreign);
    with("unit=866.KT&", &cursor).faulty(&foreign);
    with("unit=866.NV&as_of=2022-03-30&", &cursor).faulty(&foreign);
    with("", &next("/v1/units?limit=1")).faulty(&foreign);
    let (list, key) = cursor.rsplit_once('.').unwrap();
    for broken in
        [format!("{list}.{key}0"), format!("{list}."), format!("{list}.zz"), format!("{list}.{key}1f41"), "x".into()]
    {
        with("unit=866.NV&", &broken).faulty(&foreign);
    }
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/tasks?limit=0").faulty(&[("limit", "bad-limit")]);
    server.get("/v1/tasks?limit=501").faulty(&[("limit", "bad-limit")]);
    server
        .get("/v1/tasks?unit=%C4%91&plan=06/KH&area=economy&stage=open&timeliness=early&as_of=2022-02-31&cursor=x&limit=0")
        .faulty(&[
            ("unit", "bad-parameter"),
            ("plan", "bad-parameter"),
            ("area", "bad-parameter"),
            ("stage", "bad-parameter"),
            ("timeliness", "bad-parameter"),
            ("as_of", "bad-day"),
            ("cursor", "foreign-cursor"),
            ("limit", "bad-limit"),
        ]);
    for query in ["units=866", "limit=-1", "limit=many", "limit=", "unit=866&unit=869"] {
        server.get(&format!("/v1/tasks?{query}")).refused(400, "bad-query");
    }
    server.request("DELETE", "/v1/tasks").send().refused(405, "no-such-method");
}
