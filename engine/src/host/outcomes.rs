//! Holds what a check returned against what its directive declared, naming everything that is wrong at once.

use super::fault::too_many_outcomes;
use super::limits::{FAULT_BYTES_MAX, Limits, PROBLEMS_MAX};
use super::wire;
use crate::domain::Decimal;
use crate::domain::directive::Directive;
use crate::domain::evaluation::PluginFault;
use crate::domain::id::CheckId;
use crate::domain::outcome::{Condition, Measured, Outcome};

/// The outcomes in the order the plugin gave them.
pub fn judge(given: Vec<wire::Outcome>, directive: &Directive, limits: &Limits) -> Result<Vec<Outcome>, PluginFault> {
    if given.len() as u64 > limits.outcomes_max {
        return Err(too_many_outcomes(given.len() as u64, limits));
    }
    let mut judging =
        Judging { directive, limits, places: Vec::with_capacity(given.len()), problems: Problems::default() };
    let outcomes: Vec<Outcome> = given.into_iter().filter_map(|outcome| judging.outcome(outcome)).collect();
    judging.compare(&outcomes);
    let problems = judging.problems.into_vec();
    if problems.is_empty() { Ok(outcomes) } else { Err(PluginFault::BadOutcomes { problems }) }
}

/// What is wrong: the first [`PROBLEMS_MAX`], and how many more.
#[derive(Debug, Default)]
pub struct Problems {
    first: Vec<String>,
    more: usize,
}

impl Problems {
    /// Adds one, cut where it is longer than a fault's text may be.
    pub fn add(&mut self, mut problem: String) {
        problem.truncate(problem.floor_char_boundary(FAULT_BYTES_MAX));
        if self.first.len() < PROBLEMS_MAX {
            self.first.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// All of them, the last line counting those that were not kept.
    pub fn into_vec(mut self) -> Vec<String> {
        if self.more > 0 {
            self.first.push(format!("and {} more", self.more));
        }
        self.first
    }
}

struct Judging<'a> {
    directive: &'a Directive,
    limits: &'a Limits,
    /// For each outcome so far, where the directive declares its check.
    places: Vec<usize>,
    problems: Problems,
}

impl Judging<'_> {
    fn outcome(&mut self, given: wire::Outcome) -> Option<Outcome> {
        let Some(place) = self.place(&given.check) else {
            self.problems.add(format!("check {:?} is not declared", shortened(&given.check)));
            return None;
        };
        self.places.push(place);
        let check = self.directive.checks[place].id.clone();
        self.text(&check, "subject", &given.subject);
        if given.subject.chars().any(char::is_control) {
            self.problems.add(format!("check {check}: a subject holds control characters"));
        }
        self.text(&check, "message", &given.message);
        given.recommendation.iter().for_each(|text| self.text(&check, "recommendation", text));
        given.cites.iter().for_each(|text| self.text(&check, "cited fact", text));
        self.bound(&check, "measured values", given.measured.len(), self.limits.measured_max);
        self.bound(&check, "cited facts", given.cites.len(), self.limits.cites_max);
        let points = self.decimal(&check, "points", given.points);
        let measured = given.measured.into_iter().map(|measured| self.measured(&check, measured)).collect();
        Some(Outcome {
            check,
            subject: given.subject,
            condition: match given.condition {
                wire::Condition::Holds => Condition::Holds,
                wire::Condition::Fails => Condition::Fails,
                wire::Condition::NotApplicable => Condition::NotApplicable,
                wire::Condition::MissingData => Condition::MissingData,
            },
            points,
            message: given.message,
            recommendation: given.recommendation,
            measured,
            cites: given.cites,
        })
    }

    /// Where a check is declared. Outcomes mostly come in that order, so it is looked for from the one before on.
    fn place(&self, check: &str) -> Option<usize> {
        let checks = &self.directive.checks;
        let before = self.places.last().copied().unwrap_or_default();
        (before..checks.len()).chain(0..before).find(|place| checks[*place].id.as_str() == check)
    }

    fn measured(&mut self, check: &CheckId, given: wire::Measured) -> Measured {
        self.text(check, "name of a measured value", &given.name);
        self.text(check, "measure", &given.measure);
        Measured {
            computed: self.decimal(check, "computed value", given.computed),
            claimed: self.decimal(check, "claimed value", given.claimed),
            required: self.decimal(check, "required value", given.required),
            name: given.name,
            measure: given.measure,
        }
    }

    /// What only all outcomes together show: a pair given twice, a check without any.
    fn compare(&mut self, outcomes: &[Outcome]) {
        let checks = &self.directive.checks;
        let subjects = outcomes.iter().map(|outcome| outcome.subject.as_str());
        let mut pairs: Vec<(usize, &str)> = self.places.iter().copied().zip(subjects).collect();
        pairs.sort_unstable();
        for twice in pairs.windows(2).filter(|pair| pair[0] == pair[1]) {
            let (check, subject) = (&checks[twice[0].0].id, shortened(twice[0].1));
            self.problems.add(format!("check {check} has two outcomes for the subject {subject:?}"));
        }
        let mut is_answered = vec![false; checks.len()];
        self.places.iter().for_each(|place| is_answered[*place] = true);
        for (check, _) in checks.iter().zip(is_answered).filter(|(_, is_answered)| !is_answered) {
            self.problems.add(format!("check {} has no outcome", check.id));
        }
    }

    fn decimal(&mut self, check: &CheckId, what: &str, given: Option<wire::Decimal>) -> Option<Decimal> {
        let given = given?;
        let number = Decimal::new(given.coefficient, given.scale);
        number.map_err(|fault| self.problems.add(format!("check {check}: {what}: {fault}"))).ok()
    }

    fn text(&mut self, check: &CheckId, what: &str, text: &str) {
        let max = self.limits.message_bytes_max;
        if text.len() as u64 > max {
            self.problems.add(format!("check {check}: {} bytes of a {what}, and at most {max} are taken", text.len()));
        }
    }

    fn bound(&mut self, check: &CheckId, what: &str, count: usize, max: u64) {
        if count as u64 > max {
            self.problems.add(format!("check {check}: {count} {what}, and at most {max} are taken"));
        }
    }
}

/// A text short enough for a message.
pub fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(80)]
}
