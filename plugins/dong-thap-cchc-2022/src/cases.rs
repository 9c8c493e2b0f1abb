//! Every check with its three cases: it holds, it fails with what was measured, and data are missing.

use dondoc_sdk::memory::{Exam, MemoryWorld};
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIGITAL_TEAMS, FEEDBACK, INDEX_RESULTS, INITIATIVES, INSPECTIONS, RECOMMENDATIONS,
    UNIT_ATTRIBUTES, UNIT_SYSTEMS,
};
use dondoc_sdk::{Day, stage};

use crate::{DongThapCchc2022, sample};

/// The exam of this directive.
pub const EXAM: Exam<DongThapCchc2022> = Exam::new(sample::world);

fn without(world: &mut MemoryWorld, indicator: &str) {
    world.figures.retain(|figure| figure.indicator != indicator);
}

#[test]
fn th_01() {
    let stop = |world: &mut MemoryWorld| (world.tasks[1].stage, world.tasks[1].started) = (stage::NOT_STARTED, None);
    EXAM.cases("TH-01", stop, "66,67", |world| world.tasks.clear());
}

#[test]
fn th_02() {
    let reopen = |world: &mut MemoryWorld| world.tasks.iter_mut().for_each(|task| task.stage = stage::STARTED);
    EXAM.cases("TH-02", reopen, "0,00", |world| world.tasks.clear());
}

#[test]
fn th_03() {
    EXAM.cases("TH-03", |world| drop(world.tasks.pop()), "2", |world| without(world, "plan-tasks.assigned"));
}

#[test]
fn th_04() {
    let fewer = |world: &mut MemoryWorld| sample::set_figure(world, "869.MC", "dossiers.received", "7000");
    EXAM.cases("TH-04", fewer, "13.800", |world| world.figures.retain(|figure| figure.unit != "29950"));
}

#[test]
fn th_05() {
    let fewer = |world: &mut MemoryWorld| sample::set_figure(world, "869.MC", "dossiers.resolved-on-time", "6000");
    EXAM.cases("TH-05", fewer, "90,00", |world| without(world, "dossiers.resolved"));
}

#[test]
fn th_06() {
    let other = |world: &mut MemoryWorld| sample::set_figure(world, "869.MC", "dossiers.resolved-on-time", "6848");
    EXAM.cases("TH-06", other, "98,48", |world| without(world, "dossiers.on-time-rate"));
}

#[test]
fn th_07() {
    let lose_one = |world: &mut MemoryWorld| drop(world.rows_of(&UNIT_SYSTEMS).pop());
    EXAM.cases("TH-07", lose_one, "2", |world| world.lose(&UNIT_SYSTEMS));
}

#[test]
fn th_08() {
    let late = |world: &mut MemoryWorld| world.set(&UNIT_ATTRIBUTES, 0, "since", "2022-07-02");
    EXAM.cases("TH-08", late, "2", |world| world.lose(&UNIT_ATTRIBUTES));
    let older = |world: &mut MemoryWorld| world.set(&UNIT_ATTRIBUTES, 0, "value", "1.0");
    EXAM.cases("TH-08", older, "", |world| world.lose(&UNIT_ATTRIBUTES));
}

#[test]
fn th_09() {
    let off = |world: &mut MemoryWorld| world.set(&UNIT_ATTRIBUTES, 1, "value", "no");
    EXAM.cases("TH-09", off, "0", |world| world.lose(&UNIT_ATTRIBUTES));
}

#[test]
fn th_10() {
    let fewer = |world: &mut MemoryWorld| sample::set_figure(world, "869.MC", "dossiers.received-online", "100");
    EXAM.cases("TH-10", fewer, "2,17", |world| without(world, "dossiers.received-online"));
}

#[test]
fn th_11() {
    let undone = |world: &mut MemoryWorld| world.set(&COMMUNICATION_ACTIVITIES, 1, "done", "");
    EXAM.cases("TH-11", undone, "50,00", |world| world.rows_of(&COMMUNICATION_ACTIVITIES).clear());
}

#[test]
fn th_12() {
    let lose_one = |world: &mut MemoryWorld| drop(world.rows_of(&DIGITAL_TEAMS).pop());
    EXAM.cases("TH-12", lose_one, "1", |world| world.lose(&DIGITAL_TEAMS));
}

#[test]
fn th_13() {
    let unreplicated = |world: &mut MemoryWorld| world.set(&INITIATIVES, 0, "replicated", "");
    EXAM.cases("TH-13", unreplicated, "1", |world| world.lose(&INITIATIVES));
    EXAM.cases("TH-13", |world| world.rows_of(&INITIATIVES).clear(), "0", |world| world.lose(&INITIATIVES));
}

#[test]
fn th_14() {
    let stale = |world: &mut MemoryWorld| world.tasks[1].reported = Some(Day::ymd(2022, 6, 4));
    EXAM.cases("TH-14", stale, "1", |world| world.calendar_known = false);
}

#[test]
fn th_15() {
    let overdue = |world: &mut MemoryWorld| {
        world.set(&RECOMMENDATIONS, 0, "concluded", "2022-07-20");
        world.as_of = Day::ymd(2022, 8, 5);
    };
    EXAM.cases("TH-15", overdue, "1", |world| world.rows_of(&RECOMMENDATIONS).clear());
    let ownerless = |world: &mut MemoryWorld| world.set(&RECOMMENDATIONS, 0, "owner", "");
    EXAM.cases("TH-15", ownerless, "1", |world| world.lose(&RECOMMENDATIONS));
}

#[test]
fn th_16() {
    let none = |world: &mut MemoryWorld| world.rows_of(&INSPECTIONS).clear();
    EXAM.cases("TH-16", none, "0,00", |world| world.lose(&INSPECTIONS));
}

#[test]
fn th_17() {
    let upheld = |world: &mut MemoryWorld| world.set(&FEEDBACK, 0, "upheld", "yes");
    EXAM.cases("TH-17", upheld, "1", |world| world.lose(&FEEDBACK));
    let lower = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 3, "points", "84.5");
    EXAM.cases("TH-17", lower, "84,5", |world| drop(world.rows_of(&INDEX_RESULTS).pop()));
}

#[test]
fn th_18() {
    let lower = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 1, "points", "80.4");
    EXAM.cases("TH-18", lower, "-0,1", |world| world.lose(&INDEX_RESULTS));
    let ranked = |world: &mut MemoryWorld| world.set(&INDEX_RESULTS, 1, "rank", "6");
    EXAM.cases("TH-18", ranked, "0,0", |world| drop(world.rows_of(&INDEX_RESULTS).remove(0)));
}
