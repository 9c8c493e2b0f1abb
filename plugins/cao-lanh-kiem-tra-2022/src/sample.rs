//! A small city for the tests: a ward and a division were inspected. Invented numbers, the article's papers.

use dondoc_sdk::memory::{MemoryTask, MemoryWorld, unit};
use dondoc_sdk::registers::{
    ARCHIVES, DOSSIERS, EARLIER_SHORTCOMINGS, INITIATIVES, INSPECTIONS, OUTGOING_DOCUMENTS, PLAN_ITEMS,
    PROCEDURE_REVIEWS, RECOMMENDATIONS,
};
use dondoc_sdk::{Day, Decimal, Directive as _, Document, Figure, Outcome, Period, Rounding, UnitKind, stage};

use crate::CaoLanhKiemTra2022;

/// Every real check holds.
pub fn world() -> MemoryWorld {
    let mut world = empty();
    world.tasks.push(MemoryTask {
        plan: "cv-379-2022".to_owned(),
        number: "1".to_owned(),
        unit: "29872".to_owned(),
        assigner: "UBND thành phố".to_owned(),
        stage: stage::STARTED,
        assigned: Day::ymd(2022, 3, 1),
        started: Some(Day::ymd(2022, 3, 1)),
        reported: None,
        deadline: None,
        done: None,
    });
    world.documents = vec![
        paper("866", "inspection-plan", "06/KH-UBND", Day::ymd(2022, 1, 11)),
        paper("866", "inspection-team-decision", "334/QĐ-UBND", Day::ymd(2022, 2, 24)),
        paper("866", "official-letter", "379/UBND-NV", Day::ymd(2022, 2, 24)),
        paper("87", "instruction", "08/CT-UBND", Day::ymd(2022, 2, 1)),
        paper("866.YT", "implementing-paper", "12/PYT", Day::ymd(2022, 3, 3)),
    ];
    for unit in ["29872", "866.YT"] {
        for kind in ["reform-plan", "procedure-control-plan", "communication-plan", "self-inspection-plan"] {
            world.documents.push(paper(unit, kind, "1/KH", Day::ymd(2022, 1, 20)));
        }
    }
    for (year, late, resolved) in [(2022, "40", "2000"), (2021, "30", "1000")] {
        world.figures.push(figure(year, "dossiers.late", late));
        world.figures.push(figure(year, "dossiers.resolved", resolved));
        world.figures.push(figure(year, "feedback.handled", "20"));
        world.figures.push(figure(year, "feedback.handled-on-time", if year == 2022 { "20" } else { "17" }));
    }
    keep_registers(&mut world);
    world
}

/// Registers in which every check that reads one holds.
fn keep_registers(world: &mut MemoryWorld) {
    let kept = Period::new(Day::ymd(2011, 1, 1), Day::ymd(2022, 12, 31));
    for (register, table) in [
        (&INSPECTIONS, "unit,first,last\n29872,2022-03-01,2022-03-03\n866.YT,2022-03-08,2022-03-10"),
        (
            &PLAN_ITEMS,
            "unit,plan,number,issued,owner,due,product,copied\n29872,1/KH,1,2022-01-20,VP,2022-06-30,Báo cáo,no",
        ),
        (&INITIATIVES, "unit,number,title,recognised\n29872,1,Trả kết quả tại nhà,2022-02-15"),
        (
            &DOSSIERS,
            "number,unit,received,due,closed,returned,step,step-since,skipped-step
            H1,29872,2022-02-01,2022-02-10,2022-02-09,2022-02-09,,,
            H2,29872,2022-03-28,2022-04-05,,,tham-dinh,2022-03-30,",
        ),
        (&ARCHIVES, "unit,counted,backlog-metres,files,cases\n29872,2022-01-31,12.5,10,10\n29872,2022-03-31,10,20,20"),
        (
            &PROCEDURE_REVIEWS,
            "procedure,issued,planned,reviewed\n1.001,2022-01-31,2022-03-15,2022-03-10\n1.002,2022-01-31,2022-08-15,",
        ),
        (
            &OUTGOING_DOCUMENTS,
            "unit,number,issued,personal-signature,office-signature\n29872,1/UBND,2022-02-10,yes,yes",
        ),
        (
            &RECOMMENDATIONS,
            "number,inspected,concluded,owner,due,reported\n1,2022-03-10,2022-03-15,29872,2022-03-30,2022-03-29",
        ),
        (&EARLIER_SHORTCOMINGS, "unit,number,found,mended,reopened\n29872,HC1,2021-06-01,2022-02-01,"),
    ] {
        world.keep(register, kept, table);
    }
}

/// Every real check fails.
pub fn failing() -> MemoryWorld {
    let mut world = world();
    world.tasks.clear();
    world.documents.retain(|paper| !matches!(paper.kind.as_str(), "implementing-paper" | "communication-plan"));
    for paper in &mut world.documents {
        paper.issued = paper.issued.plus(30);
    }
    set_figure(&mut world, 2022, "dossiers.late", "80");
    set_figure(&mut world, 2022, "feedback.handled-on-time", "10");
    world
}

/// The units alone.
pub fn empty() -> MemoryWorld {
    let units = vec![
        unit("866", "Thành phố Cao Lãnh", UnitKind::District, "87"),
        unit("87", "Tỉnh Đồng Tháp", UnitKind::Province, ""),
        unit("866.YT", "Phòng Y tế", UnitKind::Division, "866"),
        unit("29872", "Phường 4", UnitKind::Commune, "866"),
        unit("29875", "Phường 3", UnitKind::Commune, "866"),
    ];
    let mut world = MemoryWorld::new::<CaoLanhKiemTra2022>(Day::ymd(2022, 3, 31), units);
    world.parameters.insert("inspected-units".to_owned(), "29872,866.YT".to_owned());
    world
}

/// All outcomes of a check, by subject.
pub fn all(world: &MemoryWorld, check: &str) -> Vec<Outcome> {
    let outcomes = CaoLanhKiemTra2022::check(world).expect("the sample is whole");
    outcomes.into_iter().filter(|outcome| outcome.check == check).collect()
}

/// The one outcome of a check.
#[track_caller]
pub fn only(world: &MemoryWorld, check: &str) -> Outcome {
    let mut found = all(world, check);
    assert_eq!(found.len(), 1, "{check} answers once");
    found.remove(0)
}

/// Changes one figure of a quarter.
#[track_caller]
pub fn set_figure(world: &mut MemoryWorld, year: i32, indicator: &str, value: &str) {
    let wanted = |figure: &&mut Figure| figure.within.first.civil().0 == year && figure.indicator == indicator;
    let figure = world.figures.iter_mut().find(wanted).expect("the figure exists");
    (figure.lower, figure.upper) = (Decimal::parse(value), Decimal::parse(value));
}

fn paper(unit: &str, kind: &str, number: &str, issued: Day) -> Document {
    Document {
        unit: unit.to_owned(),
        issuer: "cơ quan".to_owned(),
        kind: kind.to_owned(),
        number: number.to_owned(),
        issued,
        title: "Triển khai Công văn 379/UBND-NV".to_owned(),
    }
}

fn figure(year: i32, indicator: &str, value: &str) -> Figure {
    Figure {
        unit: "866".to_owned(),
        indicator: indicator.to_owned(),
        within: Period::new(Day::ymd(year, 1, 1), Day::ymd(year, 3, 31)),
        lower: Decimal::parse(value),
        upper: Decimal::parse(value),
        rounded: Rounding::Exact,
        reporter: "báo cáo".to_owned(),
        reported: Day::ymd(year, 3, 31),
    }
}
