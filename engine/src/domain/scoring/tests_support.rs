//! Short spellings for the tests of scoring.

use super::formula::{Formula, Judged, Measure, Measures, Survey};
use super::{
    Band, BandTable, Caps, Content, CriteriaKey, CriteriaSet, Interval, Item, Precision, RatingBands, Ratio, Reach,
    Readings, StatedCounts, SurveyRule,
};
use crate::domain::id::{ItemId, PartId};
use crate::domain::unit::UnitKind;
use crate::domain::{Day, Decimal};

pub fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn ratio(part: &str, whole: &str) -> Measure {
    Measure::Ratio(Ratio::new(decimal(part), decimal(whole)).unwrap().unwrap())
}

pub fn parts(names: &[&str]) -> Vec<PartId> {
    names.iter().map(|name| PartId::parse(name).unwrap()).collect()
}

/// Values by part; `""` is the row's own.
pub fn measures(found: &[(&str, Measure)]) -> Measures {
    let mut measures = Measures::default();
    for (part, measure) in found {
        measures.take((!part.is_empty()).then(|| PartId::parse(part).unwrap()), *measure);
    }
    measures
}

pub fn bands(rows: &[(&str, &str)], reach: Reach) -> BandTable<Decimal> {
    let band =
        |(range, points): &(&str, &str)| Band { interval: Interval::parse(range).unwrap(), value: decimal(points) };
    BandTable::new(rows.iter().map(band).collect(), reach).unwrap()
}

/// A set of fields without rows: points, and the stated counts of criteria and sub-criteria.
pub fn outline(total: &str, fields: &[(&str, Option<u64>, Option<u64>)]) -> CriteriaSet {
    let field = |(at, (points, criteria, sub_criteria)): (usize, &(&str, Option<u64>, Option<u64>))| Item {
        id: ItemId::parse(&(at + 1).to_string()).unwrap(),
        name: format!("Lĩnh vực {}", at + 1),
        max: decimal(points),
        stated: StatedCounts { fields: None, criteria: *criteria, sub_criteria: *sub_criteria },
        content: Content::Scored(Readings::only(Formula::Judged(Judged { max: decimal(points) }))),
    };
    CriteriaSet {
        key: CriteriaKey { province: None, kind: UnitKind::Province, year: 2022, decision: "876/QĐ-BNV".into() },
        title: "Bộ tiêu chí".into(),
        total: decimal(total),
        survey: None,
        survey_rule: SurveyRule::Required,
        stated: StatedCounts::default(),
        caps: Caps::default(),
        precision: Precision::USUAL,
        fields: fields.iter().enumerate().map(field).collect(),
    }
}

pub fn item(id: &str, max: &str, content: Content) -> Item {
    Item {
        id: ItemId::parse(id).unwrap(),
        name: format!("Tiêu chí {id}"),
        max: decimal(max),
        stated: StatedCounts::default(),
        content,
    }
}

pub fn row(id: &str, max: &str, formula: Formula) -> Item {
    item(id, max, Content::Scored(Readings::only(formula)))
}

/// A set of 10: field 1 with two judged criteria of 2 and 4, and field 2, a survey of 4.
pub fn small_set() -> CriteriaSet {
    let judged = |id, max: &str| row(id, max, Formula::Judged(Judged { max: decimal(max) }));
    let first = item("1", "6", Content::Items(vec![judged("1.1", "2"), judged("1.2", "4")]));
    let survey = row("2", "4", Formula::Survey(Survey { max: decimal("4") }));
    CriteriaSet { fields: vec![first, survey], ..outline("10", &[]) }
}

/// Bands by index; `""` is what is left unrated.
pub fn rating_bands(kind: Option<UnitKind>, rows: &[(&str, &str)]) -> RatingBands {
    let band = |(range, name): &(&str, &str)| Band {
        interval: Interval::parse(range).unwrap(),
        value: (!name.is_empty()).then(|| (*name).to_owned()),
    };
    RatingBands {
        kind,
        stated: Vec::new(),
        bands: BandTable::new(rows.iter().map(band).collect(), Reach::Everything).unwrap(),
    }
}
