//! What the facts of a scoring sheet amount to: its stage, and each row's values, scores and explanation.

use std::collections::BTreeMap;

use super::formula::Measures;
use super::sheet::{Evidence, ItemEvent, Round, SheetEvent, SheetFact, Subject};
use crate::domain::id::ItemId;
use crate::domain::{Day, Decimal};

/// How far a sheet has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The unit may score itself.
    #[default]
    SelfScoring,
    /// It may not any more; appraisers may.
    Closed,
    /// Nobody may.
    Locked,
}

impl Stage {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Stage::SelfScoring => "self-scoring",
            Stage::Closed => "closed",
            Stage::Locked => "locked",
        }
    }
}

/// How far the explanation of a row has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Explanation {
    /// Nobody asked for one.
    #[default]
    NotAsked,
    /// It is owed.
    Requested,
    /// It was given.
    Given,
}

impl Explanation {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Explanation::NotAsked => "not-asked",
            Explanation::Requested => "requested",
            Explanation::Given => "given",
        }
    }
}

/// What is known of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemState {
    /// What was measured.
    pub measures: Measures,
    /// What the unit gave itself.
    pub self_score: Option<Decimal>,
    first: Option<Decimal>,
    second: Option<Decimal>,
    /// How far its explanation has come.
    pub explanation: Explanation,
    /// The documents named for it, in the order they were named.
    pub evidence: Vec<Evidence>,
    /// Whether the unit wrote why, with its self-score or later.
    pub has_note: bool,
}

impl ItemState {
    /// The points of an appraisal.
    pub fn appraised(&self, round: Round) -> Option<Decimal> {
        match round {
            Round::First => self.first,
            Round::Second => self.second,
        }
    }

    /// Whether the unit claims points with neither a document nor a word of explanation.
    pub fn lacks_evidence(&self) -> bool {
        self.self_score.is_some_and(|points| points > Decimal::ZERO) && self.evidence.is_empty() && !self.has_note
    }
}

/// A sheet as seen from a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetState {
    /// How far it has come.
    pub stage: Stage,
    /// Whether it was decided that no survey is run.
    pub survey_omitted: bool,
    /// The day of its last fact.
    pub last: Option<Day>,
    items: BTreeMap<ItemId, ItemState>,
}

impl SheetState {
    /// The state by the end of `day`, of facts in the order of their days.
    pub fn on(facts: &[SheetFact], day: Day) -> SheetState {
        let mut state = SheetState::default();
        facts.iter().filter(|fact| fact.legal <= day).for_each(|fact| state.apply(fact));
        state
    }

    /// What is known of a row; nothing of one that no fact is about.
    pub fn item(&self, id: &ItemId) -> ItemState {
        self.items.get(id).cloned().unwrap_or_default()
    }

    /// Takes a fact that was admitted.
    pub fn apply(&mut self, fact: &SheetFact) {
        self.last = Some(fact.legal);
        match &fact.subject {
            Subject::Sheet(SheetEvent::SurveyOmitted) => self.survey_omitted = true,
            Subject::Sheet(SheetEvent::SelfScoringClosed) => self.stage = Stage::Closed,
            Subject::Sheet(SheetEvent::SelfScoringReopened) => self.stage = Stage::SelfScoring,
            Subject::Sheet(SheetEvent::Locked) => self.stage = Stage::Locked,
            Subject::Item(id, event) => self.items.entry(id.clone()).or_default().apply(event, fact),
        }
    }
}

impl ItemState {
    fn apply(&mut self, event: &ItemEvent, fact: &SheetFact) {
        self.evidence.extend(fact.evidence.clone());
        match event {
            ItemEvent::Measured { part, measure } => self.measures.take(part.clone(), *measure),
            ItemEvent::SelfScored(points) => self.self_score = Some(*points),
            ItemEvent::Evidenced => {}
            ItemEvent::Appraised(Round::First, points) => self.first = Some(*points),
            ItemEvent::Appraised(Round::Second, points) => self.second = Some(*points),
            ItemEvent::ExplanationRequested => self.explanation = Explanation::Requested,
            ItemEvent::Explained => self.explanation = Explanation::Given,
        }
        if matches!(event, ItemEvent::SelfScored(_) | ItemEvent::Explained) && !fact.note.is_empty() {
            self.has_note = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::{day, decimal};

    fn fact(legal: &str, event: ItemEvent, document: &str) -> SheetFact {
        let evidence = (!document.is_empty()).then(|| Evidence { document: document.into(), pages: "trang 2".into() });
        let subject = Subject::Item(ItemId::parse("1.1").unwrap(), event);
        SheetFact { legal: day(legal), subject, evidence, note: String::new() }
    }

    #[test]
    fn a_day_shows_what_was_known_by_its_end() {
        let facts = [
            fact("2022-12-01", ItemEvent::SelfScored(decimal("2")), ""),
            fact("2022-12-15", ItemEvent::Appraised(Round::First, decimal("1")), ""),
            fact("2022-12-28", ItemEvent::Appraised(Round::Second, decimal("1.5")), ""),
        ];
        let known = |text: &str| {
            let row = SheetState::on(&facts, day(text)).item(&ItemId::parse("1.1").unwrap());
            [row.self_score, row.appraised(Round::First), row.appraised(Round::Second)]
                .map(|points| points.map(|points| points.to_string()))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(known("2022-11-30"), [None, None, None]);
        assert_eq!(known("2022-12-15"), [some("2"), some("1"), None]);
        assert_eq!(known("2022-12-31"), [some("2"), some("1"), some("1.5")]);
    }

    #[test]
    fn points_claimed_without_a_paper_or_a_word_are_told() {
        let lacks = |facts: &[SheetFact]| {
            SheetState::on(facts, Day::LAST).item(&ItemId::parse("1.1").unwrap()).lacks_evidence()
        };
        let claimed = || fact("2022-12-01", ItemEvent::SelfScored(decimal("2")), "");
        assert!(lacks(&[claimed()]));
        assert!(!lacks(&[claimed(), fact("2022-12-02", ItemEvent::Evidenced, "12/BC-UBND")]));
        assert!(!lacks(&[SheetFact { note: "Không phát sinh văn bản".into(), ..claimed() }]));
        assert!(!lacks(&[fact("2022-12-01", ItemEvent::SelfScored(decimal("0")), "")]), "nothing is claimed");
    }
}
