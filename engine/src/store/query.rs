//! What lists can be asked for. Every list is ordered by key and continues after one.

use crate::domain::Instant;
use crate::domain::document::DocumentKey;
use crate::domain::evaluation::EvaluationKey;
use crate::domain::figure::FigureKey;
use crate::domain::finding::{FindingKey, FindingStatus};
use crate::domain::id::{
    ContactId, DirectiveId, DocumentKind, FeedId, IndicatorId, PlanId, RegisterId, ScheduleId, TaskKey, UnitCode,
};
use crate::domain::message::{Channel, MessageId};
use crate::domain::occurrence::{Occurrence, OccurrenceKey};
use crate::domain::outbox::OutboxState;
use crate::domain::register::RegisterMonthKey;
use crate::domain::reminder::ReminderKey;
use crate::domain::scoring::{CriteriaKey, RatingKey, ScoreSheetKey};
use crate::domain::unit::UnitKind;
use crate::domain::waiver::WaiversKey;

/// Tasks; `None` does not filter.
#[derive(Clone, Debug)]
pub struct TaskQuery {
    /// Of this unit.
    pub unit: Option<UnitCode>,
    /// Of this plan.
    pub plan: Option<PlanId>,
    /// After this key.
    pub after: Option<TaskKey>,
    /// At most so many.
    pub limit: usize,
}

/// Contacts; `None` does not filter.
#[derive(Clone, Debug)]
pub struct ContactQuery {
    /// Whose last version names this unit.
    pub unit: Option<UnitCode>,
    /// After this identifier.
    pub after: Option<ContactId>,
    /// At most so many.
    pub limit: usize,
}

/// Papers of one unit.
#[derive(Clone, Debug)]
pub struct DocumentQuery {
    /// The unit of the last version; `None` for all.
    pub unit: Option<UnitCode>,
    /// The kind of the last version; `None` for all.
    pub kind: Option<DocumentKind>,
    /// After this key.
    pub after: Option<DocumentKey>,
    /// At most so many.
    pub limit: usize,
}

/// Figures of one unit.
#[derive(Clone, Debug)]
pub struct FigureQuery {
    /// The unit; `None` for all.
    pub unit: Option<UnitCode>,
    /// The indicator; `None` for all.
    pub indicator: Option<IndicatorId>,
    /// After this key.
    pub after: Option<FigureKey>,
    /// At most so many.
    pub limit: usize,
}

/// The months of one register.
#[derive(Clone, Debug)]
pub struct RegisterMonthQuery {
    /// The register.
    pub register: RegisterId,
    /// Of this unit; `None` for all.
    pub unit: Option<UnitCode>,
    /// After this key.
    pub after: Option<RegisterMonthKey>,
    /// At most so many.
    pub limit: usize,
}

/// Evaluations; `None` does not filter.
#[derive(Clone, Debug)]
pub struct EvaluationQuery {
    /// Of this schedule.
    pub schedule: Option<ScheduleId>,
    /// Of this unit.
    pub unit: Option<UnitCode>,
    /// Of this directive.
    pub directive: Option<DirectiveId>,
    /// After this key.
    pub after: Option<EvaluationKey>,
    /// At most so many.
    pub limit: usize,
}

/// Findings; `None` does not filter.
#[derive(Clone, Debug)]
pub struct FindingQuery {
    /// Of this unit.
    pub unit: Option<UnitCode>,
    /// Of this directive.
    pub directive: Option<DirectiveId>,
    /// In this status.
    pub status: Option<FindingStatus>,
    /// After this key.
    pub after: Option<FindingKey>,
    /// At most so many.
    pub limit: usize,
}

/// Waivers; `None` does not filter.
#[derive(Clone, Debug)]
pub struct WaiverQuery {
    /// For this unit.
    pub unit: Option<UnitCode>,
    /// Of this directive.
    pub directive: Option<DirectiveId>,
    /// After this key.
    pub after: Option<WaiversKey>,
    /// At most so many checks of a unit.
    pub limit: usize,
}

/// Reminders; `None` does not filter.
#[derive(Clone, Debug)]
pub struct ReminderQuery {
    /// For this unit.
    pub unit: Option<UnitCode>,
    /// Of this task.
    pub task: Option<TaskKey>,
    /// After this key.
    pub after: Option<ReminderKey>,
    /// At most so many.
    pub limit: usize,
}

/// Calendar feeds, revoked ones too.
#[derive(Clone, Debug)]
pub struct FeedQuery {
    /// After this identifier.
    pub after: Option<FeedId>,
    /// At most so many.
    pub limit: usize,
}

/// Occurrences; `None` does not filter.
#[derive(Clone, Debug)]
pub struct OccurrenceQuery {
    /// Of this schedule.
    pub schedule: Option<ScheduleId>,
    /// Whether an expression named them, or a person did.
    pub is_scheduled: Option<bool>,
    /// With the disposition of this identifier.
    pub disposition: Option<&'static str>,
    /// That hold an instant not earlier than this.
    pub from: Option<Instant>,
    /// That hold an instant not later than this.
    pub until: Option<Instant>,
    /// After this key.
    pub after: Option<OccurrenceKey>,
    /// At most so many.
    pub limit: usize,
}

impl OccurrenceQuery {
    /// All occurrences of a schedule after an instant, or of all schedules.
    pub fn of(schedule: Option<ScheduleId>, after: Option<Instant>, limit: usize) -> OccurrenceQuery {
        let after = schedule.clone().zip(after).map(|(schedule, nominal)| OccurrenceKey { schedule, nominal });
        OccurrenceQuery { schedule, is_scheduled: None, disposition: None, from: None, until: None, after, limit }
    }

    /// Whether an occurrence is asked for, as far as its schedule and its key are not concerned.
    pub fn wants(&self, occurrence: &Occurrence) -> bool {
        self.is_scheduled.is_none_or(|is| is == occurrence.is_scheduled())
            && self.disposition.is_none_or(|id| id == occurrence.disposition.id())
            && self.from.is_none_or(|from| from <= occurrence.last())
            && self.until.is_none_or(|until| occurrence.key.nominal <= until)
    }
}

/// Criteria sets; `None` does not filter.
#[derive(Clone, Debug)]
pub struct CriteriaQuery {
    /// Of this province; sets of the whole country have none.
    pub province: Option<UnitCode>,
    /// For this kind of unit.
    pub kind: Option<UnitKind>,
    /// For this year.
    pub year: Option<i32>,
    /// After this key.
    pub after: Option<CriteriaKey>,
    /// At most so many.
    pub limit: usize,
}

/// Scoring sheets; `None` does not filter.
#[derive(Clone, Debug)]
pub struct ScoreSheetQuery {
    /// Under this criteria set.
    pub criteria: Option<CriteriaKey>,
    /// Of this unit.
    pub unit: Option<UnitCode>,
    /// After this key.
    pub after: Option<ScoreSheetKey>,
    /// At most so many.
    pub limit: usize,
}

/// Published rankings; `None` does not filter.
#[derive(Clone, Debug)]
pub struct RankingQuery {
    /// Of this province; rankings of the whole country have none.
    pub province: Option<UnitCode>,
    /// For this year.
    pub year: Option<i32>,
    /// After this key.
    pub after: Option<RatingKey>,
    /// At most so many.
    pub limit: usize,
}

/// Where messages stand; `None` does not filter.
#[derive(Clone, Debug)]
pub struct OutboxQuery {
    /// For this unit.
    pub unit: Option<UnitCode>,
    /// To this contact.
    pub contact: Option<ContactId>,
    /// By this channel.
    pub channel: Option<Channel>,
    /// In this state.
    pub state: Option<OutboxState>,
    /// After this message.
    pub after: Option<MessageId>,
    /// At most so many.
    pub limit: usize,
}

/// Messages that wait, by the instant they wait for and then by id.
#[derive(Clone, Debug)]
pub struct WaitingQuery {
    /// By this channel.
    pub channel: Channel,
    /// For an instant that is later than this; `None` for the earliest.
    pub later_than: Option<Instant>,
    /// For this instant or an earlier one; `None` for the latest.
    pub until: Option<Instant>,
    /// After this one, as the list was ordered when it was read; `None` from the beginning.
    pub after: Option<(Instant, MessageId)>,
    /// At most so many.
    pub limit: usize,
}
