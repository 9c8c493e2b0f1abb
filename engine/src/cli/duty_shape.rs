//! Duties as a command and a server say them to each other, and the lines that are printed of them.

use serde::{Deserialize, Serialize};

use crate::domain::duty::RuleText;
use crate::operations::{DutyText, DutyView};

/// A duty.
#[derive(Debug, Deserialize)]
pub struct DutyAnswer {
    directive: String,
    duty: String,
    title: String,
    declared: Option<RuleAnswer>,
    #[serde(default)]
    faults: Vec<RuleFaultAnswer>,
    terms: Vec<TermsAnswer>,
    /// The version of its terms.
    pub version: Option<u64>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct RuleAnswer {
    recurrence: String,
    cutoff: String,
    due: String,
    weekend_rule: String,
}

#[derive(Debug, Deserialize)]
struct RuleFaultAnswer {
    field: String,
    code: String,
    message: String,
}

#[derive(Debug, Deserialize)]
struct TermsAnswer {
    from: String,
    units: Vec<String>,
    under: Option<String>,
    rule: RuleAnswer,
}

/// The terms of a duty.
#[derive(Debug, Serialize)]
pub struct CoverRequest<'a> {
    from: &'a str,
    units: &'a [String],
    under: Option<&'a str>,
    recurrence: Option<&'a str>,
    cutoff: Option<&'a str>,
    due: Option<&'a str>,
    weekend_rule: Option<&'a str>,
    channels: &'a [String],
    area: Option<&'a str>,
    assigner: Option<&'a str>,
    reason: &'a str,
}

impl<'a> CoverRequest<'a> {
    /// What was typed.
    pub fn of(terms: &'a DutyText, reason: &'a str) -> CoverRequest<'a> {
        CoverRequest {
            from: &terms.from,
            units: &terms.units,
            under: terms.under.as_deref(),
            recurrence: terms.recurrence.as_deref(),
            cutoff: terms.cutoff.as_deref(),
            due: terms.due.as_deref(),
            weekend_rule: terms.weekend_rule.as_deref(),
            channels: &terms.channels,
            area: terms.area.as_deref(),
            assigner: terms.assigner.as_deref(),
            reason,
        }
    }
}

impl From<&RuleText> for RuleAnswer {
    fn from(rule: &RuleText) -> RuleAnswer {
        let RuleText { recurrence, cutoff, due, weekend_rule } = rule.clone();
        RuleAnswer { recurrence, cutoff, due, weekend_rule }
    }
}

impl From<&DutyView> for DutyAnswer {
    fn from(view: &DutyView) -> DutyAnswer {
        let fault = |fault: &crate::domain::duty::RuleFault| RuleFaultAnswer {
            field: fault.field.to_owned(),
            code: fault.code.to_owned(),
            message: fault.message.clone(),
        };
        let latest = view.cover.iter().map(|cover| cover.value.latest()).map(|terms| TermsAnswer {
            from: terms.from.to_string(),
            units: terms.units.iter().map(ToString::to_string).collect(),
            under: terms.under.as_ref().map(ToString::to_string),
            rule: RuleAnswer::from(&terms.rule),
        });
        DutyAnswer {
            directive: view.directive.to_string(),
            duty: view.duty.clone(),
            title: view.title.clone(),
            declared: view.declared.as_ref().map(RuleAnswer::from),
            faults: view.faults.iter().map(fault).collect(),
            terms: latest.collect(),
            version: view.cover.as_ref().map(|cover| cover.version.0),
        }
    }
}

impl DutyAnswer {
    /// The duty on one line, its cells separated by tabs.
    pub fn line(&self) -> String {
        let terms = self.terms.last();
        let rule = terms.map(|terms| terms.rule.clone()).or(self.declared.clone()).unwrap_or_default();
        let RuleAnswer { recurrence, cutoff, due, weekend_rule } = rule;
        let owed_by = terms.map_or_else(|| "-".to_owned(), TermsAnswer::owed_by);
        let DutyAnswer { directive, duty, title, .. } = self;
        format!("{directive}\t{duty}\t{recurrence}\t{cutoff}\t{due}\t{weekend_rule}\t{owed_by}\t{title}")
    }

    /// Why its declared rule cannot be read, one fault a line.
    pub fn faults(&self) -> impl Iterator<Item = String> + '_ {
        let line = |RuleFaultAnswer { field, code, message }: &RuleFaultAnswer| {
            format!("{} {}: {field}: {message} [{code}]", self.directive, self.duty)
        };
        self.faults.iter().map(line)
    }
}

impl TermsAnswer {
    /// Who owes the duty, in one cell.
    fn owed_by(&self) -> String {
        let below = self.under.iter().map(|unit| format!("below {unit}"));
        let all: Vec<String> = self.units.iter().cloned().chain(below).collect();
        format!("{} from {}", if all.is_empty() { "nobody".to_owned() } else { all.join(", ") }, self.from)
    }
}
