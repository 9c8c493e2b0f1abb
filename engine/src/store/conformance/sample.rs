//! Records to examine a store with.
//!
//! It must never hold a rule.

use crate::domain::area::Area;
use crate::domain::cron::CronSpec;
use crate::domain::document::{Document, DocumentKey, DocumentText};
use crate::domain::evaluation::{Cost, Evaluation, EvaluationKey, Judged};
use crate::domain::feed::{Feed, FeedOf, Revocation};
use crate::domain::figure::{Claim, Figure, FigureKey, FigureValue, Rounded};
use crate::domain::finding::{Finding, FindingKey, FindingStatus};
use crate::domain::id::{
    CheckId, ContactId, Digest, DirectiveId, DocumentKind, FeedId, IndicatorId, PlanId, RegisterId, ScheduleId,
    TaskKey, UnitCode,
};
use crate::domain::occurrence::{Disposition, ManualRun, Occurrence, OccurrenceKey, OccurrenceKind};
use crate::domain::outcome::{Condition, Measured, Outcome, Severity, Verdict};
use crate::domain::plan::Plan;
use crate::domain::recorded::Recorded;
use crate::domain::register::{
    BlockRef, PersonalRef, RegisterImport, RegisterImportKey, RegisterMode, RegisterMonth, RegisterMonthKey,
};
use crate::domain::reminder::{NextRung, Reminder, ReminderKey, Rung, Silenced};
use crate::domain::schedule::{
    Began, CatchUp, DaysOff, Origin, Overlap, Schedule, ScheduleEvent, ScheduleFact, ScheduleRule,
};
use crate::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use crate::domain::task_state::Completion;
use crate::domain::trail::{Trail, TrailEntry, TrailKey};
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::waiver::{CheckWaivers, Waiver, WaiversKey};
use crate::domain::{AsOf, Day, Decimal, Instant, Period, Position};
use crate::store::change::{Change, Expectation};
use crate::store::record::{Creation, CreationKey, Record, RecordKey, Tick, Token};

const VALID: &str = "a sample is well formed";

/// A day.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect(VALID)
}

/// The instant so many seconds after the first of January 2022.
pub fn at(seconds: i64) -> Instant {
    Instant::from_timestamp(1_640_995_200 + seconds, 123_456_789).expect(VALID)
}

/// A unit's code.
pub fn unit(code: &str) -> UnitCode {
    UnitCode::parse(code).expect(VALID)
}

/// A plan's identifier.
pub fn plan_id(id: &str) -> PlanId {
    PlanId::parse(id).expect(VALID)
}

/// A schedule's identifier.
pub fn schedule(id: &str) -> ScheduleId {
    ScheduleId::parse(id).expect(VALID)
}

/// A directive's identifier.
pub fn directive(id: &str) -> DirectiveId {
    DirectiveId::parse(id).expect(VALID)
}

/// A task's key, written `plan:number`.
pub fn task_key(text: &str) -> TaskKey {
    TaskKey::parse(text).expect(VALID)
}

/// A change that puts records and expects nothing.
pub fn put(puts: Vec<Record>) -> Change {
    Change { reason: "06/KH-UBND".to_owned(), puts, ..Change::by("cli:examiner", "examine", at(0)) }
}

/// A change that removes records and expects nothing.
pub fn remove(removes: Vec<RecordKey>) -> Change {
    Change { removes, ..put(Vec::new()) }
}

/// An expectation.
pub fn expect(key: RecordKey, version: Option<Position>) -> Expectation {
    Expectation { key, version }
}

/// A task with one text and one fact that are not yet recorded.
pub fn task(key: &str, of: &str) -> Task {
    Task {
        key: task_key(key),
        unit: unit(of),
        texts: vec![recorded(task_text("Rà soát thủ tục hành chính"))],
        facts: vec![fact(TaskEvent::Assigned)],
    }
}

/// What is said of a task.
pub fn task_text(title: &str) -> TaskText {
    TaskText {
        title: title.to_owned(),
        area: Area::Procedures,
        assigner: "UBND tỉnh".to_owned(),
        product: "Báo cáo".to_owned(),
        directive: Some(directive("dong-thap-cchc-2022")),
    }
}

/// A fact that is not yet recorded.
pub fn fact(event: TaskEvent) -> TaskFact {
    let (legal, recorded_on) = (day("2022-02-01"), day("2022-02-03"));
    TaskFact { event, legal, recorded_on, recorded: Position::UNRECORDED, note: "công văn \"379\"\n".to_owned() }
}

/// A plan.
pub fn plan(id: &str) -> Plan {
    let (title, number) = ("Kế hoạch cải cách hành chính".to_owned(), "06/KH-UBND".to_owned());
    Plan { id: plan_id(id), title, number, issuer: "UBND huyện".to_owned(), issued: day("2022-01-10"), year: 2022 }
}

/// The rung a task waits for.
pub fn next_rung(task: &str, deadline: &str, rung: i32) -> NextRung {
    let due = day(deadline).plus(rung);
    NextRung { task: task_key(task), deadline: day(deadline), rung: Rung(rung), due, provisional: rung > 0, last: None }
}

/// A reminder.
pub fn reminder(task: &str, of: &str, rung: i32) -> Reminder {
    let key = ReminderKey { task: task_key(task), deadline: day("2022-03-15"), rung: Rung(rung) };
    let due = key.deadline.plus(rung);
    Reminder {
        key,
        unit: unit(of),
        title: "Rà soát".to_owned(),
        due,
        written: at(60),
        superseded: false,
        provisional: rung > 0,
        stands_for: 3,
        silenced: Some(Silenced::Acknowledged),
        recipients: vec![unit(of), unit("87")],
    }
}

/// A paper with one version that is not yet recorded.
pub fn document(number: &str, of: &str, kind: &str) -> Document {
    let key = DocumentKey { issuer: "UBND huyện".to_owned(), number: number.to_owned(), issued: day("2022-01-10") };
    Document { key, versions: vec![recorded(document_text(of, kind))] }
}

/// What is recorded of a paper.
pub fn document_text(of: &str, kind: &str) -> DocumentText {
    let kind = DocumentKind::parse(kind).expect(VALID);
    DocumentText { unit: unit(of), kind, title: "Kế hoạch".to_owned(), note: String::new() }
}

/// A value that is not yet recorded.
pub fn recorded<T>(value: T) -> Recorded<T> {
    Recorded { value, recorded_on: day("2022-02-03"), recorded: Position::UNRECORDED }
}

/// A figure with one version that is not yet recorded.
pub fn figure(of: &str, indicator: &str, reporter: &str, claim: Claim) -> Figure {
    let within = Period::new(day("2022-01-01"), day("2022-06-30")).expect(VALID);
    let indicator = IndicatorId::parse(indicator).expect(VALID);
    let key = FigureKey { unit: unit(of), indicator, within, reporter: reporter.to_owned() };
    let value = FigureValue { claim, rounded: Rounded::HalfUp, reported: day("2022-07-01"), note: String::new() };
    Figure { key, versions: vec![recorded(value)] }
}

/// A month of a register, with so many blocks.
pub fn register_month(register: &str, of: &str, month: &str, blocks: u8) -> RegisterMonth {
    let block = |number| BlockRef {
        digest: Digest([number; 32]),
        rows: u32::from(number) * 1_000,
        personal: (number % 2 == 1).then_some(PersonalRef { digest: Digest([!number; 32]), erased: number == 3 }),
    };
    RegisterMonth {
        key: RegisterMonthKey { register: register_id(register), unit: unit(of), month: day(month) },
        versions: vec![recorded((0..blocks).map(block).collect())],
    }
}

/// What an import of a register covered.
pub fn register_import(register: &str, of: &str, within: &str, mode: RegisterMode) -> RegisterImport {
    let within = Period::parse(within).expect(VALID);
    RegisterImport {
        key: RegisterImportKey { register: register_id(register), unit: unit(of), within },
        versions: vec![recorded(mode)],
    }
}

/// A register.
pub fn register_id(id: &str) -> RegisterId {
    RegisterId::parse(id).expect(VALID)
}

/// A number.
pub fn number(text: &str) -> Decimal {
    Decimal::parse(text).expect(VALID)
}

/// What identifies an evaluation.
pub fn evaluation_key(of: &str, by: &str, on: &str, nominal: Instant) -> EvaluationKey {
    EvaluationKey { schedule: schedule(by), nominal, directive: directive(on), unit: unit(of) }
}

/// An evaluation with so many outcomes.
pub fn evaluation(key: EvaluationKey, outcomes: usize) -> Evaluation {
    Evaluation {
        key,
        as_of: AsOf { day: day("2022-03-31"), position: Position(7) },
        plugin: Digest([7; 32]),
        engine: Digest([8; 32]),
        limits: vec![("fuel_max".to_owned(), u64::MAX), ("wall_ms_max".to_owned(), 10_000)],
        calendar: "vn-2022".to_owned(),
        zone: "Asia/Ho_Chi_Minh".to_owned(),
        completion: Completion::Acceptance,
        parameters: vec![("completion".to_owned(), "submission".to_owned())],
        result: Ok(vec![judged(); outcomes]),
        tape: Digest([9; 32]),
        cost: Cost { fuel_used: 97_596, fuel_max: 1_000_000_000, memory_bytes: 1 << 20, questions: 12 },
    }
}

fn judged() -> Judged {
    let measured = Measured {
        name: "tỷ lệ đúng hạn".to_owned(),
        computed: Some(number("98.50")),
        claimed: Some(number("99")),
        required: None,
        measure: "%".to_owned(),
    };
    let outcome = Outcome {
        check: CheckId::parse("TH-05").expect(VALID),
        subject: String::new(),
        condition: Condition::Fails,
        points: Some(number("0.5")),
        message: "Tỷ lệ thấp hơn báo cáo".to_owned(),
        recommendation: Some("Rà soát số liệu".to_owned()),
        measured: vec![measured],
        cites: vec!["figure:866:on-time".to_owned()],
    };
    Judged { outcome, severity: Severity::Inconsistency, verdict: Verdict::Fail }
}

/// A finding.
pub fn finding(of: &str, on: &str, check: &str, status: FindingStatus) -> Finding {
    let check = CheckId::parse(check).expect(VALID);
    let key = FindingKey { unit: unit(of), directive: directive(on), check, subject: String::new() };
    Finding {
        key,
        status,
        verdict: Verdict::Fail,
        message: "Quá hạn".to_owned(),
        first_seen: day("2022-03-31"),
        last_seen: day("2022-06-30"),
        resolved_on: (status == FindingStatus::Resolved).then(|| day("2022-07-31")),
        reopened: 1,
        judged_on: day("2022-06-30"),
        evaluation: evaluation_key(of, "monthly", on, at(0)),
    }
}

/// A waiver of a check, once shortened.
pub fn waivers(of: &str, on: &str, check: &str) -> CheckWaivers {
    let waiver = Waiver {
        subject: "866.KT".to_owned(),
        from: day("2022-04-01"),
        basis: "12/QĐ-UBND".to_owned(),
        approver: "Ủy ban nhân dân Tỉnh".to_owned(),
        untils: ["2022-06-30", "2022-05-31"].map(|until| recorded(day(until))).to_vec(),
    };
    let key = WaiversKey { unit: unit(of), directive: directive(on), check: CheckId::parse(check).expect(VALID) };
    CheckWaivers { key, waivers: vec![waiver] }
}

/// A trail with so many entries.
pub fn trail(of: &str, on: &str, entries: i32) -> Trail {
    let entry = |number: i32| TrailEntry {
        as_of: day("2022-01-31").plus(number),
        evaluation: evaluation_key(of, "monthly", on, at(i64::from(number) * 86_400)),
    };
    let empty = Trail::new(TrailKey { unit: unit(of), directive: directive(on) });
    (0..entries).map(entry).fold(empty, Trail::with)
}

/// An occurrence.
pub fn occurrence(by: &str, nominal: Instant, disposition: Disposition) -> Occurrence {
    let key = OccurrenceKey { schedule: schedule(by), nominal };
    Occurrence::scheduled(key, 1, day("2022-03-31"), disposition)
}

/// An occurrence that a person asked for.
pub fn manual(by: &str, nominal: Instant, disposition: Disposition) -> Occurrence {
    let run = ManualRun {
        asked: nominal,
        by: "cli:examiner".to_owned(),
        reason: "thanh tra".to_owned(),
        stands_for: Some(at(-7)),
    };
    Occurrence { kind: OccurrenceKind::Manual(run), ..occurrence(by, nominal, disposition) }
}

/// A schedule with everything that may happen to one.
pub fn a_schedule(id: &str, cron: &str) -> Schedule {
    let rule = ScheduleRule {
        cron: CronSpec::parse(cron).expect(VALID),
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        directives: vec![directive("dong-thap-cchc-2022"), directive("d")],
        units: vec![unit("866"), unit("866.NV")],
        overlap: Overlap::Coalesce,
        catch_up: CatchUp { count: 7, minutes: Some(1_440) },
        jitter_seconds: 30,
        days_off: DaysOff::NextWorkingDay,
    };
    let began = |origin| ScheduleEvent::Began(Box::new(Began { rule: rule.clone(), origin }));
    let events = [
        began(Origin::Configuration),
        ScheduleEvent::Paused,
        ScheduleEvent::Resumed,
        ScheduleEvent::Retired,
        began(Origin::Api),
    ];
    let fact = |(seconds, event)| ScheduleFact {
        event,
        at: at(seconds),
        note: "nghỉ \"Tết\"".to_owned(),
        recorded: Position::UNRECORDED,
    };
    Schedule { id: schedule(id), facts: (0..).zip(events).map(fact).collect() }
}

/// A local unit.
pub fn local_unit(code: &str, from: Option<&str>) -> Unit {
    Unit {
        code: unit(code),
        name: "Phòng Nội vụ".to_owned(),
        kind: UnitKind::Division,
        parent: Some(unit("866")),
        valid_from: from.map(day),
        valid_until: None,
        date_uncertain: from.is_none(),
    }
}

/// A schedule's tick.
pub fn tick(by: &str, through: Instant) -> Tick {
    Tick { schedule: schedule(by), cron: "0 7 1 * *".to_owned(), since: at(0), through }
}

/// A create under an idempotency key.
pub fn creation(actor: &str, key: &str) -> Creation {
    let key = CreationKey { actor: actor.to_owned(), key: key.to_owned() };
    Creation { key, request: Digest([7; 32]), made: RecordKey::Task(task_key("p:1")), at: at(6) }
}

/// A feed's identifier.
pub fn feed_id(id: &str) -> FeedId {
    FeedId::parse(id).expect(VALID)
}

/// A calendar feed of a contact.
pub fn feed_of_contact(id: &str, secret: u8) -> Feed {
    let contact = ContactId::parse("nv-an").expect(VALID);
    Feed { of: FeedOf::Contact(contact), ..feed(id, "866", secret, true) }
}

/// A calendar feed of a unit.
pub fn feed(id: &str, of: &str, secret: u8, is_read: bool) -> Feed {
    let revocation = || Revocation { by: "thu".to_owned(), at: at(9) };
    Feed {
        id: feed_id(id),
        secret: Digest([secret; 32]),
        of: FeedOf::Unit { code: unit(of), on: day("2022-03-31"), below: secret.is_multiple_of(2) },
        label: "lịch của Phòng Nội vụ".to_owned(),
        made_by: "thu".to_owned(),
        made: at(8),
        revoked: (!is_read).then(revocation),
    }
}

/// A token.
pub fn token(name: &str, byte: u8) -> Token {
    Token { name: name.to_owned(), secret: Digest([byte; 32]), made: at(5) }
}
