//! `GET /v1/progress`: the five counts as of a day, overall and by unit, plan and content area.

use serde_json::{Value, json};

use crate::harness::{Prepared, Server};
use crate::http::event::{happens, server};

const FIVE: [&str; 5] = ["done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline"];

fn counts(counts: &Value) -> [u64; 5] {
    FIVE.map(|key| counts[key].as_u64().expect("every count is there"))
}

fn demo() -> Server {
    Prepared::new().office("cao-lanh").serve()
}

#[test]
fn every_task_counts_in_exactly_one_of_five() {
    let server = demo();
    let progress = server.get("/v1/progress").ok();
    assert_eq!(progress["as_of"], "2022-03-31");
    assert_eq!(counts(&progress["total"]), [2, 2, 7, 2, 2]);
    assert_eq!((&progress["total"]["total"], &progress["total"]["suspended"]), (&json!(15), &json!(1)));
    assert_eq!(counts(&progress["by_unit"]["866.NV"]), [1, 1, 1, 0, 1]);
    assert_eq!(counts(&progress["by_plan"]["cv-379-2022"]), [1, 1, 4, 1, 1]);
    assert_eq!(counts(&progress["by_area"]["public-finance"]), [0, 0, 1, 0, 0]);
}

#[test]
fn the_five_sum_to_the_total_and_every_breakdown_to_the_whole_on_every_day() {
    let server = demo();
    for day in
        ["2022-01-11", "2022-01-12", "2022-02-28", "2022-03-01", "2022-03-18", "2022-03-22", "2022-03-31", "2022-12-31"]
    {
        let progress = server.get(&format!("/v1/progress?as_of={day}")).ok();
        let total = counts(&progress["total"]);
        assert_eq!(progress["total"]["total"], total.iter().sum::<u64>(), "{day}");
        for by in ["by_unit", "by_plan", "by_area"] {
            let parts = progress[by].as_object().expect("a breakdown");
            let sum = parts.values().map(counts).fold([0; 5], |sum, part| std::array::from_fn(|at| sum[at] + part[at]));
            assert_eq!(sum, total, "{day}: {by}");
            assert!(parts.values().all(|part| part["total"] == counts(part).iter().sum::<u64>()), "{day}: {by}");
        }
    }
}

#[test]
fn filters_name_a_unit_and_a_plan() {
    let server = demo();
    let total = |query: &str| server.get(&format!("/v1/progress?{query}")).ok()["total"]["total"].clone();
    assert_eq!(total("unit=866.NV"), 4);
    assert_eq!(total("plan=cv-379-2022"), 8);
    assert_eq!(total("unit=29869&plan=cv-379-2022"), 2);
    assert_eq!(total("unit=866.NV&plan=cv-379-2022"), 0);
    assert_eq!(total("known_at=1"), 0);
    assert_eq!(total("as_of=2022-01-12"), 5);
}

#[test]
fn one_task_moves_through_the_counts() {
    let server = server();
    happens(&server, "submit", "2022-03-25");
    happens(&server, "accept", "2022-03-28");
    let on = |day: &str| counts(&server.get(&format!("/v1/progress?as_of={day}")).ok()["total"]);
    assert_eq!(on("2022-01-31"), [0, 0, 0, 0, 0]);
    assert_eq!(on("2022-03-15"), [0, 0, 1, 0, 0]);
    assert_eq!(on("2022-03-16"), [0, 0, 0, 1, 0]);
    assert_eq!(on("2022-03-27"), [0, 0, 0, 1, 0]);
    assert_eq!(on("2022-03-28"), [0, 1, 0, 0, 0]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = Server::start();
    server.get("/v1/progress?unit=a%20b&plan=06/KH&as_of=x").faulty(&[
        ("unit", "bad-parameter"),
        ("plan", "bad-parameter"),
        ("as_of", "bad-day"),
    ]);
    server.get("/v1/progress?area=direction").refused(400, "bad-query");
    server.request("POST", "/v1/progress").send().refused(405, "no-such-method");
}
