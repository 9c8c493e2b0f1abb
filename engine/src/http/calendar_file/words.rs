//! What calendars say, in Vietnamese.

use crate::domain::Day;
use crate::domain::feed_alarm::FeedAlarm;
use crate::domain::feed_entry::FeedEntry;
use crate::domain::task_state::Stage;
use crate::operations::{FeedLine, FeedView};

/// The name of a calendar.
pub fn name(view: &FeedView) -> String {
    if view.label.is_empty() { format!("Thời hạn nhiệm vụ – {}", view.office) } else { view.label.clone() }
}

/// What a calendar holds, and what it does not.
pub fn about(view: &FeedView) -> String {
    let below = if view.below { " và các đơn vị trực thuộc" } else { "" };
    let mut sentences = vec![format!("Thời hạn các nhiệm vụ được giao của {}{below}.", view.office)];
    if view.left_out > 0 {
        sentences.push(format!("Còn {} nhiệm vụ khác không hiển thị vì lịch đã đầy.", view.left_out));
    }
    if view.is_partial {
        sentences.push("Số nhiệm vụ quá lớn nên lịch chưa xem xét hết.".to_owned());
    }
    sentences.join(" ")
}

/// The title of a task, with its office where several are shown.
pub fn title(view: &FeedView, line: &FeedLine) -> String {
    if view.below { format!("[{}] {}", line.office, line.entry.title) } else { line.entry.title.clone() }
}

/// The title of the day on which a task is due.
pub fn due(view: &FeedView, line: &FeedLine) -> String {
    let title = title(view, line);
    match line.entry.stage {
        Stage::Done => format!("Đã xong: {title}"),
        Stage::Refused => format!("Từ chối: {title}"),
        Stage::Cancelled => format!("Đã hủy: {title}"),
        _ if line.entry.is_late => format!("Quá hạn: {title}"),
        _ => format!("Hạn: {title}"),
    }
}

/// What is known of a task, line by line.
pub fn details(line: &FeedLine) -> String {
    let entry = &line.entry;
    let mut lines = vec![
        format!("Nhiệm vụ {} của kế hoạch {}", entry.task.number, entry.task.plan),
        format!("Đơn vị: {}", line.office),
        format!("Cơ quan giao: {}", entry.assigner),
    ];
    if !entry.product.is_empty() {
        lines.push(format!("Sản phẩm: {}", entry.product));
    }
    let first = entry.original_deadline.map(|day| format!(" (hạn ban đầu {})", day.vietnamese())).unwrap_or_default();
    lines.push(format!("Hạn: {}{first}", entry.deadline.vietnamese()));
    lines.push(format!("Tình trạng: {}", state(entry)));
    lines.join("\n")
}

/// How far a task has come, in words.
fn state(entry: &FeedEntry) -> String {
    let mut words = vec![stage(entry.stage).to_owned()];
    if entry.ended.is_none() && entry.progress_percent > 0 {
        words.push(format!("{}%", entry.progress_percent));
    }
    match (entry.is_late, entry.ended) {
        (true, None) => words.push(LATE.to_owned()),
        (true, Some(_)) => words.push("trễ hạn".to_owned()),
        (false, _) => {}
    }
    words.join(", ")
}

/// A stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::NotStarted => "chưa thực hiện",
        Stage::Started => "đang thực hiện",
        Stage::AwaitingAcceptance => "chờ nghiệm thu",
        Stage::Returned => "bị trả lại",
        Stage::Suspended => "tạm dừng",
        Stage::Refused => "từ chối",
        Stage::Cancelled => "đã hủy",
        Stage::Done => "hoàn thành",
    }
}

/// That a deadline is not kept.
pub const LATE: &str = "quá hạn";

/// What an alarm says. On the last working day before a deadline on a day off, it says which day that is.
pub fn alarm(alarm: FeedAlarm, deadline: Day, title: &str) -> String {
    if alarm.day == deadline {
        return format!("Đến hạn hôm nay: {title}");
    }
    match alarm.rung.0 {
        0 => format!("Ngày làm việc cuối cùng trước hạn {}: {title}", deadline.vietnamese()),
        rung => format!("Còn {} ngày làm việc: {title}", rung.unsigned_abs()),
    }
}
