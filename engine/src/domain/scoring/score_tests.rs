//! Scores: whose points count, what is missing, what lies above 100 or below zero, and what a survey that is not run does.

use super::formula::{Bonus, Boolean, Formula, Measure, Penalty};
use super::tests_support::{day, decimal, row, small_set};
use super::{
    Caps, CriteriaSet, ItemEvent, Round, Score, SheetEvent, SheetFact, SheetState, Source, Subject, SurveyRule, admit,
    score,
};
use crate::domain::Decimal;
use crate::domain::id::ItemId;

fn number(points: &str) -> ItemEvent {
    ItemEvent::Measured { part: None, measure: Measure::Number(decimal(points)) }
}

fn self_scored(points: &str) -> ItemEvent {
    ItemEvent::SelfScored(decimal(points))
}

fn state(set: &CriteriaSet, events: &[(&str, ItemEvent)]) -> SheetState {
    let mut state = SheetState::default();
    for (id, event) in events {
        let subject = Subject::Item(ItemId::parse(id).unwrap(), event.clone());
        let fact = SheetFact { legal: day("2022-12-01"), subject, evidence: None, note: String::new() };
        assert_eq!(admit(set, &state, &fact), Ok(()));
        state.apply(&fact);
    }
    state
}

fn scored(set: &CriteriaSet, events: &[(&str, ItemEvent)]) -> Score {
    score(set, &state(set, events)).unwrap()
}

fn shown(points: Option<Decimal>) -> String {
    points.map_or_else(|| "-".to_owned(), |points| points.to_string())
}

#[test]
fn the_latest_appraisal_counts() {
    let set = small_set();
    let all = [
        ("1.1", self_scored("2")),
        ("1.1", ItemEvent::Appraised(Round::First, decimal("1"))),
        ("1.1", ItemEvent::Appraised(Round::Second, decimal("1.5"))),
    ];
    let counted = |events: usize| {
        let score = scored(&set, &all[..events]);
        let row = score.items.into_iter().find(|item| item.id.as_str() == "1.1").unwrap();
        (shown(row.points), row.row.unwrap().source)
    };
    assert_eq!(counted(0), ("-".into(), None));
    assert_eq!(counted(1), ("2".into(), Some(Source::SelfScore)));
    assert_eq!(counted(2), ("1".into(), Some(Source::FirstAppraisal)));
    assert_eq!(counted(3), ("1.5".into(), Some(Source::SecondAppraisal)));
}

#[test]
fn points_are_summed_and_indexed_by_field_and_whole() {
    let score = scored(&small_set(), &[("1.1", self_scored("1.5")), ("1.2", self_scored("4")), ("2", number("3"))]);
    let rows: Vec<_> =
        score.items.iter().map(|item| (item.id.as_str(), shown(item.points), shown(item.index))).collect();
    let row = |id, points: &str, index: &str| (id, points.to_owned(), index.to_owned());
    assert_eq!(
        rows,
        [row("1", "5.5", "91.67"), row("1.1", "1.5", "75.00"), row("1.2", "4", "100.00"), row("2", "3", "75.00")]
    );
    assert_eq!((score.appraised, score.survey, score.points), (decimal("5.5"), decimal("3"), decimal("8.5")));
    assert_eq!(shown(score.index), "85.00");
}

#[test]
fn a_missing_row_takes_the_index_of_all_that_holds_it() {
    let score = scored(&small_set(), &[("1.1", self_scored("1.5")), ("2", number("3"))]);
    assert_eq!(score.missing.iter().map(ItemId::as_str).collect::<Vec<_>>(), ["1.2"]);
    let indexes: Vec<_> = score.items.iter().map(|item| shown(item.index)).collect();
    assert_eq!(indexes, ["-", "75.00", "-", "75.00"]);
    assert_eq!((score.points, score.index), (decimal("4.5"), None));
}

#[test]
fn without_a_survey_the_appraised_part_is_rescaled() {
    let set = CriteriaSet { survey_rule: SurveyRule::Optional, ..small_set() };
    let mut state = state(&set, &[("1.1", self_scored("1.5")), ("1.2", self_scored("3"))]);
    assert_eq!(score(&set, &state).unwrap().index, None, "nobody said that there is no survey");
    let subject = Subject::Sheet(SheetEvent::SurveyOmitted);
    let omitted = SheetFact { legal: day("2022-12-02"), subject, evidence: None, note: String::new() };
    assert_eq!(admit(&set, &state, &omitted), Ok(()));
    state.apply(&omitted);
    let score = score(&set, &state).unwrap();
    assert_eq!((score.points, score.max, shown(score.index)), (decimal("4.5"), decimal("6"), "75.00".into()));
    assert_eq!(score.missing, []);
}

#[test]
fn a_bonus_lifts_the_index_above_100() {
    let mut set = small_set();
    set.fields.push(row("B", "0", Formula::Bonus(Bonus { each: decimal("0.25"), cap: None })));
    let full = [("1.1", self_scored("2")), ("1.2", self_scored("4")), ("2", number("4"))];
    let with = |bonus: &str| scored(&set, &[full.as_slice(), &[("B", number(bonus))]].concat());
    assert_eq!(shown(with("1").index), "102.50", "as the customs of Tiền Giang in 2020");
    assert_eq!(shown(with("0").index), "100.00");
    set.caps = Caps { bonus: Some(decimal("1")), penalty: None };
    let capped = scored(&set, &[full.as_slice(), &[("B", number("40"))]].concat());
    assert_eq!((capped.bonus, shown(capped.index)), (decimal("1"), "110.00".into()));
}

#[test]
fn penalties_go_below_zero_down_to_their_cap() {
    let mut set = small_set();
    set.fields.push(row("P", "0", Formula::Penalty(Penalty { each: decimal("5"), cap: None })));
    set.caps = Caps { penalty: Some(decimal("10")), bonus: None };
    let none = [("1.1", self_scored("0")), ("1.2", self_scored("0")), ("2", number("0"))];
    let with = |count: &str| scored(&set, &[none.as_slice(), &[("P", number(count))]].concat());
    assert_eq!(shown(with("1").index), "-50.00");
    assert_eq!((with("9").penalty, shown(with("9").index)), (decimal("-10"), "-100.00".into()));
}

#[test]
fn a_condition_that_fails_may_cost_more_than_it_gives() {
    let mut set = small_set();
    let rule = Boolean { holds: decimal("4"), otherwise: decimal("-0.25") };
    set.fields[1] = row("2", "4", Formula::Boolean(rule));
    let no = ItemEvent::Measured { part: None, measure: Measure::Holds(false) };
    let score = scored(&set, &[("1.1", self_scored("2")), ("1.2", self_scored("4")), ("2", no)]);
    assert_eq!((score.points, shown(score.index)), (decimal("5.75"), "57.50".into()));
}

#[test]
fn a_set_without_points_has_no_index() {
    let set = CriteriaSet { total: Decimal::ZERO, ..small_set() };
    let score = scored(&set, &[("1.1", self_scored("2")), ("1.2", self_scored("4")), ("2", number("4"))]);
    assert_eq!((score.points, score.index), (decimal("10"), None));
}
