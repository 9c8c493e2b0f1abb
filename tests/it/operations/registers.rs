//! Registers: imported in months, read as of a day and a position, corrected by new versions, and erased where personal.

use dondoc::domain::directive::{Register, Scope};
use dondoc::domain::id::{Digest, UnitCode};
use dondoc::domain::register::dossiers::dossiers;
use dondoc::domain::register::{Group, KnownRegister, RegisterMode, RegisterMonth, Shape};
use dondoc::domain::{AsOf, Period, Position};
use dondoc::operations::load_registers::load_register;
use dondoc::operations::{
    Erasure, ImportMode, Refusal, RegisterImported, RegisterRowsAsked, RegisterStatement, erase_personal,
    export_register_rows, import_registers, register_shape,
};
use dondoc::sheets::{FaultCode, Source, read_register};
use dondoc::store::RegisterMonthQuery;

use super::{Prepared, bench};

const HEADER: &str = "number,unit,received,due,applicant,result\n";
const H1: &str = "2022-01-01..2022-06-30";

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).unwrap()
}

/// Imports rows of huyện Tân Hồng.
fn import(bench: &Prepared, rows: &str, within: &str, mode: RegisterMode) -> Result<RegisterImported, Refusal> {
    preview_or(bench, rows, within, mode, ImportMode::Apply)
}

fn preview_or(
    bench: &Prepared,
    rows: &str,
    within: &str,
    mode: RegisterMode,
    import: ImportMode,
) -> Result<RegisterImported, Refusal> {
    let shape = register_shape(&bench.engine, "dossiers").unwrap();
    let (unit, within) = (code("869"), period(within));
    let text = format!("{HEADER}{rows}");
    let sheet = read_register(&Source::csv(text.as_bytes(), "d.csv"), &shape, within, &mut |_| {}).unwrap();
    let statement = RegisterStatement { shape, unit, within, mode };
    import_registers(&bench.engine, "test", "d.csv", (&statement, &sheet), import, &mut |_| {})
}

fn known(bench: &Prepared, scope: Scope, as_of: AsOf) -> KnownRegister {
    let declared = Register { scope, ..dossiers() };
    let unit = bench.engine.units.unit(&code("869"), as_of.day).unwrap();
    let units = bench.engine.units.in_scope(unit, scope, as_of.day);
    load_register(&bench.engine, &declared, &units, as_of).unwrap()
}

/// Counts by result, as `late 2`.
fn counts(bench: &Prepared, within: &str, as_of: AsOf) -> Option<Vec<String>> {
    let groups = known(bench, Scope::ThisUnit, as_of).tally(period(within), &[], &["result".to_owned()], &[]).unwrap();
    let said = |group: Group| format!("{} {}", group.key[0], group.count);
    groups.map(|groups| groups.into_iter().map(said).collect())
}

fn latest() -> AsOf {
    AsOf::latest(dondoc::domain::Day::parse("2022-07-12").unwrap())
}

const TWO: &str = "H-2,29926,2022-03-04,2022-03-09,Trần B,late\nH-1,29950,2022-01-03,2022-01-10,Lê A,early\n";

#[test]
fn rows_are_counted_where_they_are_covered_and_nowhere_else() {
    let bench = bench("2022-07-12 09:00");
    let imported = import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    assert_eq!((imported.added, imported.corrected.len(), imported.written), (2, 0, Some(Position(1))));
    assert_eq!(counts(&bench, H1, latest()), Some(vec!["early 1".into(), "late 1".into()]));
    assert_eq!(counts(&bench, "2022-02-01..2022-02-28", latest()), Some(vec![]));
    assert_eq!(counts(&bench, "2022-01-01..2022-07-01", latest()), None);
    assert_eq!(counts(&bench, "2021-12-31..2022-01-31", latest()), None);
    let nobody = known(&bench, Scope::Siblings, latest()).tally(period(H1), &[], &[], &[]).unwrap();
    assert_eq!(nobody, None, "the other districts imported nothing");
}

#[test]
fn a_preview_writes_nothing_and_the_same_file_again_changes_nothing() {
    let bench = bench("2022-07-12 09:00");
    let shown = preview_or(&bench, TWO, H1, RegisterMode::Merge, ImportMode::Preview).unwrap();
    assert_eq!((shown.added, shown.is_new, shown.written), (2, true, None));
    assert_eq!(bench.engine.store.head().unwrap().position, Position::UNRECORDED);
    import(&bench, TWO, H1, RegisterMode::Merge).unwrap();
    for mode in [RegisterMode::Merge, RegisterMode::Replace] {
        let again = import(&bench, TWO, H1, mode).unwrap();
        assert_eq!((again.unchanged, again.is_new, again.written), (2, false, None));
    }
    assert_eq!(bench.engine.store.head().unwrap().position, Position(1));
}

#[test]
fn a_correction_is_a_new_version_and_the_old_one_stays_readable() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    let corrected = TWO.replace("late", "on-time").replace("Lê A", "Lê Á");
    let shown = preview_or(&bench, &corrected, H1, RegisterMode::Replace, ImportMode::Preview).unwrap();
    let said: Vec<_> =
        shown.shown.iter().map(|row| (row.line, row.what.as_str(), row.differences.as_slice())).collect();
    let (result, name) = (["result: late → on-time".to_owned()], ["applicant: another value".to_owned()]);
    assert_eq!(said, [(Some(3), "H-1", &name[..]), (Some(2), "H-2", &result[..])]);
    assert_eq!((shown.changed, shown.unchanged, shown.corrected.len()), (2, 0, 2));
    import(&bench, &corrected, H1, RegisterMode::Replace).unwrap();
    assert_eq!(counts(&bench, H1, latest()), Some(vec!["early 1".into(), "on-time 1".into()]));
    let before = AsOf { position: Position(1), ..latest() };
    assert_eq!(counts(&bench, H1, before), Some(vec!["early 1".into(), "late 1".into()]));
    let in_march = AsOf { day: dondoc::domain::Day::parse("2022-03-03").unwrap(), ..latest() };
    assert_eq!(counts(&bench, H1, in_march), Some(vec!["early 1".into()]), "the other came a day later");
}

#[test]
fn merge_keeps_what_the_file_does_not_hold_and_replace_removes_it() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    let third = "H-3,29926,2022-03-05,2022-03-09,,pending\n";
    let merged = import(&bench, third, "2022-03-01..2022-03-31", RegisterMode::Merge).unwrap();
    assert_eq!((merged.added, merged.removed), (1, 0));
    assert_eq!(counts(&bench, H1, latest()), Some(vec!["early 1".into(), "late 1".into(), "pending 1".into()]));
    let replaced = import(&bench, third, "2022-03-01..2022-03-31", RegisterMode::Replace).unwrap();
    assert_eq!((replaced.unchanged, replaced.removed), (1, 1));
    assert_eq!((replaced.shown[0].line, replaced.shown[0].what.as_str()), (None, "H-2"));
    assert_eq!(counts(&bench, H1, latest()), Some(vec!["early 1".into(), "pending 1".into()]));
}

#[test]
fn a_row_that_goes_to_another_office_is_counted_there_alone() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Merge).unwrap();
    let moved = import(&bench, &TWO.replace("29926", "29950"), H1, RegisterMode::Merge).unwrap();
    assert_eq!((moved.added, moved.changed, moved.unchanged), (0, 1, 1));
    let by_unit = known(&bench, Scope::ThisUnit, latest()).tally(period(H1), &[], &["unit".to_owned()], &[]);
    assert_eq!(by_unit, Ok(Some(vec![Group { key: vec!["29950".into()], count: 2, sums: vec![] }])));
}

#[track_caller]
fn check_fault(bench: &Prepared, rows: &str, expected: (u64, &str, FaultCode)) {
    let Err(Refusal::FaultyFile(faults)) = import(bench, rows, H1, RegisterMode::Merge) else { panic!("no fault") };
    let fault = &faults.kept()[0];
    assert_eq!((fault.line, fault.column.as_deref().unwrap_or(""), fault.code), expected);
    assert_eq!(faults.total(), 1);
}

#[test]
fn what_no_import_may_hold_is_refused_whole() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Merge).unwrap();
    let good = "H-7,29926,2022-05-04,2022-05-09,,\n";
    let moved = format!("{good}H-2,29926,2022-04-04,2022-04-09,Trần B,late\n");
    check_fault(&bench, &moved, (3, "received", FaultCode::PeriodChanged));
    let day = format!("{good}H-2,29926,2022-03-05,2022-03-09,Trần B,late\n");
    check_fault(&bench, &day, (3, "received", FaultCode::PeriodChanged));
    check_fault(&bench, &format!("{good}H-8,866,2022-05-04,2022-05-09,,\n"), (3, "unit", FaultCode::UnitOutside));
    check_fault(&bench, &format!("{good}H-8,99999,2022-05-04,2022-05-09,,\n"), (3, "unit", FaultCode::UnitUnknown));
    let future = import(&bench, good, "2022-01-01..2022-12-31", RegisterMode::Merge);
    assert!(matches!(future, Err(Refusal::Faulty(faults)) if faults[0].code == "in-the-future"));
    assert_eq!(bench.engine.store.head().unwrap().position, Position(1));
    assert!(matches!(register_shape(&bench.engine, "nowhere"), Err(Refusal::Faulty(_))));
}

fn months(bench: &Prepared) -> Vec<RegisterMonth> {
    let shape = Shape::agreed(&[("test", &dossiers())]).unwrap();
    let query = RegisterMonthQuery { register: shape.id, unit: Some(code("869")), after: None, limit: 10 };
    bench.engine.store.register_months(&query).unwrap().into_iter().map(|month| month.value).collect()
}

/// The personal cells of the first block of every version.
fn personal(month: &RegisterMonth) -> Vec<Digest> {
    month.versions.iter().filter_map(|v| Some(v.value.first()?.personal?.digest)).collect()
}

fn erasure(within: &str) -> Erasure {
    let register = dondoc::domain::id::RegisterId::parse("dossiers").unwrap();
    Erasure { register, unit: code("869"), within: period(within), reason: "Công văn 12/UBND".into() }
}

#[test]
fn erasing_a_month_leaves_equal_cells_of_another() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, &TWO.replace("Trần B", "Lê A"), H1, RegisterMode::Replace).unwrap();
    let erased = erase_personal(&bench.engine, "thu", &erasure("2022-01-01..2022-01-31")).unwrap();
    assert_eq!((erased.months, erased.blobs), (1, 1));
    let there = |month: &RegisterMonth| bench.engine.store.blob(&personal(month)[0]).unwrap().is_some();
    assert_eq!(months(&bench).iter().map(there).collect::<Vec<_>>(), [false, true]);
    let march = "H-2,29926,2022-03-04,2022-03-09,Lê A,late\n";
    let again = import(&bench, march, "2022-03-01..2022-03-31", RegisterMode::Replace).unwrap();
    assert_eq!(again.unchanged, 1, "March can still be read");
}

#[test]
fn the_cells_of_rows_that_were_removed_are_erased_too() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    import(&bench, "", H1, RegisterMode::Replace).unwrap();
    let january = &months(&bench)[0];
    assert!(january.blocks().is_empty());
    let erased = erase_personal(&bench.engine, "thu", &erasure("2022-01-01..2022-01-31")).unwrap();
    assert_eq!((erased.months, erased.blobs, erased.written), (1, 1, Some(Position(3))));
    assert_eq!(bench.engine.store.blob(&personal(january)[0]).unwrap(), None);
    let again = erase_personal(&bench.engine, "thu", &erasure("2022-01-01..2022-01-31")).unwrap();
    assert_eq!((again.blobs, again.written), (0, None));
}

#[test]
fn personal_cells_of_rows_that_were_removed_are_erased_as_well() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    import(&bench, "", H1, RegisterMode::Replace).unwrap();
    let erasure = Erasure {
        register: dondoc::domain::id::RegisterId::parse("dossiers").unwrap(),
        unit: code("869"),
        within: period("2022-01-01..2022-12-31"),
        reason: "Công văn 12/UBND".into(),
    };
    let erased = erase_personal(&bench.engine, "thu", &erasure).unwrap();
    assert_eq!((erased.months, erased.blobs, erased.written), (2, 2, Some(Position(3))));
    let again = erase_personal(&bench.engine, "thu", &erasure).unwrap();
    assert_eq!((again.blobs, again.written), (0, None));
}

#[test]
fn personal_cells_lie_apart_and_can_be_erased() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    import(&bench, &TWO.replace("Lê A", "Lê Á"), H1, RegisterMode::Replace).unwrap();
    let personal = personal(&months(&bench)[0]);
    let names = bench.engine.store.blob(&personal[0]).unwrap().unwrap();
    assert!(String::from_utf8_lossy(&names).contains("Lê A"));
    let erasure = erasure("2022-01-01..2022-01-31");
    let erased = erase_personal(&bench.engine, "thu", &erasure).unwrap();
    assert_eq!((erased.months, erased.blobs, erased.written), (1, 2, Some(Position(3))));
    assert!(personal.iter().all(|digest| bench.engine.store.blob(digest).unwrap().is_none()));
    let entry = bench.engine.store.entries(Position(2), 1).unwrap().remove(0);
    assert_eq!((entry.actor.as_str(), entry.reason.as_str()), ("thu", "Công văn 12/UBND"));
    assert!(months(&bench)[0].blocks()[0].personal.unwrap().erased);
    assert_eq!(counts(&bench, H1, latest()), Some(vec!["early 1".into(), "late 1".into()]), "the rows stay");
    let again = erase_personal(&bench.engine, "thu", &erasure).unwrap();
    assert_eq!((again.blobs, again.written), (0, None));
    let shown = preview_or(&bench, TWO, H1, RegisterMode::Replace, ImportMode::Preview).unwrap();
    assert_eq!((shown.changed, shown.written), (1, None), "an older file brings names back only with a word about it");
}

#[test]
fn a_file_of_more_rows_than_are_asked_for_is_refused() {
    let bench = bench("2022-07-12 09:00");
    import(&bench, TWO, H1, RegisterMode::Replace).unwrap();
    let export = |rows_max| {
        let (register, unit, within) = ("dossiers".to_owned(), code("869"), period(H1));
        let asked = RegisterRowsAsked { register, unit, within, known_at: Position::MAX, rows_max };
        export_register_rows(&bench.engine, asked).map(|file| file.lines().count())
    };
    assert_eq!(export(2).unwrap(), 3);
    assert!(matches!(export(1), Err(Refusal::Faulty(faults)) if faults[0].code == "too-many-rows"));
}
