//! Facts for any directive: all it declares is there, with as many tasks as asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use dondoc::domain::area::Area;
use dondoc::domain::calendar::Calendar;
use dondoc::domain::directive::{Directive, Register, Scope};
use dondoc::domain::document::{DocumentKey, DocumentText};
use dondoc::domain::facts::{EarlierOutcome, Facts, KnownDocument, KnownFigure, KnownTask, TaskTable};
use dondoc::domain::figure::{Claim, FigureKey, FigureValue, Rounded};
use dondoc::domain::id::{PlanId, TaskKey, TaskNumber, UnitCode};
use dondoc::domain::recorded::Recorded;
use dondoc::domain::register::known::Heading;
use dondoc::domain::register::{ColumnKind, KnownRegister};
use dondoc::domain::task::{Task, TaskEvent, TaskFact, TaskText};
use dondoc::domain::task_state::Completion;
use dondoc::domain::unit::{Unit, UnitKind};
use dondoc::domain::{AsOf, Day, Decimal, Period, Position};

/// All scopes there are.
const SCOPES: [Scope; 6] =
    [Scope::ThisUnit, Scope::Divisions, Scope::Communes, Scope::AllBelow, Scope::Siblings, Scope::Parent];

/// The as-of day of the samples.
pub const AS_OF: &str = "2022-07-12";

/// What the directive declares, with that many tasks in every declared scope; one document and one figure of every kind.
pub fn facts(directive: &Directive, tasks: usize) -> Arc<Facts> {
    let unit = Arc::new(unit());
    let as_of = AsOf::latest(day(AS_OF));
    let figures = directive.indicators.iter().map(|own| ((own.id.clone(), own.scope), vec![figure(own.id.as_str())]));
    let documents =
        directive.documents.iter().map(|own| ((own.kind.clone(), own.scope), vec![document(own.kind.as_str())]));
    Arc::new(Facts {
        as_of,
        units: SCOPES.into_iter().map(|scope| (scope, vec![Arc::clone(&unit)])).collect(),
        unit,
        tasks: directive.tasks.iter().map(|scope| (*scope, table(tasks, as_of))).collect(),
        documents: documents.collect(),
        figures: figures.collect(),
        registers: directive.registers.iter().map(|own| (own.id.clone(), absent(own))).collect(),
        parameters: directive.parameters.iter().map(|own| (own.name.clone(), own.default.clone())).collect(),
        earlier: directive.checks.iter().map(|own| (own.id.clone(), vec![earlier()])).collect(),
        calendar: Arc::new(Calendar::new("sample".into(), [2021, 2022].into(), BTreeMap::new())),
    })
}

/// A day of the samples.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the sample")
}

/// What a question about a register is held against.
pub fn heading(register: &Register) -> Heading {
    let readable = register.columns.iter().filter(|column| !column.personal);
    Heading {
        scope: register.scope,
        key: register.key.clone(),
        period_by: register.period_by.clone(),
        columns: readable.map(|own| (own.name.clone(), ColumnKind::parse(&own.kind).expect("declared"))).collect(),
        until: day(AS_OF),
    }
}

/// A register that no import covers.
fn absent(register: &Register) -> KnownRegister {
    KnownRegister::absent(heading(register))
}

fn unit() -> Unit {
    Unit {
        code: UnitCode::parse("869").expect("a code of the sample"),
        name: "Huyện Tân Hồng".into(),
        kind: UnitKind::District,
        parent: UnitCode::parse("87").ok(),
        valid_from: None,
        valid_until: Some(day("2025-06-30")),
        date_uncertain: false,
    }
}

fn table(tasks: usize, as_of: AsOf) -> TaskTable {
    let mut table =
        TaskTable { assigners: vec!["UBND tỉnh".into(), "Sở Nội vụ".into()], ..TaskTable::default() };
    for number in 0..tasks {
        let task = task(number);
        let state = task.state(as_of, Completion::Submission).expect("assigned before the as-of day");
        let known = KnownTask::of(&task, as_of.position).expect("recorded by then");
        table.push(known, &state, 0, u16::try_from(number % 2).expect("0 or 1"));
    }
    table
}

/// Due in time, late, done in time, done late, without a deadline: by its number.
fn task(number: usize) -> Task {
    let assigned = day("2022-01-10").plus(i32::try_from(number % 60).expect("below 60"));
    let mut facts = vec![fact(TaskEvent::Assigned, assigned)];
    let due = assigned.plus(if number.is_multiple_of(3) { 300 } else { 60 });
    if !number.is_multiple_of(11) {
        facts.push(fact(TaskEvent::Due { on: due }, assigned));
    }
    facts.push(fact(TaskEvent::Started, assigned.plus(3)));
    if number.is_multiple_of(2) {
        facts.push(fact(TaskEvent::Submitted, assigned.plus(55 + i32::try_from(number % 20).expect("below 20"))));
        facts.push(fact(TaskEvent::Accepted, assigned.plus(80)));
    }
    let text = TaskText {
        title: format!("Nhiệm vụ số {number} của kế hoạch cải cách hành chính"),
        area: Area::ALL[number % Area::ALL.len()],
        assigner: ["UBND tỉnh", "Sở Nội vụ"][number % 2].into(),
        product: "Báo cáo".into(),
        directive: None,
    };
    Task {
        key: TaskKey {
            plan: PlanId::parse("cchc-2022").expect("a plan of the sample"),
            number: TaskNumber::parse(&format!("{number:05}")).expect("a number of the sample"),
        },
        unit: UnitCode::parse("869").expect("a code of the sample"),
        texts: vec![Recorded { value: text, recorded_on: assigned, recorded: Position(1) }],
        facts,
    }
}

fn fact(event: TaskEvent, legal: Day) -> TaskFact {
    TaskFact { event, legal, recorded_on: legal, recorded: Position(1), note: String::new() }
}

fn document(kind: &str) -> KnownDocument {
    let issued = day("2022-01-20");
    KnownDocument {
        key: DocumentKey { issuer: "UBND huyện Tân Hồng".into(), number: "06/KH-UBND".into(), issued },
        text: DocumentText {
            unit: unit().code,
            kind: dondoc::domain::id::DocumentKind::parse(kind).expect("declared"),
            title: "Kế hoạch cải cách hành chính năm 2022".into(),
            note: String::new(),
        },
    }
}

fn figure(indicator: &str) -> KnownFigure {
    let number = Decimal::parse("13800").expect("a number of the sample");
    KnownFigure {
        key: FigureKey {
            unit: unit().code,
            indicator: dondoc::domain::id::IndicatorId::parse(indicator).expect("declared"),
            within: Period::parse("2022-01-01..2022-06-30").expect("a period of the sample"),
            reporter: "UBND huyện Tân Hồng".into(),
        },
        value: FigureValue {
            claim: Claim::Above(number),
            rounded: Rounded::Unknown,
            reported: day("2022-07-01"),
            note: String::new(),
        },
    }
}

fn earlier() -> EarlierOutcome {
    EarlierOutcome { on: day("2022-03-31"), condition: "holds".into(), points: None, measured: vec![Decimal::ZERO] }
}
