//! A scoring sheet: the dated facts of how one unit was scored by one criteria set.
//!
//! It stores what was measured, self-scored, asked, explained and appraised, and no state; [`SheetState`] derives that
//! for any day. A fact is admitted by what holds on its day, so the facts of a sheet stand in the order of their days.

use super::criteria_set::{CriteriaSet, Item, Nature};
use super::formula::{Measure, Misfit, PointRange};
use super::sheet_state::{Explanation, SheetState, Stage};
use crate::domain::id::{ItemId, PartId};
use crate::domain::{Day, Decimal};

/// Which appraisal: a second one follows an explanation and overrides the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// Thẩm định lần 1.
    First,
    /// Thẩm định lần 2.
    Second,
}

/// Something that happened to a row of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemEvent {
    /// A value was measured; a later one takes its place.
    Measured {
        /// The part of the row; `None` for the row's own value.
        part: Option<PartId>,
        /// The value.
        measure: Measure,
    },
    /// The unit scored itself; a later self-score takes its place.
    SelfScored(Decimal),
    /// A paper was named that bears the score out.
    Evidenced,
    /// Somebody with the right to do so appraised it.
    Appraised(Round, Decimal),
    /// The appraiser asked the unit to explain.
    ExplanationRequested,
    /// The unit explained.
    Explained,
}

/// Something that happened to the whole sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetEvent {
    /// It was decided that no survey is run.
    SurveyOmitted,
    /// The time for self-scoring ended.
    SelfScoringClosed,
    /// More time was given.
    SelfScoringReopened,
    /// Nothing changes any more.
    Locked,
}

/// A document that bears something out, and the part of it that counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Its number, as `06/KH-UBND`.
    pub document: String,
    /// Pages or sections; empty where the whole document counts.
    pub pages: String,
}

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A row.
    Item(ItemId, ItemEvent),
    /// The sheet.
    Sheet(SheetEvent),
}

/// One fact of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFact {
    /// The day it happened.
    pub legal: Day,
    /// What happened.
    pub subject: Subject,
    /// The document named with it.
    pub evidence: Option<Evidence>,
    /// Remarks; may be empty.
    pub note: String,
}

/// Why a fact cannot follow what happened before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// The set has no such row.
    #[error("the criteria set has no row {0}")]
    UnknownItem(ItemId),
    /// The row is a heading of others.
    #[error("{0} is not scored itself; score the rows below it")]
    NotScored(ItemId),
    /// The value is another's.
    #[error(transparent)]
    Misfit(#[from] Misfit),
    /// The points are outside what the row can give.
    #[error("{points} lies outside what {item} can give, {range}")]
    Points {
        /// The row.
        item: ItemId,
        /// What came.
        points: Decimal,
        /// What it can give.
        range: PointRange,
    },
    /// A survey row was scored by hand.
    #[error("{0} comes from the survey: it is neither self-scored nor appraised, only measured")]
    Surveyed(ItemId),
    /// The day lies before the last fact.
    #[error("the last fact of the sheet is of {last}: later ones only")]
    BeforeLast {
        /// Its day.
        last: Day,
    },
    /// The day lies before the sheet was opened.
    #[error("the sheet was opened on {opened}: what happened before is no part of it")]
    BeforeOpened {
        /// The day of opening.
        opened: Day,
    },
    /// The sheet is locked.
    #[error("the sheet was locked: nothing changes any more")]
    Locked,
    /// The time for self-scoring ended.
    #[error("self-scoring was closed: reopen it first")]
    Closed,
    /// Self-scoring is open, so it cannot be opened.
    #[error("self-scoring is open")]
    Open,
    /// The row was appraised already.
    #[error("{0} was appraised: a self-score cannot follow")]
    AlreadyAppraised(ItemId),
    /// The appraisal of this round stands.
    #[error("{0} was appraised in this round: it is appraised once in each")]
    RoundTaken(ItemId),
    /// Nothing came before that this could follow.
    #[error("{0} was not appraised a first time")]
    NotAppraised(ItemId),
    /// The unit was not asked.
    #[error("no explanation of {0} was requested")]
    NotAsked(ItemId),
    /// An explanation without words or document.
    #[error("the explanation of {0} has neither a note nor a document")]
    Wordless(ItemId),
    /// A document's row without a document.
    #[error("the evidence of {0} names no document")]
    Undocumented(ItemId),
    /// The set asks for its survey.
    #[error("the criteria set asks for its survey: it cannot be left out")]
    SurveyRequired,
}

/// Whether `fact` may follow what happened up to `state`.
pub fn admit(set: &CriteriaSet, state: &SheetState, fact: &SheetFact) -> Result<(), SheetFault> {
    if let Some(last) = state.last.filter(|last| fact.legal < *last) {
        return Err(SheetFault::BeforeLast { last });
    }
    if state.stage == Stage::Locked {
        return Err(SheetFault::Locked);
    }
    match &fact.subject {
        Subject::Sheet(event) => admit_sheet(set, state, *event),
        Subject::Item(id, event) => {
            let item = set.item(id).ok_or_else(|| SheetFault::UnknownItem(id.clone()))?;
            admit_item(state, item, event, fact)
        }
    }
}

fn admit_sheet(set: &CriteriaSet, state: &SheetState, event: SheetEvent) -> Result<(), SheetFault> {
    use super::criteria_set::SurveyRule;
    match event {
        SheetEvent::SurveyOmitted if set.survey_rule == SurveyRule::Required => Err(SheetFault::SurveyRequired),
        SheetEvent::SelfScoringClosed if state.stage == Stage::Closed => Err(SheetFault::Closed),
        SheetEvent::SelfScoringReopened if state.stage == Stage::SelfScoring => Err(SheetFault::Open),
        _ => Ok(()),
    }
}

fn admit_item(state: &SheetState, item: &Item, event: &ItemEvent, fact: &SheetFact) -> Result<(), SheetFault> {
    let id = || item.id.clone();
    let range = item.range().ok_or_else(|| SheetFault::NotScored(id()))?;
    let row = state.item(&item.id);
    match event {
        ItemEvent::Measured { part, measure } => {
            let readings = item.readings().expect("a row with a range is scored");
            Ok(readings.in_force.formula.accepts(part.as_ref(), *measure)?)
        }
        ItemEvent::Evidenced if fact.evidence.is_none() => Err(SheetFault::Undocumented(id())),
        ItemEvent::Evidenced => Ok(()),
        _ if item.nature() == Nature::Survey => Err(SheetFault::Surveyed(id())),
        ItemEvent::SelfScored(_) if state.stage == Stage::Closed => Err(SheetFault::Closed),
        ItemEvent::SelfScored(_) if row.appraised(Round::First).is_some() => Err(SheetFault::AlreadyAppraised(id())),
        ItemEvent::Appraised(round, _) if row.appraised(*round).is_some() => Err(SheetFault::RoundTaken(id())),
        ItemEvent::Appraised(Round::Second, _) | ItemEvent::ExplanationRequested
            if row.appraised(Round::First).is_none() =>
        {
            Err(SheetFault::NotAppraised(id()))
        }
        ItemEvent::SelfScored(points) | ItemEvent::Appraised(_, points) => {
            let held = range.holds(*points);
            held.then_some(()).ok_or_else(|| SheetFault::Points { item: id(), points: *points, range })
        }
        ItemEvent::Explained if row.explanation == Explanation::NotAsked => Err(SheetFault::NotAsked(id())),
        ItemEvent::Explained if fact.note.is_empty() && fact.evidence.is_none() => Err(SheetFault::Wordless(id())),
        ItemEvent::ExplanationRequested | ItemEvent::Explained => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::{day, decimal, small_set};

    fn fact(legal: &str, subject: Subject) -> SheetFact {
        SheetFact { legal: day(legal), subject, evidence: None, note: String::new() }
    }

    fn item(legal: &str, id: &str, event: ItemEvent) -> SheetFact {
        fact(legal, Subject::Item(ItemId::parse(id).unwrap(), event))
    }

    fn id(text: &str) -> ItemId {
        ItemId::parse(text).unwrap()
    }

    fn self_scored(legal: &str, id: &str, points: &str) -> SheetFact {
        item(legal, id, ItemEvent::SelfScored(decimal(points)))
    }

    fn appraised(legal: &str, id: &str, round: Round, points: &str) -> SheetFact {
        item(legal, id, ItemEvent::Appraised(round, decimal(points)))
    }

    fn sheet(legal: &str, event: SheetEvent) -> SheetFact {
        fact(legal, Subject::Sheet(event))
    }

    /// The fault of the last fact after all before it were admitted.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a table of expectations reads better without borrows")]
    fn check(facts: &[SheetFact], expected: Result<(), SheetFault>) {
        let set = small_set();
        let (last, before) = facts.split_last().unwrap();
        let mut state = SheetState::default();
        for fact in before {
            assert_eq!(admit(&set, &state, fact), Ok(()));
            state.apply(fact);
        }
        assert_eq!(admit(&set, &state, last), expected);
    }

    #[test]
    fn a_row_is_self_scored_appraised_explained_and_appraised_again() {
        let explained =
            SheetFact { note: "Có văn bản kèm theo".into(), ..item("2022-12-22", "1.1", ItemEvent::Explained) };
        check(
            &[
                self_scored("2022-12-01", "1.1", "2"),
                sheet("2022-12-10", SheetEvent::SelfScoringClosed),
                appraised("2022-12-15", "1.1", Round::First, "1"),
                item("2022-12-20", "1.1", ItemEvent::ExplanationRequested),
                explained,
                appraised("2022-12-28", "1.1", Round::Second, "1.5"),
                sheet("2022-12-31", SheetEvent::Locked),
            ],
            Ok(()),
        );
    }

    #[test]
    fn survey_rows_are_measured_and_never_scored() {
        check(&[self_scored("2022-12-01", "2", "1")], Err(SheetFault::Surveyed(id("2"))));
        check(&[appraised("2022-12-01", "2", Round::First, "1")], Err(SheetFault::Surveyed(id("2"))));
        let measured = ItemEvent::Measured { part: None, measure: Measure::Number(decimal("3.2")) };
        check(&[item("2022-12-01", "2", measured)], Ok(()));
    }

    #[test]
    fn what_follows_nothing_is_refused() {
        let first = || appraised("2022-12-15", "1.1", Round::First, "1");
        check(&[appraised("2022-12-15", "1.1", Round::Second, "1")], Err(SheetFault::NotAppraised(id("1.1"))));
        check(&[item("2022-12-15", "1.1", ItemEvent::ExplanationRequested)], Err(SheetFault::NotAppraised(id("1.1"))));
        check(&[first(), item("2022-12-15", "1.1", ItemEvent::Explained)], Err(SheetFault::NotAsked(id("1.1"))));
        let asked = item("2022-12-16", "1.1", ItemEvent::ExplanationRequested);
        check(&[first(), asked, item("2022-12-17", "1.1", ItemEvent::Explained)], Err(SheetFault::Wordless(id("1.1"))));
        check(&[first(), first()], Err(SheetFault::RoundTaken(id("1.1"))));
        check(&[first(), self_scored("2022-12-16", "1.1", "1")], Err(SheetFault::AlreadyAppraised(id("1.1"))));
        check(&[item("2022-12-15", "1.1", ItemEvent::Evidenced)], Err(SheetFault::Undocumented(id("1.1"))));
        check(
            &[first(), self_scored("2022-12-01", "1.2", "1")],
            Err(SheetFault::BeforeLast { last: day("2022-12-15") }),
        );
    }

    #[test]
    fn a_closed_sheet_takes_appraisals_and_a_locked_one_nothing() {
        let closed = || sheet("2022-12-10", SheetEvent::SelfScoringClosed);
        check(&[closed(), self_scored("2022-12-11", "1.1", "1")], Err(SheetFault::Closed));
        check(&[closed(), closed()], Err(SheetFault::Closed));
        check(&[sheet("2022-12-10", SheetEvent::SelfScoringReopened)], Err(SheetFault::Open));
        let reopened = sheet("2022-12-11", SheetEvent::SelfScoringReopened);
        check(&[closed(), reopened, self_scored("2022-12-11", "1.1", "1")], Ok(()));
        let locked = sheet("2022-12-12", SheetEvent::Locked);
        check(&[locked, appraised("2022-12-13", "1.1", Round::First, "1")], Err(SheetFault::Locked));
    }

    #[test]
    fn points_stay_within_what_the_row_can_give() {
        let range = PointRange::up_to(decimal("2"));
        let outside = |points: &str| Err(SheetFault::Points { item: id("1.1"), points: decimal(points), range });
        check(&[self_scored("2022-12-01", "1.1", "2.01")], outside("2.01"));
        check(&[self_scored("2022-12-01", "1.1", "-0.01")], outside("-0.01"));
        check(&[self_scored("2022-12-01", "1", "2")], Err(SheetFault::NotScored(id("1"))));
        check(&[self_scored("2022-12-01", "9", "2")], Err(SheetFault::UnknownItem(id("9"))));
        check(&[sheet("2022-12-01", SheetEvent::SurveyOmitted)], Err(SheetFault::SurveyRequired));
    }
}
