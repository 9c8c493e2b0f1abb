//! A small district for the tests: one division, one commune, a handful of rows. Invented numbers.

use dondoc_sdk::memory::{MemoryWorld, unit};
use dondoc_sdk::registers::{
    COMMENDATIONS, DOSSIERS, INDEX_RESULTS, ISO_CERTIFICATES, LEGAL_DOCUMENTS, OUTGOING_DOCUMENTS, POSITIONS,
    PROCEDURES, SERVICES,
};
use dondoc_sdk::{Day, Decimal, Document, Figure, Period, Rounding, UnitKind};

use crate::BenTreCchc2011To2030;

/// Every check holds.
pub fn world() -> MemoryWorld {
    let mut world = empty();
    for (indicator, value) in [
        ("services.level-3.district", 1),
        ("services.level-3.commune", 0),
        ("services.level-4.district", 1),
        ("services.level-4.commune", 1),
        ("commendations", 2),
    ] {
        world.figures.push(figure(indicator, value));
    }
    for unit in ["831.NV", "28801"] {
        world.documents.push(paper(unit, "stage-reform-plan", Day::ymd(2021, 3, 31)));
        world.documents.push(paper(unit, "reform-plan", Day::ymd(2020, 1, 31)));
    }
    let kept = Period::new(Day::ymd(2011, 1, 1), Day::ymd(2021, 12, 31));
    let results = (2011..2020)
        .map(|year| format!("\npar-index,{year},{}-03-01,80,khá,1723/QĐ-UBND,2013-09-27", (year + 1).max(2014)));
    let results: String = results.collect();
    let results = format!("index,year,published,points,rating,criteria-decision,criteria-decided{results}");
    for (register, table) in [
        (&INDEX_RESULTS, results.as_str()),
        (
            &SERVICES,
            "procedure,tier,level,since,until
            1.001,district,3,2018-01-01,
            1.002,district,4,2019-01-01,
            1.003,commune,4,2019-01-01,
            1.004,commune,3,2018-01-01,2019-12-31",
        ),
        (
            &DOSSIERS,
            "number,unit,procedure,online,received,due,closed,returned
            H1,28801,1.001,yes,2020-02-01,2020-02-10,2020-02-10,2020-02-10
            H2,28801,1.002,yes,2020-02-01,2020-02-10,2020-02-10,
            H3,831.NV,1.003,yes,2020-02-01,2020-02-10,2020-02-09,",
        ),
        (
            &PROCEDURES,
            "procedure,announced,updated,posted,expired,taken-down
            1.001,2020-03-02,2020-03-09,2020-03-09,,
            1.009,2015-03-02,2015-03-04,2015-03-05,2020-01-01,2020-01-01",
        ),
        (
            &ISO_CERTIFICATES,
            "unit,standard,certified,expires,withdrawn\n831.NV,9001:2015,2019-01-01,2022-01-01,\n831.NV,9001:2008,2012-01-01,2018-12-31,2018-12-31",
        ),
        (&OUTGOING_DOCUMENTS, "unit,number,issued,electronic\n831.NV,1/NV,2020-02-01,yes\n28801,2/UBND,2020-02-01,yes"),
        (&POSITIONS, "unit,position,reviewed,matches\n831.NV,VT1,2020-01-01,yes"),
        (&LEGAL_DOCUMENTS, "number,issued,voided\n1/2019/QĐ-UBND,2019-01-01,"),
        (&COMMENDATIONS, "number,decided\n1,2020-06-16\n2,2020-06-16"),
    ] {
        world.keep(register, kept, table);
    }
    world
}

/// The units alone.
pub fn empty() -> MemoryWorld {
    let units = vec![
        unit("831", "Huyện Châu Thành", UnitKind::District, "83"),
        unit("831.NV", "Phòng Nội vụ", UnitKind::Division, "831"),
        unit("28801", "Thị trấn Châu Thành", UnitKind::Commune, "831"),
    ];
    MemoryWorld::new::<BenTreCchc2011To2030>(Day::ymd(2021, 4, 15), units)
}

fn paper(unit: &str, kind: &str, issued: Day) -> Document {
    Document {
        unit: unit.to_owned(),
        issuer: "cơ quan".to_owned(),
        kind: kind.to_owned(),
        number: "1/KH".to_owned(),
        issued,
        title: "Kế hoạch cải cách hành chính".to_owned(),
    }
}

fn figure(indicator: &str, value: i64) -> Figure {
    let day = Day::ymd(2020, 6, 16);
    Figure {
        unit: "831".to_owned(),
        indicator: indicator.to_owned(),
        within: Period::new(day, day),
        lower: Some(Decimal::whole(value)),
        upper: Some(Decimal::whole(value)),
        rounded: Rounding::Exact,
        reporter: "báo cáo".to_owned(),
        reported: day,
    }
}
