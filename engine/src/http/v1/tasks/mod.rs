//! Tasks.

pub mod accept;
pub mod acknowledge;
pub mod assign;
pub mod cancel;
pub mod decline_extension;
pub mod explain_lateness;
pub mod extend;
pub mod import;
pub mod list;
pub mod refuse;
pub mod report_progress;
pub mod request_extension;
pub mod resume;
pub mod r#return;
pub mod show;
pub mod snooze;
pub mod start;
pub mod submit;
pub mod suspend;
