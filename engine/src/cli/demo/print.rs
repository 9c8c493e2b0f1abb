//! What the demonstration prints: for each office its checks, its reminders and its progress; then where it is served.

use std::net::SocketAddr;

use super::offices::Office;
use crate::cli::exit::Failure;
use crate::cli::out;
use crate::cli::out::say;
use crate::cli::report;
use crate::domain::reminder::Reminder;
use crate::domain::{AsOf, Day};
use crate::operations::{
    Engine, EvaluationQuery, ProgressFilter, ReminderQuery, list_evaluations, list_reminders, show_progress,
};

/// An office as of a day: what its scheduled evaluations recorded, who must be reminded, how far its tasks have come.
pub fn office(engine: &Engine, office: &Office, day: Day) -> Result<(), Failure> {
    let unit = &office.file.unit;
    say!("════ {} ({unit}) — ngày {} ════", office.file.name, day.vietnamese());
    let query = EvaluationQuery {
        schedule: Some(office.schedule()?),
        unit: Some(unit.clone()),
        directive: None,
        after: None,
        limit: usize::MAX,
    };
    let evaluations = list_evaluations(engine, &query)?.items;
    if evaluations.is_empty() {
        say!("\n  Không có đánh giá nào: văn bản chỉ đạo không áp dụng cho ngày này.");
    }
    for row in &evaluations {
        let evaluation = &row.value;
        let Some(plugin) = engine.shelf.active(&evaluation.key.directive) else { continue };
        let directive = &plugin.directive;
        say!("\n{} — {} ({})", directive.title, directive.issuer, directive.number);
        say!("plugin {} · sha256 {}\n", directive.id, evaluation.plugin);
        out::text(&report::outcomes(directive, &evaluation.result));
    }
    say!("\nNhắc việc đến hạn");
    out::text(&report::reminders(&due_reminders(engine, office, day)?, day));
    say!("\nTiến độ nhiệm vụ");
    let filter = ProgressFilter { unit: None, plan: None, as_of: AsOf::latest(day) };
    let progress = show_progress(engine, &filter)?;
    let mut lines = Vec::new();
    for (code, counts) in progress.by_unit {
        if let Some(of) = engine.units.unit(&code, day)
            && (of.code == *unit || of.parent.as_ref() == Some(unit))
        {
            lines.push((format!("{} ({code})", of.name), counts));
        }
    }
    out::text(&report::progress(&lines));
    say!();
    Ok(())
}

/// The reminders of the office and the units below it that are due on the day.
fn due_reminders(engine: &Engine, office: &Office, day: Day) -> Result<Vec<Reminder>, Failure> {
    let query = ReminderQuery { unit: None, task: None, after: None, limit: usize::MAX };
    let ours = |row: &Reminder| {
        let found = engine.units.unit(&row.unit, day);
        row.due <= day
            && found
                .is_some_and(|unit| unit.code == office.file.unit || unit.parent.as_ref() == Some(&office.file.unit))
    };
    Ok(list_reminders(engine, &query)?.items.into_iter().map(|row| row.value).filter(ours).collect())
}

/// The plugins that were used, with their digests.
pub fn plugins(engine: &Engine) {
    say!("Plugin đã dùng");
    for plugin in engine.shelf.plugins() {
        say!("  {}  {}", plugin.digest, plugin.directive.id);
    }
}

/// Where the demonstration is served, and what to try.
pub fn serving(bound: SocketAddr, today: Day, secret: Option<&str>) {
    say!("\nĐang phục vụ tại http://{bound} — hôm nay là {}; nhấn Ctrl-C để dừng", today.vietnamese());
    if let Some(secret) = secret {
        say!("Mã quản trị (chỉ hiện một lần): {secret}");
    }
    say!("Thử: curl -s http://{bound}/v1/progress | head -c 400");
}
