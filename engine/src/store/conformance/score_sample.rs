//! Criteria sets, scoring sheets and rankings to examine a store with.
//!
//! It must never hold a rule.

use super::sample::{day, number, recorded, unit};
use crate::domain::Decimal;
use crate::domain::decimal::Rounding;
use crate::domain::id::{ItemId, PartId};
use crate::domain::scoring::formula::{
    AllOf, Bonus, Boolean, Conjunction, DateSteps, Formula, InTime, Judged, Linear, Measure, Occurrence, PartSum,
    Penalty, RatioSteps, Survey, Vacuous,
};
use crate::domain::scoring::{
    Band, BandTable, Caps, Content, CriteriaKey, CriteriaSet, DatedCriteria, DatedRanking, Evidence, Interval, Item,
    ItemEvent, Precision, PublishedRanking, RankedUnit, RatingBands, RatingKey, Ratings, Ratio, Reach, Reading,
    Readings, Round, ScoreSheet, ScoreSheetKey, SheetEvent, SheetFact, StatedCounts, Subject, SurveyRule, TieRule,
};
use crate::domain::unit::UnitKind;

const VALID: &str = "a sample is well formed";

/// A set's key, written `province:kind:year:decision`.
pub fn criteria_key(text: &str) -> CriteriaKey {
    CriteriaKey::parse(text).expect(VALID)
}

/// A set with a row of every kind, once corrected.
pub fn criteria(key: &str) -> DatedCriteria {
    let key = criteria_key(key);
    let version = |title: &str| recorded(set(key.clone(), title));
    DatedCriteria { versions: vec![version("Bộ tiêu chí"), version("Bộ tiêu chí (đính chính)")], key }
}

fn set(key: CriteriaKey, title: &str) -> CriteriaSet {
    let rows = formulas().into_iter().enumerate();
    let scored = rows.map(|(at, formula)| item(&format!("1.1.{at}"), Content::Scored(readings(formula)))).collect();
    let criterion = item("1.1", Content::Items(scored));
    let stated = StatedCounts { fields: Some(1), criteria: None, sub_criteria: Some(14) };
    CriteriaSet {
        key,
        title: title.to_owned(),
        total: number("100.0"),
        survey: Some(number("32")),
        survey_rule: SurveyRule::Optional,
        stated,
        caps: Caps { penalty: Some(number("2")), bonus: None },
        precision: Precision { scale: 2, rounding: Rounding::Truncate },
        fields: vec![Item { stated, ..item("1", Content::Items(vec![criterion])) }],
    }
}

fn item(id: &str, content: Content) -> Item {
    let id = ItemId::parse(id).expect(VALID);
    Item { id, name: "Kế hoạch \u{0}".to_owned(), max: number("2.50"), stated: StatedCounts::default(), content }
}

fn readings(formula: Formula) -> Readings {
    let other = Reading { name: "worked-example".to_owned(), formula: formula.clone() };
    Readings { in_force: Reading { name: "rule".to_owned(), formula }, others: vec![other] }
}

fn formulas() -> Vec<Formula> {
    let (zero, one) = (Decimal::ZERO, number("1.0"));
    let bands = [("<90", zero), (">=90 <100", one), (">=100", number("2"))];
    let bands = bands.map(|(range, value)| Band { interval: range_of(range), value });
    let judged = Formula::Judged(Judged { max: one });
    let steps = |in_time| Formula::DateSteps(DateSteps::new(in_time, number("0.5"), zero).expect(VALID));
    let parts = vec![(part("board"), number("0.25")), (part("website"), number("0.75"))];
    vec![
        Formula::Boolean(Boolean { holds: one, otherwise: zero }),
        steps(InTime::By(vec![(day("2022-01-15"), one), (day("2022-02-15"), number("0.75"))])),
        steps(InTime::ByMeasuredDue(one)),
        Formula::RatioSteps(RatioSteps { bands: BandTable::new(bands.into(), Reach::FromZero).expect(VALID) }),
        Formula::Linear(Linear { within: range_of(">=90 <100"), full: one, precision: Precision::USUAL }),
        Formula::Conjunction(Conjunction { conditions: vec![part("a"), part("b")], holds: one, otherwise: zero }),
        Formula::AllOf(AllOf {
            occurrences: vec![Occurrence { part: part("q1"), by: day("2022-03-20") }],
            all: one,
            otherwise: number("-0.25"),
        }),
        Formula::PartSum(PartSum::new(parts).expect(VALID).expect(VALID)),
        Formula::Vacuous(Vacuous { of: Box::new(judged.clone()), mark: one }),
        Formula::Penalty(Penalty { each: number("0.25"), cap: Some(one) }),
        Formula::Bonus(Bonus { each: number("0.5"), cap: None }),
        Formula::Survey(Survey { max: number("32") }),
        judged,
    ]
}

fn part(id: &str) -> PartId {
    PartId::parse(id).expect(VALID)
}

fn range_of(text: &str) -> Interval {
    Interval::parse(text).expect(VALID)
}

/// A sheet on which everything happened that can.
pub fn score_sheet(key: &str, of: &str) -> ScoreSheet {
    let ratio = Ratio::new(number("4"), number("5.0")).expect(VALID).expect(VALID);
    let measured =
        |part, measure| Subject::Item(ItemId::parse("4.1").expect(VALID), ItemEvent::Measured { part, measure });
    let on_item = |event| Subject::Item(ItemId::parse("4.1").expect(VALID), event);
    let subjects = [
        measured(None, Measure::Holds(true)),
        measured(Some(part("q1")), Measure::Done(day("2022-03-20"))),
        measured(None, Measure::NeverDone),
        measured(None, Measure::Ratio(ratio)),
        measured(None, Measure::Number(number("3.0"))),
        measured(None, Measure::NoOccasion),
        on_item(ItemEvent::SelfScored(number("1"))),
        on_item(ItemEvent::Evidenced),
        on_item(ItemEvent::Appraised(Round::First, number("0.5"))),
        on_item(ItemEvent::ExplanationRequested),
        on_item(ItemEvent::Explained),
        on_item(ItemEvent::Appraised(Round::Second, number("0.75"))),
        Subject::Sheet(SheetEvent::SurveyOmitted),
        Subject::Sheet(SheetEvent::SelfScoringClosed),
        Subject::Sheet(SheetEvent::SelfScoringReopened),
        Subject::Sheet(SheetEvent::Locked),
    ];
    let evidence = Evidence { document: "12/BC-UBND".to_owned(), pages: "trang 2".to_owned() };
    let fact = |(at, subject): (usize, Subject)| SheetFact {
        legal: day("2022-12-31"),
        subject,
        evidence: (at % 2 == 0).then(|| evidence.clone()),
        note: "Không phát sinh".to_owned(),
    };
    let key = ScoreSheetKey { criteria: criteria_key(key), unit: unit(of) };
    let facts = subjects.into_iter().enumerate().map(fact).map(recorded).collect();
    ScoreSheet { key, opened: recorded(day("2022-11-01")), facts }
}

/// A published ranking with everything it may say, written `province:year:decision`.
pub fn ranking(key: &str) -> DatedRanking {
    let key = RatingKey::parse(key).expect(VALID);
    let bands = [("<70", None), (">=70 <90", Some("Khá")), (">=90", Some("Tốt"))];
    let bands = bands.map(|(range, name)| Band { interval: range_of(range), value: name.map(str::to_owned) });
    let table = RatingBands {
        kind: Some(UnitKind::District),
        bands: BandTable::new(bands.into(), Reach::Everything).expect(VALID),
        stated: vec![(Some("Tốt".to_owned()), 2), (None, 0)],
    };
    let ranked = RankedUnit {
        unit: "Hòa An".to_owned(),
        kind: Some(UnitKind::District),
        cluster: "1".to_owned(),
        points: Some(number("91.50")),
        max: number("100"),
        second: Some(number("30")),
        is_ranked: true,
        index: Some(number("91.5")),
        rank: Some(1),
        rating: "Tốt".to_owned(),
        last_index: Some(number("88.2")),
        last_rank: Some(2),
    };
    let published = PublishedRanking {
        title: "Chỉ số CCHC".to_owned(),
        ties: TieRule::SecondKey,
        second_key: "Điều tra xã hội học".to_owned(),
        ratings: Ratings { key: key.clone(), precision: Precision::USUAL, tables: vec![table] },
        units: vec![ranked],
    };
    DatedRanking { key, versions: vec![recorded(published)] }
}
