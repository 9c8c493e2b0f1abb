//! `POST /v1/registers/{register}/erasures`: the personal cells of rows are erased for good; the rows stay.

use serde_json::json;

use super::{DOSSIERS, imported, server};

#[test]
fn persons_are_gone_and_the_rows_stay() {
    let server = imported();
    let path = format!("{DOSSIERS}/erasures");
    let request = json!({"unit": "869", "from": "2022-01-01", "until": "2022-12-31", "reason": "Công văn 12/UBND"});
    assert_eq!(server.post(&path, &request).ok(), json!({"months": 2, "blobs": 2, "written": 3}));
    assert_eq!(server.post(&path, &request).ok(), json!({"months": 2, "blobs": 0}), "sent again it is done");
    let rows = server.list(&format!("{DOSSIERS}/rows?unit=869&from=2022-01-01&until=2022-06-30"), 10);
    assert_eq!(rows.len(), 2);
    let half = json!({"unit": "869", "from": "2022-01-02", "until": "2022-02-28", "reason": "Công văn 12/UBND"});
    server.post(&path, &half).refused(404, "absent");
}

#[test]
fn an_erasure_says_whose_cells_and_why() {
    let server = server();
    let path = format!("{DOSSIERS}/erasures");
    server.post(&path, &json!({})).faulty(&[("unit", "missing"), ("from", "missing"), ("until", "missing")]);
    let whole = json!({"unit": "869", "from": "2022-01-01", "until": "2022-12-31"});
    server.post(&path, &whole).faulty(&[("reason", "reason-missing")]);
    server.request("POST", &path).json(&whole).send().refused(401, "unauthenticated");
    server.post("/v1/registers/a%20b/erasures", &whole).refused(404, "absent");
}
