//! `/healthz`, `/readyz` and `/metrics`.

use std::sync::Arc;

use dondoc::domain::message::Channel;
use dondoc::store::sled::{SledOptions, open_on};

use crate::harness::{Prepared, Server, posted};
use crate::http::event::assignment;
use crate::store::flaky_disk::FlakyDisk;

fn metric(server: &Server, name: &str) -> Option<u64> {
    let answer = server.get("/metrics");
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    assert!(answer.text.ends_with("# EOF\n"));
    let mut lines = answer.text.lines();
    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}

fn requests(server: &Server, method: &str, route: &str, status: u16) -> Option<u64> {
    metric(server, &format!("dondoc_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{status}\"}}"))
}

#[test]
fn a_healthy_server_is_alive_and_ready() {
    let server = Server::start();
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path).status, 200, "{path}");
        assert_eq!(server.request("HEAD", path).send().status, 200, "{path}");
    }
}

#[test]
fn a_store_that_lost_its_disk_is_alive_and_readable_and_not_ready() {
    let folder = tempfile::tempdir().unwrap();
    let disk = FlakyDisk::new();
    let store = open_on(Arc::new(disk.clone()), folder.path(), SledOptions::default()).unwrap();
    let server = Prepared::over(Arc::new(store)).serve();
    assert_eq!(server.post("/v1/tasks", &assignment()).status, 201);
    assert_eq!(server.get("/readyz").status, 200);
    disk.fail_a_sync_after(0);
    let mut second = assignment();
    second["number"] = "91".into();
    assert_eq!(server.post("/v1/tasks", &second).status, 503);
    let refused = server.get("/readyz");
    refused.refused(503, "not-writable");
    assert_eq!(refused.header("retry-after"), "1");
    server.post("/v1/tasks", &second).refused(503, "not-writable");
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.list("/v1/tasks", 10).len(), 1, "what was acknowledged can still be read");
}

#[test]
fn requests_are_counted_by_method_route_and_status() {
    let server = Server::start();
    assert_eq!(requests(&server, "GET", "/v1/tasks", 200), None);
    server.get("/v1/tasks");
    server.get("/v1/tasks?limit=1");
    server.get("/v1/tasks/cchc-2022:90");
    server.get("/v1/tasks/cchc-2022:91");
    server.post("/v1/tasks", &assignment());
    server.get("/nowhere");
    server.get("/elsewhere");
    assert_eq!(requests(&server, "GET", "/v1/tasks", 200), Some(2));
    assert_eq!(requests(&server, "GET", "/v1/tasks/{task}", 404), Some(2));
    assert_eq!(requests(&server, "POST", "/v1/tasks", 201), Some(1));
    assert_eq!(requests(&server, "GET", "none", 404), Some(2));
}

#[test]
fn what_is_refused_is_counted_and_invented_methods_share_one_counter() {
    let server = Server::start();
    server.request("GET", "/v1/tasks").header("host", "example.org").send().refused(421, "foreign-host");
    server.request("DELETE", "/v1/tasks").send().refused(405, "no-such-method");
    for method in ["PURGE", "LOCK"] {
        server.request(method, "/v1/tasks").send().refused(405, "no-such-method");
    }
    assert_eq!(requests(&server, "GET", "/v1/tasks", 421), Some(1));
    assert_eq!(requests(&server, "DELETE", "/v1/tasks", 405), Some(1));
    assert_eq!(requests(&server, "other", "/v1/tasks", 405), Some(2));
}

#[test]
fn a_tick_shows_in_the_counters() {
    let prepared = Prepared::new().office("cao-lanh").at("2022-03-31", 16);
    let server = prepared.schedule("daily", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"]).serve();
    server.tick();
    server.set_clock("2022-03-31", 17);
    server.tick();
    assert_eq!(metric(&server, "dondoc_occurrences_total{disposition=\"ran\"}"), Some(1));
    assert_eq!(metric(&server, "dondoc_evaluations_total"), Some(1));
    let head = server.engine.store.head().unwrap().position.0;
    assert_eq!(metric(&server, "dondoc_ledger_head"), Some(head));
}

#[test]
fn all_messages_that_wait_are_counted() {
    let server = Server::start();
    let message = |number| posted::message(&server.engine, "nv", Channel::Email, "an@example.vn", number);
    posted::post(&server.engine, (0..1_203).map(message).collect());
    assert_eq!(metric(&server, "dondoc_messages{state=\"waiting\"}"), Some(1_203));
    assert_eq!(metric(&server, "dondoc_messages{state=\"dead\"}"), Some(0));
}

#[test]
fn a_limit_that_is_reached_is_counted_by_its_name() {
    let mut prepared = Prepared::new().at("2022-03-31", 16);
    prepared.engine.limits.fuel_max = 1_000;
    let server = prepared.schedule("daily", "0 17 * * *", "cao-lanh-kiem-tra-2022", &["866"]).serve();
    server.tick();
    server.set_clock("2022-03-31", 17);
    server.tick();
    assert_eq!(metric(&server, "dondoc_occurrences_total{disposition=\"ran-with-faults\"}"), Some(1));
    assert_eq!(metric(&server, "dondoc_plugin_faults_total{code=\"out-of-fuel\"}"), Some(1));
}
