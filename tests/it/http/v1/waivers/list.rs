//! `GET /v1/waivers`: approved exceptions, by unit and directive.

use serde_json::Value;

use crate::http::waived::{evaluated, exception, granted};

fn checks(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["check"].as_str().unwrap()).collect()
}

#[test]
fn waivers_are_listed_check_by_check_in_pages() {
    let server = evaluated();
    for check in ["CL-12", "CL-01", "CL-08"] {
        granted(&server, &exception(check, "", "2022-04-01", "2022-04-30"));
    }
    let all = server.list("/v1/waivers", 50);
    assert_eq!(checks(&all), ["CL-01", "CL-08", "CL-12"]);
    for limit in [1, 2, 3] {
        assert_eq!(server.list("/v1/waivers", limit), all, "in pages of {limit}");
    }
    assert_eq!(server.list("/v1/waivers?unit=866&directive=cao-lanh-kiem-tra-2022", 2), all);
    assert_eq!(server.list("/v1/waivers?unit=867", 2), Vec::<Value>::new());
    let states =
        |path: &str| server.list(path, 50).iter().map(|item| item["waivers"][0]["state"].clone()).collect::<Vec<_>>();
    assert_eq!(states("/v1/waivers"), ["to-come"; 3]);
    assert_eq!(states("/v1/waivers?as_of=2022-05-01"), ["over"; 3]);
}

#[test]
fn bad_queries_are_refused_with_all_their_faults() {
    let server = evaluated();
    server.get("/v1/waivers?unit=a%20b&directive=08/CT&as_of=x&cursor=x&limit=0").faulty(&[
        ("as_of", "bad-day"),
        ("unit", "bad-parameter"),
        ("directive", "bad-parameter"),
        ("cursor", "foreign-cursor"),
        ("limit", "bad-limit"),
    ]);
    server.get("/v1/waivers?check=CL-08").refused(400, "bad-query");
}
