//! Duties over time: what follows a completion, looks that find nothing, looks at once, and lives at random.

use std::sync::Arc;

use dondoc::domain::Day;
use dondoc::domain::id::TaskKey;
use dondoc::domain::task::TaskEvent;
use dondoc::operations::{DutyText, Happening, record_task_fact};

use super::duties::{check, cover, create, obliging, report, store, tasks, terms};
use crate::harness::Prepared;

fn record(prepared: &Prepared, task: &str, event: TaskEvent, on: &str) {
    let (task, on) = (TaskKey::parse(task).unwrap(), Day::parse(on).unwrap());
    record_task_fact(&prepared.engine, "test", &Happening { task, event, on, note: String::new(), seen: None })
        .unwrap();
}

#[test]
fn what_recurs_after_its_completion_follows_it() {
    let prepared = obliging(store(), vec![report("after-completion 3m", "", "", "none")], "2022-01-31");
    cover(&prepared, terms("2022-01-31", &["866"]));
    assert_eq!((create(&prepared), create(&prepared)), (1, 0));
    check(&prepared, &[("report.0001.866", "2022-04-30")]);
    let first = "dong-thap-cchc-2022-2022:report.0001.866";
    prepared.set_clock("2022-05-10", 8);
    record(&prepared, first, TaskEvent::Submitted, "2022-05-02");
    assert_eq!(create(&prepared), 0, "it is not done before it is accepted");
    record(&prepared, first, TaskEvent::Accepted, "2022-05-10");
    assert_eq!((create(&prepared), create(&prepared)), (1, 0));
    check(&prepared, &[("report.0001.866", "2022-04-30"), ("report.0002.866", "2022-08-02")]);
    prepared.set_clock("2023-01-10", 8);
    record(&prepared, "dong-thap-cchc-2022-2022:report.0002.866", TaskEvent::Cancelled, "2023-01-10");
    assert_eq!(create(&prepared), 1);
    assert_eq!(tasks(&prepared).last().unwrap().key.to_string(), "dong-thap-cchc-2022-2023:report.0003.866");
}

#[test]
fn two_that_create_at_once_create_each_task_once() {
    let shared = store();
    let engines =
        [(); 2].map(|()| obliging(Arc::clone(&shared), vec![report("month", "14", "20", "none")], "2022-03-20"));
    let under = DutyText { under: Some("866".into()), ..terms("2021-03-15", &["866", "867"]) };
    cover(&engines[0], under);
    let created: usize = std::thread::scope(|scope| {
        let running = engines.each_ref().map(|prepared| scope.spawn(|| create(prepared)));
        running.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!((created, tasks(&engines[0]).len()), (13 * 17, 13 * 17));
}

#[test]
fn an_idle_look_writes_nothing() {
    let prepared = obliging(store(), vec![report("quarter", "14/3", "20", "none")], "2022-03-15");
    cover(&prepared, terms("2022-03-15", &["866"]));
    create(&prepared);
    let head = prepared.engine.store.head().unwrap().position;
    for day in ["2022-03-15", "2022-03-16", "2022-06-14", "2022-01-01"] {
        prepared.set_clock(day, 8);
        assert_eq!(create(&prepared), 0);
    }
    assert_eq!(prepared.engine.store.head().unwrap().position, head);
}

#[test]
fn the_property_that_matters_holds_over_random_lives() {
    use proptest::prelude::*;
    let life = proptest::collection::vec((1..120_i32, any::<bool>()), 1..8);
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(steps in life, month in any::<bool>())| {
        let (recurrence, cutoff) = if month { ("month", "20") } else { ("quarter", "29/2") };
        let duties = || vec![report(recurrence, cutoff, "last", "next-working-day")];
        let shared = store();
        let mut prepared = obliging(Arc::clone(&shared), duties(), "2019-11-20");
        let channels = vec!["report-system".into(), "document-system".into()];
        cover(&prepared, DutyText { channels, ..terms("2019-12-01", &["866", "867"]) });
        let mut today = Day::parse("2019-11-20").unwrap();
        for (days, restart) in steps {
            today = today.plus(days);
            if restart {
                prepared = obliging(Arc::clone(&shared), duties(), &today.to_string());
            }
            prepared.set_clock(&today.to_string(), 8);
            create(&prepared);
        }
        let cover = &prepared.engine.store.duty_covers().unwrap()[0].value;
        let begun = cover.periods(Day::FIRST, today);
        let mut expected: Vec<String> = begun.iter().flat_map(|owed| {
            let label = owed.period.label();
            ["866", "867"].into_iter().flat_map(move |unit| {
                let label = label.clone();
                ["report-system", "document-system"].map(move |channel| format!("report.{label}.{unit}.{channel}"))
            })
        }).collect();
        expected.sort();
        let mut found: Vec<String> = tasks(&prepared).iter().map(|task| task.key.number.to_string()).collect();
        found.sort();
        prop_assert_eq!(found, expected);
    });
}
