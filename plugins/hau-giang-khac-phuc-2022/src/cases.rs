//! Every check with its three cases: it holds, it fails with what was measured, and data are missing.

use dondoc_sdk::memory::{Exam, MemoryWorld};
use dondoc_sdk::registers::{
    CRITERIA_SCORES, DISBURSEMENT, DOSSIERS, MEETINGS, ONE_STOP_STAFF, PORTAL_ITEMS, PROCEDURES, REMEDIATION_PLAN,
    REPORTS_SENT, STAFF_EVALUATIONS, SURVEY_ITEMS,
};
use dondoc_sdk::{Condition, Day, Decimal, stage};

use crate::{HauGiangKhacPhuc2022, sample};

/// The exam of this directive.
pub const EXAM: Exam<HauGiangKhacPhuc2022> = Exam::new(sample::world);

#[test]
fn ph_01() {
    let seventh = |world: &mut MemoryWorld| world.figures[0].lower = Some(Decimal::whole(7));
    let seventh_of_eight = |world: &mut MemoryWorld| {
        world.figures[0].upper = Some(Decimal::whole(7));
        world.figures[0].lower = Some(Decimal::whole(7));
    };
    EXAM.cases("PH-01", seventh_of_eight, "7", |world| world.figures.clear());
    EXAM.cases("PH-01", seventh_of_eight, "7", seventh);
}

#[test]
fn ph_02() {
    let late = |world: &mut MemoryWorld| world.set(&REPORTS_SENT, 0, "sent", "2021-10-20");
    EXAM.cases("PH-02", late, "5", |world| world.lose(&REPORTS_SENT));
    let unsent = |world: &mut MemoryWorld| world.set(&REPORTS_SENT, 0, "sent", "");
    EXAM.cases("PH-02", unsent, "", |world| world.lose(&REPORTS_SENT));
}

#[test]
fn ph_03() {
    let late = |world: &mut MemoryWorld| world.set(&REPORTS_SENT, 1, "sent", "2022-06-20");
    EXAM.cases("PH-03", late, "1", |world| world.lose(&REPORTS_SENT));
    // In time in one system and never sent in the other is not in time.
    let one_channel = |world: &mut MemoryWorld| drop(world.rows_of(&REPORTS_SENT).remove(2));
    EXAM.cases("PH-03", one_channel, "", |world| world.lose(&REPORTS_SENT));
}

#[test]
fn ph_04() {
    let less = |world: &mut MemoryWorld| world.set(&DISBURSEMENT, 1, "disbursed", "45.4");
    EXAM.cases("PH-04", less, "49,95", |world| world.rows_of(&DISBURSEMENT).clear());
}

#[test]
fn ph_05() {
    let on_paper = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "online", "no");
    EXAM.cases("PH-05", on_paper, "0,00", |world| world.rows_of(&DOSSIERS).clear());
    let more = |world: &mut MemoryWorld| {
        let third = world.rows_of(&PROCEDURES)[1].clone();
        world.rows_of(&PROCEDURES).push(third);
    };
    EXAM.cases("PH-05", more, "33,33", |world| world.lose(&PROCEDURES));
}

#[test]
fn ph_06() {
    let late = |world: &mut MemoryWorld| world.set(&PORTAL_ITEMS, 0, "published", "2022-03-07");
    EXAM.cases("PH-06", late, "1", |world| world.rows_of(&PORTAL_ITEMS).clear());
    EXAM.cases("PH-06", |world| world.set(&PORTAL_ITEMS, 0, "published", ""), "1", |world| world.lose(&PORTAL_ITEMS));
}

#[test]
fn ph_07() {
    let late = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "closed", "2022-05-20");
    EXAM.cases("PH-07", late, "100,00", |world| world.lose(&DOSSIERS));
    // Handed over in time: late, but in the data only.
    assert_eq!(EXAM.after("PH-07", late)[0].measured[1].computed, Some(Decimal::whole(1)));
    let nothing_due = EXAM.after("PH-07", |world| drop(world.rows_of(&DOSSIERS).remove(0)));
    assert_eq!(nothing_due[0].condition, Condition::MissingData);
}

#[test]
fn ph_08() {
    let less = |world: &mut MemoryWorld| world.set(&SURVEY_ITEMS, 0, "points", "6.9");
    EXAM.cases("PH-08", less, "79,50", |world| world.rows_of(&SURVEY_ITEMS).clear());
    let outcome = &EXAM.after("PH-08", less)[0];
    assert!(outcome.message.contains("thấp nhất ở thái độ"), "{}", outcome.message);
}

#[test]
fn ph_09() {
    let late = |world: &mut MemoryWorld| world.tasks[0].done = Some(Day::ymd(2022, 6, 10));
    EXAM.cases("PH-09", late, "1", |world| drop(world.tasks.remove(0)));
    let outcome = &EXAM.after("PH-09", late)[0];
    assert!(outcome.message.contains("lâu nhất 10 ngày (tinh-giao:1)"), "{}", outcome.message);
    let cancelled = EXAM.after("PH-09", |world| {
        late(world);
        world.tasks[0].stage = stage::CANCELLED;
    });
    assert_eq!(cancelled[0].condition, Condition::MissingData, "the only task of the province counts nowhere");
}

#[test]
fn ph_10() {
    let without = |world: &mut MemoryWorld| world.set(&MEETINGS, 1, "minutes", "");
    EXAM.cases("PH-10", without, "0", |world| world.lose(&MEETINGS));
    let early = EXAM.after("PH-10", |world| world.as_of = Day::ymd(2022, 7, 14));
    assert_eq!(early[0].condition, Condition::NotApplicable, "no month is over yet");
}

#[test]
fn ph_11() {
    let ownerless = |world: &mut MemoryWorld| world.set(&REMEDIATION_PLAN, 0, "owner", "");
    EXAM.cases("PH-11", ownerless, "0", |world| world.lose(&REMEDIATION_PLAN));
}

#[test]
fn ph_12() {
    let without = |world: &mut MemoryWorld| world.set(&STAFF_EVALUATIONS, 0, "satisfaction", "");
    EXAM.cases("PH-12", without, "1", |world| world.rows_of(&STAFF_EVALUATIONS).clear());
}

#[test]
fn ph_13() {
    let without = |world: &mut MemoryWorld| world.set(&ONE_STOP_STAFF, 1, "criteria", "");
    EXAM.cases("PH-13", without, "0", |world| world.lose(&ONE_STOP_STAFF));
}

#[test]
fn ph_14() {
    let fewer = |world: &mut MemoryWorld| drop(world.documents.remove(2));
    EXAM.cases("PH-14", fewer, "4", |world| world.documents.clear());
}

#[test]
fn ph_15() {
    let late = |world: &mut MemoryWorld| world.documents[6].issued = Day::ymd(2022, 8, 15);
    EXAM.cases("PH-15", late, "2", |world| world.documents.truncate(5));
    EXAM.cases("PH-15", |world| world.documents.truncate(6), "", |world| world.documents.clear());
}

#[test]
fn ph_16() {
    let unnamed = |world: &mut MemoryWorld| world.set(&CRITERIA_SCORES, 2, "points", "1.5");
    EXAM.cases("PH-16", unnamed, "1", |world| world.rows_of(&CRITERIA_SCORES).clear());
    let not_lost = |world: &mut MemoryWorld| world.set(&CRITERIA_SCORES, 0, "points", "2");
    EXAM.cases("PH-16", not_lost, "1", |world| world.lose(&REMEDIATION_PLAN));
}
