//! Huyện Tân Hồng's dossiers of half a year, made up so that they give the figures that were published: more than 13 800
//! received, 99 % before or on their day.

use std::process::Command;

use dondoc::domain::directive::{Register, Scope};
use dondoc::domain::id::{RegisterId, UnitCode};
use dondoc::domain::register::dossiers::dossiers as declared;
use dondoc::domain::register::{BlockRef, Clause, Group, Operator, RegisterMode, rows};
use dondoc::domain::{AsOf, Day, Decimal, Period};
use dondoc::operations::load_registers::load_register;
use dondoc::operations::{Engine, ImportMode, RegisterStatement, import_registers, register_shape};
use dondoc::sheets::{Source, read_register};
use dondoc::store::RegisterMonthQuery;

use crate::harness::dossiers::{Stretch, dossiers};
use crate::harness::{Prepared, is_there};

/// The desk and the communes of huyện Tân Hồng.
const OFFICES: [&str; 10] = ["869.MC", "29926", "29929", "29932", "29935", "29938", "29941", "29944", "29947", "29950"];

fn tan_hong() -> UnitCode {
    UnitCode::parse("869").unwrap()
}

fn half_year_and_a_week() -> String {
    let first = Stretch { first: "2022-01-01", days: 181, rows: 13_860 };
    dossiers(&[first, Stretch { first: "2022-07-01", days: 8, rows: 140 }], &OFFICES)
}

/// Imports the whole file; how many rows it added.
fn import(engine: &Engine, source: &Source<'_>) -> u64 {
    let shape = register_shape(engine, "dossiers").unwrap();
    let within = Period::parse("2022-01-01..2022-07-08").unwrap();
    let sheet = read_register(source, &shape, within, &mut |_| {}).unwrap();
    let statement = RegisterStatement { shape, unit: tan_hong(), within, mode: RegisterMode::Replace };
    let imported =
        import_registers(engine, "test", source.label(), (&statement, &sheet), ImportMode::Apply, &mut |_| {});
    imported.unwrap().added
}

/// The blocks of every month with their digests.
fn blocks(engine: &Engine) -> Vec<BlockRef> {
    let register = RegisterId::parse("dossiers").unwrap();
    let query = RegisterMonthQuery { register, unit: Some(tan_hong()), after: None, limit: usize::MAX };
    let months = engine.store.register_months(&query).unwrap();
    months.iter().flat_map(|month| month.value.blocks().to_vec()).collect()
}

#[test]
fn the_same_file_as_libreoffice_saves_it_gives_the_same_blocks() {
    if !is_there("soffice", "the register that LibreOffice wrote") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (csv, path) = (half_year_and_a_week(), folder.path().join("dossiers.csv"));
    std::fs::write(&path, &csv).unwrap();
    let mut convert = Command::new("soffice");
    convert.arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()));
    // The second column is text: as a number 1.000120 would lose its last digit.
    convert.args(["--headless", "--infilter=CSV:44,34,76,1,2/2", "--convert-to", "xlsx", "--outdir"]);
    let converted = convert.arg(folder.path()).arg(&path).output().expect("LibreOffice starts");
    assert!(converted.status.success(), "{converted:?}");
    let bytes = std::fs::read(folder.path().join("dossiers.xlsx")).unwrap();
    let workbook = Source::open(&bytes, "dossiers.xlsx", None).unwrap();
    let of = |source: &Source<'_>| {
        let office = Prepared::new().office("tan-hong").at("2022-07-12", 9);
        assert_eq!(import(&office.engine, source), 14_000);
        blocks(&office.engine)
    };
    let from_text = of(&Source::csv(csv.as_bytes(), "dossiers.csv"));
    assert_eq!(from_text.iter().map(|block| block.rows).sum::<u32>(), 14_000);
    assert_eq!(of(&workbook), from_text);
}

#[test]
fn fourteen_thousand_dossiers_give_the_published_figures() {
    let office = Prepared::new().office("tan-hong").at("2022-07-12", 9);
    let engine = &office.engine;
    assert_eq!(import(engine, &Source::csv(half_year_and_a_week().as_bytes(), "dossiers.csv")), 14_000);

    let as_of = AsOf::latest(Day::parse("2022-07-12").unwrap());
    let unit = engine.units.unit(&tan_hong(), as_of.day).unwrap().clone();
    let register = Register { scope: Scope::ThisUnit, ..declared() };
    let known = load_register(engine, &register, &[unit], as_of).unwrap();
    let half_year = Period::parse("2022-01-01..2022-06-30").unwrap();
    let count = |clauses: &[Clause<'_>]| known.tally(half_year, clauses, &[], &[]).unwrap().unwrap()[0].count;
    let results = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let received = count(&[]);
    assert_eq!(received, 13_860, "more than 13 800");
    let one_of = |values: &[String]| count(&[Clause { column: "result", operator: Operator::OneOf, values }]);
    let (in_time, late) = (one_of(&results(&["early", "on-time"])), one_of(&results(&["late"])));
    assert_eq!((in_time, late, in_time + late + one_of(&results(&["pending"]))), (13_642, 135, received));
    let number = |count: u64| Decimal::new(i64::try_from(count * 100).unwrap(), 0).unwrap();
    let whole = Decimal::new(i64::try_from(in_time + late).unwrap(), 0).unwrap();
    let share = number(in_time).divide(whole, 0, dondoc::domain::decimal::Rounding::HalfUp).unwrap();
    assert_eq!(share.to_string(), "99");
    let by_office = known.tally(half_year, &[], &["unit".to_owned()], &[]).unwrap().unwrap();
    let counted: Vec<(&str, u64)> =
        by_office.iter().map(|Group { key, count, .. }| (key[0].as_str(), *count)).collect();
    let mut offices = OFFICES;
    offices.sort_unstable();
    assert_eq!(counted, offices.map(|office| (office, 1_386)));
    let late = known.rows(
        half_year,
        &[Clause { column: "result", operator: Operator::Equal, values: &results(&["late"]) }],
        &results(&["number", "due", "returned"]),
    );
    let late = late.unwrap().unwrap();
    assert!(late.columns[1].iter().zip(&late.columns[2]).all(|(due, returned)| returned - due == 3));
    assert!(late.columns[0].len() * 3 < rows::CELLS_MAX);
}
