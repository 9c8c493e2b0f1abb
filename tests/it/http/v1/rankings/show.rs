//! `GET /v1/rankings`: the units of a criteria set, ranked by their scores.

use serde_json::{Value, json};

use crate::harness::Server;
use crate::http::v1::criteria::{XUAN_LOC, send};
use crate::http::v1::scores::{complete, opened, scored_by};

const RANKING: &str = "/v1/rankings?criteria=75:commune:2022:244%2FPNV";
const LAST: &str = "&last=75:commune:2021:200%2FPNV";

/// Unit, points and rank of each unit of the first group.
fn standings(ranking: &Value) -> Vec<(String, String, Option<u64>)> {
    let units = ranking["groups"][0]["units"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    units.iter().map(|unit| (text(&unit["unit"]), text(&unit["points"]), unit["rank"].as_u64())).collect()
}

fn standing(unit: &str, points: &str, rank: u64) -> (String, String, Option<u64>) {
    (unit.to_owned(), points.to_owned(), Some(rank))
}

/// Three communes of Xuân Lộc: two at one place, one behind.
fn three() -> Server {
    let server = scored_by(XUAN_LOC);
    opened(&server, "26428", &complete(9, "yes"));
    opened(&server, "26431", &complete(10, "yes"));
    opened(&server, "26434", &complete(9, "yes"));
    server
}

/// Opens a sheet of the year before.
fn opened_last_year(server: &Server, unit: &str, done: u32) {
    let sheet = json!({
        "unit": unit, "criteria": "75:commune:2021:200/PNV", "opened": "2022-01-05", "facts": complete(done, "yes"),
    });
    assert_eq!(server.post("/v1/scores", &sheet).status, 201);
}

fn with_last_year(units: &[(&str, u32)]) -> Server {
    let server = three();
    send(&server, "", &XUAN_LOC.replace("year = 2022", "year = 2021").replace("244/PNV", "200/PNV")).ok();
    units.iter().for_each(|(unit, done)| opened_last_year(&server, unit, *done));
    server
}

#[test]
fn units_are_ranked_by_their_stored_scores_under_the_rule_that_is_asked_for() {
    let server = three();
    let competition = server.get(&format!("{RANKING}&ties=competition")).ok();
    let tied = [standing("26431", "2.00", 1), standing("26428", "1.90", 2), standing("26434", "1.90", 2)];
    assert_eq!(standings(&competition), tied);
    assert_eq!(competition["groups"][0]["kind"], "commune");
    opened(&server, "26437", &json!([]));
    let ranking = server.get(&format!("{RANKING}&ties=dense")).ok();
    assert_eq!(ranking["unscored"], json!([{ "unit": "26437", "missing": ["4.1", "4.2"] }]));
    assert_eq!(standings(&ranking), tied);
    let before = server.get(&format!("{RANKING}&ties=dense&as_of=2022-11-30")).ok();
    assert_eq!((&before["groups"], before["unscored"].as_array().unwrap().len()), (&json!([]), 4));
}

#[test]
fn a_published_ranking_gives_its_bands_and_clusters_and_is_held_against_the_scores() {
    let server = three();
    let published = "title = \"Xuân Lộc\"\nprovince = \"75\"\nyear = 2022\ndecision = \"9/TB\"\nties = \"dense\"\nmax = 2\n\
        [[ratings]]\nbands = [{ range = \">=95\", name = \"Tốt\", count = 2 }, { range = \"<95\", name = \"Khá\" }]\n\
        [[units]]\nunit = \"26428\"\ncluster = \"1\"\npoints = 1.9\nrank = 2\n\
        [[units]]\nunit = \"Xã Suối Cao\"\ncluster = \"1\"\npoints = 2\nrank = 1\nrating = \"Khá\"\n\
        [[units]]\nunit = \"26434\"\ncluster = \"2\"\npoints = 1.9\nranked = false\n";
    let path = "/v1/published-rankings/import";
    server.request("POST", path).token(&server.token).body(published).send().ok();
    let ranking = server.get(&format!("{RANKING}&published=75:2022:9%2FTB")).ok();
    assert_eq!(ranking["ties"], "dense");
    assert_eq!(standings(&ranking), [standing("26431", "2.00", 1), standing("26428", "1.90", 2)]);
    let first = &ranking["groups"][0]["units"][0];
    assert_eq!((&first["rating"], &first["published"]["rating_differs"]), (&json!("Tốt"), &json!(true)));
    let apart = &ranking["groups"][1]["units"][0];
    assert_eq!((&apart["unit"], apart.get("rank"), &apart["rating"]), (&json!("26434"), None, &json!("Tốt")));
    assert_eq!(ranking["count_errors"], json!([]), "two ranked units reach 95");
    assert_eq!(ranking["contradictions"], 1);
}

#[test]
fn changes_since_last_year_are_told_and_ranks_only_of_the_same_units() {
    let same = with_last_year(&[("26428", 10), ("26431", 9), ("26434", 5)]);
    let ranking = same.get(&format!("{RANKING}{LAST}&ties=competition")).ok();
    let change = |unit: usize| ranking["groups"][0]["units"][unit]["change"].clone();
    assert_eq!(change(0), json!({ "index": "5.00", "ranks": 1 }), "Suối Cao: from the second place to the first");
    assert_eq!(change(1), json!({ "index": "-5.00", "ranks": -1 }));
    let others = with_last_year(&[("26428", 10), ("26431", 9), ("26437", 5)]);
    let ranking = others.get(&format!("{RANKING}{LAST}&ties=competition")).ok();
    let group = &ranking["groups"][0];
    assert_eq!((&group["joined"], &group["left"]), (&json!(["26434"]), &json!(["26437"])));
    assert_eq!(group["units"][0]["change"], json!({ "index": "5.00" }), "ranks are not compared");
}

#[test]
fn what_cannot_be_ranked_is_refused() {
    let server = three();
    server.get(RANKING).faulty(&[("ties", "missing")]);
    server.get(&format!("{RANKING}&ties=none")).faulty(&[("ties", "bad-parameter")]);
    server.get("/v1/rankings?criteria=xuan-loc&ties=dense").faulty(&[("criteria", "bad-parameter")]);
    server.get("/v1/rankings?criteria=75:commune:2020:1&ties=dense").refused(404, "absent");
    server.get(&format!("{RANKING}{LAST}&ties=dense")).refused(404, "absent");
    server.get(&format!("{RANKING}&published=75:2022:9%2FTB")).refused(404, "absent");
    server.get("/v1/rankings").refused(400, "bad-query");
}
