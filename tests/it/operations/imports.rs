//! Tasks from files: texts can be corrected and keep their past, facts are never changed.

use dondoc::domain::id::TaskKey;
use dondoc::domain::task::TaskEvent;
use dondoc::domain::{AsOf, Day, Position};
use dondoc::operations::import::KeptRow;
use dondoc::operations::{
    Happening, ImportMode, Imported, Refusal, TaskFilter, import_tasks, list_tasks, record_task_fact, show_task,
};
use dondoc::sheets::{FaultCode, Source, read_tasks};

use super::{Prepared, bench};

const HEADER: &str = "plan,number,title,unit,area,assigner,product,directive,assigned,due,extended,extended_on,started,\
                      reported,progress_percent,submitted,accepted,returned,suspended,resumed,refused,cancelled,note";

/// One task as a file; what is not given is empty.
fn file(given: &[(&str, &str)]) -> String {
    let needed = [
        ("plan", "cchc-2022"),
        ("number", "01"),
        ("title", "Ban hành kế hoạch"),
        ("unit", "866"),
        ("area", "direction"),
        ("assigner", "UBND tỉnh"),
        ("assigned", "2022-02-01"),
        ("due", "2022-03-10"),
    ];
    let cell = |column| given.iter().chain(&needed).find(|(name, _)| *name == column).map_or("", |(_, text)| *text);
    format!("{HEADER}\n{}\n", HEADER.split(',').map(cell).collect::<Vec<_>>().join(","))
}

fn import(bench: &Prepared, given: &[(&str, &str)]) -> Result<Imported, Refusal> {
    let rows = read_tasks(&Source::csv(file(given).as_bytes(), "tasks.csv")).unwrap();
    import_tasks(&bench.engine, "test", "tasks.csv", &rows, ImportMode::Apply)
}

#[track_caller]
fn check_fault(bench: &Prepared, given: &[(&str, &str)], column: &str, code: FaultCode, says: &str) {
    let Err(Refusal::FaultyFile(faults)) = import(bench, given) else { panic!("it was imported: {given:?}") };
    let [fault] = faults.kept() else { panic!("{faults}") };
    assert_eq!((fault.column.as_deref(), fault.code), (Some(column), code));
    assert!(fault.message.contains(says), "{}", fault.message);
}

fn key() -> TaskKey {
    TaskKey::parse("cchc-2022:01").unwrap()
}

fn record(bench: &Prepared, event: TaskEvent, on: &str) {
    let happening = Happening { task: key(), event, on: day(on), note: String::new(), seen: None };
    record_task_fact(&bench.engine, "test", &happening).unwrap();
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const DONE: [(&str, &str); 2] = [("submitted", "2022-03-08"), ("accepted", "2022-03-12")];

#[test]
fn a_corrected_text_leaves_what_was_known_before() {
    let bench = bench("2022-03-31 09:00");
    import(&bench, &[]).unwrap();
    import(&bench, &[("title", "Ban hành kế hoạch năm"), ("area", "procedures")]).unwrap();
    let known_at = |position| AsOf { day: day("2022-03-31"), position: Position(position) };
    let shown = |position| show_task(&bench.engine, &key(), known_at(position)).unwrap().task.text().title.clone();
    assert_eq!([shown(1), shown(2)], ["Ban hành kế hoạch", "Ban hành kế hoạch năm"]);
    let listed = |position, area: &str| {
        let area = dondoc::domain::area::Area::parse(area);
        let (as_of, after) = (known_at(position), None);
        let filter =
            TaskFilter { unit: None, plan: None, area, stage: None, timeliness: None, as_of, after, limit: 10 };
        list_tasks(&bench.engine, &filter).unwrap().items.len()
    };
    assert_eq!((listed(1, "direction"), listed(1, "procedures")), (1, 0));
    assert_eq!((listed(2, "direction"), listed(2, "procedures")), (0, 1));
    assert_eq!(import(&bench, &[("title", "Ban hành kế hoạch năm"), ("area", "procedures")]).unwrap().unchanged, 1);
}

#[test]
fn another_day_of_what_is_recorded_names_the_entry() {
    let bench = bench("2022-03-31 09:00");
    import(&bench, &[]).unwrap();
    import(&bench, &DONE).unwrap();
    let otherwise = FaultCode::RecordedOtherwise;
    for accepted in ["2022-03-11", "2022-03-13"] {
        let says = "recorded as 2022-03-12 in entry 2; facts are never changed";
        check_fault(&bench, &[DONE[0], ("accepted", accepted)], "accepted", otherwise, says);
    }
    check_fault(&bench, &[DONE[0], DONE[1], ("due", "2022-03-09")], "due", otherwise, "2022-03-10 in entry 1");
    check_fault(&bench, &[("submitted", "2022-03-07"), DONE[1]], "submitted", otherwise, "2022-03-08 in entry 2");
    assert_eq!(bench.engine.store.head().unwrap().position, Position(2));
}

#[test]
fn what_a_row_leaves_out_stays() {
    let bench = bench("2022-03-31 09:00");
    import(&bench, &DONE).unwrap();
    let imported = import(&bench, &[]).unwrap();
    let facts = ["submitted 2022-03-08 in entry 1", "accepted 2022-03-12 in entry 1"].map(str::to_owned).to_vec();
    assert_eq!(imported.kept, [KeptRow { line: 2, what: "task cchc-2022:01".into(), facts }]);
    assert_eq!((imported.unchanged, imported.written), (1, None));
    assert_eq!(import(&bench, &DONE).unwrap(), Imported { unchanged: 1, ..Imported::default() });
}

#[test]
fn an_extension_is_known_by_the_deadline_it_set() {
    let bench = bench("2022-02-20 09:00");
    import(&bench, &[]).unwrap();
    let extended = |on| [("extended", "2022-03-31"), ("extended_on", on)];
    check_fault(&bench, &extended("2022-02-21"), "extended_on", FaultCode::InTheFuture, "2022-02-21");
    record(&bench, TaskEvent::Extended { until: day("2022-03-31") }, "2022-02-18");
    let imported = import(&bench, &extended("2022-02-15")).unwrap();
    assert_eq!(imported, Imported { unchanged: 1, ..Imported::default() });
    let again = import(&bench, &[("extended", "2022-04-15"), ("extended_on", "2022-02-20")]).unwrap();
    assert_eq!(again.changed[0].differences, ["extended on 2022-02-20: added"]);
    let other = [("extended", "2022-04-10"), ("extended_on", "2022-02-20")];
    let says = "2022-04-15 by a decision of 2022-02-20 in entry 3";
    check_fault(&bench, &other, "extended", FaultCode::RecordedOtherwise, says);
}

#[test]
fn a_deadline_can_be_extended_ahead_of_time() {
    let bench = bench("2022-02-20 09:00");
    import(&bench, &[("extended", "2022-03-31"), ("extended_on", "2022-02-15")]).unwrap();
    let shown = show_task(&bench.engine, &key(), AsOf::latest(day("2022-02-20"))).unwrap();
    assert_eq!(shown.state.deadline, Some(day("2022-03-31")));
}
