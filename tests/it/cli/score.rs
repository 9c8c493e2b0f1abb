//! `dondoc score`: published criteria sets by hand-written facts, and the example of its own help.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use super::{Ran, dondoc, text};

const CA_MAU: &str = include_str!("scoring/ca-mau-2013.toml");
const XUAN_LOC: &str = include_str!("scoring/xuan-loc-2022.toml");
const HEADER: &str = "day,what,item,part,value,document,pages,note\n";

/// The two files of one run, and what they are called in faults.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(criteria: &str, facts: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("criteria.toml"), criteria).unwrap();
        std::fs::write(folder.path().join("facts.csv"), facts).unwrap();
        Desk { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn score(&self, more: &[&str]) -> Ran {
        let (criteria, facts) = (self.path("criteria.toml"), self.path("facts.csv"));
        let mut arguments = vec!["score", "--criteria", text(&criteria), "--facts", text(&facts)];
        arguments.extend(more);
        dondoc(&arguments)
    }

    fn report(&self, code: i32) -> Value {
        let (first, second) = (self.score(&["--json"]), self.score(&["--json"]));
        assert_eq!(first.code, code, "{}", first.err);
        assert_eq!(first.out, second.out, "the same files give the same bytes");
        serde_json::from_str(&first.out).unwrap()
    }
}

fn row<'a>(report: &'a Value, id: &str) -> &'a Value {
    report["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap()
}

/// The indented lines of the help that follow a heading.
pub fn example(help: &str, heading: &str) -> String {
    let after = help.split_once(heading).unwrap_or_else(|| panic!("{heading} is not in:\n{help}")).1;
    let lines = after.lines().skip(1).take_while(|line| line.trim().is_empty() || line.starts_with("  "));
    lines.flat_map(|line| [line.strip_prefix("  ").unwrap_or(line), "\n"]).collect()
}

#[test]
fn the_example_of_the_help_is_scored() {
    let help = dondoc(&["score", "--help"]).out;
    let desk = Desk::new(&example(&help, "THE CRITERIA"), &example(&help, "THE FACTS"));
    let ran = desk.score(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let report = desk.report(0);
    assert_eq!((&report["points"], &report["max"], &report["index"]), (&"7.15".into(), &"10".into(), &"71.50".into()));
    assert_eq!(report["discrepancies"], Value::Array(Vec::new()));
}

#[test]
fn the_examples_of_the_readme_are_scored_and_ranked() {
    let readme = std::fs::read_to_string(crate::harness::checkout().join("README.md")).unwrap();
    let section = readme.split_once("## Check a score or a ranking").unwrap().1;
    let mut blocks = section.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap().1);
    let (criteria, facts, ranking) = (blocks.next().unwrap(), blocks.next().unwrap(), blocks.next().unwrap());
    let report = Desk::new(criteria, facts).report(0);
    assert_eq!((&report["points"], &report["index"]), (&"1".into(), &"50.00".into()));
    let desk = Desk::new(ranking, "");
    let ran = dondoc(&["rank", text(&desk.path("criteria.toml"))]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("    2        91     91.00"), "{}", ran.out);
}

#[test]
fn an_earlier_day_shows_the_sheet_as_it_stood() {
    let help = dondoc(&["score", "--help"]).out;
    let desk = Desk::new(&example(&help, "THE CRITERIA"), &example(&help, "THE FACTS"));
    let source = |day: &str| {
        let ran = desk.score(&["--json", "--as-of", day]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let found = row(&report, "1.2");
        (found["points"].as_str().map(str::to_owned), found["row"]["source"].as_str().map(str::to_owned), ran.code)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(source("2022-11-30"), (None, None, 6));
    assert_eq!(source("2022-12-01"), (some("0"), some("computed"), 6), "the survey is not in yet");
    assert_eq!(source("2022-12-09"), (some("1.5"), some("self-score"), 0));
    assert_eq!(source("2022-12-15"), (some("0"), some("appraisal-1"), 0));
    assert_eq!(source("2022-12-31"), (some("1"), some("appraisal-2"), 0));
}

#[test]
fn xuan_loc_shows_both_readings_of_its_contradiction() {
    let facts = "2022-08-08,measured,4.1,,4/5,,,\n2022-08-08,measured,4.2,board,yes,,,\n\
                 2022-08-08,measured,4.2,website,no,,,\n2022-08-08,measured,4.2,traditional,yes,,,\n";
    let facts = format!("{HEADER}{facts}");
    let report = Desk::new(XUAN_LOC, &facts).report(0);
    let row = row(&report, "4.1");
    assert_eq!((&row["points"], &row["row"]["reading"]), (&"0".into(), &"rule".into()));
    assert_eq!(row["row"]["other_readings"][0], serde_json::json!({ "name": "worked-example", "points": "0.80" }));
    assert_eq!((&report["points"], &report["index"]), (&"0.75".into(), &"37.50".into()));
    let by_example = XUAN_LOC.replace("reading = \"rule\"", "reading = \"worked-example\"");
    let report = Desk::new(&by_example, &facts).report(0);
    assert_eq!((&report["points"], &report["index"]), (&"1.55".into(), &"77.50".into()));
}

#[test]
fn ca_mau_is_scored_as_far_as_it_is_preserved() {
    let facts = "2013-12-01,measured,1.1.1,,2013-01-16,,,\n2013-12-01,measured,1.1.1,due,2013-01-15,,,\n\
                 2013-12-01,measured,1.1.2,tasks,yes,,,\n2013-12-01,measured,1.1.2,budget,no,,,\n\
                 2013-12-01,measured,1.1.3,,yes,,,\n2013-12-01,measured,1.1.4,,9/10,,,\n\
                 2013-12-01,measured,1.2.1,q3,2013-09-21,,,\n2013-12-01,self-scored,1.3,,3,05/BC-UBND,,\n";
    let desk = Desk::new(CA_MAU, &format!("{HEADER}{facts}"));
    let report = desk.report(6);
    let points: Vec<_> =
        ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.1", "1.1"].map(|id| row(&report, id)["points"].clone()).into();
    assert_eq!(points, ["0.5", "0", "1", "1", "0", "2.5"]);
    assert_eq!(row(&report, "1.1")["index"], "50.00");
    assert_eq!((&report["missing"], &report["index"]), (&serde_json::json!(["1.2.2"]), &Value::Null));
    let found: Vec<_> =
        report["discrepancies"].as_array().unwrap().iter().map(|one| (&one["stated"], &one["found"])).collect();
    assert_eq!(
        found,
        [(&"100".into(), &"20".into()), (&"20".into(), &"10".into())],
        "accepted and told, with both numbers"
    );
    let said = desk.score(&[]);
    assert!(said.out.contains("missing: 1.2.2"), "{}", said.out);
}

#[test]
fn a_set_that_states_38_criteria_and_has_39_is_scored_and_told() {
    let points = ["10", "10", "14.5", "11", "16", "7", "16", "15.5"];
    let criteria = [6, 4, 5, 4, 9, 3, 5, 3];
    let mut set = "kind = \"province\"\nyear = 2017\ndecision = \"2948/QĐ-BNV\"\ntitle = \"Chỉ số CCHC cấp tỉnh\"\n\
                   total = 100\n[stated]\nfields = 8\ncriteria = 38\nsub_criteria = 81\n"
        .to_owned();
    let mut facts = HEADER.to_owned();
    for (at, ((points, criteria), below)) in points.iter().zip(criteria).zip([6, 6, 16, 10, 16, 6, 18, 3]).enumerate() {
        let id = at + 1;
        let _infallible = write!(
            set,
            "[[fields]]\nid = \"{id}\"\nname = \"Lĩnh vực {id}\"\nmax = {points}\nformula = \"judged\"\n\
             stated_criteria = {criteria}\nstated_sub_criteria = {below}\n"
        );
        let _infallible = writeln!(facts, "2017-12-31,appraised-1,{id},,{points},,,");
    }
    let report = Desk::new(&set, &facts).report(0);
    assert_eq!((&report["points"], &report["index"]), (&"100.0".into(), &"100.00".into()));
    let told = serde_json::json!([
        { "code": "count-differs", "item": null, "what": "criteria", "stated": "38", "found": "39" }
    ]);
    assert_eq!(report["discrepancies"], told);
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let criteria = CA_MAU.replace(">=70 <=90", ">70 <90").replace("max = 3", "max = \"ba\"");
    let ran = Desk::new(&criteria, HEADER).score(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let place = "fields[0].criteria[0].sub_criteria[3].bands: ";
    for said in [place, "no band holds =70", "no band holds =90", "[band-gap]", "[number-shape]", "3 faults"] {
        assert!(ran.err.contains(said), "{said} is not in:\n{}", ran.err);
    }
    let facts = format!("{HEADER}2022-08-08,measured,4.1,,5/0,,,\n2022-08-08,measured,4.9,,1/2,,,\n");
    let ran = Desk::new(XUAN_LOC, &facts).score(&["--json"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    for said in ["facts.csv:2: value: ", "[ratio-of-nothing]", "facts.csv:3: item: ", "[item-unknown]"] {
        assert!(ran.err.contains(said), "{said} is not in:\n{}", ran.err);
    }
}

#[test]
fn a_file_that_is_not_there_is_the_machines_fault() {
    let desk = Desk::new(XUAN_LOC, HEADER);
    std::fs::remove_file(desk.path("facts.csv")).unwrap();
    assert_eq!(desk.score(&[]).code, 3);
    assert_eq!(dondoc(&["score", "--criteria", "a.toml"]).code, 2);
}
