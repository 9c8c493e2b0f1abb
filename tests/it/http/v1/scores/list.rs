//! `GET /v1/scores`: scoring sheets, by criteria set and unit.

use serde_json::{Value, json};

use super::{opened, record, scored_by};
use crate::http::v1::criteria::XUAN_LOC;

#[test]
fn sheets_are_listed_with_their_stage_on_the_day_that_is_asked_for() {
    let server = scored_by(XUAN_LOC);
    for unit in ["26431", "26428"] {
        opened(&server, unit, &json!([]));
    }
    record(&server, "self-scoring-closed", &json!({ "day": "2022-12-10" })).ok();
    let stages = |path: &str| {
        let of = |sheet: &Value| format!("{} {} {}", sheet["unit"], sheet["stage"], sheet["facts"]).replace('"', "");
        server.list(path, 1).iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(stages("/v1/scores"), ["26428 closed 1", "26431 self-scoring 0"]);
    assert_eq!(stages("/v1/scores?as_of=2022-12-09"), ["26428 self-scoring 0", "26431 self-scoring 0"]);
    assert_eq!(stages("/v1/scores?as_of=2022-10-31"), [""; 0]);
    assert_eq!(stages("/v1/scores?unit=26431"), ["26431 self-scoring 0"]);
    assert_eq!(stages("/v1/scores?criteria=75:commune:2022:244%2FPNV&unit=26428"), ["26428 closed 1"]);
    server.get("/v1/scores?criteria=244").faulty(&[("criteria", "bad-parameter")]);
    server.get("/v1/scores?stage=locked").refused(400, "bad-query");
}
