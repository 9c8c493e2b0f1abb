//! `GET /feeds/{secret}.ics`: a calendar that calendar programs subscribe to; its address is all they have to show.

use serde_json::{Value, json};

use dondoc::domain::contact::{Contact, ContactRole, DatedContact};
use dondoc::domain::feed_entry::ENTRIES_MAX;
use dondoc::domain::id::ContactId;
use dondoc::domain::language::Language;
use dondoc::domain::task::TaskEvent;
use dondoc::operations::read_feed::TASKS_LOOKED_AT_MAX;
use dondoc::store::Record;
use dondoc::store::conformance::sample::{day, fact, put, task, unit};

use super::event::{assignment, send, server};
use super::feed::{added, assign, calendar, rings};
use crate::harness::{Answer, CalendarComponent, Prepared, Server, read_calendar};

const AS_TASK: &str = "cchc-2022~90-todo@";
const AS_DAY: &str = "cchc-2022~90-event@";

/// The numbers of the tasks of a calendar, in its order.
fn numbers(calendar: &CalendarComponent) -> Vec<String> {
    let number = |todo: &&CalendarComponent| {
        todo.value("UID").split_once('~').unwrap().1.split_once("-todo@").unwrap().0.to_owned()
    };
    calendar.all("VTODO").iter().map(number).collect()
}

fn fetch(server: &Server, path: &str, tag: &str) -> Answer {
    server.request("GET", path).header("if-none-match", tag).send()
}

#[test]
fn a_deadline_is_a_task_and_a_day_with_alarms() {
    let server = server();
    server.set_clock("2022-03-01", 9);
    let (_, path) = added(&server, "866", false);
    let calendar = calendar(&server, &path);
    assert_eq!((calendar.value("VERSION"), calendar.find("METHOD")), ("2.0", None));
    assert_eq!(calendar.text("X-WR-CALNAME"), "Thời hạn nhiệm vụ – Thành phố Cao Lãnh");
    assert_eq!(
        (calendar.value("REFRESH-INTERVAL;VALUE=DURATION"), calendar.value("X-PUBLISHED-TTL")),
        ("PT1H", "PT1H")
    );
    let (todo, event) = (calendar.by_uid("VTODO", AS_TASK), calendar.by_uid("VEVENT", AS_DAY));
    let read = |component: &CalendarComponent, names: &[&str]| {
        names.iter().map(|name| component.value(name).to_owned()).collect::<Vec<_>>()
    };
    let expected = ["20220315", "NEEDS-ACTION", "0", "5", "0"];
    assert_eq!(read(todo, &["DUE;VALUE=DATE", "STATUS", "PERCENT-COMPLETE", "PRIORITY", "SEQUENCE"]), expected);
    assert_eq!((todo.text("SUMMARY").as_str(), todo.find("COMPLETED")), ("Ban hành Kế hoạch", None));
    let expected = ["20220315", "20220316", "CONFIRMED", "TRANSPARENT"];
    assert_eq!(read(event, &["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "STATUS", "TRANSP"]), expected);
    assert_eq!(event.text("SUMMARY"), "Hạn: Ban hành Kế hoạch");
    let at_eight = ["-P20DT16H", "-P10DT16H", "-P4DT16H", "-PT16H", "PT8H"];
    assert_eq!((rings(todo, "TRIGGER;RELATED=END"), rings(event, "TRIGGER")), (at_eight.to_vec(), at_eight.to_vec()));
}

#[test]
fn an_unchanged_calendar_is_the_same_to_the_byte_and_is_not_sent_twice() {
    let server = server();
    let (_, path) = added(&server, "866", false);
    let first = server.get(&path);
    assert_eq!(first.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(first.header("cache-control"), "private, no-cache");
    let tag = first.header("etag").to_owned();
    server.set_clock("2022-03-31", 23);
    server.post(
        "/v1/plans",
        &json!({"id": "p", "title": "t", "number": "1", "issuer": "i", "issued": "2022-01-01", "year": 2022}),
    );
    let second = server.get(&path);
    assert_eq!((&second.text, second.header("etag")), (&first.text, tag.as_str()));
    let kept = fetch(&server, &path, &tag);
    assert_eq!((kept.status, kept.text.as_str(), kept.header("etag")), (304, "", tag.as_str()));
    assert_eq!(fetch(&server, &path, "\"0\"").text, first.text);
    let head = server.request("HEAD", &path).send();
    assert_eq!((head.status, head.header("etag"), head.text.as_str()), (200, tag.as_str(), ""));
}

#[test]
fn an_extension_is_a_later_version_of_the_same_entry() {
    let server = server();
    let (_, path) = added(&server, "866", false);
    let (before, tag) = (calendar(&server, &path), server.get(&path).header("etag").to_owned());
    server.set_clock("2022-04-02", 9);
    send(&server, "extend", &json!({"on": "2022-04-02", "until": "2022-04-29"})).ok();
    let changed = fetch(&server, &path, &tag);
    assert_eq!(changed.status, 200);
    let after = read_calendar(&changed.text);
    for (kind, uid, day) in [("VTODO", AS_TASK, "DUE;VALUE=DATE"), ("VEVENT", AS_DAY, "DTSTART;VALUE=DATE")] {
        let (before, after) = (before.by_uid(kind, uid), after.by_uid(kind, uid));
        assert_eq!(before.value("UID"), after.value("UID"));
        assert_eq!((before.value("SEQUENCE"), after.value("SEQUENCE")), ("0", "1"));
        assert_eq!((before.value(day), after.value(day)), ("20220315", "20220429"));
        assert_eq!(
            (before.value("LAST-MODIFIED"), after.value("LAST-MODIFIED")),
            ("20220331T100000Z", "20220402T020000Z")
        );
        assert_eq!(after.value("DTSTAMP"), after.value("LAST-MODIFIED"));
        assert!(after.text("DESCRIPTION").contains("29/04/2022 (hạn ban đầu 15/03/2022)"));
    }
}

#[test]
fn a_deadline_that_passes_is_told_as_a_change_of_that_night() {
    let server = Prepared::new().at("2022-03-10", 9).serve();
    assign(&server, "90", "866", "2022-03-15");
    let (_, path) = added(&server, "866", false);
    let at = |day: &str| {
        server.set_clock(day, 9);
        let calendar = calendar(&server, &path);
        let (todo, event) = (calendar.by_uid("VTODO", AS_TASK), calendar.by_uid("VEVENT", AS_DAY));
        (
            todo.value("PRIORITY").to_owned(),
            todo.value("CATEGORIES").to_owned(),
            todo.value("LAST-MODIFIED").to_owned(),
            event.text("SUMMARY"),
        )
    };
    let told = |priority: &str, categories: &str, changed: &str, summary: &str| {
        (priority.to_owned(), categories.to_owned(), changed.to_owned(), summary.to_owned())
    };
    assert_eq!(at("2022-03-15"), told("5", "chưa thực hiện", "20220310T020000Z", "Hạn: Ban hành Kế hoạch"));
    let late = told("1", "chưa thực hiện,quá hạn", "20220315T170000Z", "Quá hạn: Ban hành Kế hoạch");
    assert_eq!((at("2022-03-16"), at("2022-04-30")), (late.clone(), late));
}

#[test]
fn stages_are_told_in_the_words_of_calendar_programs() {
    let server = server();
    let (_, path) = added(&server, "866", false);
    let status = || {
        let calendar = calendar(&server, &path);
        let (todo, event) = (calendar.by_uid("VTODO", AS_TASK), calendar.by_uid("VEVENT", AS_DAY));
        (todo.value("STATUS").to_owned(), event.value("STATUS").to_owned(), todo.all("VALARM").len())
    };
    let told = |todo: &str, event: &str, alarms| (todo.to_owned(), event.to_owned(), alarms);
    send(&server, "suspend", &json!({"on": "2022-02-01"})).ok();
    assert_eq!(status(), told("NEEDS-ACTION", "CONFIRMED", 0));
    send(&server, "resume", &json!({"on": "2022-02-02"})).ok();
    send(&server, "start", &json!({"on": "2022-02-02"})).ok();
    send(&server, "report-progress", &json!({"on": "2022-02-03", "percent": 40})).ok();
    assert_eq!(status(), told("IN-PROCESS", "CONFIRMED", 5));
    let half = calendar(&server, &path);
    let half = half.by_uid("VTODO", AS_TASK);
    assert_eq!(half.value("PERCENT-COMPLETE"), "40");
    assert!(half.text("DESCRIPTION").ends_with("Tình trạng: đang thực hiện, 40%, quá hạn"));
    send(&server, "submit", &json!({"on": "2022-03-14"})).ok();
    assert_eq!(status(), told("IN-PROCESS", "CONFIRMED", 5));
    send(&server, "accept", &json!({"on": "2022-03-16"})).ok();
    assert_eq!(status(), told("COMPLETED", "CONFIRMED", 0));
    let done = calendar(&server, &path);
    let done = done.by_uid("VTODO", AS_TASK);
    assert_eq!((done.value("COMPLETED"), done.value("PERCENT-COMPLETE")), ("20220314T050000Z", "100"));
    assert_eq!(done.find("PRIORITY"), None);
    server.set_clock("2022-06-12", 9);
    assert_eq!(numbers(&calendar(&server, &path)), ["90"]);
    server.set_clock("2022-06-13", 9);
    assert_eq!(numbers(&calendar(&server, &path)), [""; 0], "91 days later");
}

#[test]
fn what_was_cancelled_is_told_as_cancelled() {
    let server = server();
    let (_, path) = added(&server, "866", false);
    send(&server, "cancel", &json!({"on": "2022-03-20"})).ok();
    let calendar = calendar(&server, &path);
    let (todo, event) = (calendar.by_uid("VTODO", AS_TASK), calendar.by_uid("VEVENT", AS_DAY));
    assert_eq!((todo.value("STATUS"), todo.find("COMPLETED"), todo.all("VALARM").len()), ("CANCELLED", None, 0));
    assert_eq!((event.value("STATUS"), event.text("SUMMARY").as_str()), ("CANCELLED", "Đã hủy: Ban hành Kế hoạch"));
}

#[test]
fn whoever_stands_above_sees_the_offices_below_and_no_others() {
    let server = Prepared::new().office("cao-lanh").serve();
    server.set_clock("2022-03-31", 17);
    for (number, unit) in [("91", "866"), ("92", "866.NV"), ("93", "29869"), ("94", "867")] {
        assign(&server, number, unit, "2022-06-15");
    }
    let tasks = |unit, below| {
        let (_, path) = added(&server, unit, below);
        let calendar = calendar(&server, &path);
        (numbers(&calendar).into_iter().filter(|number| number.starts_with('9')).collect::<Vec<_>>(), calendar)
    };
    assert_eq!(tasks("866", false).0, ["91"]);
    assert_eq!(tasks("866", true).0, ["91", "92", "93"]);
    assert_eq!(tasks("867", true).0, ["94"]);
    let above = tasks("866", true).1;
    let titles: Vec<String> = above.all("VTODO").iter().map(|todo| todo.text("SUMMARY")).collect();
    assert!(titles.iter().any(|title| title == "[Phòng Nội vụ thành phố Cao Lãnh] Ban hành Kế hoạch"), "{titles:?}");
}

#[test]
fn a_feed_is_that_of_the_office_its_code_named_when_it_was_made() {
    let server = Server::start();
    assign(&server, "91", "29869", "2022-06-15");
    let (_, before) = added(&server, "29869", false);
    server.set_clock("2025-08-01", 9);
    let mut later = assignment();
    (later["number"], later["unit"]) = (json!("92"), json!("29869"));
    (later["assigned"], later["due"]) = (json!("2025-07-20"), json!("2025-09-15"));
    assert_eq!(server.post("/v1/tasks", &later).status, 201);
    let (_, after) = added(&server, "29869", false);
    assert_eq!(numbers(&calendar(&server, &before)), ["91"]);
    assert_eq!(numbers(&calendar(&server, &after)), ["92"]);
}

/// A contact of Thành phố Cao Lãnh in the first half of 2022.
fn contact(id: &str, role: ContactRole) -> Record {
    let contact = Contact {
        id: ContactId::parse(id).unwrap(),
        name: "Nguyễn Văn An".into(),
        unit: unit("866"),
        role,
        language: Language::Vi,
        addresses: Vec::new(),
        from: day("2022-01-01"),
        until: Some(day("2022-06-30")),
    };
    Record::Contact(DatedContact::new(contact, day("2022-03-31")))
}

#[test]
fn a_contact_sees_its_own_unit_and_a_supervisor_those_below_while_they_stand() {
    let server = Prepared::new().office("cao-lanh").serve();
    for (number, unit) in [("91", "866"), ("92", "866.NV"), ("94", "867")] {
        assign(&server, number, unit, "2022-06-15");
    }
    let roles = [("an", ContactRole::Officer), ("binh", ContactRole::Head), ("chi", ContactRole::Supervisor)];
    server.engine.store.commit(put(roles.map(|(id, role)| contact(id, role)).to_vec())).unwrap();
    let paths = roles.map(|(id, _)| {
        let made = server.post("/v1/feeds", &json!({"contact": id})).json();
        assert_eq!((&made["contact"], &made["unit"]), (&json!(id), &Value::Null));
        made["path"].as_str().unwrap().to_owned()
    });
    let ours = |path: &String| {
        let numbers = numbers(&calendar(&server, path));
        numbers.into_iter().filter(|number| number.starts_with('9')).collect::<Vec<_>>()
    };
    assert_eq!(
        paths.each_ref().map(ours),
        [vec!["91".to_owned()], vec!["91".to_owned()], vec!["91".to_owned(), "92".to_owned()]]
    );
    assert!(!server.get(&paths[0]).text.contains("Nguyễn Văn An"), "a calendar names no person");
    server.set_clock("2022-06-30", 9);
    assert_eq!(server.get(&paths[0]).status, 200);
    server.set_clock("2022-07-01", 9);
    for path in &paths {
        server.get(path).refused(404, "absent");
    }
}

#[test]
fn hostile_titles_stay_within_their_lines() {
    let server = Server::start();
    let long = "Đôn đốc; thực hiện, \\n 🏛️ ".repeat(50);
    for (number, title) in [("90", long.trim()), ("91", "END:VCALENDAR"), ("92", "a:b;c=\"d\",\\")] {
        let mut task = assignment();
        (task["number"], task["title"]) = (json!(number), json!(title));
        assert_eq!(server.post("/v1/tasks", &task).status, 201);
    }
    let (_, path) = added(&server, "866", false);
    let calendar = calendar(&server, &path);
    let titles: Vec<String> = calendar.all("VTODO").iter().map(|todo| todo.text("SUMMARY")).collect();
    assert_eq!(titles, [long.trim(), "END:VCALENDAR", "a:b;c=\"d\",\\"]);
}

#[test]
fn a_full_calendar_keeps_what_is_due_first_and_says_how_much_it_leaves_out() {
    let server = Server::start();
    let due = |number: usize| {
        let mut task = task(&format!("p:{number:05}"), "866");
        task.facts.push(fact(TaskEvent::Due { on: day("2022-06-15") }));
        Record::Task(task)
    };
    let tasks: Vec<Record> = (0..ENTRIES_MAX + 3).map(due).collect();
    for some in tasks.chunks(500) {
        server.engine.store.commit(put(some.to_vec())).unwrap();
    }
    let (_, path) = added(&server, "866", false);
    let calendar = calendar(&server, &path);
    assert_eq!((calendar.all("VTODO").len(), calendar.all("VEVENT").len()), (ENTRIES_MAX, ENTRIES_MAX));
    assert!(calendar.text("X-WR-CALDESC").contains(" 3 "), "{}", calendar.text("X-WR-CALDESC"));
}

#[test]
fn a_calendar_of_more_tasks_than_are_looked_at_says_so() {
    let server = Server::start();
    let tasks: Vec<Record> =
        (0..=TASKS_LOOKED_AT_MAX).map(|number| Record::Task(task(&format!("p:{number:05}"), "866"))).collect();
    for some in tasks.chunks(1_000) {
        server.engine.store.commit(put(some.to_vec())).unwrap();
    }
    let (_, path) = added(&server, "866", false);
    let about = calendar(&server, &path).text("X-WR-CALDESC");
    assert!(about.ends_with("lịch chưa xem xét hết."), "{about}");
}

#[test]
fn no_other_address_leads_to_a_calendar() {
    let server = server();
    let (id, path) = added(&server, "866", false);
    let bare = path.strip_suffix(".ics").unwrap();
    let paths = [bare.to_owned(), format!("{bare}.ICS"), format!("{bare}0.ics"), format!("/feeds/{id}.ics")];
    for path in paths.iter().map(String::as_str).chain(["/feeds/.ics", "/feeds/a%2Fb.ics"]) {
        server.get(path).refused(404, "absent");
    }
    server.get(&format!("/feeds/{}.ics", server.token)).refused(404, "absent");
    server.request("POST", &path).json(&Value::Null).send().refused(405, "no-such-method");
    let as_token = path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap();
    server
        .request("POST", "/v1/feeds")
        .token(as_token)
        .json(&json!({"unit": "866"}))
        .send()
        .refused(401, "unauthenticated");
}
