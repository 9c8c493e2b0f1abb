//! Evaluations, reminders and progress as text for a terminal.

use std::fmt::Write as _;

use crate::domain::directive::Directive;
use crate::domain::evaluation::{Judged, PluginFault};
use crate::domain::outcome::{Condition, Measured, Severity, Verdict};
use crate::domain::progress::Progress;
use crate::domain::reminder::Reminder;
use crate::domain::{Day, Decimal};

/// Every check of an evaluation: its verdict, its condition, its values and its text.
pub fn outcomes(directive: &Directive, result: &Result<Vec<Judged>, PluginFault>) -> String {
    match result {
        Err(fault) => format!("  ✗ không đánh giá được: {fault} [{}]\n", fault.code()),
        Ok(judged) => {
            let mut text: String = judged.iter().map(|judged| outcome(directive, judged)).collect();
            let _infallible = writeln!(text, "  {}", summary(judged));
            text
        }
    }
}

fn outcome(directive: &Directive, judged: &Judged) -> String {
    let outcome = &judged.outcome;
    let title = directive.check(&outcome.check).map_or("", |check| check.title.as_str());
    let subject = if outcome.subject.is_empty() { String::new() } else { format!(" · {}", outcome.subject) };
    let mut text = format!(
        "  {} {:<6} {:<13} {title}{subject}\n         điều kiện: {} · mức: {}\n",
        mark(judged.verdict),
        outcome.check.to_string(),
        verdict(judged.verdict),
        condition(outcome.condition),
        severity(judged.severity),
    );
    let mut line = |label: &str, words: &str| {
        let _infallible = writeln!(text, "         {label}{words}");
    };
    line("", &outcome.message);
    outcome.measured.iter().for_each(|value| line("= ", &measured(value)));
    if let Some(recommendation) = &outcome.recommendation {
        line("→ ", recommendation);
    }
    text
}

fn measured(value: &Measured) -> String {
    let show = |label: &str, number: Option<Decimal>| {
        number.map(|number| format!("{label} {} {}", number.vietnamese(), value.measure))
    };
    let parts = [show("tính được", value.computed), show("báo cáo", value.claimed), show("yêu cầu", value.required)];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.trim_end().to_owned()).collect();
    format!("{}: {}", value.name, if parts.is_empty() { "không có số liệu".to_owned() } else { parts.join(" · ") })
}

fn summary(judged: &[Judged]) -> String {
    let count = |wanted: Verdict| judged.iter().filter(|judged| judged.verdict == wanted).count();
    format!(
        "Tổng: {} kết quả — {} đạt, {} cảnh báo, {} không đạt, {} không áp dụng, {} thiếu dữ liệu",
        judged.len(),
        count(Verdict::Pass),
        count(Verdict::Warn),
        count(Verdict::Fail),
        count(Verdict::NotApplicable),
        count(Verdict::MissingData),
    )
}

/// The reminders that are due: superseded ones are counted, not listed.
pub fn reminders(rows: &[Reminder], today: Day) -> String {
    let (superseded, due): (Vec<&Reminder>, Vec<&Reminder>) = rows.iter().partition(|row| row.superseded);
    if due.is_empty() {
        return "  không có\n".to_owned();
    }
    let mut text: String = due.iter().map(|row| reminder(row, today)).collect();
    if !superseded.is_empty() {
        let _infallible = writeln!(text, "  ({} lần nhắc sớm hơn đã được thay bằng lần nhắc sau)", superseded.len());
    }
    text
}

fn reminder(row: &Reminder, today: Day) -> String {
    let left = row.key.deadline.since(today);
    let when = match left {
        0 => "đến hạn hôm nay".to_owned(),
        left if left > 0 => format!("còn {left} ngày"),
        late => format!("quá hạn {} ngày", -late),
    };
    format!("  • {} ({}) hạn {} — {when}: {}\n", row.key.task, row.unit, row.key.deadline.vietnamese(), row.title)
}

/// The five categories of each unit, a line each, and their sum; every line sums to its total.
pub fn progress(units: &[(String, Progress)]) -> String {
    let mut text = format!(
        "  {:<46} {:>5} {:>9} {:>9} {:>10} {:>8} {:>10}   {}\n",
        "Đơn vị", "Tổng", "Đúng hạn", "Trễ hạn", "Trong hạn", "Quá hạn", "Không hạn", "Tạm dừng"
    );
    let mut sum = Progress::default();
    for (name, counts) in units {
        sum += *counts;
        text.push_str(&progress_line(name, counts));
    }
    if units.len() > 1 {
        text.push_str(&progress_line("Cộng", &sum));
    }
    text
}

fn progress_line(name: &str, counts: &Progress) -> String {
    format!(
        "  {name:<46} {:>5} {:>9} {:>9} {:>10} {:>8} {:>10}   {}\n",
        counts.total(),
        counts.done_on_time,
        counts.done_late,
        counts.open_in_time,
        counts.open_overdue,
        counts.no_deadline,
        counts.suspended,
    )
}

fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "✓",
        Verdict::Warn => "!",
        Verdict::Fail => "✗",
        Verdict::NotApplicable => "–",
        Verdict::MissingData => "?",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "đạt",
        Verdict::Warn => "cảnh báo",
        Verdict::Fail => "không đạt",
        Verdict::NotApplicable => "không áp dụng",
        Verdict::MissingData => "thiếu dữ liệu",
    }
}

fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::Holds => "thỏa mãn",
        Condition::Fails => "không thỏa mãn",
        Condition::NotApplicable => "không áp dụng",
        Condition::MissingData => "thiếu dữ liệu",
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Violation => "vi phạm",
        Severity::Caution => "cảnh báo",
        Severity::Information => "thông tin",
        Severity::Inconsistency => "nhất quán số liệu",
    }
}
