//! Lists the duties that directives declare, those that are covered, and their next deadlines.

use std::collections::BTreeMap;

use super::duty_deadlines::{NextDeadlines, deadlines_of_cover, deadlines_of_rule};
use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::calendar::Outlook;
use crate::domain::directive::Duty;
use crate::domain::duty::{DutyCover, DutyKey, DutyRule, RuleFault, RuleText};
use crate::domain::id::{DirectiveId, DutyId};
use crate::domain::unit::UnitKind;
use crate::store::{Read, Versioned};

/// A duty, as declared and as covered.
#[derive(Clone, Debug)]
pub struct DutyView {
    /// The directive.
    pub directive: DirectiveId,
    /// The duty, as its directive calls it.
    pub duty: String,
    /// What is owed.
    pub title: String,
    /// The kinds of unit that owe it.
    pub kinds: Vec<UnitKind>,
    /// The declared rule; `None` where no active plugin declares the duty any more, and no task of it is created.
    pub declared: Option<RuleText>,
    /// Why the declared rule cannot be read; such a duty must be given another one.
    pub faults: Vec<RuleFault>,
    /// Who owes it; `None` where nobody was told to yet.
    pub cover: Option<Versioned<DutyCover>>,
    /// Whether the rule in force is another than the declared one.
    pub differs: bool,
    /// The next deadlines, by the cover where there is one.
    pub next: Vec<NextDeadlines>,
}

/// All duties, ordered by directive and duty, each with the deadlines of its next `count` periods.
pub fn list_duties(engine: &Engine, count: usize) -> Read<Vec<DutyView>> {
    let mut covers: BTreeMap<(DirectiveId, String), Versioned<DutyCover>> = BTreeMap::new();
    for cover in engine.store.duty_covers()? {
        let DutyKey { directive, duty } = cover.value.key.clone();
        covers.insert((directive, duty.to_string()), cover);
    }
    let mut views = Vec::new();
    for plugin in engine.shelf.plugins() {
        let directive = &plugin.directive;
        for duty in &directive.duties {
            let cover = covers.remove(&(directive.id.clone(), duty.id.clone()));
            let kinds = if duty.kinds.is_empty() { &directive.applies_to } else { &duty.kinds };
            views.push(view(engine, (directive.id.clone(), duty.id.clone()), Some((duty, kinds)), cover, count));
        }
    }
    views.extend(covers.into_iter().map(|(key, cover)| view(engine, key, None, Some(cover), count)));
    views.sort_by(|a, b| (&a.directive, &a.duty).cmp(&(&b.directive, &b.duty)));
    Ok(views)
}

/// One duty.
pub fn show_duty(engine: &Engine, directive: &str, duty: &str, count: usize) -> Result<DutyView, Refusal> {
    let absent = || Refusal::Absent { what: format!("duty {duty} of {directive}") };
    let known = |view: &DutyView| view.directive.as_str() == directive && view.duty == duty;
    list_duties(engine, count)?.into_iter().find(known).ok_or_else(absent)
}

fn view(
    engine: &Engine,
    (directive, duty): (DirectiveId, String),
    declared: Option<(&Duty, &Vec<UnitKind>)>,
    cover: Option<Versioned<DutyCover>>,
    count: usize,
) -> DutyView {
    let (today, calendar) = (engine.today(), engine.calendar());
    let outlook = Outlook::of(&calendar);
    let text = declared.map(|(duty, _)| RuleText {
        recurrence: duty.recurrence.clone(),
        cutoff: duty.cutoff.clone(),
        due: duty.due.clone(),
        weekend_rule: duty.weekend_rule.clone(),
    });
    let read = text.as_ref().map(DutyRule::read);
    let latest = cover.as_ref().map(|cover| cover.value.latest());
    let kinds = latest.map(|terms| &terms.kinds).or(declared.map(|(_, kinds)| kinds)).cloned().unwrap_or_default();
    let next = match (&cover, &read) {
        (Some(cover), _) => deadlines_of_cover(&cover.value, today, count, outlook),
        (None, Some(Ok(rule))) => deadlines_of_rule(rule, &kinds, today, count, outlook),
        _ => Vec::new(),
    };
    let mut faults = read.and_then(Result::err).unwrap_or_default();
    if DutyId::parse(&duty).is_err() {
        let message = "the duty has no identifier that a task could be called by".to_owned();
        faults.push(RuleFault { field: "id", code: "bad-identifier", message });
    }
    let title = latest.map(|terms| &terms.title).or(declared.map(|(duty, _)| &duty.title)).cloned().unwrap_or_default();
    let differs = latest.zip(text.as_ref()).is_some_and(|(terms, declared)| terms.rule != *declared);
    DutyView { directive, duty, title, kinds, declared: text, faults, cover, differs, next }
}
