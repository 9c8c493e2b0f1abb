//! `GET /v1/waivers/{unit}/{directive}/{check}`: the waivers of one check on one unit.

use serde_json::{Value, json};

use crate::http::waived::{evaluated, exception, granted};

const WAIVERS: &str = "/v1/waivers/866/cao-lanh-kiem-tra-2022/CL-12";

#[test]
fn each_waiver_is_shown_with_what_it_is_on_the_day() {
    let server = evaluated();
    for (subject, from, until) in [("866.KT", "2022-03-01", "2022-03-31"), ("866.YT", "2022-04-01", "2022-04-30")] {
        granted(&server, &exception("CL-12", subject, from, until));
    }
    let states = |query: &str| {
        let found = server.get(&format!("{WAIVERS}{query}")).ok();
        let state = |waiver: &Value| (waiver["subject"].as_str().unwrap().to_owned(), waiver["state"].clone());
        found["waivers"].as_array().unwrap().iter().map(state).collect::<Vec<_>>()
    };
    let both = |first: &str, second: &str| [("866.KT".into(), json!(first)), ("866.YT".into(), json!(second))];
    assert_eq!(states(""), both("in-force", "to-come"));
    assert_eq!(states("?as_of=2022-04-01"), both("over", "in-force"));
    assert_eq!(states("?as_of=2022-02-28"), both("to-come", "to-come"));
    let found = server.get(WAIVERS);
    assert_eq!(found.header("etag"), format!("\"{}\"", found.json()["version"]));
}

#[test]
fn what_has_no_waiver_is_absent() {
    let server = evaluated();
    server.get(WAIVERS).refused(404, "absent");
    server.get("/v1/waivers/866/a:b/CL-12").refused(404, "absent");
    granted(&server, &exception("CL-12", "", "2022-04-01", "2022-04-30"));
    server.get(&format!("{WAIVERS}?as_of=2022-02-30")).faulty(&[("as_of", "bad-day")]);
    server.get(&format!("{WAIVERS}?day=2022-02-01")).refused(400, "bad-query");
}
