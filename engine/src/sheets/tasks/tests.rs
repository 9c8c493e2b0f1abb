//! What `tasks.csv` may hold, cell by cell and day by day.

use super::*;

/// A row of these cells; the others are empty but for what every task needs.
fn row(cells: &[(&str, &str)]) -> String {
    let needed = [
        ("plan", "cchc-2022"),
        ("number", "01"),
        ("title", "Rà soát"),
        ("unit", "869"),
        ("area", "procedures"),
        ("assigner", "UBND tỉnh"),
        ("assigned", "2022-02-01"),
    ];
    let cell = |column: &&str| {
        let given = cells.iter().chain(&needed).find(|(name, _)| name == column);
        given.map_or("", |(_, text)| *text).to_owned()
    };
    COLUMNS.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n"
}

fn read(rows: &[String]) -> Result<Vec<Row<TaskSheetRow>>, Faults> {
    read_tasks(&Source::csv(format!("{}\r\n{}", COLUMNS.join(","), rows.concat()).as_bytes(), "tasks.csv"))
}

#[track_caller]
fn check_faults(cells: &[(&str, &str)], expected: &[(&str, FaultCode)]) {
    let faults = read(&[row(cells)]).expect_err("the row has a fault");
    let found: Vec<_> = faults.kept().iter().map(|f| (f.column.as_deref().unwrap_or(""), f.code)).collect();
    assert_eq!(found, expected);
    assert!(faults.kept().iter().all(|fault| fault.line == 2 && &*fault.file == "tasks.csv"));
}

#[track_caller]
fn check_facts(cells: &[(&str, &str)], expected: &[(&str, &str)]) {
    let rows = read(&[row(cells)]).expect("the row has no fault");
    let found: Vec<_> = rows[0].value.facts.iter().map(|(event, day)| (event.id(), day.to_string())).collect();
    let found: Vec<_> = found.iter().map(|(event, day)| (*event, day.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_task_is_read() {
    let cells =
        [("directive", "dong-thap-cchc-2022"), ("product", "Báo cáo"), ("note", "minh họa"), ("due", "2022-03-15")];
    let rows = read(&[row(&cells)]).unwrap();
    let task = &rows[0].value;
    assert_eq!(
        (task.key.to_string().as_str(), task.unit.as_str(), task.text.area),
        ("cchc-2022:01", "869", Area::Procedures)
    );
    assert_eq!((task.text.product.as_str(), task.note.as_str()), ("Báo cáo", "minh họa"));
    assert_eq!(task.text.directive.as_ref().map(DirectiveId::as_str), Some("dong-thap-cchc-2022"));
    let due = Day::from_ymd(2022, 3, 15).unwrap();
    let assigned = Day::from_ymd(2022, 2, 1).unwrap();
    assert_eq!(task.facts, [(TaskEvent::Assigned, assigned), (TaskEvent::Due { on: due }, assigned)]);
}

#[test]
fn facts_stand_in_the_order_they_happened() {
    check_facts(&[], &[("assigned", "2022-02-01")]);
    let day = "2022-02-01";
    let all = [
        ("accepted", day),
        ("submitted", day),
        ("started", day),
        ("due", day),
        ("reported", day),
        ("progress_percent", "100"),
    ];
    check_facts(
        &all,
        &["assigned", "due", "started", "progress-reported", "submitted", "accepted"].map(|event| (event, day)),
    );
    check_facts(
        &[
            ("suspended", "2022-02-10"),
            ("resumed", "2022-02-20"),
            ("submitted", "2022-03-01"),
            ("returned", "2022-03-05"),
        ],
        &[
            ("assigned", day),
            ("suspended", "2022-02-10"),
            ("resumed", "2022-02-20"),
            ("submitted", "2022-03-01"),
            ("returned", "2022-03-05"),
        ],
    );
}

#[test]
fn an_extension_counts_from_the_day_of_its_decision() {
    let due = ("due", "2022-03-15");
    check_facts(
        &[due, ("extended", "2022-04-15"), ("extended_on", "2022-02-20"), ("started", "2022-03-01")],
        &[("assigned", "2022-02-01"), ("due", "2022-02-01"), ("extended", "2022-02-20"), ("started", "2022-03-01")],
    );
    let on = ("extended_on", "2022-02-20");
    check_faults(&[("extended", "2022-04-15"), on], &[("extended", FaultCode::ExtensionWithoutDeadline)]);
    check_faults(&[due, ("extended", "2022-03-15"), on], &[("extended", FaultCode::ExtensionNotLater)]);
    let before = ("extended_on", "2022-01-31");
    check_faults(&[due, ("extended", "2022-04-15"), before], &[("extended_on", FaultCode::BeforeAssignment)]);
}

#[test]
fn an_extension_has_a_deadline_and_a_day() {
    let due = ("due", "2022-03-15");
    check_faults(&[due, ("extended", "2022-04-15")], &[("extended_on", FaultCode::ExtensionIncomplete)]);
    check_faults(&[due, ("extended_on", "2022-02-20")], &[("extended", FaultCode::ExtensionIncomplete)]);
    let neither = [due, ("extended", "2022-02-31"), ("extended_on", "2022-02-30")];
    check_faults(&neither, &["extended", "extended_on"].map(|column| (column, FaultCode::DayNotInCalendar)));
}

#[test]
fn a_task_that_is_done_before_its_deadline_keeps_an_extension() {
    let cells = [
        ("due", "2022-03-15"),
        ("extended", "2022-04-15"),
        ("extended_on", "2022-03-01"),
        ("submitted", "2022-03-01"),
        ("accepted", "2022-03-02"),
    ];
    check_facts(
        &cells,
        &[
            ("assigned", "2022-02-01"),
            ("due", "2022-02-01"),
            ("extended", "2022-03-01"),
            ("submitted", "2022-03-01"),
            ("accepted", "2022-03-02"),
        ],
    );
}

#[test]
fn what_every_task_needs_is_asked_for_at_once() {
    let cells = ["plan", "number", "title", "unit", "area", "assigner", "assigned"];
    let mut empty = cells.map(|column| (column, "")).to_vec();
    empty.push(("note", "…"));
    check_faults(&empty, &cells.map(|column| (column, FaultCode::ValueMissing)));
}

#[test]
fn every_cell_has_its_fault() {
    use FaultCode::{DayNotInCalendar, DayShape, IdShape, ValueRange, ValueUnknown};
    check_faults(
        &[
            ("number", "1/2"),
            ("area", "thể chế"),
            ("due", "2022-02-31"),
            ("progress_percent", "101"),
            ("submitted", "1/3/2022"),
        ],
        &[
            ("number", IdShape),
            ("area", ValueUnknown),
            ("due", DayNotInCalendar),
            ("progress_percent", ValueRange),
            ("submitted", DayShape),
        ],
    );
    check_faults(&[("progress_percent", "+5"), ("reported", "2022-03-01")], &[("progress_percent", ValueRange)]);
}

#[test]
fn nothing_happens_before_the_assignment() {
    check_faults(&[("due", "2022-01-31")], &[("due", FaultCode::DeadlineBeforeAssignment)]);
    check_faults(
        &[("due", "2022-01-31"), ("extended", "2022-01-30"), ("extended_on", "2022-02-10")],
        &[("due", FaultCode::DeadlineBeforeAssignment), ("extended", FaultCode::DeadlineBeforeAssignment)],
    );
    check_faults(&[("submitted", "2022-01-31")], &[("submitted", FaultCode::BeforeAssignment)]);
    check_faults(
        &[("started", "2022-01-31"), ("cancelled", "2022-01-31")],
        &[("started", FaultCode::BeforeAssignment), ("cancelled", FaultCode::BeforeAssignment)],
    );
}

#[test]
fn what_is_accepted_or_returned_was_handed_in() {
    use FaultCode::{AcceptanceWithoutSubmission, ReturnWithoutSubmission};
    check_faults(&[("accepted", "2022-03-01")], &[("accepted", AcceptanceWithoutSubmission)]);
    check_faults(&[("returned", "2022-03-01")], &[("returned", ReturnWithoutSubmission)]);
    check_faults(&[("submitted", "2022-03-02"), ("returned", "2022-03-01")], &[("returned", ReturnWithoutSubmission)]);
    check_faults(
        &[("submitted", "2022-03-01"), ("returned", "2022-03-05"), ("accepted", "2022-03-10")],
        &[("accepted", AcceptanceWithoutSubmission)],
    );
}

#[test]
fn a_suspension_lies_before_its_resumption_and_holds_back_a_submission() {
    use FaultCode::{ResumptionWithoutSuspension, SubmissionWhileSuspended};
    check_faults(&[("resumed", "2022-03-01")], &[("resumed", ResumptionWithoutSuspension)]);
    check_faults(
        &[("suspended", "2022-03-01"), ("submitted", "2022-03-05"), ("resumed", "2022-03-10")],
        &[("submitted", SubmissionWhileSuspended)],
    );
}

#[test]
fn nothing_happens_after_the_end() {
    use FaultCode::{AcceptanceWithoutSubmission, AfterEnd};
    let done = [("submitted", "2022-03-01"), ("accepted", "2022-03-02")];
    check_faults(&[done[0], done[1], ("cancelled", "2022-03-05")], &[("cancelled", AfterEnd)]);
    check_faults(&[("refused", "2022-03-01"), ("cancelled", "2022-03-01")], &[("cancelled", AfterEnd)]);
    let extended = [("due", "2022-02-20"), ("extended", "2022-04-15"), ("extended_on", "2022-03-05")];
    check_faults(&[&done[..], &extended].concat(), &[("extended_on", AfterEnd)]);
    check_faults(&[done[0], done[1], ("started", "2022-03-05")], &[("started", AfterEnd)]);
    check_faults(
        &[("submitted", "2022-03-05"), ("accepted", "2022-03-01")],
        &[("accepted", AcceptanceWithoutSubmission)],
    );
}

#[test]
fn progress_is_reported_of_what_was_started() {
    let report = [("reported", "2022-03-01"), ("progress_percent", "50")];
    check_faults(&report, &[("reported", FaultCode::FactOutOfPlace)]);
    check_facts(
        &[report[0], report[1], ("started", "2022-03-01")],
        &[("assigned", "2022-02-01"), ("started", "2022-03-01"), ("progress-reported", "2022-03-01")],
    );
}

#[test]
fn progress_has_a_day_and_a_share() {
    check_faults(&[("reported", "2022-03-01")], &[("progress_percent", FaultCode::ProgressIncomplete)]);
    check_faults(&[("progress_percent", "50")], &[("reported", FaultCode::ProgressIncomplete)]);
}

#[test]
fn one_task_stands_once() {
    let faults = read(&[row(&[]), row(&[("number", "02")]), row(&[("title", "Khác")])]).unwrap_err();
    assert_eq!((faults.kept()[0].line, faults.kept()[0].code), (4, FaultCode::RowRepeated));
    assert!(faults.kept()[0].message.contains("line 2 and again on line 4"), "{}", faults.kept()[0].message);
}

#[test]
fn of_many_faults_the_first_thousand_are_kept() {
    let rows: Vec<String> = (0..1_200).map(|number| row(&[("number", &number.to_string()), ("title", "")])).collect();
    let faults = read(&rows).unwrap_err();
    assert_eq!((faults.kept().len(), faults.total()), (1_000, 1_200));
}
