//! Tasks.

mod accept;
mod assign;
mod cancel;
mod extend;
mod import;
mod list;
mod refuse;
mod report_progress;
mod resume;
mod r#return;
mod show;
mod start;
mod submit;
mod suspend;
