//! A small district for the tests: two communes, a desk, three tasks. Invented numbers.

use dondoc_sdk::memory::{MemoryTask, MemoryWorld, unit};
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIGITAL_TEAMS, FEEDBACK, INDEX_RESULTS, INITIATIVES, INSPECTIONS, RECOMMENDATIONS,
    UNIT_ATTRIBUTES, UNIT_SYSTEMS,
};
use dondoc_sdk::{Day, Decimal, Directive as _, Figure, Outcome, Period, Rounding, UnitKind, stage};

use crate::DongThapCchc2022;

const HALF_YEAR: Period = Period::new(Day::ymd(2022, 1, 1), Day::ymd(2022, 6, 30));

/// Every real check holds, several of them just so.
pub fn world() -> MemoryWorld {
    let mut world = empty();
    world.tasks = vec![task("1", stage::DONE), task("2", stage::STARTED), task("3", stage::DONE)];
    world.figures = vec![
        figure("869", "plan-tasks.assigned", Some("3"), Some("3")),
        figure("869", "plan-tasks.started", Some("3"), Some("3")),
        figure("869", "dossiers.received", Some("13800"), None),
        figure("869", "dossiers.on-time-rate", Some("99"), Some("99")),
    ];
    for (unit, received, resolved, on_time, online) in [
        ("869.MC", "7001", "7000", "6850", "4000"),
        ("29926", "3400", "1500", "1500", "100"),
        ("29950", "3400", "1500", "1500", "100"),
    ] {
        for (indicator, value) in [
            ("dossiers.received", received),
            ("dossiers.resolved", resolved),
            ("dossiers.resolved-on-time", on_time),
            ("dossiers.received-online", online),
        ] {
            world.figures.push(figure(unit, indicator, Some(value), Some(value)));
        }
    }
    keep_registers(&mut world);
    world
}

/// Registers in which every check that reads one holds.
fn keep_registers(world: &mut MemoryWorld) {
    let kept = Period::new(Day::ymd(2011, 1, 1), Day::ymd(2022, 12, 31));
    let using = |unit: &str| {
        let systems = ["document-system", "one-stop-software", "digital-signature"];
        systems.map(|system| format!("\n{unit},{system},2020-01-01")).concat()
    };
    let systems = format!("unit,system,since{}", ["869.MC", "29926", "29950"].map(using).concat());
    for (register, table) in [
        (&UNIT_SYSTEMS, systems.as_str()),
        (
            &UNIT_ATTRIBUTES,
            "unit,attribute,value,since\n869,architecture-version,2.0,2022-06-30\n869,lgsp-connected,yes,2021-01-01",
        ),
        (
            &COMMUNICATION_ACTIVITIES,
            "unit,number,topic,planned,done\n869,1,online-services,2022-03-01,2022-03-02\n869,2,postal-service,2022-05-01,2022-05-01",
        ),
        (&DIGITAL_TEAMS, "unit,decision,decided\n29926,1/QĐ,2022-04-01\n29950,2/QĐ,2022-04-01"),
        (&INITIATIVES, "unit,number,title,recognised,replicated\n869,1,Ngày thứ Bảy vì dân,2022-05-01,2022-06-01"),
        (&RECOMMENDATIONS, "number,inspected,concluded,owner,due,reported\n1,2022-07-12,,869.MC,2022-09-30,"),
        (&INSPECTIONS, "unit,first,last\n29926,2022-07-12,2022-07-12"),
        (&FEEDBACK, "number,unit,topic,received,upheld\n1,869.MC,conduct,2022-05-01,no"),
        (
            &INDEX_RESULTS,
            "index,year,published,points,rank\npar-index,2020,2021-04-01,80.5,5\npar-index,2021,2022-04-01,80.5,5\nsipas,2020,2021-04-01,85,\nsipas,2021,2022-04-01,86,",
        ),
    ] {
        world.keep(register, kept, table);
    }
}

/// Every real check fails.
pub fn failing() -> MemoryWorld {
    let mut world = world();
    for task in &mut world.tasks {
        (task.stage, task.started, task.reported) = (stage::NOT_STARTED, None, None);
    }
    world.tasks.pop();
    set_figure(&mut world, "869.MC", "dossiers.received", "7000");
    set_figure(&mut world, "869.MC", "dossiers.resolved-on-time", "10");
    set_figure(&mut world, "869.MC", "dossiers.received-online", "10");
    world
}

/// The units alone.
pub fn empty() -> MemoryWorld {
    let units = vec![
        unit("869", "Huyện Tân Hồng", UnitKind::District, "87"),
        unit("869.MC", "Bộ phận Một cửa huyện", UnitKind::Division, "869"),
        unit("29926", "Thị trấn Sa Rài", UnitKind::Commune, "869"),
        unit("29950", "Xã An Phước", UnitKind::Commune, "869"),
    ];
    MemoryWorld::new::<DongThapCchc2022>(Day::ymd(2022, 7, 12), units)
}

/// The one outcome of a check.
#[track_caller]
pub fn only(world: &MemoryWorld, check: &str) -> Outcome {
    let outcomes = DongThapCchc2022::check(world).expect("the sample is whole");
    let mut found = outcomes.into_iter().filter(|outcome| outcome.check == check);
    let outcome = found.next().expect("the check answers");
    assert!(found.next().is_none(), "{check} answers once");
    outcome
}

/// Changes one figure.
#[track_caller]
pub fn set_figure(world: &mut MemoryWorld, unit: &str, indicator: &str, value: &str) {
    let found = world.figures.iter_mut().find(|figure| figure.unit == unit && figure.indicator == indicator);
    let figure = found.expect("the figure exists");
    (figure.lower, figure.upper) = (Decimal::parse(value), Decimal::parse(value));
}

fn task(number: &str, stage: u8) -> MemoryTask {
    MemoryTask {
        plan: "cchc-2022".to_owned(),
        number: number.to_owned(),
        unit: "869".to_owned(),
        assigner: "UBND tỉnh".to_owned(),
        stage,
        assigned: Day::ymd(2022, 1, 20),
        started: Some(Day::ymd(2022, 2, 1)),
        reported: Some(Day::ymd(2022, 6, 30)),
        deadline: Some(Day::ymd(2022, 12, 15)),
        done: (stage == stage::DONE).then_some(Day::ymd(2022, 5, 20)),
    }
}

fn figure(unit: &str, indicator: &str, lower: Option<&str>, upper: Option<&str>) -> Figure {
    Figure {
        unit: unit.to_owned(),
        indicator: indicator.to_owned(),
        within: HALF_YEAR,
        lower: lower.and_then(Decimal::parse),
        upper: upper.and_then(Decimal::parse),
        rounded: Rounding::Unknown,
        reporter: "báo cáo".to_owned(),
        reported: Day::ymd(2022, 7, 12),
    }
}
