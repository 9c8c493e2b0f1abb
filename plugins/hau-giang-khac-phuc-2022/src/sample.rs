//! A small district for the tests: one commune, a handful of rows. Invented numbers.

use dondoc_sdk::memory::{MemoryTask, MemoryWorld, unit};
use dondoc_sdk::registers::{
    CRITERIA_SCORES, DISBURSEMENT, DOSSIERS, MEETINGS, ONE_STOP_STAFF, PORTAL_ITEMS, PROCEDURES, REMEDIATION_PLAN,
    REPORTS_SENT, SERVICES, STAFF_EVALUATIONS, SURVEY_ITEMS,
};
use dondoc_sdk::{Day, Decimal, Document, Figure, Period, Rounding, UnitKind, stage};

use crate::HauGiangKhacPhuc2022;

/// Every check holds; the causes are two.
pub fn world() -> MemoryWorld {
    let mut world = empty();
    world.parameters.insert("causes".to_owned(), "portal,survey".to_owned());
    world.figures = vec![figure("par-index.rank", 4), figure("par-index.ranked-units", 8)];
    for (kind, day) in [
        ("reform-plan", Day::ymd(2022, 1, 10)),
        ("procedure-control-plan", Day::ymd(2022, 1, 10)),
        ("communication-plan", Day::ymd(2022, 1, 10)),
        ("self-inspection-plan", Day::ymd(2022, 1, 10)),
        ("digital-transformation-plan", Day::ymd(2022, 1, 10)),
        ("new-model-draft", Day::ymd(2022, 7, 14)),
        ("new-model-plan", Day::ymd(2022, 8, 13)),
    ] {
        world.documents.push(paper(kind, day));
    }
    world.tasks = vec![task("1", "UBND tỉnh Hậu Giang"), task("2", "UBND huyện Phụng Hiệp")];
    let kept = Period::new(Day::ymd(2011, 1, 1), Day::ymd(2022, 12, 31));
    for (register, table) in [
        (
            &REPORTS_SENT,
            "duty,cutoff,channel,sent
            law-enforcement-monitoring,2021-09-30,document-system,2021-10-15
            procedure-control,2022-06-14,document-system,2022-06-19
            procedure-control,2022-06-14,report-system,2022-06-18",
        ),
        (
            &DISBURSEMENT,
            "project,until,planned,disbursed
            A,2022-06-30,100,10
            A,2022-08-31,100,45.5
            B,2022-08-31,100,54.5",
        ),
        (&SERVICES, "procedure,tier,level,since,until\n1.001,district,4,2020-01-01,"),
        (&PROCEDURES, "procedure,announced,expired\n1.001,2019-01-01,\n1.002,2019-01-01,"),
        (
            &DOSSIERS,
            "number,unit,online,received,due,closed,returned
            H1,31399,yes,2022-05-02,2022-05-10,2022-05-10,2022-05-10
            H2,31399,no,2022-08-01,2022-08-31,,",
        ),
        (&PORTAL_ITEMS, "item,arisen,published\nthu-tuc,2022-03-01,2022-03-06"),
        (&SURVEY_ITEMS, "year,group,published,max,points\n2021,thái độ,2022-04-01,10,7\n2021,thủ tục,2022-04-01,10,9"),
        (&MEETINGS, "unit,held,minutes\n934,2022-07-28,12/TB\n934,2022-08-30,15/TB"),
        (
            &REMEDIATION_PLAN,
            "number,cause,criterion,noted,action,owner,due
            1,portal,7.2,2022-07-14,Phân công đăng tin,934.VHTT,2022-09-30
            2,survey,8.1,2022-07-14,Bố trí công chức,934.NV,2022-12-31",
        ),
        (&STAFF_EVALUATIONS, "unit,number,evaluated,procedure-result,satisfaction\n31399,1,2022-08-01,98 %,95 %"),
        (&ONE_STOP_STAFF, "unit,decision,decided,criteria\n934,1/QĐ,2022-01-05,TC-1\n31399,2/QĐ,2022-01-05,TC-1"),
        (
            &CRITERIA_SCORES,
            "criterion,published,max,points\n7.2,2022-04-01,2,1\n8.1,2022-04-01,20,15.5\n1.1,2022-04-01,2,2",
        ),
    ] {
        world.keep(register, kept, table);
    }
    world
}

/// The units alone.
pub fn empty() -> MemoryWorld {
    let units = vec![
        unit("934", "Huyện Phụng Hiệp", UnitKind::District, "93"),
        unit("31399", "Xã Tân Bình", UnitKind::Commune, "934"),
    ];
    MemoryWorld::new::<HauGiangKhacPhuc2022>(Day::ymd(2022, 8, 31), units)
}

fn figure(indicator: &str, value: i64) -> Figure {
    Figure {
        unit: "934".to_owned(),
        indicator: indicator.to_owned(),
        within: Period::year(2021),
        lower: Some(Decimal::whole(value)),
        upper: Some(Decimal::whole(value)),
        rounded: Rounding::Exact,
        reporter: "hội nghị".to_owned(),
        reported: Day::ymd(2022, 7, 14),
    }
}

fn paper(kind: &str, issued: Day) -> Document {
    Document {
        unit: "934".to_owned(),
        issuer: "UBND huyện".to_owned(),
        kind: kind.to_owned(),
        number: "1/KH-UBND".to_owned(),
        issued,
        title: "Kế hoạch".to_owned(),
    }
}

fn task(number: &str, assigner: &str) -> MemoryTask {
    MemoryTask {
        plan: "tinh-giao".to_owned(),
        number: number.to_owned(),
        unit: "934".to_owned(),
        assigner: assigner.to_owned(),
        stage: stage::DONE,
        assigned: Day::ymd(2022, 1, 20),
        started: Some(Day::ymd(2022, 2, 1)),
        reported: None,
        deadline: Some(Day::ymd(2022, 5, 31)),
        done: Some(Day::ymd(2022, 5, 31)),
    }
}
