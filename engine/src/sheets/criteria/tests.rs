//! Criteria sets as they were published, and what is refused of them.

use super::*;
use crate::domain::id::UnitCode;
use crate::domain::scoring::formula::{Formula, Measure, Measures};
use crate::domain::scoring::{Nature, Ratio, discrepancies};
use crate::domain::unit::UnitKind;
use crate::domain::{Day, Decimal};

/// Decision 1880/QĐ-UBND of Cà Mau, 2013: the rows that are preserved, with the decision's nine columns left out.
const CA_MAU: &str = include_str!("../../../../tests/it/cli/scoring/ca-mau-2013.toml");

/// Letter 244/PNV of Xuân Lộc, 2022: criterion 4 in both readings of its first row.
const XUAN_LOC: &str = include_str!("../../../../tests/it/cli/scoring/xuan-loc-2022.toml");

fn read(text: &str) -> CriteriaSet {
    read_criteria(text.as_bytes(), "criteria.toml").unwrap_or_else(|faults| panic!("{faults}"))
}

fn formula(set: &CriteriaSet, id: &str) -> Formula {
    let item = set.item(&ItemId::parse(id).unwrap()).unwrap();
    item.readings().unwrap().in_force.formula.clone()
}

fn own(measure: Measure) -> Measures {
    let mut measures = Measures::default();
    measures.take(None, measure);
    measures
}

fn ratio(part: i64, whole: i64) -> Measure {
    let number = |number| Decimal::whole(number).unwrap();
    Measure::Ratio(Ratio::new(number(part), number(whole)).unwrap().unwrap())
}

fn shown(formula: &Formula, measures: &Measures) -> String {
    formula.points(measures).unwrap().map_or_else(|| "-".to_owned(), |points| points.to_string())
}

#[test]
fn ca_mau_2013_is_read_with_its_rows() {
    let set = read(CA_MAU);
    assert_eq!((set.key.province.as_ref().map(UnitCode::as_str), set.key.kind), (Some("96"), UnitKind::District));
    assert_eq!((set.key.year, set.key.decision.as_str()), (2013, "1880/QĐ-UBND"));
    let rows: Vec<_> =
        set.items().iter().map(|(level, item)| (level.id(), item.id.to_string(), item.max.to_string())).collect();
    let expected = [
        ("field", "1", "20"),
        ("criterion", "1.1", "5"),
        ("sub-criterion", "1.1.1", "1"),
        ("sub-criterion", "1.1.2", "1"),
        ("sub-criterion", "1.1.3", "1"),
        ("sub-criterion", "1.1.4", "2"),
        ("criterion", "1.2", "2"),
        ("sub-criterion", "1.2.1", "1"),
        ("sub-criterion", "1.2.2", "1"),
        ("criterion", "1.3", "3"),
    ];
    assert_eq!(rows, expected.map(|(level, id, max)| (level, id.to_owned(), max.to_owned())));
}

#[test]
fn ca_mau_2013_gives_its_points() {
    let set = read(CA_MAU);
    let level = |part, whole| shown(&formula(&set, "1.1.4"), &own(ratio(part, whole)));
    assert_eq!([level(91, 100), level(90, 100), level(70, 100), level(69, 100)], ["2", "1", "1", "0"]);
    let plan = |measure| {
        let mut measures = own(measure);
        measures.take(crate::domain::id::PartId::parse("due").ok(), Measure::Done(Day::parse("2013-01-15").unwrap()));
        shown(&formula(&set, "1.1.1"), &measures)
    };
    let done = |text| plan(Measure::Done(Day::parse(text).unwrap()));
    assert_eq!([done("2013-01-15"), done("2013-01-16"), plan(Measure::NeverDone)], ["1", "0.5", "0"]);
    let both = |tasks, budget| {
        let mut measures = Measures::default();
        measures.take(crate::domain::id::PartId::parse("tasks").ok(), Measure::Holds(tasks));
        measures.take(crate::domain::id::PartId::parse("budget").ok(), Measure::Holds(budget));
        shown(&formula(&set, "1.1.2"), &measures)
    };
    assert_eq!([both(true, true), both(true, false), both(false, false)], ["1", "0", "0"]);
}

#[test]
fn what_is_cut_off_of_ca_mau_2013_is_told() {
    let said: Vec<String> = discrepancies(&read(CA_MAU)).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["the set: 100 points are stated, the parts give 20", "1: 20 points are stated, the parts give 10"],
        "only a part of the decision is preserved"
    );
}

#[test]
fn xuan_loc_2022_holds_both_readings_of_its_contradiction() {
    let set = read(XUAN_LOC);
    let item = set.item(&ItemId::parse("4.1").unwrap()).unwrap();
    let readings = item.readings().unwrap();
    let four_of_five = own(ratio(4, 5));
    assert_eq!(
        (readings.in_force.name.as_str(), shown(&readings.in_force.formula, &four_of_five)),
        ("rule", "0".into())
    );
    let other = &readings.others[0];
    assert_eq!((other.name.as_str(), shown(&other.formula, &four_of_five)), ("worked-example", "0.80".into()));
    assert_eq!(
        [shown(&readings.in_force.formula, &own(ratio(9, 10))), shown(&other.formula, &own(ratio(9, 10)))],
        ["0.90", "0.90"]
    );
}

const SMALL: &str = r#"kind = "commune"
year = 2022
decision = "1/QĐ-UBND"
title = "Bộ tiêu chí"
total = 10

[[fields]]
id = "1"
name = "Lĩnh vực"
max = 8
formula = "ratio-steps"
bands = [{ range = ">=90", points = 8 }, { range = "<90", points = 0 }]
no_occasion = 8

[[fields]]
id = "2"
name = "Điều tra"
max = 2
formula = "survey"

[[fields]]
id = "T"
name = "Điểm trừ"
formula = "penalty"
each = 0.25
cap = 2
"#;

#[track_caller]
fn refused(from: &str, to: &str, expected: &[(u64, &str, FaultCode)]) {
    assert!(SMALL.contains(from), "{from}");
    let faults = read_criteria(SMALL.replacen(from, to, 1).as_bytes(), "c.toml").expect_err("the file has a fault");
    let found: Vec<_> = faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_field_may_have_nothing_below() {
    let set = read(SMALL);
    assert_eq!(discrepancies(&set), Ok(Vec::new()));
    assert_eq!(
        set.fields.iter().map(Item::nature).collect::<Vec<_>>(),
        [Nature::Appraised, Nature::Survey, Nature::Penalty]
    );
    assert_eq!(shown(&formula(&set, "1"), &own(Measure::NoOccasion)), "8");
}

#[test]
fn every_fault_has_its_line_and_key() {
    use FaultCode::{
        BandGap, BandOverlap, ColumnMissing, ColumnUnknown, IdShape, NumberShape, PointsAboveMax, RangeShape,
        RowRepeated, ValueRange, ValueUnknown,
    };
    refused(">=90", ">90", &[(12, "fields[0].bands", BandGap)]);
    refused("<90", "<=90", &[(12, "fields[0].bands", BandOverlap)]);
    refused("<90", "under 90", &[(12, "fields[0].bands[1].range", RangeShape)]);
    refused("max = 8", "max = 7", &[(7, "max", PointsAboveMax)]);
    refused("id = \"2\"", "id = \"1\"", &[(15, "id", RowRepeated)]);
    refused("id = \"2\"", "id = \"2 a\"", &[(16, "fields[1].id", IdShape)]);
    refused("\"survey\"", "\"poll\"", &[(19, "fields[1].formula", ValueUnknown)]);
    refused("each = 0.25", "each = -1", &[(25, "fields[2].each", ValueRange)]);
    refused("each = 0.25", "each = \"0,25\"", &[(25, "fields[2].each", NumberShape)]);
    refused("cap = 2", "cap = 2\nmax = 3", &[(27, "fields[2].max", ColumnUnknown)]);
    refused("title = \"Bộ tiêu chí\"\n", "", &[(1, "title", ColumnMissing)]);
    refused("kind = \"commune\"", "kind = \"ward\"", &[(1, "kind", ValueUnknown)]);
}

#[test]
fn a_set_that_does_not_sum_is_read_and_flagged() {
    let set = read(&SMALL.replace("total = 10", "total = 12\n[stated]\nfields = 2"));
    let said: Vec<String> = discrepancies(&set).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["the set: 12 points are stated, the parts give 10", "the set: 2 fields are stated, the parts give 3"]
    );
}

#[test]
fn a_fault_hides_none_that_comes_after_it() {
    use FaultCode::{DayNotInCalendar, NumberShape, RangeShape, ValueUnknown};
    let steps = "formula = \"date-steps\"\nlate = 0\nnever = 0\nsteps = [\n{ by = \"2022-02-31\", points = 8 },\n\
                 { by = \"2022-04-31\", points = 4 },\n{ by = 2022-05-01, points = \"x\" }]\n";
    let bands = "formula = \"ratio-steps\"\nbands = [{ range = \">=90\", points = 8 }, { range = \"<90\", points = 0 }]\n\
                 no_occasion = 8\n";
    refused(
        bands,
        steps,
        &[
            (15, "fields[0].steps[0].by", DayNotInCalendar),
            (16, "fields[0].steps[1].by", DayNotInCalendar),
            (17, "fields[0].steps[2].points", NumberShape),
        ],
    );
    let readings = "reading = \"a\"\n[[fields.readings]]\nname = \"a\"\nformula = \"one\"\n[[fields.readings]]\n\
                    name = \"b\"\nformula = \"two\"\n";
    refused(
        bands,
        readings,
        &[(14, "fields[0].readings[0].formula", ValueUnknown), (17, "fields[0].readings[1].formula", ValueUnknown)],
    );
    refused(
        "bands = [{ range = \">=90\", points = 8 }, { range = \"<90\", points = 0 }]",
        "bands = [{ range = \"90\", points = 8 }, { range = \"x\", points = 0 }]",
        &[(12, "fields[0].bands[0].range", RangeShape), (12, "fields[0].bands[1].range", RangeShape)],
    );
}
