//! `GET /v1/events`: what is written to the ledger, entry by entry, as server-sent events.

use std::collections::BTreeMap;

use serde_json::json;

use dondoc::domain::Position;
use dondoc::http::streams::STREAMS_MAX;
use dondoc::operations::list_entries::KEYS_TOLD_MAX;
use dondoc::store::Record;
use dondoc::store::conformance::sample::{put, task};

use crate::harness::{Events, Server};
use crate::http::event::assignment;

fn plan(id: &str) -> serde_json::Value {
    json!({"id": id, "title": "Kế hoạch", "number": "01/KH", "issuer": "UBND", "issued": "2022-01-11", "year": 2022})
}

/// Writes this many entries.
fn write(server: &Server, count: usize) {
    for number in 0..count {
        server.engine.store.commit(put(vec![Record::Task(task(&format!("p:{number}"), "866"))])).unwrap();
    }
}

fn head(server: &Server) -> u64 {
    server.engine.store.head().unwrap().position.0
}

#[test]
fn a_stream_begins_with_what_comes_next_and_tells_it_as_the_ledger_has_it() {
    let server = Server::start();
    server.post("/v1/tasks", &assignment());
    let mut events = Events::open(&server, "", None);
    let made = server.post("/v1/plans", &plan("kh-2022"));
    let position = made.json()["version"].as_u64().unwrap();
    let (id, name, data) = events.next().unwrap();
    assert_eq!((id, name.as_str()), (position, "record-plan"));
    let expected = json!({
        "position": position, "time": "2022-03-31T10:00:00Z", "actor": "administrator", "operation": "record-plan",
        "reason": "01/KH", "records": [{"plan": "kh-2022"}], "records_total": 1,
    });
    assert_eq!(data, expected);
}

#[test]
fn a_client_that_comes_back_goes_on_where_it_was() {
    let server = Server::start();
    write(&server, 9);
    assert_eq!(Events::open(&server, "?after=0", None).ids(10), (1..=10).collect::<Vec<_>>());
    assert_eq!(Events::open(&server, "?after=7", None).ids(3), [8, 9, 10]);
    assert_eq!(Events::open(&server, "?after=0", Some(8)).ids(2), [9, 10], "what was seen last goes before `after`");
}

#[test]
fn who_may_write_and_what_was_sent_twice_is_not_told() {
    let server = Server::start();
    let sent = server.request("POST", "/v1/tasks").token(&server.token).header("idempotency-key", "b1f0");
    assert_eq!(sent.json(&assignment()).send().status, 201);
    let mut events = Events::open(&server, "?after=0", None);
    let (_, name, data) = events.next().unwrap();
    assert_eq!(
        (name.as_str(), &data["records"], &data["records_total"]),
        ("create-first-token", &json!([]), &json!(0))
    );
    let (_, name, data) = events.next().unwrap();
    assert_eq!(name, "assign-task");
    let told: Vec<&String> =
        data["records"].as_array().unwrap().iter().flat_map(|record| record.as_object().unwrap().keys()).collect();
    assert!(told.iter().any(|kind| *kind == "task") && told.iter().all(|kind| *kind != "creation"), "{told:?}");
}

#[test]
fn a_large_entry_is_told_with_its_first_records_and_their_number() {
    let server = Server::start();
    let many = KEYS_TOLD_MAX + 1;
    let puts = (0..many).map(|number| Record::Task(task(&format!("p:{number:03}"), "866"))).collect();
    server.engine.store.commit(put(puts)).unwrap();
    let (_, _, data) = Events::open(&server, "?after=1", None).next().unwrap();
    assert_eq!(data["records"].as_array().map(Vec::len), Some(KEYS_TOLD_MAX));
    assert_eq!((&data["records"][0], &data["records_total"]), (&json!({"task": "p:000"}), &json!(many)));
}

#[test]
fn bad_beginnings_are_refused_by_name() {
    let server = Server::start();
    server.get("/v1/events?after=x").faulty(&[("after", "bad-position")]);
    server.get("/v1/events?after=-1").faulty(&[("after", "bad-position")]);
    server.get("/v1/events?after=2").faulty(&[("after", "after-the-head")]);
    let back = |id| server.request("GET", "/v1/events?after=0").header("last-event-id", id).send();
    back("").faulty(&[("Last-Event-ID", "bad-position")]);
    back("99").faulty(&[("Last-Event-ID", "after-the-head")]);
    server.get("/v1/events?since=1").refused(400, "bad-query");
}

/// Four write while one reads, leaves after a few events and comes back, over and over.
#[test]
fn whoever_comes_back_again_and_again_has_seen_the_whole_ledger_once() {
    const WRITERS: usize = 4;
    const ENTRIES: usize = 120;
    let server = Server::start();
    let mut seen = Vec::new();
    let last = (WRITERS * ENTRIES + 1) as u64;
    std::thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| write(&server, ENTRIES));
        }
        let mut stay = 7_usize;
        while seen.last().is_none_or(|(id, _)| *id < last) {
            stay = (stay * 31 + 17) % 41; // how long it stays this time
            let since = seen.last().map_or(0, |(id, _): &(u64, String)| *id);
            let left = usize::try_from(last - since).unwrap();
            let mut events = Events::open(&server, "?after=0", (since > 0).then_some(since));
            seen.extend((0..left.min(stay + 1)).map(|_| events.next().map(|(id, name, _)| (id, name)).unwrap()));
        }
    });
    let ledger = server.engine.store.entries(Position::UNRECORDED, usize::MAX).unwrap();
    let ledger: Vec<_> = ledger.into_iter().map(|entry| (entry.position.0, entry.operation)).collect();
    assert_eq!(seen, ledger);
}

#[test]
fn a_client_that_does_not_read_holds_up_nobody_and_misses_nothing() {
    let server = Server::start();
    let mut slow = Events::open(&server, "", None);
    let mut quick = Events::open(&server, "", None);
    write(&server, 3_000);
    let expected: Vec<u64> = (2..=3_001).collect();
    assert_eq!(quick.ids(3_000), expected);
    assert_eq!(slow.ids(3_000), expected);
    assert_eq!(head(&server), 3_001);
}

#[test]
fn more_streams_than_there_are_places_for_are_refused_until_one_is_closed() {
    let server = Server::start();
    let mut open: Vec<Events> = (0..STREAMS_MAX).map(|_| Events::open(&server, "", None)).collect();
    let refused = server.get("/v1/events");
    refused.refused(503, "too-many-streams");
    assert_eq!(refused.header("retry-after"), "1");
    open.pop();
    // The server learns of it when it next looks at the connection.
    let refused = (0..100_000).take_while(|_| server.request("GET", "/v1/events").open().status() == 503).count();
    assert!(refused < 100_000, "the place is free again");
}

#[test]
fn a_server_that_stops_ends_its_streams() {
    let server = Server::start();
    let mut events = Events::open(&server, "?after=0", None);
    assert_eq!(events.ids(1), [1]);
    drop(server); // waits until the server has ended
    assert_eq!(events.next(), None);
}

#[test]
fn every_entry_of_a_walk_through_the_api_is_told_once() {
    let server = Server::start();
    server.post("/v1/tasks", &assignment());
    for (verb, on) in [("start", "2022-02-02"), ("submit", "2022-03-01"), ("accept", "2022-03-02")] {
        server.post(&format!("/v1/tasks/cchc-2022:90/{verb}"), &json!({ "on": on })).ok();
    }
    let count = usize::try_from(head(&server)).unwrap();
    let mut events = Events::open(&server, "?after=0", None);
    let mut told: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..count {
        *told.entry(events.next().unwrap().1).or_default() += 1;
    }
    for operation in ["create-first-token", "assign-task", "record-started", "record-submitted", "record-accepted"] {
        assert_eq!(told.get(operation), Some(&1), "{told:?}");
    }
}
