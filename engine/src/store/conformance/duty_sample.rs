//! Edits of the calendar, covers of duties and how far both were followed, to examine a store with.
//!
//! It must never hold a rule.

use super::sample::{at, day, directive, recorded, task_key, unit};
use crate::domain::Position;
use crate::domain::area::Area;
use crate::domain::calendar::{Calendar, CalendarEdit, CalendarSource, Decided};
use crate::domain::duty::{DutyChain, DutyCover, DutyKey, DutyProgress, DutyTerms, RuleText};
use crate::domain::id::{DutyId, ReportChannel};
use crate::domain::unit::UnitKind;
use crate::store::record::Resettling;

const VALID: &str = "a sample is well formed";

/// An edit of the calendar.
pub fn calendar_edit(number: u32, source: CalendarSource) -> CalendarEdit {
    let decided = |of: &str| Decided { reason: "Nghỉ bù \u{0}".to_owned(), decision: format!("{of}/VPCP-KGVX") };
    let days = |of: &str| [(day(of), decided(of))].into();
    let decreed = Calendar::of_data([2022, 2023].into(), days("2022-09-02"), days("2022-09-10"), days("2022-12-30"));
    CalendarEdit {
        number,
        source,
        version: decreed.version().to_owned(),
        decreed,
        withdrawn: [2021, 2024].into(),
        at: at(7),
        actor: "thu".to_owned(),
        reason: "Thông báo nghỉ lễ".to_owned(),
    }
}

/// How far rungs follow the calendar.
pub fn resettling(edit: u32, after: Option<&str>) -> Resettling {
    Resettling { edit, after: after.map(task_key) }
}

/// A duty's key.
pub fn duty_key(of: &str, duty: &str) -> DutyKey {
    DutyKey { directive: directive(of), duty: DutyId::parse(duty).expect(VALID) }
}

/// A duty's cover, once set anew.
pub fn duty_cover(of: &str, duty: &str) -> DutyCover {
    let terms = |from: &str, under: Option<&str>| DutyTerms {
        from: day(from),
        title: "Báo cáo quý".to_owned(),
        rule: RuleText {
            recurrence: "quarter 1,3".to_owned(),
            cutoff: "14/3".to_owned(),
            due: "commune 16; district 19".to_owned(),
            weekend_rule: "none".to_owned(),
        },
        kinds: vec![UnitKind::Commune, UnitKind::District],
        units: vec![unit("866"), unit("29869")],
        under: under.map(unit),
        channels: vec![channel("report-system"), channel("document-system")],
        area: Area::ALL[0],
        assigner: "Ủy ban nhân dân Tỉnh".to_owned(),
    };
    let versions = vec![recorded(terms("2021-12-15", None)), recorded(terms("2022-06-15", Some("87")))];
    DutyCover { key: duty_key(of, duty), versions }
}

/// How far a duty's tasks were created, with so many chains.
pub fn duty_progress(of: &str, duty: &str, chains: u32) -> DutyProgress {
    let chain = |count: u32| DutyChain {
        unit: unit("866"),
        channel: (count % 2 == 1).then(|| channel("report-system")),
        count,
        task: task_key("p:1"),
    };
    DutyProgress {
        key: duty_key(of, duty),
        cover: Position(3),
        through: day("2022-03-31"),
        chains: (0..chains).map(chain).collect(),
    }
}

fn channel(id: &str) -> ReportChannel {
    ReportChannel::parse(id).expect(VALID)
}
