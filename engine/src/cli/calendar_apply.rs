//! `dondoc calendar preview --data` and `calendar apply`: what a decree moves among the records of a folder, and the decree
//! put in use there; where a server owns the folder, it does both.

use std::path::Path;

use super::actor;
use super::calendar_shape::EditedAnswer;
use super::exit::Failure;
use super::import::unreadable;
use super::running_server::{self, SentFile};
use crate::boot::{self, Place};
use crate::cli::out::say;
use crate::operations::{FileSent, ImportMode, edit_calendar, follow_calendar};
use crate::sheets::open_sheet;

/// Runs either command.
pub fn run(file: &Path, data: &Path, mode: ImportMode, config: Option<&Path>) -> Result<(), Failure> {
    let bytes = open_sheet(file).map_err(unreadable)?;
    let sent = FileSent { file: file.display().to_string(), sheet: None, bytes };
    let edited = match boot::engine(config, Place::Folder(data)) {
        Ok(engine) => {
            let edited = edit_calendar(&engine, &actor(), &sent, mode)?;
            if edited.number.is_some() {
                follow_calendar(&engine, engine.clock.now())?;
            }
            EditedAnswer::from(&edited)
        }
        Err(error) => {
            let server = running_server::owner(error, data)?;
            let FileSent { file, bytes, .. } = &sent;
            running_server::edit_calendar(&server, &SentFile { file, sheet: None, label: file, bytes, mode })?
        }
    };
    print(&edited);
    Ok(())
}

fn print(edited: &EditedAnswer) {
    for day in &edited.days {
        let dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        say!("{}\t{}\t{}\t{}", day.day, day.will_be, dash(&day.reason), dash(&day.decision));
    }
    for task in &edited.deadlines.items {
        say!("{}\ttask\t{}\t{}\t{}\t{}", task.deadline, task.task, task.unit, task.will_be, task.title);
    }
    for duty in &edited.duties.items {
        say!("{}\tduty\t{}\t{}\t{}\t{}\t{}", duty.from, duty.to, duty.directive, duty.duty, duty.period, duty.kind);
    }
    for reminder in &edited.reminders.items {
        say!("{}\treminder\t{}\t{}\t{}", reminder.from, reminder.to, reminder.task, reminder.unit);
    }
    let shown = [
        ("deadlines", edited.deadlines.items.len(), edited.deadlines.total),
        ("duties", edited.duties.items.len(), edited.duties.total),
        ("reminders", edited.reminders.items.len(), edited.reminders.total),
    ];
    for (what, shown, total) in shown.into_iter().filter(|(_, shown, total)| shown < total) {
        eprintln!("{shown} of {total} {what} are listed");
    }
    for year in &edited.decreed {
        eprintln!("{year} is provisional now; this file decrees it");
    }
    match edited.number {
        Some(number) => eprintln!("recorded as version {number}: {}", edited.version),
        None => eprintln!("nothing was recorded"),
    }
}
