//! A duty's tasks are there for every period that has begun, once for each unit and system, whatever happened in between.

use std::sync::Arc;

use dondoc::domain::Day;
use dondoc::domain::directive::{Directive, Duty};
use dondoc::domain::id::DirectiveId;
use dondoc::domain::task::{Task, TaskEvent};
use dondoc::domain::unit::UnitKind;
use dondoc::operations::{
    Assignment, CoverText, DutyText, ImportMode, Refusal, Shelf, assign_task, cover_duty, create_duty_tasks,
    import_units, list_duties, show_duty,
};
use dondoc::sheets::{Source, read_units};
use dondoc::store::memory::MemoryStore;
use dondoc::store::{Store, TaskQuery};

use crate::harness::Prepared;

const DIRECTIVE: &str = "dong-thap-cchc-2022";

/// A duty to report, owed by communes, departments and districts.
pub fn report(recurrence: &str, cutoff: &str, due: &str, weekend_rule: &str) -> Duty {
    Duty {
        id: "report".into(),
        title: "Báo cáo kiểm soát thủ tục hành chính".into(),
        recurrence: recurrence.into(),
        cutoff: cutoff.into(),
        due: due.into(),
        weekend_rule: weekend_rule.into(),
        kinds: vec![UnitKind::Commune, UnitKind::Department, UnitKind::District],
    }
}

/// An engine whose one directive declares these duties and applies since 2015, at 8:00 of a day.
pub fn obliging(store: Arc<dyn Store>, duties: Vec<Duty>, day: &str) -> Prepared {
    let mut prepared = Prepared::over(store).at(day, 8);
    let plugin = prepared.engine.shelf.active(&DirectiveId::parse(DIRECTIVE).unwrap()).unwrap();
    let mut plugin = plugin.as_ref().clone();
    let effective = Day::parse("2015-01-01").unwrap();
    plugin.directive = Arc::new(Directive { duties, effective, ..plugin.directive.as_ref().clone() });
    let mut shelf = Shelf::default();
    shelf.put("test".into(), Ok(Arc::new(plugin)));
    prepared.engine.shelf = shelf;
    prepared
}

/// In memory.
pub fn store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

/// The terms that name these units from a day on, as the duty is declared.
pub fn terms(from: &str, units: &[&str]) -> DutyText {
    DutyText { from: from.into(), units: units.iter().map(|unit| (*unit).into()).collect(), ..DutyText::default() }
}

/// Sets the terms of the duty.
pub fn cover(prepared: &Prepared, terms: DutyText) {
    let sent = CoverText { directive: DIRECTIVE.into(), duty: "report".into(), terms, ..CoverText::default() };
    cover_duty(&prepared.engine, "test", &sent).unwrap();
}

/// One look of the loop.
pub fn create(prepared: &Prepared) -> usize {
    create_duty_tasks(&prepared.engine, prepared.engine.clock.now()).unwrap()
}

/// All tasks.
pub fn tasks(prepared: &Prepared) -> Vec<Task> {
    let query = TaskQuery { unit: None, plan: None, after: None, limit: usize::MAX };
    prepared.engine.store.tasks(&query).unwrap().into_iter().map(|task| task.value).collect()
}

/// Number and deadline of every task.
fn deadlines(prepared: &Prepared) -> Vec<(String, String)> {
    let due = |task: &Task| {
        let due = task.facts.iter().find_map(|fact| match fact.event {
            TaskEvent::Due { on } => Some(on.to_string()),
            _ => None,
        });
        (task.key.number.to_string(), due.unwrap_or_default())
    };
    tasks(prepared).iter().map(due).collect()
}

#[track_caller]
pub fn check(prepared: &Prepared, expected: &[(&str, &str)]) {
    let found = deadlines(prepared);
    let found: Vec<_> = found.iter().map(|(number, due)| (number.as_str(), due.as_str())).collect();
    assert_eq!(found, expected);
}

const CASCADE: &str = "commune, division 16; department 18; district 19";

#[test]
fn each_level_is_due_on_its_own_day_as_in_bac_kan_in_2021() {
    for (weekend, department, district) in [
        ("none", "2021-09-18", "2021-09-19"), // a Saturday and a Sunday
        ("next-working-day", "2021-09-20", "2021-09-20"),
        ("previous-working-day", "2021-09-17", "2021-09-17"),
    ] {
        let mut prepared = obliging(store(), vec![report("quarter", "14/3", CASCADE, weekend)], "2021-06-14");
        let csv = "code,name,kind,parent,valid_from,valid_until\n87.SNV,Sở Nội vụ,department,87,,2025-06-30\n";
        let rows = read_units(&Source::csv(csv.as_bytes(), "units.csv")).unwrap();
        import_units(&prepared.engine, "test", "units.csv", &rows, ImportMode::Apply).unwrap();
        prepared.engine.refresh_units().unwrap();
        cover(&prepared, terms("2021-06-15", &["29869", "87.SNV", "866"]));
        assert_eq!(create(&prepared), 0, "the quarter has not begun");
        prepared.set_clock("2021-06-15", 0);
        assert_eq!((create(&prepared), create(&prepared)), (3, 0));
        check(
            &prepared,
            &[
                ("report.2021-Q3.29869", "2021-09-16"),
                ("report.2021-Q3.866", district),
                ("report.2021-Q3.87.SNV", department),
            ],
        );
    }
}

#[test]
fn a_task_says_which_period_it_is_for_and_stands_under_its_directive_and_year() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2021-12-15");
    cover(&prepared, terms("2021-12-15", &["866"]));
    assert_eq!(create(&prepared), 1);
    let task = &tasks(&prepared)[0];
    assert_eq!(task.key.to_string(), "dong-thap-cchc-2022-2022:report.2022-Q1.866");
    let title = "Báo cáo kiểm soát thủ tục hành chính, quý I năm 2022 (15/12/2021–14/03/2022)";
    assert_eq!((task.text().title.as_str(), task.text().assigner.as_str()), (title, "Ủy ban nhân dân Tỉnh Đồng Tháp"));
    assert_eq!(task.text().directive.as_ref().map(DirectiveId::as_str), Some(DIRECTIVE));
    let plan = prepared.engine.store.plan(&task.key.plan).unwrap().expect("it was made with its first task").value;
    assert_eq!((plan.year, plan.number.as_str()), (2022, "chưa rõ số"));
    assert!(prepared.engine.store.next_rung(&task.key).unwrap().is_some(), "it will be reminded of");
}

#[test]
fn what_began_during_a_downtime_of_a_year_is_all_there_and_late_by_its_own_deadline() {
    let shared = store();
    let duties = || vec![report("month", "14", "20", "none")];
    let before = obliging(Arc::clone(&shared), duties(), "2021-03-15");
    cover(&before, terms("2021-03-15", &["866", "867"]));
    assert_eq!(create(&before), 2);
    drop(before);
    let back = obliging(shared, duties(), "2022-03-20");
    assert_eq!((create(&back), create(&back)), (24, 0));
    let tasks = tasks(&back);
    let may = tasks.iter().find(|task| task.key.number.as_str() == "report.2021-M05.866").unwrap();
    let (assigned, day) = (&may.facts[0], |text| Day::parse(text).unwrap());
    assert_eq!((assigned.legal, assigned.recorded_on), (day("2021-04-15"), day("2022-03-20")));
    assert_eq!(may.facts[1].event, TaskEvent::Due { on: day("2021-05-20") });
    assert_eq!(tasks.len(), 26);
    assert_eq!(tasks.iter().filter(|task| task.key.plan.as_str().ends_with("-2022")).count(), 8);
}

#[test]
fn a_rule_that_changes_in_mid_year_holds_for_what_begins_after_it() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2022-03-15");
    cover(&prepared, terms("2021-12-15", &["866"]));
    assert_eq!(create(&prepared), 2);
    prepared.set_clock("2022-05-01", 8);
    let later = DutyText { due: Some("25".into()), ..terms("2022-05-01", &["866"]) };
    cover(&prepared, later);
    assert_eq!(create(&prepared), 0, "quarter II began before and keeps its deadline");
    prepared.set_clock("2022-09-15", 8);
    assert_eq!(create(&prepared), 2);
    check(
        &prepared,
        &[
            ("report.2022-Q1.866", "2022-03-20"),
            ("report.2022-Q2.866", "2022-06-20"),
            ("report.2022-Q3.866", "2022-09-25"),
            ("report.2022-Q4.866", "2022-12-25"),
        ],
    );
}

#[test]
fn a_new_version_of_the_directive_changes_nothing_until_the_terms_are_set_anew() {
    let shared = store();
    let before = obliging(Arc::clone(&shared), vec![report("quarter", "14/3", "20", "none")], "2022-03-15");
    cover(&before, terms("2022-03-15", &["866"]));
    let after = obliging(shared, vec![report("month", "last", "5+1", "none")], "2022-06-15");
    assert_eq!(create(&after), 2);
    check(&after, &[("report.2022-Q2.866", "2022-06-20"), ("report.2022-Q3.866", "2022-09-20")]);
    assert!(list_duties(&after.engine, 1).unwrap()[0].differs);
}

#[test]
fn who_is_covered_later_owes_from_then_on_and_who_is_left_out_no_longer() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2022-03-15");
    cover(&prepared, terms("2022-03-15", &["866"]));
    create(&prepared);
    cover(&prepared, terms("2022-06-15", &["867"]));
    prepared.set_clock("2022-06-15", 8);
    assert_eq!(create(&prepared), 1);
    check(&prepared, &[("report.2022-Q2.866", "2022-06-20"), ("report.2022-Q3.867", "2022-09-20")]);
}

#[test]
fn a_unit_whose_first_period_is_corrected_backwards_gets_what_it_owed() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2022-06-15");
    cover(&prepared, terms("2022-06-15", &["866"]));
    assert_eq!(create(&prepared), 1);
    cover(&prepared, terms("2022-03-15", &["866"]));
    assert_eq!((create(&prepared), create(&prepared)), (1, 0));
    check(&prepared, &[("report.2022-Q2.866", "2022-06-20"), ("report.2022-Q3.866", "2022-09-20")]);
}

#[test]
fn two_systems_are_two_tasks() {
    let prepared = obliging(store(), vec![report("half-year", "14/6", "20", "none")], "2021-12-15");
    let channels = vec!["report-system".into(), "document-system".into()];
    cover(&prepared, DutyText { channels, ..terms("2021-12-15", &["866"]) });
    assert_eq!((create(&prepared), create(&prepared)), (2, 0));
    check(
        &prepared,
        &[("report.2022-H1.866.document-system", "2022-06-20"), ("report.2022-H1.866.report-system", "2022-06-20")],
    );
    let titles: Vec<_> = tasks(&prepared).iter().map(|task| task.text().title.clone()).collect();
    assert!(titles[0].ends_with("gửi qua hệ thống quản lý văn bản"), "{}", titles[0]);
    assert!(titles[1].ends_with("gửi qua hệ thống thông tin báo cáo"), "{}", titles[1]);
}

#[test]
fn the_communes_of_a_district_are_those_of_the_day_and_a_unit_that_ceased_gets_nothing_new() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2024-12-15");
    let under = DutyText { under: Some("866".into()), ..terms("2024-12-15", &["866"]) };
    cover(&prepared, under);
    let begun = create(&prepared);
    assert_eq!(begun, 1 + 15, "the city and its communes");
    prepared.set_clock("2025-07-01", 8);
    assert_eq!(create(&prepared), 0, "what began in March and June was not created while they stood");
    prepared.set_clock("2025-12-15", 8);
    assert_eq!((create(&prepared), tasks(&prepared).len()), (0, begun));
}

#[test]
fn a_task_that_somebody_assigned_under_the_same_number_counts_as_it() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2022-03-15");
    let by_hand = Assignment {
        plan: "dong-thap-cchc-2022-2022".into(),
        number: "report.2022-Q2.866".into(),
        title: "Báo cáo quý II".into(),
        unit: "866".into(),
        area: "direction".into(),
        assigner: "UBND tỉnh".into(),
        assigned: "2022-03-15".into(),
        due: Some("2022-06-10".into()),
        ..Assignment::default()
    };
    assign_task(&prepared.engine, "test", &by_hand, None).unwrap();
    cover(&prepared, terms("2022-03-15", &["866", "867"]));
    assert_eq!((create(&prepared), create(&prepared)), (1, 0));
    check(&prepared, &[("report.2022-Q2.866", "2022-06-10"), ("report.2022-Q2.867", "2022-06-20")]);
}

#[test]
fn without_its_directive_nothing_is_created_and_nothing_is_lost() {
    let shared = store();
    let duties = || vec![report("quarter", "14/3", "20", "none")];
    cover(&obliging(Arc::clone(&shared), duties(), "2022-03-14"), terms("2022-03-15", &["866"]));
    let mut without = obliging(Arc::clone(&shared), duties(), "2022-06-15");
    without.engine.shelf = Shelf::default();
    assert_eq!(create(&without), 0);
    let view = &list_duties(&without.engine, 1).unwrap()[0];
    assert_eq!((view.declared.is_none(), view.cover.is_some()), (true, true));
    assert_eq!(create(&obliging(shared, duties(), "2022-06-15")), 2);
}

#[test]
fn a_declared_rule_that_cannot_be_read_is_shown_with_its_faults_and_another_can_be_set() {
    let duty = report("weekly", "14/3", "", "none");
    let prepared = obliging(store(), vec![duty], "2022-03-15");
    let view = show_duty(&prepared.engine, DIRECTIVE, "report", 2).unwrap();
    assert_eq!(view.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["bad-recurrence"]);
    let sent = |terms| CoverText { directive: DIRECTIVE.into(), duty: "report".into(), terms, ..CoverText::default() };
    let refused = cover_duty(&prepared.engine, "test", &sent(terms("2022-03-15", &["866"])));
    let Err(Refusal::Faulty(faults)) = refused else { panic!("it cannot be read: {refused:?}") };
    assert_eq!(faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["bad-recurrence"]);
    let other =
        DutyText { recurrence: Some("quarter".into()), due: Some("20".into()), ..terms("2022-03-15", &["866"]) };
    cover_duty(&prepared.engine, "test", &sent(other)).unwrap();
    assert_eq!(create(&prepared), 1);
}

#[test]
fn units_that_could_never_be_due_or_are_too_many_to_follow_are_refused() {
    let fault = |duty, terms| {
        let prepared = obliging(store(), vec![duty], "2022-03-15");
        let sent = CoverText { directive: DIRECTIVE.into(), duty: "report".into(), terms, ..CoverText::default() };
        match cover_duty(&prepared.engine, "test", &sent) {
            Err(Refusal::Faulty(faults)) => faults[0].code,
            other => panic!("it is refused: {other:?}"),
        }
    };
    let communes = report("quarter", "14/3", "commune 16", "none");
    assert_eq!(fault(communes, terms("2022-03-15", &["866"])), "no-deadline-for-unit");
    let following = report("after-completion 3m", "", "", "none");
    let thanh_hoa = DutyText { under: Some("38".into()), ..terms("2022-03-15", &[]) };
    assert_eq!(fault(following, thanh_hoa), "too-many-units");
}

#[test]
fn the_next_deadlines_say_which_are_provisional() {
    let duty = report("quarter", "14/3", "20", "next-working-day");
    let prepared = obliging(store(), vec![duty], "2026-11-22");
    let view = show_duty(&prepared.engine, DIRECTIVE, "report", 2).unwrap();
    let next: Vec<_> = view
        .next
        .iter()
        .map(|next| (next.period.label(), next.due[0].1.value.to_string(), format!("{:?}", next.due[0].1.footing)))
        .collect();
    let expected = [("2026-Q4", "2026-12-21", "Decreed"), ("2027-Q1", "2027-03-22", "Provisional")];
    assert_eq!(next, expected.map(|(label, due, footing)| (label.to_owned(), due.to_owned(), footing.to_owned())));
}
