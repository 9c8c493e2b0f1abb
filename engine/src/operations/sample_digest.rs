//! Data to try a template on: everything that a message may hold, and as little as it may hold.

use crate::domain::Day;
use crate::domain::contact::ContactRole;
use crate::domain::digest::{DigestCounts, DigestData, DigestItem};
use crate::domain::id::{TaskKey, UnitCode};
use crate::domain::ladder::Rung;
use crate::domain::task_state::Stage;

/// How many items the largest sample has.
const ITEMS: usize = 100;

/// A message with every kind of item, and one without any.
pub(super) fn sample_digests(today: Day) -> [DigestData; 2] {
    let items: Vec<DigestItem> = (0..ITEMS).map(|number| item(number, today)).collect();
    [digest(today, items, vec!["UBND xã Tân Hội".to_owned()]), digest(today, Vec::new(), Vec::new())]
}

fn digest(day: Day, items: Vec<DigestItem>, instead_of: Vec<String>) -> DigestData {
    DigestData {
        contact_name: "Nguyễn Văn An".to_owned(),
        role: ContactRole::Head,
        unit: UnitCode::parse("869").expect("a sample is well formed"),
        unit_name: "Huyện Tân Hồng".to_owned(),
        instead_of,
        day,
        counts: DigestCounts::of(&items, day, items.len()),
        items,
    }
}

fn item(number: usize, today: Day) -> DigestItem {
    const STAGES: [Stage; 4] = [Stage::NotStarted, Stage::Started, Stage::AwaitingAcceptance, Stage::Returned];
    let (shift, working_days_left) = [(-9, -6), (0, 0), (1, 1), (14, 10)][number % 4];
    let deadline = today.plus(shift);
    DigestItem {
        task: TaskKey::parse(&format!("cchc-2026:{:02}", number + 1)).expect("a sample is well formed"),
        title: "Rà soát, đánh giá thủ tục hành chính".to_owned(),
        unit: UnitCode::parse("869.NV").expect("a sample is well formed"),
        unit_name: "Phòng Nội vụ".to_owned(),
        deadline,
        original_deadline: if number.is_multiple_of(3) { deadline.plus(-30) } else { deadline },
        working_days_left,
        rung: Rung(-shift),
        stage: STAGES[number % STAGES.len()],
        escalated: number.is_multiple_of(5),
        provisional: number.is_multiple_of(7),
    }
}
