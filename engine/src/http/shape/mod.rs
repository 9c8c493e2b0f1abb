//! The shapes of answers: days as `YYYY-MM-DD`, numbers as exact text, instants as RFC 3339.

mod directive;
mod evaluation;
mod finding;
mod imported;
mod occurrence;
mod page;
mod paper;
mod plugin;
mod progress;
mod register;
mod reminder;
mod task;
mod unit;
mod waiver;

pub use directive::{ColumnResponse, DirectiveResponse};
pub use evaluation::{EvaluationResponse, FaultedResponse, MeasuredResponse, OutcomeResponse};
pub use finding::{FindingResponse, status_id};
pub use imported::ImportedResponse;
pub use occurrence::OccurrenceResponse;
pub use page::Page;
pub use paper::{DocumentResponse, FigureResponse, PlanResponse};
pub use plugin::PluginResponse;
pub use progress::{ProgressCounts, ProgressResponse};
pub use register::{
    DeclaredRegisterResponse, ErasedResponse, RegisterImportResponse, RegisterImportedResponse, RegisterRowResponse,
};
pub use reminder::ReminderResponse;
pub use task::{FactResponse, StateResponse, TaskResponse};
pub use unit::UnitResponse;
pub use waiver::{WaivedResponse, WaiverResponse, WaiversResponse};

use chrono::SecondsFormat;

use crate::domain::Instant;

/// An instant as RFC 3339 in UTC, to the second.
fn instant(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}
