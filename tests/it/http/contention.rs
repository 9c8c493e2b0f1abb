//! Many writers at once: one wins, and each of the others is told why it did not.

use std::collections::BTreeMap;
use std::sync::Barrier;

use serde_json::json;

use crate::harness::{Answer, Server};
use crate::http::event::{TASK, assignment, server};

const WRITERS: usize = 8;

/// What each of the writers is answered; all send at once.
pub fn at_once(send: impl Fn() -> Answer + Sync) -> Vec<Answer> {
    let together = Barrier::new(WRITERS);
    let writer = || {
        together.wait();
        send()
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(writer)).collect();
        writers.into_iter().map(|writer| writer.join().expect("a writer gets an answer")).collect()
    })
}

/// Status to how many of the writers got it.
fn statuses(send: impl Fn() -> Answer + Sync) -> BTreeMap<u16, usize> {
    let mut counts = BTreeMap::new();
    for answer in at_once(send) {
        *counts.entry(answer.status).or_default() += 1;
    }
    counts
}

#[test]
fn one_of_many_assigns_a_task() {
    let server = Server::start();
    let counts = statuses(|| server.post("/v1/tasks", &assignment()));
    assert_eq!(counts, BTreeMap::from([(201, 1), (409, WRITERS - 1)]));
}

#[test]
fn one_of_many_who_saw_the_same_version_changes_it() {
    let server = server();
    let etag = server.get(TASK).header("etag").to_owned();
    let counts = statuses(|| {
        let request = server.request("POST", &format!("{TASK}/start")).token(&server.token).header("if-match", &etag);
        request.json(&json!({ "on": "2022-02-07" })).send()
    });
    assert_eq!(counts, BTreeMap::from([(200, 1), (412, WRITERS - 1)]));
}

#[test]
fn without_a_version_each_is_decided_upon_what_is_there() {
    let server = server();
    let path = format!("{TASK}/start");
    let counts = statuses(|| server.post(&path, &json!({ "on": "2022-02-07" })));
    assert_eq!(counts, BTreeMap::from([(200, 1), (422, WRITERS - 1)]));
    let extended =
        statuses(|| server.post(&format!("{TASK}/report-progress"), &json!({ "on": "2022-02-08", "percent": 10 })));
    assert_eq!(extended, BTreeMap::from([(200, WRITERS)]));
    assert_eq!(server.get(TASK).ok()["facts"].as_array().map(Vec::len), Some(3 + WRITERS), "none is lost");
}
