//! Every check with its three cases: it holds, it fails with what was measured, and data are missing.

use dondoc_sdk::memory::{Exam, MemoryWorld, outcomes_of};
use dondoc_sdk::registers::{
    COMMENDATIONS, DOSSIERS, INDEX_RESULTS, ISO_CERTIFICATES, LEGAL_DOCUMENTS, OUTGOING_DOCUMENTS, POSITIONS,
    PROCEDURES, SERVICES,
};
use dondoc_sdk::{Condition, Day, Decimal};

use crate::{BenTreCchc2011To2030, sample};

/// The exam of this directive.
pub const EXAM: Exam<BenTreCchc2011To2030> = Exam::new(sample::world);

#[test]
fn ct_01() {
    let higher_before = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 7, "rating", "tốt");
    EXAM.cases("CT-01", higher_before, "1", |world| world.lose(&INDEX_RESULTS));
}

#[test]
fn ct_02() {
    let foreign = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 3, "rating", "A");
    EXAM.cases("CT-02", foreign, "1", |world| drop(world.rows_of(&INDEX_RESULTS).remove(0)));
    let mut world = sample::world();
    world.rows_of(&INDEX_RESULTS).remove(0);
    let outcome = outcomes_of::<BenTreCchc2011To2030>(&world, "CT-02").remove(0);
    assert!(outcome.message.contains("các năm: 2011"), "{}", outcome.message);
}

#[test]
fn ct_03() {
    let fewer = |world: &mut MemoryWorld| drop(world.rows_of(&SERVICES).remove(0));
    EXAM.cases("CT-03", fewer, "0", |world| world.figures.retain(|figure| !figure.indicator.contains("level-3")));
    let still = |world: &mut MemoryWorld| world.set(&SERVICES, 3, "until", "");
    EXAM.cases("CT-03", still, "1", |world| world.lose(&SERVICES));
}

#[test]
fn ct_04() {
    let fewer = |world: &mut MemoryWorld| world.set(&SERVICES, 2, "level", "3");
    EXAM.cases("CT-04", fewer, "0", |world| world.figures.retain(|figure| !figure.indicator.contains("level-4")));
}

#[test]
fn ct_05() {
    let on_paper = |world: &mut MemoryWorld| world.set(&DOSSIERS, 2, "online", "no");
    EXAM.cases("CT-05", on_paper, "2", |world| world.lose(&DOSSIERS));
    EXAM.cases("CT-05", on_paper, "2", |world| world.rows_of(&SERVICES).clear());
}

#[test]
fn ct_06() {
    let unposted = |world: &mut MemoryWorld| world.set(&PROCEDURES, 0, "posted", "");
    EXAM.cases("CT-06", unposted, "1", |world| world.lose(&PROCEDURES));
    let left_up = |world: &mut MemoryWorld| world.set(&PROCEDURES, 1, "taken-down", "");
    EXAM.cases("CT-06", left_up, "1", |world| world.rows_of(&PROCEDURES).clear());
}

#[test]
fn ct_07() {
    // Monday 2 March 2020 and five working days are Monday 9 March.
    let a_day_late = |world: &mut MemoryWorld| world.set(&PROCEDURES, 0, "updated", "2020-03-10");
    EXAM.cases("CT-07", a_day_late, "1", |world| world.calendar_known = false);
    let never = |world: &mut MemoryWorld| world.set(&PROCEDURES, 0, "updated", "");
    EXAM.cases("CT-07", never, "1", |world| world.lose(&PROCEDURES));
}

#[test]
fn ct_08() {
    let late = |world: &mut MemoryWorld| world.documents[0].issued = Day::ymd(2021, 4, 1);
    EXAM.cases("CT-08", late, "1", |world| world.documents.clear());
    EXAM.cases("CT-08", |world| drop(world.documents.remove(0)), "", |world| world.units.truncate(1));
    let mut world = sample::empty();
    world.as_of = Day::ymd(2020, 6, 16);
    let outcomes = outcomes_of::<BenTreCchc2011To2030>(&world, "CT-08");
    assert!(outcomes.iter().all(|one| one.condition == Condition::NotApplicable), "not due yet: {outcomes:?}");
}

#[test]
fn ct_09() {
    let late = |world: &mut MemoryWorld| world.documents[1].issued = Day::ymd(2020, 2, 3);
    EXAM.cases("CT-09", late, "3", |world| world.documents.clear());
    let points = |change: fn(&mut MemoryWorld)| {
        let mut world = sample::world();
        change(&mut world);
        let outcomes = outcomes_of::<BenTreCchc2011To2030>(&world, "CT-09");
        outcomes.into_iter().find(|one| one.subject == "831.NV").and_then(|one| one.points)
    };
    assert_eq!(points(|_| ()), Some(Decimal::whole(1)));
    assert_eq!(points(late), Some(Decimal::new(5, 1)));
    assert_eq!(points(|world| drop(world.documents.remove(1))), Some(Decimal::whole(0)));
}

#[test]
fn ct_10() {
    let late = |world: &mut MemoryWorld| world.set(&DOSSIERS, 1, "closed", "2020-02-11");
    EXAM.cases("CT-10", late, "66,67", |world| world.rows_of(&DOSSIERS).clear());
}

#[test]
fn ct_11() {
    let old = |world: &mut MemoryWorld| world.set(&ISO_CERTIFICATES, 1, "withdrawn", "");
    EXAM.cases("CT-11", old, "1", |world| world.rows_of(&ISO_CERTIFICATES).clear());
    let expired = |world: &mut MemoryWorld| world.set(&ISO_CERTIFICATES, 0, "expires", "2021-04-14");
    EXAM.cases("CT-11", expired, "1", |world| world.lose(&ISO_CERTIFICATES));
}

#[test]
fn ct_12() {
    let on_paper = |world: &mut MemoryWorld| world.set(&OUTGOING_DOCUMENTS, 0, "electronic", "no");
    EXAM.cases("CT-12", on_paper, "50,00", |world| world.rows_of(&OUTGOING_DOCUMENTS).clear());
}

#[test]
fn ct_13() {
    EXAM.cases("CT-13", |world| world.set(&POSITIONS, 0, "matches", "no"), "1", |world| world.lose(&POSITIONS));
}

#[test]
fn ct_14() {
    let voided = |world: &mut MemoryWorld| world.set(&LEGAL_DOCUMENTS, 0, "voided", "2019-06-01");
    EXAM.cases("CT-14", voided, "1", |world| world.lose(&LEGAL_DOCUMENTS));
}

#[test]
fn ct_15() {
    let fewer = |world: &mut MemoryWorld| drop(world.rows_of(&COMMENDATIONS).pop());
    EXAM.cases("CT-15", fewer, "1", |world| world.figures.retain(|figure| figure.indicator != "commendations"));
}

#[test]
fn ct_16() {
    let after = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 4, "criteria-decided", "2030-01-01");
    EXAM.cases("CT-16", after, "1", |world| world.set(&INDEX_RESULTS, 4, "criteria-decision", ""));
}
