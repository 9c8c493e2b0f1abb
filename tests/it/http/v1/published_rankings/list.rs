//! `GET /v1/published-rankings`: rankings as they were published, by province and year.

use serde_json::Value;

use super::{NOTICE, send};
use crate::harness::Server;

#[test]
fn rankings_are_listed_in_the_order_of_their_keys_and_filtered() {
    let server = Server::start();
    let of_country = NOTICE.replace("province = \"04\"\n", "");
    for text in [NOTICE, &NOTICE.replace("2021", "2020"), &of_country] {
        send(&server, "", text).ok();
    }
    let keys = |path: &str| {
        let key = |ranking: &Value| ranking["ranking"].as_str().unwrap().to_owned();
        server.list(path, 2).iter().map(key).collect::<Vec<_>>()
    };
    let all = ["*:2021:2402/QĐ-UBND", "04:2020:2402/QĐ-UBND", "04:2021:2402/QĐ-UBND"];
    assert_eq!(keys("/v1/published-rankings"), all);
    assert_eq!(keys("/v1/published-rankings?province=04&year=2021"), all[2..]);
    assert_eq!(keys("/v1/published-rankings?year=2021"), [all[0], all[2]]);
    server.get("/v1/published-rankings?province=0%204").faulty(&[("province", "bad-parameter")]);
    server.get("/v1/published-rankings?kind=district").refused(400, "bad-query");
}
