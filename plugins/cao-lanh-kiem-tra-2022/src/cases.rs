//! Every check with its three cases: it holds, it fails with what was measured, and data are missing.

use dondoc_sdk::memory::{Exam, MemoryWorld};
use dondoc_sdk::registers::{
    ARCHIVES, DOSSIERS, EARLIER_SHORTCOMINGS, INITIATIVES, INSPECTIONS, OUTGOING_DOCUMENTS, PLAN_ITEMS,
    PROCEDURE_REVIEWS, RECOMMENDATIONS,
};
use dondoc_sdk::{Condition, Day, Decimal};

use crate::{CaoLanhKiemTra2022, sample};

/// The exam of this directive.
pub const EXAM: Exam<CaoLanhKiemTra2022> = Exam::new(sample::world);

fn unknown_unit(world: &mut MemoryWorld) {
    world.parameters.insert("inspected-units".to_owned(), "29872,866.XX,866.YT".to_owned());
}

fn without_figures(world: &mut MemoryWorld) {
    world.figures.clear();
}

#[test]
fn cl_01() {
    let late = |world: &mut MemoryWorld| world.documents[0].issued = Day::ymd(2022, 2, 2);
    EXAM.holds("CL-01");
    EXAM.fails("CL-01", late, "2");
    // A paper that is absent is a fact: nothing is ever missing here.
    EXAM.fails("CL-01", |world| world.documents.clear(), "");
}

#[test]
fn cl_02() {
    let before = |world: &mut MemoryWorld| world.set(&INSPECTIONS, 0, "first", "2022-02-23");
    EXAM.cases("CL-02", before, "-1", |world| world.lose(&INSPECTIONS));
    let undecided = |world: &mut MemoryWorld| world.documents.retain(|paper| paper.kind != "inspection-team-decision");
    EXAM.cases("CL-02", before, "-1", undecided);
}

#[test]
fn cl_03() {
    let longer = |world: &mut MemoryWorld| world.set(&INSPECTIONS, 1, "last", "2022-04-01");
    EXAM.cases("CL-03", longer, "", |world| world.lose(&INSPECTIONS));
    EXAM.cases("CL-03", |world| world.rows_of(&INSPECTIONS).clear(), "", |world| world.lose(&INSPECTIONS));
}

#[test]
fn cl_04() {
    EXAM.cases("CL-04", |world| drop(world.rows_of(&INSPECTIONS).remove(0)), "0,00", |world| world.lose(&INSPECTIONS));
}

#[test]
fn cl_05() {
    let fewer = |world: &mut MemoryWorld| world.documents.retain(|paper| paper.kind != "communication-plan");
    EXAM.cases("CL-05", fewer, "3", unknown_unit);
}

#[test]
fn cl_06() {
    let vague = |world: &mut MemoryWorld| world.set(&PLAN_ITEMS, 0, "owner", "");
    EXAM.cases("CL-06", vague, "1", |world| world.rows_of(&PLAN_ITEMS).clear());
    let copied = |world: &mut MemoryWorld| world.set(&PLAN_ITEMS, 0, "copied", "yes");
    EXAM.cases("CL-06", copied, "1", |world| world.lose(&PLAN_ITEMS));
}

#[test]
fn cl_07() {
    EXAM.cases("CL-07", |world| sample::set_figure(world, 2022, "dossiers.late", "60"), "3,00", without_figures);
}

#[test]
fn cl_08() {
    EXAM.cases(
        "CL-08",
        |world| sample::set_figure(world, 2022, "feedback.handled-on-time", "19"),
        "95,00",
        without_figures,
    );
}

#[test]
fn cl_09() {
    EXAM.cases("CL-09", |world| world.rows_of(&INITIATIVES).clear(), "0", |world| world.lose(&INITIATIVES));
}

#[test]
fn cl_10() {
    let forgotten = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "closed", "2022-02-20");
    EXAM.cases("CL-10", forgotten, "1", |world| world.rows_of(&DOSSIERS).clear());
    let mut world = sample::world();
    for (row, number) in ["H3", "H4", "H5"].iter().enumerate() {
        let mut more = world.rows_of(&DOSSIERS)[0].clone();
        more.insert("number".to_owned(), (*number).to_owned());
        more.insert("closed".to_owned(), "2022-02-20".to_owned());
        more.insert("returned".to_owned(), ["2022-02-10", "2022-02-11", ""][row].to_owned());
        world.rows_of(&DOSSIERS).push(more);
    }
    let outcome = sample::only(&world, "CL-10");
    let told: Vec<_> = outcome.measured.iter().map(|one| one.computed).collect();
    assert_eq!(told, [3, 1, 1, 1].map(|count| Some(Decimal::whole(count))), "all, in the data, in fact, unknown");
}

#[test]
fn cl_11() {
    let grown = |world: &mut MemoryWorld| world.set(&ARCHIVES, 1, "backlog-metres", "12.5");
    EXAM.cases("CL-11", grown, "12,5", |world| drop(world.rows_of(&ARCHIVES).pop()));
    EXAM.cases("CL-11", |world| world.set(&ARCHIVES, 1, "files", "19"), "95,00", |world| world.lose(&ARCHIVES));
}

#[test]
fn cl_12() {
    EXAM.cases("CL-12", |world| world.tasks.clear(), "0", unknown_unit);
}

#[test]
fn cl_13() {
    let undone = |world: &mut MemoryWorld| world.set(&PROCEDURE_REVIEWS, 0, "reviewed", "");
    EXAM.cases("CL-13", undone, "0,00", |world| world.rows_of(&PROCEDURE_REVIEWS).clear());
}

#[test]
fn cl_14() {
    // 31 March 2022 is a Thursday: since Tuesday the 29th sixteen hours have passed, since Monday more.
    let just_so = |world: &mut MemoryWorld| world.set(&DOSSIERS, 1, "step-since", "2022-03-29");
    let resting = |world: &mut MemoryWorld| world.set(&DOSSIERS, 1, "step-since", "2022-03-28");
    let mut world = sample::world();
    just_so(&mut world);
    assert_eq!(sample::only(&world, "CL-14").condition, Condition::Holds);
    EXAM.cases("CL-14", resting, "1", |world| world.calendar_known = false);
    let skipped = |world: &mut MemoryWorld| world.set(&DOSSIERS, 0, "skipped-step", "tham-dinh");
    EXAM.cases("CL-14", skipped, "1", |world| world.lose(&DOSSIERS));
}

#[test]
fn cl_15() {
    let unsigned = |world: &mut MemoryWorld| world.set(&OUTGOING_DOCUMENTS, 0, "personal-signature", "no");
    EXAM.cases("CL-15", unsigned, "1", |world| world.rows_of(&OUTGOING_DOCUMENTS).clear());
}

#[test]
fn cl_16() {
    EXAM.cases("CL-16", |world| world.rows_of(&INSPECTIONS).clear(), "0", |world| world.lose(&INSPECTIONS));
}

#[test]
fn cl_17() {
    let misdated = |world: &mut MemoryWorld| world.documents[2].issued = Day::ymd(2022, 2, 25);
    EXAM.cases("CL-17", misdated, "4", |world| drop(world.documents.remove(3)));
}

#[test]
fn cl_18() {
    let late = |world: &mut MemoryWorld| world.set(&RECOMMENDATIONS, 0, "reported", "2022-03-31");
    EXAM.cases("CL-18", late, "1", |world| world.calendar_known = false);
    let unconcluded = |world: &mut MemoryWorld| {
        world.set(&RECOMMENDATIONS, 0, "inspected", "2022-03-09");
        world.set(&RECOMMENDATIONS, 0, "concluded", "");
        world.set(&RECOMMENDATIONS, 0, "reported", "");
        world.as_of = Day::ymd(2022, 3, 31);
    };
    EXAM.cases("CL-18", unconcluded, "1", |world| world.lose(&RECOMMENDATIONS));
}

#[test]
fn cl_19() {
    let open = |world: &mut MemoryWorld| world.set(&EARLIER_SHORTCOMINGS, 0, "mended", "");
    EXAM.cases("CL-19", open, "1", |world| world.rows_of(&EARLIER_SHORTCOMINGS).clear());
}
