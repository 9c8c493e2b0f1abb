//! What templates can name: the data of a message, by names that hold for ever.
//!
//! A name is never taken away: templates that administrators have written use it.

use std::collections::BTreeMap;

use minijinja::Value;

use crate::domain::Day;
use crate::domain::digest::{DigestData, DigestItem};
use crate::domain::language::Language;
use crate::domain::task_state::Stage;

/// The data of a digest, in the words of a language.
pub(super) fn digest_values(digest: &DigestData, language: Language) -> Value {
    let DigestData { contact_name, role, unit, unit_name, instead_of, day, items, counts } = digest;
    let items: Vec<Value> = items.iter().map(|item| item_values(item, *day, language)).collect();
    let instead_of: Vec<Value> = instead_of.iter().map(Value::from).collect();
    values([
        ("contact", values([("name", contact_name.into()), ("role", role.id().into())])),
        ("unit", values([("code", unit.as_str().into()), ("name", unit_name.into())])),
        ("instead_of", instead_of.into()),
        ("day", written(*day).into()),
        ("items", items.into()),
        (
            "counts",
            values([
                ("total", counts.total.into()),
                ("late", counts.late.into()),
                ("due_today", counts.due_today.into()),
                ("upcoming", counts.upcoming.into()),
                ("escalated", counts.escalated.into()),
                ("left_out", counts.left_out.into()),
            ]),
        ),
    ])
}

fn item_values(item: &DigestItem, today: Day, language: Language) -> Value {
    let left = item.working_days_left;
    let is_late = item.deadline < today;
    values([
        ("task", item.task.to_string().into()),
        ("title", (&item.title).into()),
        ("unit", item.unit.as_str().into()),
        ("unit_name", (&item.unit_name).into()),
        ("deadline", written(item.deadline).into()),
        ("original_deadline", written(item.original_deadline).into()),
        ("extended", (item.deadline != item.original_deadline).into()),
        ("late", is_late.into()),
        ("days_late", if is_late { left.saturating_neg().max(0).into() } else { 0.into() }),
        ("days_left", left.max(0).into()),
        ("due_today", (item.deadline == today).into()),
        ("rung", item.rung.0.into()),
        ("stage", item.stage.id().into()),
        ("stage_name", stage_name(item.stage, language).into()),
        ("escalated", item.escalated.into()),
        ("provisional", item.provisional.into()),
    ])
}

fn values<const N: usize>(pairs: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(pairs))
}

/// As officials write a day: `31/03/2022`.
fn written(day: Day) -> String {
    day.date().format("%d/%m/%Y").to_string()
}

fn stage_name(stage: Stage, language: Language) -> &'static str {
    let (vi, en) = match stage {
        Stage::NotStarted => ("chưa thực hiện", "not started"),
        Stage::Started => ("đang thực hiện", "started"),
        Stage::AwaitingAcceptance => ("chờ nghiệm thu", "awaiting acceptance"),
        Stage::Returned => ("bị trả lại", "returned"),
        Stage::Suspended => ("tạm dừng", "suspended"),
        Stage::Refused => ("từ chối", "refused"),
        Stage::Cancelled => ("hủy bỏ", "cancelled"),
        Stage::Done => ("hoàn thành", "done"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}
