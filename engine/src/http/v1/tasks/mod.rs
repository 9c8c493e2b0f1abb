//! Tasks.

pub mod accept;
pub mod assign;
pub mod cancel;
pub mod extend;
pub mod import;
pub mod list;
pub mod refuse;
pub mod report_progress;
pub mod resume;
pub mod r#return;
pub mod show;
pub mod start;
pub mod submit;
pub mod suspend;
