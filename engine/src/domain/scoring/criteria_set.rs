//! A published set of criteria: fields, criteria, sub-criteria, each with its maximum, and the formulas of its rows.
//!
//! A set is kept as it was published. What makes scoring impossible is a fault, as a row that stands twice; what is
//! merely wrong arithmetic of its authors is told by [`discrepancies`](super::discrepancies) and stops nothing.

use std::collections::BTreeSet;

use super::criteria_key::CriteriaKey;
use super::formula::{Formula, PointRange};
use super::index::Precision;
use crate::domain::Decimal;
use crate::domain::id::ItemId;

/// How deep a row lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Lĩnh vực.
    Field,
    /// Tiêu chí.
    Criterion,
    /// Tiêu chí thành phần.
    SubCriterion,
}

impl Level {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Level::Field => "field",
            Level::Criterion => "criterion",
            Level::SubCriterion => "sub-criterion",
        }
    }

    /// The level below; `None` below sub-criteria.
    pub fn below(self) -> Option<Level> {
        match self {
            Level::Field => Some(Level::Criterion),
            Level::Criterion => Some(Level::SubCriterion),
            Level::SubCriterion => None,
        }
    }
}

/// One way to read a row, told apart from others by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name; empty where the row can be read in one way only.
    pub name: String,
    /// What it says.
    pub formula: Formula,
}

/// How a row is read: the reading that counts, and others that the same publication bears out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// The one that counts.
    pub in_force: Reading,
    /// Those that are only shown.
    pub others: Vec<Reading>,
}

impl Readings {
    /// A row that can be read in one way only.
    pub fn only(formula: Formula) -> Readings {
        Readings { in_force: Reading { name: String::new(), formula }, others: Vec::new() }
    }
}

/// What lies below a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Rows of the next level.
    Items(Vec<Item>),
    /// Nothing: the row itself is scored.
    Scored(Readings),
}

/// How many rows lie below one, as published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatedCounts {
    /// Fields; of a whole set only.
    pub fields: Option<u64>,
    /// Criteria.
    pub criteria: Option<u64>,
    /// Sub-criteria.
    pub sub_criteria: Option<u64>,
}

/// A field, a criterion or a sub-criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number, as `1.1.4`.
    pub id: ItemId,
    /// What it is called.
    pub name: String,
    /// The most points; zero for penalties and bonuses, which stand beside the total.
    pub max: Decimal,
    /// The counts that were published for it.
    pub stated: StatedCounts,
    /// What lies below.
    pub content: Content,
}

impl Item {
    /// The rows directly below.
    pub fn items(&self) -> &[Item] {
        match &self.content {
            Content::Items(items) => items,
            Content::Scored(_) => &[],
        }
    }

    /// How it is scored; `None` for a row with rows below.
    pub fn readings(&self) -> Option<&Readings> {
        match &self.content {
            Content::Scored(readings) => Some(readings),
            Content::Items(_) => None,
        }
    }

    /// How its points come about.
    pub fn nature(&self) -> Nature {
        match self.readings().map(|readings| readings.in_force.formula.plain()) {
            Some(Formula::Survey(_)) => Nature::Survey,
            Some(Formula::Penalty(_)) => Nature::Penalty,
            Some(Formula::Bonus(_)) => Nature::Bonus,
            _ => Nature::Appraised,
        }
    }

    /// What a scored row can give by the reading that counts.
    pub fn range(&self) -> Option<PointRange> {
        self.readings().map(|readings| readings.in_force.formula.range())
    }
}

/// How the points of a row come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Scored by the unit and its appraisers.
    Appraised,
    /// Brought in from a survey.
    Survey,
    /// Taken from the total.
    Penalty,
    /// Put on top of the total.
    Bonus,
}

impl Nature {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Nature::Appraised => "appraised",
            Nature::Survey => "survey",
            Nature::Penalty => "penalty",
            Nature::Bonus => "bonus",
        }
    }
}

/// The most that all penalties and all bonuses move a score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// The most that is taken; `None` without bound.
    pub penalty: Option<Decimal>,
    /// The most that is put on top; `None` without bound.
    pub bonus: Option<Decimal>,
}

/// What becomes of the index where no survey is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyRule {
    /// The set asks for its survey: without it there is no index.
    Required,
    /// The appraised part alone is rescaled to 100.
    Optional,
}

/// A published set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriteriaSet {
    /// What identifies it.
    pub key: CriteriaKey,
    /// Its title.
    pub title: String,
    /// The stated total.
    pub total: Decimal,
    /// The stated points of its survey part.
    pub survey: Option<Decimal>,
    /// What becomes of the index without a survey.
    pub survey_rule: SurveyRule,
    /// The counts that were published.
    pub stated: StatedCounts,
    /// Bounds on penalties and bonuses.
    pub caps: Caps,
    /// How indexes are brought to their decimals.
    pub precision: Precision,
    /// Its fields.
    pub fields: Vec<Item>,
}

/// Why a set cannot be scored by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CriteriaFault {
    /// An identifier that stands twice.
    #[error("the row {item} stands twice; give one of the two another number")]
    Repeated {
        /// The row.
        item: ItemId,
    },
    /// A formula that can give more than the row's maximum.
    #[error("the formula of {item} can give {highest}, more than the row's maximum of {max}")]
    AboveMax {
        /// The row.
        item: ItemId,
        /// What the formula can give.
        highest: Decimal,
        /// What the row says.
        max: Decimal,
    },
}

impl CriteriaFault {
    /// The row that is meant.
    pub fn item(&self) -> &ItemId {
        match self {
            CriteriaFault::Repeated { item } | CriteriaFault::AboveMax { item, .. } => item,
        }
    }
}

impl CriteriaSet {
    /// All rows with their levels, each before those below it.
    pub fn items(&self) -> Vec<(Level, &Item)> {
        let mut found = Vec::new();
        self.fields.iter().for_each(|field| walk(field, Level::Field, &mut found));
        found
    }

    /// The row of an identifier.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items().into_iter().map(|(_, item)| item).find(|item| item.id == *id)
    }

    /// All that makes scoring by it impossible.
    pub fn faults(&self) -> Vec<CriteriaFault> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (_, item) in self.items() {
            if !seen.insert(&item.id) {
                found.push(CriteriaFault::Repeated { item: item.id.clone() });
            }
            found.extend(above_max(item));
        }
        found
    }
}

fn walk<'a>(item: &'a Item, level: Level, found: &mut Vec<(Level, &'a Item)>) {
    found.push((level, item));
    if let Some(below) = level.below() {
        item.items().iter().for_each(|item| walk(item, below, found));
    }
}

fn above_max(item: &Item) -> Option<CriteriaFault> {
    let readings = item.readings().filter(|_| !matches!(item.nature(), Nature::Bonus | Nature::Penalty))?;
    let all = std::iter::once(&readings.in_force).chain(&readings.others);
    let highest = all.filter_map(|reading| reading.formula.range().highest).max()?;
    (highest > item.max).then(|| CriteriaFault::AboveMax { item: item.id.clone(), highest, max: item.max })
}
