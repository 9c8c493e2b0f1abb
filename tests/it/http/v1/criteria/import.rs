//! `POST /v1/criteria/import`: a criteria set, in the TOML of `dondoc score --help`.

use serde_json::{Value, json};

use super::{XUAN_LOC, XUAN_LOC_PATH, send};
use crate::harness::Server;
use crate::http::v1::scores::{opened, scored_by};

#[test]
fn a_set_is_recorded_once_and_a_difference_is_shown_before_it_is_written() {
    let server = Server::start();
    let first = send(&server, "?file=xuan-loc.toml", XUAN_LOC).ok();
    assert_eq!((&first["added"], &first["changed"]), (&json!(1), &json!([])));
    let again = send(&server, "", XUAN_LOC).ok();
    assert_eq!((&again["unchanged"], again.get("written")), (&json!(1), None));
    let corrected =
        XUAN_LOC.replace("Mức độ thực hiện kế hoạch", "Mức độ hoàn thành kế hoạch").replace("total = 2", "total = 3");
    let shown = send(&server, "", &corrected).ok();
    let change = json!([{
        "line": 1, "what": "criteria set 75:commune:2022:244/PNV", "differences": ["total: 2 → 3", "4.1: changed"],
    }]);
    assert_eq!((&shown["changed"], shown.get("written")), (&change, None));
    let written = send(&server, "?apply=true", &corrected).ok();
    let set = server.get(XUAN_LOC_PATH).ok();
    assert_eq!((&set["total"], &set["versions"]), (&json!("3"), &json!(2)));
    let before = written["written"].as_u64().unwrap() - 1;
    assert_eq!(server.get(&format!("{XUAN_LOC_PATH}?known_at={before}")).ok()["total"], "2");
}

#[test]
fn a_set_with_faults_is_refused_whole() {
    let server = Server::start();
    let faulty = XUAN_LOC.replace("total = 2", "total = -2").replace(">=90 <100", "90");
    let answer = send(&server, "", &faulty);
    answer.refused(422, "faulty-file");
    let problem = answer.json();
    let codes: Vec<&Value> = problem["faults"].as_array().unwrap().iter().map(|fault| &fault["code"]).collect();
    assert_eq!(codes, ["value-range", "range-shape"]);
    assert_eq!(server.get("/v1/criteria").ok()["items"], json!([]));
    server.request("POST", "/v1/criteria/import").body(XUAN_LOC).send().refused(401, "unauthenticated");
}

#[test]
fn a_text_by_which_a_sheet_could_not_have_come_about_is_refused() {
    let server = scored_by(XUAN_LOC);
    opened(&server, "26428", &json!([{ "what": "measured", "day": "2022-12-01", "item": "4.1", "value": "4/5" }]));
    let other = XUAN_LOC.replace("id = \"4.1\"", "id = \"4.3\"");
    send(&server, "?apply=true", &other).faulty(&[("", "criteria-in-use")]);
    let renamed = XUAN_LOC.replace("Mức độ thực hiện kế hoạch", "Mức độ hoàn thành kế hoạch");
    assert!(send(&server, "?apply=true", &renamed).ok()["written"].is_u64());
}
