//! Counting held against a reading of the rows one by one.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::block::Gatherer;
use super::known::Heading;
use super::month::month_of;
use super::*;
use crate::domain::directive::Scope;
use crate::domain::id::{RegisterId, UnitCode};
use crate::domain::{Day, Decimal, Period};

const FIRST: i32 = 18_993; // 2022-01-01

/// A row: number, step, received, handed over, fee, online.
type Row = (u32, usize, i32, Option<i32>, Option<(i64, u8)>, Option<bool>);

const STEPS: [&str; 4] = ["", "in", "out", "wait"];

fn shape() -> Shape {
    let column = |name: &str, kind, required| ShapeColumn { name: name.into(), kind, required, personal: false };
    Shape {
        id: RegisterId::parse("dossiers").unwrap(),
        columns: vec![
            column("number", ColumnKind::Text, true),
            column("step", ColumnKind::Code, false),
            column("received", ColumnKind::Day, true),
            column("handed-over", ColumnKind::Day, false),
            column("fee", ColumnKind::Decimal, false),
            column("online", ColumnKind::YesNo, false),
        ],
        key: vec![0],
        period_by: 2,
        unit: None,
    }
}

fn day(days: i32) -> Day {
    Day::from_epoch(FIRST + days).unwrap()
}

fn cells(row: &Row) -> [Cell<'static>; 5] {
    let (_, step, received, handed, fee, online) = row;
    [
        if *step == 0 { Cell::Empty } else { Cell::Text(STEPS[*step]) },
        Cell::Day(day(*received)),
        handed.map_or(Cell::Empty, |days| Cell::Day(day(days))),
        fee.map_or(Cell::Empty, |(digits, scale)| Cell::Decimal(Decimal::new(digits, scale).unwrap())),
        online.map_or(Cell::Empty, Cell::YesNo),
    ]
}

fn table(shape: &Shape, rows: &[Row]) -> Table {
    let mut table = Table::new(shape);
    for (row, line) in rows.iter().zip(2..) {
        table.push(0, Cell::Text(&format!("{:04}", row.0)));
        cells(row).into_iter().zip(1..).for_each(|(cell, place)| table.push(place, cell));
        table.end_row(line);
    }
    table
}

/// The register of these rows in blocks of at most three, month by month.
fn known(rows: &[Row], covered: Vec<Period>, until: Day) -> KnownRegister {
    let shape = shape();
    let table = table(&shape, rows);
    let ranks = table.ranks();
    let mut months: BTreeMap<Period, Vec<u32>> = BTreeMap::new();
    for (row, at) in rows.iter().zip(0..) {
        months.entry(month_of(day(row.2))).or_default().push(at);
    }
    let mut stretches = Vec::new();
    for (days, mut picked) in months {
        table.sort_by_key(&shape, &mut picked);
        for picked in picked.chunks(3) {
            let block = Gatherer::new(&table, &ranks).gather(&shape, &shape.places(false), picked);
            let unit = UnitCode::parse("866").unwrap();
            stretches.push(KnownStretch { unit, days, block: Arc::new(block) });
        }
    }
    let heading = Heading {
        scope: Scope::ThisUnit,
        key: vec!["number".into()],
        period_by: "received".into(),
        columns: shape.columns.iter().map(|column| (column.name.clone(), column.kind)).collect(),
        until,
    };
    KnownRegister::new(heading, covered, stretches)
}

fn year() -> Period {
    Period::parse("2022-01-01..2022-12-31").unwrap()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let fee = proptest::option::of((-500..500_i64, 0..3_u8));
    let row = (0..STEPS.len(), 0..120, proptest::option::of(0..160), fee, proptest::option::of(any::<bool>()));
    proptest::collection::vec(row, 0..40).prop_map(|rows| {
        let numbered = rows.into_iter().zip([7, 3, 9, 1].into_iter().cycle()).enumerate();
        let row = |(at, ((step, received, handed, fee, online), spread)): (usize, (_, u32))| {
            (spread * 1_000 + u32::try_from(at).unwrap(), step, received, handed, fee, online)
        };
        numbered.map(row).collect()
    })
}

fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tally_counts_what_a_reading_of_the_rows_counts(rows in rows(), first in 0..60, last in 60..140, limit in 0..160) {
        let register = known(&rows, vec![year()], year().last());
        let within = Period::new(day(first), day(last)).unwrap();
        let bound = [day(limit).to_string()];
        let clauses = [
            Clause { column: "handed-over", operator: Operator::AtMost, values: &bound },
            Clause { column: "step", operator: Operator::Differs, values: &strings(["wait"]) },
        ];
        let found = register.tally(within, &clauses, &strings(["step", "online"]), &strings(["fee"])).unwrap().unwrap();
        let mut expected: BTreeMap<(Cell<'_>, Cell<'_>), (u64, Vec<Decimal>)> = BTreeMap::new();
        for row in &rows {
            let [step, _, _, fee, online] = cells(row);
            let meant = (first..=last).contains(&row.2) && row.3.is_some_and(|days| days <= limit) && row.1 != 3;
            if meant {
                let (count, fees) = expected.entry((step, online)).or_default();
                *count += 1;
                if let Cell::Decimal(fee) = fee {
                    fees.push(fee);
                }
            }
        }
        let expected: Vec<Group> = expected.into_iter().map(|((step, online), (count, fees))| Group {
            key: vec![step.to_string(), online.to_string()],
            count,
            sums: vec![Decimal::sum(fees).unwrap()],
        }).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rows_come_in_the_order_of_their_keys(rows in rows(), first in 0..60, last in 60..140) {
        let register = known(&rows, vec![year()], year().last());
        let within = Period::new(day(first), day(last)).unwrap();
        let answer = register.rows(within, &[], &strings(["number", "received", "fee"])).unwrap().unwrap();
        let mut expected: Vec<&Row> = rows.iter().filter(|row| (first..=last).contains(&row.2)).collect();
        expected.sort_by_key(|row| row.0);
        let numbers: Vec<&str> = answer.columns[0].iter().map(|code| register.code_text("number", *code).unwrap()).collect();
        prop_assert_eq!(numbers, expected.iter().map(|row| format!("{:04}", row.0)).collect::<Vec<_>>());
        let days: Vec<i64> = expected.iter().map(|row| i64::from(FIRST + row.2)).collect();
        prop_assert_eq!(&answer.columns[1], &days);
        let fee = |row: &&Row| row.4.map_or(i64::MIN, |(digits, scale)| digits * 10_i64.pow(6 - u32::from(scale)));
        prop_assert_eq!(&answer.columns[2], &expected.iter().map(fee).collect::<Vec<_>>());
    }
}

const ROW: Row = (1, 1, 40, None, Some((125, 2)), Some(true));

#[test]
fn a_period_that_is_not_covered_has_no_count() {
    let covered = Period::new(day(0), day(89)).unwrap();
    let count = |until: i32, first, last| {
        let register = known(&[ROW], vec![covered], day(until));
        let groups = register.tally(Period::new(day(first), day(last)).unwrap(), &[], &[], &[]).unwrap();
        groups.map(|groups| groups[0].count)
    };
    assert_eq!(count(200, 0, 89), Some(1));
    assert_eq!(count(200, 0, 90), None, "one day is not covered");
    assert_eq!(count(89, 0, 300), Some(1), "what is to come is not asked for");
    assert_eq!(count(39, 0, 89), Some(0), "the row is of a later day");
    assert_eq!(count(39, 50, 60), None, "nothing of that period has come");
}

#[test]
fn without_columns_to_group_by_all_rows_are_one_group() {
    let register = known(&[ROW, (2, 2, 41, None, None, None)], vec![year()], year().last());
    let groups = register.tally(year(), &[], &[], &strings(["fee"])).unwrap().unwrap();
    let sums = vec![Decimal::parse("1.25").unwrap()];
    assert_eq!(groups, [Group { key: vec![], count: 2, sums }]);
}

#[test]
fn many_groups_are_counted_as_few_are() {
    let rows: Vec<Row> =
        (0..2_000).map(|number| (number, 1, 5, Some(i32::try_from(number).unwrap()), None, None)).collect();
    let register = known(&rows, vec![year()], year().last());
    let by = strings(["number", "handed-over"]);
    let groups = register.tally(year(), &[], &by, &[]).unwrap().unwrap();
    assert_eq!(groups.len(), 2_000);
    assert_eq!(groups[1_234].key, ["1234", &day(1_234).to_string()]);
    let few = [Clause { column: "number", operator: Operator::OneOf, values: &strings(["0007", "0003"]) }];
    let groups = register.tally(year(), &few, &by, &[]).unwrap().unwrap();
    assert_eq!(groups.iter().map(|group| group.key[0].as_str()).collect::<Vec<_>>(), ["0003", "0007"]);
}

#[test]
fn more_cells_than_an_answer_holds_are_too_many_groups() {
    let rows: Vec<Row> = (0..2_000).map(|number| (number, 1, 5, None, Some((1, 0)), None)).collect();
    let register = known(&rows, vec![year()], year().last());
    let groups = |sums: usize| register.tally(year(), &[], &strings(["number"]), &vec!["fee".to_owned(); sums]);
    assert_eq!(groups(999).unwrap().unwrap().len(), 2_000);
    assert_eq!(groups(1_000), Err(QuestionFault::TooManyGroups(1_998)));
}

#[test]
fn a_question_that_makes_no_sense_says_why() {
    let register = known(&[ROW], vec![year()], year().last());
    let ask = |column: &str, operator, values: &[String], sums: &[&str]| {
        let clauses = [Clause { column, operator, values }];
        let sums: Vec<String> = sums.iter().map(|name| (*name).to_owned()).collect();
        register.tally(year(), &clauses, &[], &sums).unwrap_err()
    };
    assert_eq!(ask("x", Operator::Filled, &[], &[]), QuestionFault::NoColumn("x".into()));
    assert_eq!(ask("step", Operator::Equal, &[], &[]), QuestionFault::Values("step".into()));
    let value = QuestionFault::Value { column: "received".into(), value: "31/3".into() };
    assert_eq!(ask("received", Operator::Below, &strings(["31/3"]), &[]), value);
    assert_eq!(ask("step", Operator::Empty, &[], &["step"]), QuestionFault::NoNumbers("step".into()));
}

#[test]
fn a_sum_that_leaves_the_range_is_a_fault() {
    let most = Some((999_999_999_999_999_999, 0));
    let register = known(&[(1, 1, 5, None, most, None), (2, 1, 5, None, most, None)], vec![year()], year().last());
    let fault = register.tally(year(), &[], &[], &strings(["fee"])).unwrap_err();
    assert_eq!(fault, QuestionFault::SumTooLarge("fee".into()));
}

#[test]
fn a_block_whose_columns_changed_their_kind_covers_nothing() {
    let register = known(&[ROW], vec![year()], year().last());
    let heading = Heading {
        scope: Scope::ThisUnit,
        key: vec!["number".into()],
        period_by: "received".into(),
        columns: [("fee".to_owned(), ColumnKind::Text)].into(),
        until: year().last(),
    };
    let stretches = vec![KnownStretch {
        unit: UnitCode::parse("866").unwrap(),
        days: month_of(day(40)),
        block: Arc::new(
            Block::new(1, vec![BlockColumn { name: "fee".into(), column: Column::Integers(vec![1]) }]).unwrap(),
        ),
    }];
    let changed = KnownRegister::new(heading, vec![year()], stretches);
    assert!(register.covers(year()) && !changed.covers(year()));
    assert!(changed.covers(Period::parse("2022-01-01..2022-01-31").unwrap()));
}
