//! A feed as a calendar: for each deadline a task to tick off (`VTODO`) and a day to see (`VEVENT`), both with alarms.
//!
//! It names no `METHOD`: a published event would need an organizer (RFC 5546, 3.2.1), and what a CalDAV server stores must
//! have none (RFC 4791, 4.1). Days are dates without a zone, so no `VTIMEZONE` is needed; a `DUE` of a day is shown by
//! programs as due on that day, though an example of RFC 5545 (3.6.2) has it overdue at its first midnight. It must never write the present
//! moment: its bytes are what the `ETag` is made of.

use super::lines::Lines;
use super::words;
use crate::domain::Day;
use crate::domain::feed_alarm::FeedAlarm;
use crate::domain::feed_entry::FeedEntry;
use crate::domain::task_state::Stage;
use crate::operations::{FeedLine, FeedView};

/// The hour of the day at which an alarm rings, where the calendar is read.
const ALARM_HOUR: i32 = 8;

/// How often a calendar is to be fetched.
const FETCHED_EVERY: &str = "PT1H";

/// The highest and the usual importance.
const PRIORITIES: [u8; 2] = [1, 5];

/// The calendar of a feed.
pub fn calendar(view: &FeedView) -> String {
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.value("VERSION", "2.0");
        lines.value("PRODID", "-//dondoc//deadlines//VI");
        lines.value("CALSCALE", "GREGORIAN");
        for property in ["NAME", "X-WR-CALNAME"] {
            lines.text(property, &words::name(view));
        }
        for property in ["DESCRIPTION", "X-WR-CALDESC"] {
            lines.text(property, &words::about(view));
        }
        lines.text("X-WR-TIMEZONE", &view.zone);
        lines.value("REFRESH-INTERVAL;VALUE=DURATION", FETCHED_EVERY);
        lines.value("X-PUBLISHED-TTL", FETCHED_EVERY);
        for line in &view.lines {
            todo(lines, view, line);
            event(lines, view, line);
        }
    });
    lines.into_text()
}

fn todo(lines: &mut Lines, view: &FeedView, line: &FeedLine) {
    let entry = &line.entry;
    lines.component("VTODO", |lines| {
        identity(lines, view, line, "todo");
        lines.text("SUMMARY", &words::title(view, line));
        about(lines, line);
        lines.date("DUE", entry.deadline.date());
        lines.value("STATUS", status(entry));
        lines.value("PERCENT-COMPLETE", entry.progress_percent);
        if let Some(ended) = line.ended.filter(|_| entry.stage == Stage::Done) {
            lines.instant("COMPLETED", ended);
        }
        if entry.ended.is_none() {
            let [highest, usual] = PRIORITIES;
            lines.value("PRIORITY", if entry.is_late { highest } else { usual });
        }
        alarms(lines, view, line, "TRIGGER;RELATED=END"); // without a start, there is only the end to count from
    });
}

fn event(lines: &mut Lines, view: &FeedView, line: &FeedLine) {
    let entry = &line.entry;
    let is_off = matches!(entry.stage, Stage::Refused | Stage::Cancelled);
    lines.component("VEVENT", |lines| {
        identity(lines, view, line, "event");
        lines.text("SUMMARY", &words::due(view, line));
        about(lines, line);
        let date = entry.deadline.date();
        lines.date("DTSTART", date);
        lines.date("DTEND", date.succ_opt().unwrap_or(date));
        lines.value("STATUS", if is_off { "CANCELLED" } else { "CONFIRMED" });
        lines.value("TRANSP", "TRANSPARENT");
        alarms(lines, view, line, "TRIGGER");
    });
}

/// What makes it the same thing in every fetch, and tells when it changed.
fn identity(lines: &mut Lines, view: &FeedView, line: &FeedLine, what: &str) {
    let entry = &line.entry;
    let uid = format!("{}~{}-{what}@{}.dondoc", entry.task.plan, entry.task.number, view.ledger);
    lines.text("UID", &uid);
    lines.instant("DTSTAMP", line.changed);
    lines.instant("LAST-MODIFIED", line.changed);
    lines.value("SEQUENCE", entry.revision);
}

fn about(lines: &mut Lines, line: &FeedLine) {
    lines.text("DESCRIPTION", &words::details(line));
    let stage = words::stage(line.entry.stage);
    let categories = if line.entry.is_late { vec![stage, words::LATE] } else { vec![stage] };
    lines.texts("CATEGORIES", &categories);
}

fn status(entry: &FeedEntry) -> &'static str {
    match entry.stage {
        Stage::Done => "COMPLETED",
        Stage::Refused | Stage::Cancelled => "CANCELLED",
        Stage::Started | Stage::AwaitingAcceptance | Stage::Returned => "IN-PROCESS",
        Stage::NotStarted | Stage::Suspended if entry.is_begun => "IN-PROCESS",
        Stage::NotStarted | Stage::Suspended => "NEEDS-ACTION",
    }
}

/// The alarms; `trigger` is the property with what its time is counted from.
fn alarms(lines: &mut Lines, view: &FeedView, line: &FeedLine, trigger: &str) {
    let (deadline, title) = (line.entry.deadline, words::title(view, line));
    for alarm in line.alarms.iter().copied() {
        lines.component("VALARM", |lines| {
            lines.value("ACTION", "DISPLAY");
            lines.value(trigger, duration(rings_after(alarm, deadline)));
            lines.text("DESCRIPTION", &words::alarm(alarm, deadline, &title));
        });
    }
}

/// How many hours after the first midnight of a deadline an alarm rings; negative before it.
fn rings_after(alarm: FeedAlarm, deadline: Day) -> i32 {
    ALARM_HOUR - 24 * deadline.since(alarm.day)
}

/// So many hours as RFC 5545 (3.3.6) writes a duration.
fn duration(hours: i32) -> String {
    let (sign, whole) = (if hours < 0 { "-" } else { "" }, hours.unsigned_abs());
    match (whole / 24, whole % 24) {
        (0, hours) => format!("{sign}PT{hours}H"),
        (days, 0) => format!("{sign}P{days}D"),
        (days, hours) => format!("{sign}P{days}DT{hours}H"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ladder::Rung;

    #[test]
    fn alarms_ring_at_eight_of_the_day_they_are_for() {
        let deadline = Day::parse("2022-03-15").unwrap();
        let rings = |days: i32| duration(rings_after(FeedAlarm { rung: Rung(0), day: deadline.plus(-days) }, deadline));
        assert_eq!([7, 3, 1, 0].map(rings), ["-P6DT16H", "-P2DT16H", "-PT16H", "PT8H"]);
        assert_eq!([duration(-48), duration(0), duration(24)], ["-P2D", "PT0H", "P1D"]);
    }
}
