//! Which tasks, documents and figures a question selects, and which questions were not declared: asked without a component.

use std::sync::Arc;

use dondoc::domain::directive::{Directive, Scope};
use dondoc::domain::evaluation::PluginFault;
use dondoc::domain::facts::{Facts, TaskTable};
use dondoc::domain::id::{DirectiveId, PlanId};
use dondoc::domain::{Day, Period};
use dondoc::host::facts::tasks::Filter;
use dondoc::host::facts::{documents, earlier, figures, parameter, task_text, tasks, units};
use dondoc::host::{Limits, Rows, Session, World, add_working_days, working_days_between};

use super::{guest, sample};

fn directive() -> Arc<Directive> {
    guest("honest").directive
}

fn session(facts: &Arc<Facts>) -> Session {
    Session::for_check(World { facts: Arc::clone(facts), directive: directive() }, Limits::DEFAULT)
}

/// Three plans of twenty tasks, each third task of a directive.
fn three_plans() -> Arc<Facts> {
    let mut facts = (*sample::facts(&directive(), 60)).clone();
    let table = facts.tasks.get_mut(&Scope::ThisUnit).expect("it is declared");
    for (row, task) in table.tasks.iter_mut().enumerate() {
        task.key.plan = PlanId::parse(["a", "b", "c"][row / 20]).expect("a plan");
        task.text.directive = row.is_multiple_of(3).then(|| DirectiveId::parse("d").expect("a directive"));
    }
    Arc::new(facts)
}

const ALL: Filter<'static> = Filter { scope: Scope::ThisUnit, within: None, directive: None, plan: None };

/// The rows that a filter selects are those that meet its parts one by one, and their texts are theirs.
#[track_caller]
fn check(filter: Filter<'_>) -> usize {
    let facts = three_plans();
    let table = &facts.tasks[&Scope::ThisUnit];
    let meets = |row: &usize| {
        let task = &table.tasks[*row];
        let assigned = Day::from_epoch(table.assigned[*row]).expect("a day");
        filter.within.is_none_or(|period| period.contains(assigned))
            && filter.plan.is_none_or(|plan| task.key.plan.as_str() == plan)
            && filter.directive.is_none_or(|id| task.text.directive.as_ref().is_some_and(|own| own.as_str() == id))
    };
    let expected: Vec<usize> = (0..table.len()).filter(meets).collect();
    let mut session = session(&facts);
    let found = tasks::answer(&mut session, &filter).expect("it is declared");
    assert_eq!(places(&found.rows, table), expected, "{filter:?}");
    for (row, place) in (0_u32..).zip(&expected) {
        let key = task_text::answer(&mut session, found.answer, row, task_text::TaskField::Key);
        assert_eq!(key, Ok(table.tasks[*place].key.to_string()));
    }
    let beyond = u32::try_from(expected.len()).expect("few");
    let fault = task_text::answer(&mut session, found.answer, beyond, task_text::TaskField::Key);
    assert_eq!(fault.map_err(|fault| fault.code()), Err("bad-question"));
    expected.len()
}

fn places(rows: &Rows, table: &TaskTable) -> Vec<usize> {
    (0_u32..).map_while(|row| rows.place(row)).take(table.len() + 1).collect()
}

#[test]
fn a_filter_selects_what_meets_all_its_parts() {
    let early = Period::new(sample::day("2022-01-10"), sample::day("2022-01-31"));
    assert_eq!(check(ALL), 60);
    for (plan, count) in [("a", 20), ("b", 20), ("c", 20), ("", 0), ("aa", 0), ("d", 0)] {
        assert_eq!(check(Filter { plan: Some(plan), ..ALL }), count, "{plan}");
    }
    assert_eq!(check(Filter { within: early, ..ALL }), 22);
    assert_eq!(check(Filter { within: Some(Period::always()), ..ALL }), 60);
    assert_eq!(check(Filter { directive: Some("d"), ..ALL }), 20);
    assert_eq!(check(Filter { directive: Some("none"), ..ALL }), 0);
    assert_eq!(check(Filter { within: early, directive: Some("d"), plan: Some("b"), ..ALL }), 1);
}

#[test]
fn the_same_rows_have_the_same_digest_however_they_were_asked_for() {
    let facts = three_plans();
    let mut session = session(&facts);
    for filter in [ALL, Filter { within: Some(Period::always()), ..ALL }, Filter { plan: Some("a"), ..ALL }] {
        tasks::answer(&mut session, &filter).expect("it is declared");
    }
    let tape = session.finish().tape;
    let digests: Vec<_> = tape.entries().map(|(_, digest)| digest).collect();
    assert_eq!(digests[0], digests[1]);
    assert_ne!(digests[0], digests[2]);
}

#[test]
fn papers_and_figures_are_selected_by_their_own_days() {
    let facts = sample::facts(&directive(), 0);
    let period = |text| Period::parse(text).expect("a period");
    let papers = |within| documents::answer(&mut session(&facts), Scope::ThisUnit, "reform-plan", period(within));
    assert_eq!(papers("2022-01-20..2022-01-20").map(|found| found.len()), Ok(1));
    assert_eq!(papers("2022-01-21..2022-12-31").map(|found| found.len()), Ok(0));
    let reported = |within| figures::answer(&mut session(&facts), Scope::ThisUnit, "dossiers-received", period(within));
    assert_eq!(reported("2022-01-01..2022-06-30").map(|found| found.len()), Ok(1));
    assert_eq!(reported("2022-01-02..2022-12-31").map(|found| found.len()), Ok(0), "it lies within only in part");
}

#[test]
fn what_was_not_declared_is_refused_whatever_it_is() {
    let facts = three_plans();
    let always = Period::always();
    let mut session = session(&facts);
    let refused = |fault: Option<PluginFault>| assert_eq!(fault.as_ref().map(PluginFault::code), Some("undeclared"));
    refused(tasks::answer(&mut session, &Filter { scope: Scope::Communes, ..ALL }).err());
    refused(documents::answer(&mut session, Scope::Communes, "reform-plan", always).err());
    refused(documents::answer(&mut session, Scope::ThisUnit, "không phải", always).err());
    refused(figures::answer(&mut session, Scope::ThisUnit, "other", always).err());
    refused(parameter::answer(&mut session, "other").err());
    refused(earlier::answer(&mut session, "MB-02", sample::day("2022-07-01")).err());
    assert!(units::answer(&mut session, Scope::Communes).is_ok(), "units of every scope may be asked for");
    assert_eq!(session.finish().tape.entries().count(), 1, "what is refused is on no tape");
}

#[test]
fn an_earlier_outcome_lies_before_the_day() {
    let facts = three_plans();
    let mut session = session(&facts);
    let mut on =
        |before| earlier::answer(&mut session, "MB-01", sample::day(before)).map(|found| found.map(|own| own.on));
    assert_eq!(on("2022-04-01"), Ok(Some(sample::day("2022-03-31"))));
    assert_eq!(on("2022-03-31"), Ok(None));
}

#[test]
fn a_walk_over_the_calendar_is_paid_for_and_bounded() {
    let facts = three_plans();
    let mut session = session(&facts);
    let start = sample::day("2022-01-03");
    assert_eq!(working_days_between::answer(&mut session, start, start), Ok(Some(0)));
    let short = session.take_owed();
    assert_eq!(working_days_between::answer(&mut session, Day::FIRST, Day::LAST), Ok(None));
    assert!(session.take_owed() > short + 1_000_000);
    let fault = add_working_days::answer(&mut session, start, i32::MIN);
    assert_eq!(fault.map_err(|fault| fault.code()), Err("bad-question"));
}
