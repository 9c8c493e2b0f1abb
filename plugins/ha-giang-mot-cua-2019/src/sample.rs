//! A small district for the tests: one division, one commune, a handful of rows. Invented numbers.

use dondoc_sdk::memory::{MemoryWorld, unit};
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIRECTION_ACTIVITIES, DOSSIER_BOOK, DOSSIERS, INDEX_RESULTS, ISO_CERTIFICATES,
    OUTGOING_DOCUMENTS, PROCEDURE_REVIEWS, PROCEDURES, RECOMMENDATIONS, REFERENCE_MATERIALS,
};
use dondoc_sdk::{Day, Period, UnitKind};

use crate::HaGiangMotCua2019;

/// Every check holds.
pub fn world() -> MemoryWorld {
    let mut world = empty();
    let kept = Period::new(Day::ymd(2011, 1, 1), Day::ymd(2019, 12, 31));
    for (register, table) in [
        (&DIRECTION_ACTIVITIES, "unit,number,kind,held\n030.NV,1,paper,2019-04-10\n00913,1,meeting,2019-06-30"),
        (
            &OUTGOING_DOCUMENTS,
            "unit,number,issued,electronic,personal-signature
            030.NV,1/NV,2019-03-01,yes,yes
            030.NV,2/NV,2019-03-02,no,no",
        ),
        (
            &PROCEDURE_REVIEWS,
            "procedure,issued,planned,reviewed,proposal
            1.001,2019-01-31,2019-06-30,2019-06-20,Bỏ bản sao chứng thực
            1.002,2019-01-31,2019-10-30,,",
        ),
        (&REFERENCE_MATERIALS, "unit,material,applied,replaced,updated\n030.NV,QT-01,2018-01-01,2019-05-01,2019-05-03"),
        (
            &DOSSIERS,
            "number,unit,field,procedure,received,due,closed,returned,slip,apology,promised-again
            H1,00913,tn-mt,1.001,2019-05-02,2019-05-10,2019-05-10,2019-05-10,01,,
            H2,00913,tb-xh,1.002,2019-08-01,2019-08-20,,,02,,",
        ),
        (&DOSSIER_BOOK, "number,received,due,returned\nH1,2019-05-02,2019-05-10,2019-05-10\nH2,2019-08-01,2019-08-20,"),
        (&PROCEDURES, "procedure,announced,posted,expired,taken-down\n1.001,2018-03-02,2018-03-09,,"),
        (&ISO_CERTIFICATES, "unit,standard,certified,expires,withdrawn\n030.NV,9001:2015,2018-01-01,2021-01-01,"),
        (&COMMUNICATION_ACTIVITIES, "unit,number,topic,planned,done\n030.NV,1,one-stop,2019-05-01,2019-05-02"),
        (&RECOMMENDATIONS, "number,inspected,concluded,owner,due,planned,reported\n1,2019-08-12,,030.NV,2019-09-30,,"),
        (
            &INDEX_RESULTS,
            "index,year,published,points,rank\npar-index,2017,2018-04-01,75,4\npar-index,2018,2019-04-01,75.5,4",
        ),
    ] {
        world.keep(register, kept, table);
    }
    world
}

/// The units alone.
pub fn empty() -> MemoryWorld {
    let units = vec![
        unit("030", "Huyện Vị Xuyên", UnitKind::District, "02"),
        unit("030.NV", "Phòng Nội vụ", UnitKind::Division, "030"),
        unit("00913", "Thị trấn Vị Xuyên", UnitKind::Commune, "030"),
    ];
    MemoryWorld::new::<HaGiangMotCua2019>(Day::ymd(2019, 8, 12), units)
}
