//! A small country for the tests of this folder: one district through two reforms.

use super::{Dated, Snapshot, SnapshotUnit, UnitTree};
use crate::domain::Day;
use crate::domain::id::UnitCode;
use crate::domain::unit::{Unit, UnitKind};

pub(super) fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).unwrap()
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The small country, with the local unit `866.NV`.
pub(super) fn tree() -> UnitTree {
    let (first, second, third) = (
        [
            ("82", "Tỉnh Tiền Giang", ""),
            ("87", "Tỉnh Đồng Tháp Hoà", ""),
            ("866", "Thành phố Cao Lãnh", "87"),
            ("869", "Huyện Tân Hồng", "87"),
            ("29866", "Phường 1", "866"),
            ("29869", "Phường 2", "866"),
        ],
        [
            ("82", "Tỉnh Tiền Giang", ""),
            ("87", "Tỉnh Đồng Tháp Hòa", ""),
            ("866", "Thành phố Cao Lãnh", "87"),
            ("869", "Huyện Tân Hồng mới", "87"),
            ("29869", "Phường 1", "866"),
        ],
        [("82", "Tỉnh Đồng Tháp", ""), ("29869", "Phường Cao Lãnh", "82")],
    );
    let dated = Dated::Only(vec![(code("29866"), code("29869")), (code("29869"), code("29869"))]);
    let country = UnitTree::country(vec![
        snapshot(None, Some("2024-12-31"), Dated::All, &first),
        snapshot(Some("2025-01-01"), Some("2025-06-30"), dated, &second),
        snapshot(Some("2025-07-01"), None, Dated::All, &third),
    ]);
    let division = Unit {
        code: code("866.NV"),
        name: "Phòng Nội vụ".into(),
        kind: UnitKind::Division,
        parent: Some(code("866")),
        valid_from: Some(day("2022-01-01")),
        valid_until: Some(day("2025-06-30")),
        date_uncertain: false,
    };
    country.with_local(&[division]).unwrap()
}

fn snapshot(first: Option<&str>, last: Option<&str>, dated: Dated, units: &[(&str, &str, &str)]) -> Snapshot {
    let unit = |(unit, name, parent): &(&str, &str, &str)| SnapshotUnit {
        code: code(unit),
        name: (*name).into(),
        kind: match unit.len() {
            2 => UnitKind::Province,
            3 => UnitKind::District,
            _ => UnitKind::Commune,
        },
        parent: (!parent.is_empty()).then(|| code(parent)),
    };
    Snapshot { first: first.map(day), last: last.map(day), dated, units: units.iter().map(unit).collect() }
}
