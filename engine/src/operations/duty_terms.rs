//! The terms of a duty as they are sent: what is left out stays as the directive declares it.

use super::refusal::Faults;
use super::text::{optional, required};
use crate::domain::Day;
use crate::domain::area::Area;
use crate::domain::directive::{Directive, Duty};
use crate::domain::duty::{DutyRule, DutyTerms, RuleText};
use crate::domain::id::{ReportChannel, UnitCode};
use crate::domain::text::{NAME_BYTES_MAX, TITLE_BYTES_MAX};

/// The most units that are named one by one; all below one are covered by naming that.
pub const UNITS_MAX: usize = 500;
/// The most systems a report is sent in.
pub const CHANNELS_MAX: usize = 8;
/// The most bytes of a text of a rule.
const RULE_BYTES_MAX: usize = 400;
/// A task's title holds the duty's and its period.
const DUTY_TITLE_BYTES_MAX: usize = TITLE_BYTES_MAX - 300;

/// Terms as they were sent: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct DutyText {
    /// The first day: they hold for the periods that begin on or after it.
    pub from: String,
    /// The codes of units that owe it.
    pub units: Vec<String>,
    /// All units of its kinds below this one owe it.
    pub under: Option<String>,
    /// How often; as declared without it.
    pub recurrence: Option<String>,
    /// Where its periods are cut off; as declared without it.
    pub cutoff: Option<String>,
    /// When it is due; as declared without it.
    pub due: Option<String>,
    /// What happens on a day off; as declared without it.
    pub weekend_rule: Option<String>,
    /// The systems it must be sent in.
    pub channels: Vec<String>,
    /// The content area of its tasks; direction without it.
    pub area: Option<String>,
    /// Who is named as the one that assigns it; the directive's issuer without it.
    pub assigner: Option<String>,
}

/// The terms, or `None` and a fault for everything that is wrong with them.
pub(super) fn read_terms(
    faults: &mut Faults,
    directive: &Directive,
    duty: &Duty,
    sent: &DutyText,
) -> Option<DutyTerms> {
    let from = faults.keep("bad-day", "from", Day::parse(&sent.from));
    let units = codes(faults, &sent.units);
    let under = sent.under.as_deref().map(UnitCode::parse);
    let under = under.and_then(|read| faults.keep("bad-identifier", "under", read));
    let channels = channels(faults, &sent.channels);
    let rule = rule(faults, &rule_text(duty, sent));
    let area = match &sent.area {
        None => Some(Area::Direction),
        Some(area) => Area::parse(area),
    };
    if area.is_none() {
        let known = Area::ALL.map(Area::id).join(", ");
        faults.add("unknown-area", "area", format!("a content area is one of {known}"));
    }
    let assigner = sent.assigner.as_deref().unwrap_or(&directive.issuer);
    let assigner = required(faults, "assigner", assigner, NAME_BYTES_MAX);
    let title = required(faults, "duty", &duty.title, DUTY_TITLE_BYTES_MAX);
    let kinds = if duty.kinds.is_empty() { directive.applies_to.clone() } else { duty.kinds.clone() };
    Some(DutyTerms { from: from?, title, rule: rule?, kinds, units, under, channels, area: area?, assigner })
}

/// The declared texts, with those that were sent in their place.
pub fn rule_text(duty: &Duty, sent: &DutyText) -> RuleText {
    let or = |sent: &Option<String>, declared: &str| sent.clone().unwrap_or_else(|| declared.to_owned());
    RuleText {
        recurrence: or(&sent.recurrence, &duty.recurrence),
        cutoff: or(&sent.cutoff, &duty.cutoff),
        due: or(&sent.due, &duty.due),
        weekend_rule: or(&sent.weekend_rule, &duty.weekend_rule),
    }
}

fn rule(faults: &mut Faults, text: &RuleText) -> Option<RuleText> {
    let text = RuleText {
        recurrence: optional(faults, "recurrence", &text.recurrence, RULE_BYTES_MAX),
        cutoff: optional(faults, "cutoff", &text.cutoff, RULE_BYTES_MAX),
        due: optional(faults, "due", &text.due, RULE_BYTES_MAX),
        weekend_rule: optional(faults, "weekend_rule", &text.weekend_rule, RULE_BYTES_MAX),
    };
    match DutyRule::read(&text) {
        Ok(_) => Some(text),
        Err(found) => {
            found.into_iter().for_each(|fault| faults.add(fault.code, fault.field, fault.message));
            None
        }
    }
}

fn codes(faults: &mut Faults, sent: &[String]) -> Vec<UnitCode> {
    if sent.len() > UNITS_MAX {
        let message = format!("at most {UNITS_MAX} units are named; name in under the one that they all stand below");
        faults.add("too-many-units", "units", message);
        return Vec::new();
    }
    let mut codes: Vec<UnitCode> = Vec::new();
    for text in sent {
        let Some(code) = faults.keep("bad-identifier", "units", UnitCode::parse(text)) else { continue };
        if codes.contains(&code) {
            faults.add("unit-repeated", "units", format!("{code} stands twice: keep one of the two"));
        } else {
            codes.push(code);
        }
    }
    codes
}

fn channels(faults: &mut Faults, sent: &[String]) -> Vec<ReportChannel> {
    if sent.len() > CHANNELS_MAX {
        faults.add("too-many-channels", "channels", format!("a report is sent in at most {CHANNELS_MAX} systems"));
        return Vec::new();
    }
    let mut channels: Vec<ReportChannel> = Vec::new();
    for text in sent {
        let Some(channel) = faults.keep("bad-identifier", "channels", ReportChannel::parse(text)) else { continue };
        if channels.contains(&channel) {
            faults.add("channel-repeated", "channels", format!("{channel} stands twice: keep one of the two"));
        } else {
            channels.push(channel);
        }
    }
    channels
}
