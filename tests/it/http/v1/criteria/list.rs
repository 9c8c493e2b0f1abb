//! `GET /v1/criteria`: criteria sets, by province, kind of unit and year.

use serde_json::Value;

use super::{CA_MAU, XUAN_LOC, send};
use crate::harness::Server;

#[test]
fn sets_are_listed_in_the_order_of_their_keys_and_filtered() {
    let server = Server::start();
    for text in [CA_MAU, XUAN_LOC, &XUAN_LOC.replace("year = 2022", "year = 2021")] {
        send(&server, "", text).ok();
    }
    let keys = |path: &str| {
        let key = |set: &Value| set["criteria"].as_str().unwrap().to_owned();
        server.list(path, 2).iter().map(key).collect::<Vec<_>>()
    };
    let all = ["75:commune:2021:244/PNV", "75:commune:2022:244/PNV", "96:district:2013:1880/QĐ-UBND"];
    assert_eq!(keys("/v1/criteria"), all);
    assert_eq!(keys("/v1/criteria?province=75&year=2022"), all[1..2]);
    assert_eq!(keys("/v1/criteria?kind=district"), all[2..]);
    server.get("/v1/criteria?kind=ward").faulty(&[("kind", "bad-parameter")]);
    server.get("/v1/criteria?decision=244").refused(400, "bad-query");
}
