//! Questions about a register with rows: what is answered, what is put on the tape, what is charged and what is refused.

use std::sync::Arc;

use dondoc::domain::directive::{Column, Directive, Register, Scope};
use dondoc::domain::evaluation::PluginFault;
use dondoc::domain::facts::Facts;
use dondoc::domain::id::UnitCode;
use dondoc::domain::register::block::Gatherer;
use dondoc::domain::register::month::month_of;
use dondoc::domain::register::{Cell, Clause, KnownRegister, KnownStretch, Operator, Shape, Table};
use dondoc::domain::{Decimal, Period};
use dondoc::host::facts::register::RowFilter;
use dondoc::host::facts::{code_text, rows, tally};
use dondoc::host::{Limits, Session, World};

use super::{PATIENT, guest, sample};

/// The guest's directive and facts, with a row of each of 90 days.
fn world() -> (Directive, Facts) {
    let plugin = guest("honest");
    let mut directive = (*plugin.directive).clone();
    let column = |name: &str, kind: &str, personal| Column {
        name: name.into(),
        title: name.into(),
        kind: kind.into(),
        required: true,
        personal,
    };
    directive.registers = vec![Register {
        id: "dossiers".into(),
        title: "Sổ".into(),
        key: vec!["code".into()],
        period_by: "received".into(),
        columns: vec![
            column("code", "text", false),
            column("received", "day", false),
            column("fee", "decimal", false),
            column("citizen", "text", true),
        ],
        scope: Scope::ThisUnit,
    }];
    let register = &directive.registers[0];
    let shape = Shape::agreed(&[("test", register)]).unwrap();
    let mut stretches = Vec::new();
    for month in ["2022-01-01", "2022-02-01", "2022-03-01"] {
        stretches.push(stretch(&shape, month_of(sample::day(month))));
    }
    let covered = vec![Period::parse("2022-01-01..2022-03-31").unwrap()];
    let mut facts = (*sample::facts(&plugin.directive, 0)).clone();
    let known = KnownRegister::new(sample::heading(register), covered, stretches);
    facts.registers = [("dossiers".to_owned(), known)].into();
    (directive, facts)
}

fn stretch(shape: &Shape, days: Period) -> KnownStretch {
    let mut table = Table::new(shape);
    let mut day = days.first();
    while day <= days.last() {
        let number = day.since(sample::day("2022-01-01"));
        table.push(0, Cell::Text(&format!("H-{:03}", 500 - number)));
        table.push(1, Cell::Day(day));
        table.push(2, Cell::Decimal(Decimal::new(i64::from(number), 1).unwrap()));
        table.push(3, Cell::Text("Lê A"));
        table.end_row(1);
        day = day.plus(1);
    }
    let rows: Vec<u32> = (0..u32::try_from(table.len()).unwrap()).rev().collect();
    let block = Gatherer::new(&table, &table.ranks()).gather(shape, &shape.places(false), &rows);
    KnownStretch { unit: UnitCode::parse("869").unwrap(), days, block: Arc::new(block) }
}

fn session() -> Session {
    let (directive, facts) = world();
    Session::for_check(World { facts: Arc::new(facts), directive: Arc::new(directive) }, PATIENT)
}

fn filter<'a>(within: &str, clauses: &'a [Clause<'a>]) -> RowFilter<'a> {
    RowFilter { register: "dossiers", scope: Scope::ThisUnit, within: Period::parse(within).unwrap(), clauses }
}

fn strings<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

#[test]
fn a_tally_is_answered_and_put_on_the_tape() {
    let mut session = session();
    let least = strings(["8.0"]);
    let clauses = [Clause { column: "fee", operator: Operator::AtLeast, values: &least }];
    let asked = filter("2022-01-01..2022-03-31", &clauses);
    let groups = tally::answer(&mut session, &asked, &[], &strings(["fee"])).unwrap().unwrap();
    assert_eq!((groups[0].count, groups[0].sums[0].to_string()), (10, "84.5".to_owned()));
    let whole = session.take_owed();
    let january = filter("2022-01-01..2022-01-31", &clauses);
    tally::answer(&mut session, &january, &[], &strings(["fee"])).unwrap();
    assert_eq!(whole - session.take_owed(), 16 * 2 * 59, "two columns of the rows of February and March");
    let transcript = session.finish();
    let questions: Vec<&str> = transcript.tape.entries().map(|(question, _)| question).take(1).collect();
    let question =
        r#"tally "dossiers" this-unit 2022-01-01..2022-03-31 where "fee" at-least "8.0" group-by sums "fee""#;
    assert_eq!(questions, [question]);
}

#[test]
fn what_no_run_could_pay_for_is_refused_before_it_is_looked_at() {
    let (directive, facts) = world();
    let world = World { facts: Arc::new(facts), directive: Arc::new(directive) };
    let asked = filter("2022-01-01..2022-03-31", &[]);
    let fault_at = |fuel_max: u64| {
        let mut session = Session::for_check(world.clone(), Limits { fuel_max, ..PATIENT });
        // Codes cannot be added up, which a look at the columns would tell.
        tally::answer(&mut session, &asked, &[], &vec!["code".to_owned(); 1_000]).unwrap_err()
    };
    assert_eq!(fault_at(1_000_000), PluginFault::OutOfFuel { fuel_max: 1_000_000 });
    assert!(matches!(fault_at(2_000_000), PluginFault::BadQuestion { .. }));
    let mut session = Session::for_check(world.clone(), Limits { fuel_max: 1_000, ..PATIENT });
    let fault = rows::answer(&mut session, &asked, &strings(["fee"])).unwrap_err();
    assert_eq!(fault, PluginFault::OutOfFuel { fuel_max: 1_000 });
}

#[test]
fn rows_come_as_integers_and_their_texts_by_code() {
    let mut session = session();
    let columns = strings(["code", "received", "fee"]);
    let found = rows::answer(&mut session, &filter("2022-01-31..2022-02-01", &[]), &columns).unwrap().unwrap();
    let received = i64::from(sample::day("2022-02-01").epoch_days());
    assert_eq!(found.columns[1..], [vec![received, received - 1], vec![3_100_000, 3_000_000]]);
    let text = code_text::answer(&mut session, "dossiers", "code", found.columns[0][0]).unwrap();
    assert_eq!(text, "H-469");
    let unknown = code_text::answer(&mut session, "dossiers", "code", 1_000).unwrap_err();
    assert!(matches!(unknown, PluginFault::BadQuestion { .. }), "{unknown}");
}

#[test]
fn other_answers_have_other_digests() {
    let digest = |within: &str| {
        let mut session = session();
        tally::answer(&mut session, &filter(within, &[]), &[], &[]).unwrap();
        let tape = session.finish().tape;
        tape.entries().next().map(|(_, digest)| digest.to_owned())
    };
    assert_eq!(digest("2022-01-01..2022-01-31"), digest("2022-03-01..2022-03-31"), "31 rows each");
    assert_ne!(digest("2022-01-01..2022-01-31"), digest("2022-02-01..2022-02-28"));
    assert_ne!(digest("2022-01-01..2022-01-31"), digest("2021-01-01..2021-01-31"), "not covered");
}

#[test]
fn what_was_not_declared_or_names_persons_is_refused() {
    let undeclared = |filter: &RowFilter<'_>, group_by: &[String]| {
        let fault = tally::answer(&mut session(), filter, group_by, &[]).unwrap_err();
        assert!(matches!(fault, PluginFault::Undeclared { .. }), "{fault}");
    };
    let asked = filter("2022-01-01..2022-01-31", &[]);
    undeclared(&asked, &strings(["citizen"]));
    undeclared(&asked, &strings(["step"]));
    undeclared(&RowFilter { scope: Scope::Communes, ..asked }, &[]);
    undeclared(&RowFilter { register: "feedback", ..asked }, &[]);
    undeclared(
        &filter("2022-01-01..2022-01-31", &[Clause { column: "citizen", operator: Operator::Filled, values: &[] }]),
        &[],
    );
    let fault = tally::answer(&mut session(), &asked, &[], &strings(["code"])).unwrap_err();
    assert!(matches!(fault, PluginFault::BadQuestion { .. }), "{fault}");
    assert!(code_text::answer(&mut session(), "dossiers", "citizen", 0).is_err());
}
