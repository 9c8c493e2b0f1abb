//! `dondoc rank`: published rankings written by hand, and the example of its own help.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::score::example;
use super::{Ran, dondoc, text};

const HEAD: &str = "title = \"Chỉ số CCHC\"\nyear = 2020\ndecision = \"thông báo\"\n";

fn ran(file: &str, more: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ranking.toml");
    std::fs::write(&path, file).unwrap();
    let mut arguments = vec!["rank", text(&path)];
    arguments.extend(more);
    dondoc(&arguments)
}

fn report(file: &str, code: i32) -> Value {
    let (first, second) = (ran(file, &["--json"]), ran(file, &["--json"]));
    assert_eq!(first.code, code, "{}", first.err);
    assert_eq!(first.out, second.out, "the same file gives the same bytes");
    serde_json::from_str(&first.out).unwrap()
}

/// Name, rank and rating of each unit of a group.
fn standings(group: &Value) -> Vec<(String, Option<u64>, Option<String>)> {
    let units = group["units"].as_array().unwrap();
    let read = |unit: &Value| {
        let name = unit["unit"].as_str().unwrap().to_owned();
        (name, unit["rank"].as_u64(), unit["rating"].as_str().map(str::to_owned))
    };
    units.iter().map(read).collect()
}

fn standing(name: &str, rank: u64, rating: &str) -> (String, Option<u64>, Option<String>) {
    (name.to_owned(), Some(rank), (!rating.is_empty()).then(|| rating.to_owned()))
}

#[test]
fn the_example_of_the_help_is_ranked() {
    let file = example(&dondoc(&["rank", "--help"]).out, "THE FILE");
    let ran = ran(&file, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let report = report(&file, 0);
    let group = &report["groups"][0];
    assert_eq!(standings(group), [standing("Hòa An", 1, "Tốt"), standing("Hạ Lang", 2, "Khá")]);
    assert_eq!(group["units"][0]["change"], json!({ "index": "3.30", "ranks": 1 }));
    assert_eq!(group["ratings"][1], json!({ "rating": "Khá", "count": 1, "percent": "50.00" }));
}

#[test]
fn kien_giang_has_two_units_at_91_by_each_rule() {
    let units = "units = [{ unit = \"Châu Thành\", points = 91, second = 40 }, { unit = \"A\", points = 98 },\n\
                 { unit = \"Hòn Đất\", points = 91, second = 42 }, { unit = \"B\", points = 86.5 }]\n";
    let ranks = |rule: &str| {
        let report = report(&format!("{HEAD}{rule}\n{units}"), 0);
        standings(&report["groups"][0]).into_iter().map(|(name, rank, _)| (name, rank.unwrap())).collect::<Vec<_>>()
    };
    let named = |rows: [(&str, u64); 4]| rows.map(|(name, rank)| (name.to_owned(), rank)).to_vec();
    let tied = |last| named([("A", 1), ("Châu Thành", 2), ("Hòn Đất", 2), ("B", last)]);
    assert_eq!(ranks("ties = \"competition\""), tied(4));
    assert_eq!(ranks("ties = \"dense\""), tied(3));
    let parted = named([("A", 1), ("Hòn Đất", 2), ("Châu Thành", 3), ("B", 4)]);
    assert_eq!(ranks("ties = \"second-key\"\nsecond_key = \"Điều tra xã hội học\""), parted);
}

#[test]
fn nam_dinh_cuts_departments_and_districts_apart_and_truncates() {
    let file = format!(
        "{HEAD}ties = \"competition\"\nmax = 70\n\
         [[ratings]]\nkind = \"department\"\nbands = [{{ range = \">=90\", name = \"I\" }}, {{ range = \">=80 <90\", name = \"II\" }}, {{ range = \"<80\", unrated = true }}]\n\
         [[ratings]]\nkind = \"district\"\nbands = [{{ range = \">=80\", name = \"I\" }}, {{ range = \">=70 <80\", name = \"II\" }}, {{ range = \"<70\", unrated = true }}]\n\
         [[units]]\nunit = \"Sở Nội vụ\"\nkind = \"department\"\npoints = 62.62\nindex = 89.45\n\
         [[units]]\nunit = \"Hải Hậu\"\nkind = \"district\"\npoints = 62.62\nindex = 89.46\nrating = \"I\"\n"
    );
    let report = report(&file, 0);
    let [department, district] = [0, 1].map(|at| report["groups"][at].clone());
    assert_eq!(standings(&department), [standing("Sở Nội vụ", 1, "II")]);
    assert_eq!(standings(&district), [standing("Hải Hậu", 1, "I")]);
    assert_eq!(department["units"][0]["published"]["index_is"], "truncated");
    assert_eq!(district["units"][0]["published"]["index_is"], "rounded");
    assert!(ran(&file, &[]).out.contains("published index 89.45 is truncated, not rounded"));
}

#[test]
fn hue_2023_counts_141_communes_by_rating() {
    let counts =
        [("Xuất sắc", 22, "95"), ("Tốt", 78, "85"), ("Khá", 24, "75"), ("Trung bình", 16, "60"), ("Yếu", 1, "40")];
    let mut file = format!(
        "{HEAD}ties = \"competition\"\n[[ratings]]\nbands = [{{ range = \">=90\", name = \"Xuất sắc\" }}, {{ range = \">=80 <90\", name = \"Tốt\" }}, \
         {{ range = \">=70 <80\", name = \"Khá\" }}, {{ range = \">=50 <70\", name = \"Trung bình\" }}, {{ range = \"<50\", name = \"Yếu\" }}]\n"
    );
    for (rating, count, points) in counts {
        for at in 0..count {
            let _infallible =
                write!(file, "[[units]]\nunit = \"{rating} {at}\"\npoints = {points}\nrating = \"{rating}\"\n");
        }
    }
    let report = report(&file, 0);
    let found: Vec<_> = report["groups"][0]["ratings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| (share["count"].as_u64().unwrap(), share["percent"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [(22, "15.60"), (78, "55.32"), (24, "17.02"), (16, "11.35"), (1, "0.71")]);
    assert_eq!(found.iter().map(|(count, _)| count).sum::<u64>(), 141);
}

#[test]
fn a_published_number_of_units_is_held_against_their_points() {
    let bands = "[[ratings]]\nbands = [{ range = \">=90\", name = \"Tốt\", count = 2 }, { range = \">=70 <90\", name = \"Khá\", count = 1 },\n\
                 { range = \"<70\", unrated = true, count = 1 }]\n";
    let units = "units = [{ unit = \"A\", points = 95, cluster = \"1\" }, { unit = \"B\", points = 85, cluster = \"2\" },\n\
                 { unit = \"C\", points = 75, cluster = \"2\" }, { unit = \"D\", points = 65, cluster = \"1\" }]\n";
    let file = format!("{HEAD}ties = \"competition\"\n{units}{bands}");
    let errors = json!([
        { "kind": null, "rating": "Tốt", "stated": 2, "computed": 1 },
        { "kind": null, "rating": "Khá", "stated": 1, "computed": 2 },
    ]);
    assert_eq!(report(&file, 5)["count_errors"], errors, "clusters are counted together");
    assert!(ran(&file, &[]).out.contains("2 units are published as Tốt, by their points 1 are"));
    let right = file.replace("count = 2", "count = 1").replace("\"Khá\", count = 1", "\"Khá\", count = 2");
    assert_eq!(report(&right, 0)["count_errors"], json!([]));
}

#[test]
fn published_values_that_do_not_follow_are_told_with_the_difference() {
    let bands = "bands = [{ range = \">=90\", name = \"Tốt\" }, { range = \"<90\", name = \"Khá\" }]\n";
    let units = "[[units]]\nunit = \"A\"\npoints = 95\nrank = 1\n\
                 [[units]]\nunit = \"B\"\npoints = 90.5\nrank = 3\nrating = \"Khá\"\n\
                 [[units]]\nunit = \"C\"\npoints = 89.25\nindex = 89.52\nrank = 2\n";
    let file = format!("{HEAD}ties = \"competition\"\n[[ratings]]\n{bands}{units}");
    let report = report(&file, 5);
    let group = &report["groups"][0];
    assert_eq!(
        group["order_errors"],
        json!([{ "unit": "B", "published": 3, "computed": 2, "placed": "below", "other": "C", "other_published": 2, "by": "1.25" }])
    );
    assert_eq!(group["units"][1]["published"]["rating_differs"], true);
    assert_eq!(group["units"][2]["published"]["index_by"], "0.27");
    let said = ran(&file, &[]);
    assert!(
        said.out.contains("B is published as 3, below C (2), and has 1.25 more; its points give 2"),
        "{}",
        said.out
    );
    assert!(said.err.contains("4 published values"), "two ranks, a rating, an index: {}", said.err);
}

#[test]
fn clusters_bonuses_and_units_apart() {
    let file = format!(
        "{HEAD}ties = \"competition\"\nunits = [{{ unit = \"Chợ Gạo\", cluster = \"1\", points = 100.14 }},\n\
         {{ unit = \"Cục Thuế\", cluster = \"2\", points = 102.50 }}, {{ unit = \"Mỹ Tho\", cluster = \"1\", points = 97 }},\n\
         {{ unit = \"Thanh tra\", cluster = \"1\", points = 99, ranked = false }}]\n"
    );
    let report = report(&file, 0);
    let [first, second] = [0, 1].map(|at| report["groups"][at].clone());
    assert_eq!(
        (first["units"][0]["index"].as_str(), second["units"][0]["index"].as_str()),
        (Some("100.14"), Some("102.50"))
    );
    let apart = ("Thanh tra".to_owned(), None, None);
    assert_eq!(standings(&first), [standing("Chợ Gạo", 1, ""), standing("Mỹ Tho", 2, ""), apart]);
}

#[test]
fn one_unit_a_maximum_of_zero_and_another_set_of_units() {
    let one = report(&format!("{HEAD}ties = \"dense\"\nunits = [{{ unit = \"A\", points = 77.93, rank = 1 }}]\n"), 0);
    assert_eq!(standings(&one["groups"][0]), [standing("A", 1, "")]);
    let zero = report(&format!("{HEAD}ties = \"dense\"\nmax = 0\nunits = [{{ unit = \"A\", points = 1 }}]\n"), 0);
    assert_eq!(
        (&zero["groups"][0]["units"][0]["index"], &zero["groups"][0]["units"][0]["rank"]),
        (&Value::Null, &Value::Null)
    );
    let changed = format!(
        "{HEAD}ties = \"dense\"\nunits = [{{ unit = \"A\", points = 90, last_index = 80 }}, {{ unit = \"B\", points = 85 }},\n\
         {{ unit = \"C\", last_index = 88 }}]\n"
    );
    let group = &report(&changed, 0)["groups"][0];
    assert_eq!((&group["joined"], &group["left"]), (&json!(["B"]), &json!(["C"])));
    assert_eq!(group["units"][0]["change"], json!({ "index": "10.00", "ranks": null }));
    let said = ran(&changed, &[]).out;
    assert!(said.contains("ranks are not compared with last year's: the units are not the same"), "{said}");
}

#[test]
fn a_table_with_a_gap_and_an_overlap_is_refused_by_naming_both() {
    let file = format!(
        "{HEAD}ties = \"competition\"\n[[ratings]]\nbands = [{{ range = \">=80\", name = \"Tốt\" }}, {{ range = \">=60 <75\", name = \"Khá\" }}, {{ range = \"<=60\", name = \"Yếu\" }}]\n\
         [[units]]\nunit = \"A\"\npoints = 1\n"
    );
    let refused = ran(&file, &[]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    for said in [
        "gap: no band holds >=75 <80",
        "[band-gap]",
        "overlap: two bands hold =60",
        "[band-overlap]",
        "ranking.toml:6: ratings[0].bands",
    ] {
        assert!(refused.err.contains(said), "{said} is not in:\n{}", refused.err);
    }
}
