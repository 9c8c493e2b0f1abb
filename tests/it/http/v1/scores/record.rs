//! `POST /v1/scores/{unit}/{criteria}/{stage}`: something happened to a scoring sheet.

use serde_json::json;

use super::{XUAN_BAC, complete, opened, record, row, scored_by};
use crate::http::v1::criteria::XUAN_LOC;

#[test]
fn a_row_is_self_scored_appraised_explained_and_appraised_again_until_the_sheet_is_locked() {
    let server = scored_by(XUAN_LOC);
    opened(&server, "26428", &complete(8, "yes"));
    let of_row = |day: &str, value: &str| json!({ "day": day, "item": "4.1", "value": value });
    let claimed =
        json!({ "day": "2022-12-02", "item": "4.1", "value": "0.8", "document": "12/BC-UBND", "pages": "trang 2" });
    record(&server, "self-scored", &claimed).ok();
    record(&server, "self-scoring-closed", &json!({ "day": "2022-12-10" })).ok();
    record(&server, "appraised-1", &of_row("2022-12-15", "0")).ok();
    record(&server, "explanation-requested", &json!({ "day": "2022-12-16", "item": "4.1" })).ok();
    record(&server, "explained", &json!({ "day": "2022-12-20", "item": "4.1", "document": "15/BC-UBND" })).ok();
    record(&server, "appraised-2", &of_row("2022-12-28", "0.5")).ok();
    let score = record(&server, "locked", &json!({ "day": "2022-12-31" })).ok();
    assert_eq!((&score["stage"], &score["points"]), (&json!("locked"), &json!("1.50")));
    let said = row(&score, "4.1")["row"].clone();
    let named =
        ["source", "computed", "self_score", "appraisal_1", "appraisal_2", "explanation"].map(|key| said[key].clone());
    assert_eq!(named, ["appraisal-2", "0", "0.8", "0", "0.5", "given"].map(|text| json!(text)));
    assert_eq!(said["evidence"][0], json!({ "document": "12/BC-UBND", "pages": "trang 2" }));
    record(&server, "evidenced", &json!({ "day": "2022-12-31", "item": "4.1", "document": "1" }))
        .refused(409, "locked");
    assert_eq!(server.get(XUAN_BAC).ok()["version"], score["version"]);
}

#[test]
fn the_same_again_changes_nothing_and_a_stale_version_is_refused() {
    let server = scored_by(XUAN_LOC);
    let seen = opened(&server, "26428", &json!([]))["version"].clone();
    let sent = json!({ "day": "2022-12-02", "item": "4.1", "value": "0.8", "note": "Không có văn bản" });
    let first = record(&server, "self-scored", &sent).ok();
    assert_eq!(record(&server, "self-scored", &sent).ok(), first);
    let path = format!("{XUAN_BAC}/self-scored");
    let stale = server.request("POST", &path).token(&server.token).header("if-match", &format!("\"{seen}\""));
    stale.json(&json!({ "day": "2022-12-03", "item": "4.1", "value": "1" })).send().refused(412, "stale");
}

#[test]
fn what_cannot_follow_is_refused_by_its_field() {
    let server = scored_by(XUAN_LOC);
    opened(&server, "26428", &json!([]));
    let item = |value: &str| json!({ "day": "2022-12-02", "item": "4.1", "value": value });
    record(&server, "self-scored", &item("1.5")).faulty(&[("value", "value-range")]);
    record(&server, "appraised-2", &item("1")).faulty(&[("what", "fact-out-of-place")]);
    record(&server, "measured", &item("yes")).faulty(&[("value", "measure-unfit")]);
    record(&server, "measured", &item("5/0")).faulty(&[("value", "ratio-of-nothing")]);
    record(&server, "survey-omitted", &json!({ "day": "2022-12-02" })).faulty(&[("what", "fact-out-of-place")]);
    record(&server, "self-scored", &json!({ "day": "2022-10-31", "item": "4.1", "value": "1" }))
        .faulty(&[("day", "fact-out-of-place")]);
    record(&server, "approved", &item("1")).faulty(&[("what", "value-unknown")]);
    server
        .post("/v1/scores/26431/75:commune:2022:244%2FPNV/locked", &json!({ "day": "2022-12-02" }))
        .refused(404, "absent");
    server.request("POST", &format!("{XUAN_BAC}/locked")).json(&json!({})).send().refused(401, "unauthenticated");
}
