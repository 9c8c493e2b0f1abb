//! Every check with its three cases: it holds, it fails with what was measured, and data are missing.

use dondoc_sdk::memory::{Exam, MemoryWorld};
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIRECTION_ACTIVITIES, DOSSIER_BOOK, DOSSIERS, INDEX_RESULTS, ISO_CERTIFICATES,
    OUTGOING_DOCUMENTS, PROCEDURE_REVIEWS, PROCEDURES, RECOMMENDATIONS, REFERENCE_MATERIALS,
};
use dondoc_sdk::{Condition, Day, Decimal, Outcome};

use crate::{HaGiangMotCua2019, sample};

/// The exam of this directive.
pub const EXAM: Exam<HaGiangMotCua2019> = Exam::new(sample::world);

/// One outcome of a check after a change.
fn after(check: &str, subject: &str, change: impl FnOnce(&mut MemoryWorld)) -> Outcome {
    let mut outcomes = EXAM.after(check, change).into_iter();
    outcomes.find(|one| one.subject == subject).expect("the subject answers")
}

#[test]
fn vx_01() {
    let fewer = |world: &mut MemoryWorld| drop(world.rows_of(&DIRECTION_ACTIVITIES).pop());
    EXAM.cases("VX-01", fewer, "0", |world| world.lose(&DIRECTION_ACTIVITIES));
    let next_quarter = |world: &mut MemoryWorld| world.set(&DIRECTION_ACTIVITIES, 1, "held", "2019-07-01");
    EXAM.cases("VX-01", next_quarter, "0", |world| world.units.truncate(1));
}

#[test]
fn vx_02() {
    let unsigned = |world: &mut MemoryWorld| world.set(&OUTGOING_DOCUMENTS, 0, "personal-signature", "no");
    EXAM.cases("VX-02", unsigned, "0,00", |world| world.rows_of(&OUTGOING_DOCUMENTS).clear());
}

#[test]
fn vx_03() {
    let undone = |world: &mut MemoryWorld| world.set(&PROCEDURE_REVIEWS, 0, "reviewed", "");
    EXAM.cases("VX-03", undone, "0,00", |world| world.lose(&PROCEDURE_REVIEWS));
    let silent = |world: &mut MemoryWorld| world.set(&PROCEDURE_REVIEWS, 0, "proposal", "");
    EXAM.cases("VX-03", silent, "0", |world| world.lose(&PROCEDURE_REVIEWS));
}

#[test]
fn vx_04() {
    let outdated = |world: &mut MemoryWorld| world.set(&REFERENCE_MATERIALS, 0, "updated", "");
    EXAM.cases("VX-04", outdated, "1", |world| world.rows_of(&REFERENCE_MATERIALS).clear());
}

#[test]
fn vx_05() {
    let late = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "closed", "2019-05-11");
    EXAM.cases("VX-05", late, "1", |world| world.lose(&DOSSIERS));
    // Due on Friday 9 August, open on Monday the 12th: one working day, known only where the calendar is.
    let open = |world: &mut MemoryWorld| world.set(&DOSSIERS, 1, "due", "2019-08-09");
    let outcome = after("VX-05", "tb-xh", open);
    assert!(outcome.message.contains("lâu nhất 1 ngày làm việc"), "{}", outcome.message);
    let unknown = after("VX-05", "tb-xh", |world| {
        open(world);
        world.calendar_known = false;
    });
    assert_eq!(unknown.condition, Condition::Fails, "being late does not depend on the calendar");
    assert!(unknown.message.contains("thiếu lịch"), "{}", unknown.message);
}

#[test]
fn vx_05_tells_late_in_the_data_from_late_in_fact() {
    let measured = |returned: &str| {
        let outcome = after("VX-05", "tn-mt", |world| {
            world.set(&DOSSIERS, 0, "closed", "2019-05-20");
            world.set(&DOSSIERS, 0, "returned", returned);
        });
        outcome.measured.iter().map(|one| one.computed).collect::<Vec<_>>()
    };
    let counts = |all: [i64; 3]| all.map(|count| Some(Decimal::whole(count))).to_vec();
    assert_eq!(measured("2019-05-10"), counts([1, 1, 0]));
    assert_eq!(measured("2019-05-11"), counts([1, 0, 1]));
}

#[test]
fn vx_06() {
    let empty = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "slip", "");
    EXAM.cases("VX-06", empty, "1", |world| world.rows_of(&DOSSIERS).clear());
    let backwards = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "returned", "2019-05-01");
    EXAM.cases("VX-06", backwards, "1", |world| world.lose(&DOSSIERS));
    let both = after("VX-06", "", |world| {
        world.set(&DOSSIERS, 0, "slip", "");
        world.set(&DOSSIERS, 0, "returned", "2019-05-01");
    });
    assert_eq!(both.measured[0].computed, Some(Decimal::whole(1)), "a row with two faults is one row");
}

#[test]
fn vx_07() {
    EXAM.cases("VX-07", |world| world.set(&DOSSIERS, 1, "slip", ""), "1", |world| world.rows_of(&DOSSIERS).clear());
    EXAM.cases("VX-07", |world| world.set(&DOSSIERS, 1, "due", ""), "1", |world| world.lose(&DOSSIERS));
}

#[test]
fn vx_08() {
    let late = |world: &mut MemoryWorld| world.set(&DOSSIERS, 1, "due", "2019-08-09");
    EXAM.cases("VX-08", late, "1", |world| world.lose(&DOSSIERS));
    let apologised = after("VX-08", "", |world| {
        late(world);
        world.set(&DOSSIERS, 1, "apology", "04/PXL");
        world.set(&DOSSIERS, 1, "promised-again", "2019-08-25");
    });
    assert_eq!(apologised.condition, Condition::Holds);
}

#[test]
fn vx_09() {
    EXAM.cases("VX-09", |world| world.set(&PROCEDURES, 0, "posted", ""), "1", |world| world.lose(&PROCEDURES));
}

#[test]
fn vx_10() {
    let old = |world: &mut MemoryWorld| world.set(&ISO_CERTIFICATES, 0, "standard", "9001:2008");
    EXAM.cases("VX-10", old, "1", |world| world.rows_of(&ISO_CERTIFICATES).clear());
}

#[test]
fn vx_11() {
    let undone = |world: &mut MemoryWorld| world.set(&COMMUNICATION_ACTIVITIES, 0, "done", "");
    EXAM.cases("VX-11", undone, "0,00", |world| world.rows_of(&COMMUNICATION_ACTIVITIES).clear());
}

#[test]
fn vx_12() {
    let other_day = |world: &mut MemoryWorld| world.set(&DOSSIER_BOOK, 0, "returned", "2019-05-11");
    EXAM.cases("VX-12", other_day, "1", |world| world.lose(&DOSSIER_BOOK));
    let unwritten = |world: &mut MemoryWorld| drop(world.rows_of(&DOSSIER_BOOK).pop());
    EXAM.cases("VX-12", unwritten, "1", |world| world.lose(&DOSSIERS));
}

#[test]
fn vx_13() {
    let unplanned = |world: &mut MemoryWorld| {
        world.set(&RECOMMENDATIONS, 0, "concluded", "2019-08-20");
        world.set(&RECOMMENDATIONS, 0, "reported", "2019-09-04");
        world.as_of = Day::ymd(2019, 9, 5);
    };
    EXAM.cases("VX-13", unplanned, "1", |world| world.rows_of(&RECOMMENDATIONS).clear());
}

#[test]
fn vx_14() {
    EXAM.cases("VX-14", |world| world.set(&INDEX_RESULTS, 1, "rank", "5"), "0,5", |world| world.lose(&INDEX_RESULTS));
}
