//! The shapes of answers: days as `YYYY-MM-DD`, numbers as exact text, instants as RFC 3339.

mod calendar;
mod contact;
mod criteria;
mod directive;
mod duty;
mod entry;
mod evaluation;
mod feed;
mod finding;
mod imported;
mod message;
mod occurrence;
mod page;
mod paper;
mod plugin;
mod progress;
mod ranking;
mod register;
mod reminder;
mod reminder_policy;
mod schedule;
mod score;
mod task;
mod template;
mod unit;
mod waiver;

pub use calendar::{CalendarEditedResponse, CalendarResponse, CalendarVersionResponse};
pub use contact::ContactResponse;
pub use criteria::{CriteriaResponse, CriteriaSetResponse};
pub use directive::{ColumnResponse, DirectiveResponse};
pub use duty::DutyResponse;
pub use entry::EntryResponse;
pub use evaluation::{EvaluationResponse, FaultedResponse, MeasuredResponse, OutcomeResponse};
pub use feed::{FeedAddedResponse, FeedResponse};
pub use finding::{FindingResponse, status_id};
pub use imported::ImportedResponse;
pub use message::{MessageResponse, MessageWholeResponse};
pub use occurrence::OccurrenceResponse;
pub use page::Page;
pub use paper::{DocumentResponse, FigureResponse, PlanResponse};
pub use plugin::PluginResponse;
pub use progress::{ProgressCounts, ProgressResponse};
pub use ranking::{PublishedRankingResponse, RankingResponse, UnitsRankedResponse, WeighedRankingResponse};
pub use register::{
    DeclaredRegisterResponse, ErasedResponse, RegisterImportResponse, RegisterImportedResponse, RegisterRowResponse,
};
pub use reminder::{OwedResponse, ReminderResponse};
pub use reminder_policy::ReminderPolicyResponse;
pub use schedule::{ReasonRequest, ScheduleProofResponse, ScheduleResponse, ScheduleRuleRequest};
pub use score::{ScoreResponse, ScoreSheetResponse};
pub use task::{FactResponse, StateResponse, TaskResponse};
pub use template::{PreviewResponse, TemplateResponse};
pub use unit::UnitResponse;
pub use waiver::{WaivedResponse, WaiverResponse, WaiversResponse};

use chrono::SecondsFormat;

use crate::domain::{Decimal, Instant};

/// An instant as RFC 3339 in UTC, to the second.
pub(super) fn instant(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A number as its exact text.
fn number(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.to_string())
}
