//! What every run begins with: two schedules, a duty, and somebody to write to in each unit but one.

use std::sync::Arc;

use dondoc::domain::id::ScheduleId;
use dondoc::operations::{ContactText, CoverText, DutyText, Engine, cover_duty, record_contact};
use dondoc::store::Store;

use crate::harness::{Prepared, configured};

/// Who acts.
pub const ACTOR: &str = "test";

/// The schedules, each with its expression: every evening, and twice in each month whose days are worked.
pub const SCHEDULES: [(&str, &str); 2] = [("weekly", "0 17 * * 1"), ("twice", "30 8 15,LW * *")];

/// Whose tasks they are: a district, one of its communes, another district that has nobody to write to, and a department.
pub const UNITS: [&str; 4] = ["866", "29869", "867", "87"];

/// Who is written to.
pub const CONTACTS: [&str; 4] = ["district", "head", "commune", "province"];

/// The schedules' identifiers.
pub fn schedules() -> [ScheduleId; 2] {
    SCHEDULES.map(|(id, _)| ScheduleId::parse(id).expect("an identifier"))
}

/// A process over the store, as it is before its first look.
pub fn new_process(store: &Arc<dyn Store>) -> Prepared {
    let mut process = Prepared::over(Arc::clone(store));
    process.engine.schedules_configured =
        SCHEDULES.map(|(id, cron)| configured(id, cron, "cao-lanh-kiem-tra-2022", &["866"])).into();
    process
}

/// Contacts and the terms of a duty, before anything can go wrong.
pub fn set_up(engine: &Engine) {
    let contact = |id: &str, unit: &str, role: &str, email: &str, webhook: &str| ContactText {
        id: id.into(),
        name: format!("Đầu mối {id}"),
        unit: unit.into(),
        role: role.into(),
        email: email.into(),
        webhook: webhook.into(),
        ..ContactText::default()
    };
    let [district, head, commune, province] = CONTACTS;
    let contacts = [
        contact(district, "866", "officer", "district@example.vn", "https://district.example.vn/dondoc"),
        contact(head, "866", "head", "", "https://head.example.vn/dondoc"),
        contact(commune, "29869", "officer", "commune@example.vn", ""),
        contact(province, "87", "head", "province@example.vn", ""),
    ];
    for contact in &contacts {
        record_contact(engine, ACTOR, contact, None).expect("a sound contact");
    }
    let terms = DutyText { units: vec!["866".into()], from: "2022-01-01".into(), ..DutyText::default() };
    let cover = CoverText {
        directive: "dong-thap-cchc-2022".into(),
        duty: "half-year-dossiers".into(),
        terms,
        reason: String::new(),
        seen: None,
    };
    cover_duty(engine, ACTOR, &cover).expect("a declared duty");
}
