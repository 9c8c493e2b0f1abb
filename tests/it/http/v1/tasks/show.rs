//! `GET /v1/tasks/{task}`: one task as of a day, with its facts and the reminders that had fallen due.

use crate::harness::{Prepared, Server};
use crate::http::event::{TASK, assignment, happens, server, server_after, stage};

#[test]
fn each_day_has_its_own_view() {
    let server = server_after(&[("submit", "2022-03-25"), ("accept", "2022-03-28")]);
    let view = |day: &str| {
        let task = server.get(&format!("{TASK}?as_of={day}")).ok();
        let state = &task["state"];
        let text = |key: &str| state[key].as_str().unwrap_or_default().to_owned();
        let count = |key: &str| task[key].as_array().unwrap().len();
        assert_eq!(task["as_of"], day);
        (text("stage"), text("timeliness"), text("done"), count("facts"), count("reminders"))
    };
    let expect = |stage: &str, timeliness: &str, done: &str, facts, reminders| {
        (stage.to_owned(), timeliness.to_owned(), done.to_owned(), facts, reminders)
    };
    assert_eq!(view("2022-02-01"), expect("not-started", "in-time", "", 2, 0));
    assert_eq!(view("2022-03-12"), expect("not-started", "in-time", "", 2, 3));
    assert_eq!(view("2022-03-15"), expect("not-started", "in-time", "", 2, 5));
    assert_eq!(view("2022-03-20"), expect("not-started", "late", "", 2, 7));
    assert_eq!(view("2022-03-27"), expect("awaiting-acceptance", "late", "", 3, 8));
    assert_eq!(view("2022-03-28"), expect("done", "late", "2022-03-25", 4, 8));
    assert_eq!(server.get(TASK).ok()["as_of"], "2022-03-31", "today where no day is given");
}

#[test]
fn before_its_assignment_there_is_no_task() {
    let server = server();
    server.get(&format!("{TASK}?as_of=2022-01-31")).refused(404, "absent");
    server.get(&format!("{TASK}?known_at=1")).refused(404, "absent");
    server.get("/v1/tasks/cchc-2022:91").refused(404, "absent");
    for no_key in ["cchc-2022", "cchc-2022:", ":90", "a:b:c", "06%2FKH:1", "%20"] {
        server.get(&format!("/v1/tasks/{no_key}")).refused(404, "absent");
    }
}

#[test]
fn what_was_recorded_later_is_not_known_earlier() {
    let server = server();
    let assigned = server.get(TASK).ok();
    let submitted = happens(&server, "submit", "2022-03-25");
    happens(&server, "accept", "2022-03-28");
    let known_at = |task: &serde_json::Value| server.get(&format!("{TASK}?known_at={}", task["version"])).ok();
    let early = known_at(&assigned);
    assert_eq!((&early["state"], &early["facts"]), (&assigned["state"], &assigned["facts"]));
    assert_eq!(stage(&known_at(&submitted)), "awaiting-acceptance");
    assert_eq!(stage(&server.get(&format!("{TASK}?known_at=1000000")).ok()), "done");
}

#[test]
fn reminders_that_were_written_later_were_not_known_either() {
    let server = Prepared::new().at("2022-02-01", 8).serve();
    let version = server.post("/v1/tasks", &assignment()).json()["version"].clone();
    server.set_clock("2022-03-20", 8);
    server.tick();
    let reminders = |query: &str| server.get(&format!("{TASK}?{query}")).ok()["reminders"].as_array().map(Vec::len);
    assert_eq!(reminders("as_of=2022-03-20"), Some(7));
    assert_eq!(reminders(&format!("as_of=2022-03-20&known_at={version}")), Some(0));
}

#[test]
fn the_etag_is_the_version_and_moves_with_every_event() {
    let server = server();
    let (before, after) = (server.get(TASK), happens(&server, "start", "2022-02-07"));
    assert_eq!(before.header("etag"), format!("\"{}\"", before.json()["version"]));
    assert_ne!(before.json()["version"], after["version"]);
    assert_eq!(server.get(TASK).header("etag"), format!("\"{}\"", after["version"]));
    assert_eq!(after["facts"][2]["recorded"], after["version"], "a fact names the entry that holds it");
}

#[test]
fn bad_queries_are_refused() {
    let server = Server::start();
    server.get(&format!("{TASK}?as_of=2022-02-31")).faulty(&[("as_of", "bad-day")]);
    server.get(&format!("{TASK}?as_of=%FF")).faulty(&[("as_of", "bad-day")]);
    server.get(&format!("{TASK}?as_of=")).faulty(&[("as_of", "bad-day")]);
    for query in ["asof=2022-03-20", "known_at=-1", "known_at=", "known_at=18446744073709551616"] {
        server.get(&format!("{TASK}?{query}")).refused(400, "bad-query");
    }
    server.get("/v1/tasks/%FF").refused(400, "bad-path");
    let wrong = server.request("DELETE", TASK).send();
    wrong.refused(405, "no-such-method");
    assert_eq!(wrong.header("allow"), "GET,HEAD");
}
