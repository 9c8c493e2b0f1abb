//! Duties as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::calendar::Footing;
use crate::domain::duty::{DutyTerms, RuleFault, RuleText};
use crate::domain::recorded::Recorded;
use crate::operations::{DutyView, NextDeadlines};

/// A duty, as its directive declares it and as it is owed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyResponse {
    /// The directive.
    pub directive: String,
    /// Its identifier there.
    pub duty: String,
    /// What is owed.
    pub title: String,
    /// The kinds of unit that owe it.
    pub kinds: Vec<&'static str>,
    /// The declared rule; absent where no active directive declares the duty, and no task of it is created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<RuleResponse>,
    /// Why the declared rule cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<RuleFaultResponse>,
    /// Every version of its terms, in the order they were recorded; empty where nobody owes it yet.
    pub terms: Vec<DutyTermsResponse>,
    /// Whether the rule of the last terms is another than the declared one.
    pub differs: bool,
    /// Its next periods with their deadlines; empty where it recurs after its completion.
    pub next: Vec<DutyPeriodResponse>,
    /// The version of its terms; its `ETag`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
}

/// The four texts of a rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleResponse {
    /// How often.
    pub recurrence: String,
    /// Where its periods are cut off.
    pub cutoff: String,
    /// When it is due.
    pub due: String,
    /// What happens on a day off.
    pub weekend_rule: String,
}

/// What is wrong with a text of a rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleFaultResponse {
    /// The text.
    pub field: &'static str,
    /// A stable code.
    pub code: &'static str,
    /// How to write it.
    pub message: String,
}

/// The terms on which a duty is owed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyTermsResponse {
    /// They hold for the periods that begin on or after this day.
    pub from: String,
    /// The units that owe it.
    pub units: Vec<String>,
    /// All units of its kinds below this one owe it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// The rule.
    pub rule: RuleResponse,
    /// The systems it must be sent in.
    pub channels: Vec<String>,
    /// The content area of its tasks.
    pub area: &'static str,
    /// Who assigns it.
    pub assigner: String,
    /// The day they were written down.
    pub recorded_on: String,
}

/// A period of a duty.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyPeriodResponse {
    /// As it stands in a task's number.
    pub period: String,
    /// As officials say it.
    pub name: String,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// When each kind of unit is due.
    pub due: Vec<DutyDueResponse>,
}

/// When a kind of unit is due.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DutyDueResponse {
    /// The kind.
    pub kind: &'static str,
    /// The deadline.
    pub on: String,
    /// Whether it rests on a year whose decree is not known.
    pub provisional: bool,
}

impl From<&DutyView> for DutyResponse {
    fn from(view: &DutyView) -> DutyResponse {
        let versions = view.cover.iter().flat_map(|cover| &cover.value.versions);
        DutyResponse {
            directive: view.directive.to_string(),
            duty: view.duty.clone(),
            title: view.title.clone(),
            kinds: view.kinds.iter().map(|kind| kind.id()).collect(),
            declared: view.declared.as_ref().map(RuleResponse::from),
            faults: view.faults.iter().map(RuleFaultResponse::from).collect(),
            terms: versions.map(DutyTermsResponse::from).collect(),
            differs: view.differs,
            next: view.next.iter().map(DutyPeriodResponse::from).collect(),
            version: view.cover.as_ref().map(|cover| cover.version.0),
        }
    }
}

impl From<&RuleText> for RuleResponse {
    fn from(rule: &RuleText) -> RuleResponse {
        let RuleText { recurrence, cutoff, due, weekend_rule } = rule.clone();
        RuleResponse { recurrence, cutoff, due, weekend_rule }
    }
}

impl From<&RuleFault> for RuleFaultResponse {
    fn from(fault: &RuleFault) -> RuleFaultResponse {
        RuleFaultResponse { field: fault.field, code: fault.code, message: fault.message.clone() }
    }
}

impl From<&Recorded<DutyTerms>> for DutyTermsResponse {
    fn from(version: &Recorded<DutyTerms>) -> DutyTermsResponse {
        let terms = &version.value;
        DutyTermsResponse {
            from: terms.from.to_string(),
            units: terms.units.iter().map(ToString::to_string).collect(),
            under: terms.under.as_ref().map(ToString::to_string),
            rule: RuleResponse::from(&terms.rule),
            channels: terms.channels.iter().map(ToString::to_string).collect(),
            area: terms.area.id(),
            assigner: terms.assigner.clone(),
            recorded_on: version.recorded_on.to_string(),
        }
    }
}

impl From<&NextDeadlines> for DutyPeriodResponse {
    fn from(next: &NextDeadlines) -> DutyPeriodResponse {
        let due = next.due.iter().map(|(kind, due)| DutyDueResponse {
            kind: kind.id(),
            on: due.value.to_string(),
            provisional: due.footing == Footing::Provisional,
        });
        DutyPeriodResponse {
            period: next.period.label(),
            name: next.period.vietnamese(),
            first: next.period.days.first().to_string(),
            last: next.period.days.last().to_string(),
            due: due.collect(),
        }
    }
}
