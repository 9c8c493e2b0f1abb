//! The score of one unit: every row's points, their sums, and the indexes that follow.
//!
//! Of what was said of a row the latest appraisal counts, then the first, then the self-score, then what follows from the
//! measured values; all of them are kept side by side. A row of which nothing is known is missing: what it belongs to has
//! the points known so far and no index.

use super::criteria_set::{Content, CriteriaSet, Item, Level, Nature, Readings};
use super::index::index;
use super::sheet::{Evidence, Round};
use super::sheet_state::{Explanation, SheetState};
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::id::ItemId;

/// Whose points count for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// What follows from the measured values.
    Computed,
    /// The unit's own.
    SelfScore,
    /// The first appraisal's.
    FirstAppraisal,
    /// The second appraisal's.
    SecondAppraisal,
    /// The survey's.
    Survey,
}

impl Source {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Source::Computed => "computed",
            Source::SelfScore => "self-score",
            Source::FirstAppraisal => "appraisal-1",
            Source::SecondAppraisal => "appraisal-2",
            Source::Survey => "survey",
        }
    }
}

/// What was said of a row that is itself scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowScore {
    /// How its points come about.
    pub nature: Nature,
    /// Whose points count; `None` where nothing is known.
    pub source: Option<Source>,
    /// By the reading that counts, from what was measured.
    pub computed: Option<Decimal>,
    /// The name of the reading that counts; empty where there is one only.
    pub reading: String,
    /// What the same values give by the other readings.
    pub other_readings: Vec<(String, Option<Decimal>)>,
    /// The unit's own points.
    pub self_score: Option<Decimal>,
    /// The first appraisal.
    pub appraisal_1: Option<Decimal>,
    /// The second appraisal.
    pub appraisal_2: Option<Decimal>,
    /// How far its explanation has come.
    pub explanation: Explanation,
    /// The documents named for it.
    pub evidence: Vec<Evidence>,
    /// Whether points are claimed with neither document nor explanation.
    pub lacks_evidence: bool,
}

/// A row of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemScore {
    /// Its number.
    pub id: ItemId,
    /// How deep it lies.
    pub level: Level,
    /// What it is called.
    pub name: String,
    /// The most points; without its survey rows where no survey is run.
    pub max: Decimal,
    /// Its points; of a row with rows below, those known so far, without penalties and bonuses.
    pub points: Option<Decimal>,
    /// 100 × points / max; `None` where something is missing or the maximum is zero.
    pub index: Option<Decimal>,
    /// What was said of it; `None` for a row with rows below.
    pub row: Option<RowScore>,
}

/// The score of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Every row, each before those below it.
    pub items: Vec<ItemScore>,
    /// Points of the rows that are scored, without survey, penalties and bonuses.
    pub appraised: Decimal,
    /// Points of the survey.
    pub survey: Decimal,
    /// What is put on top, within its cap.
    pub bonus: Decimal,
    /// What is taken away, as a number below zero, within its cap.
    pub penalty: Decimal,
    /// The sum of the four.
    pub points: Decimal,
    /// What the sum is held against: the stated total, without the survey rows where no survey is run.
    pub max: Decimal,
    /// 100 × points / max; `None` where something is missing or the maximum is zero.
    pub index: Option<Decimal>,
    /// The rows of which nothing is known.
    pub missing: Vec<ItemId>,
}

/// The score of a unit by the state of its sheet.
pub fn score(set: &CriteriaSet, state: &SheetState) -> Result<Score, DecimalFault> {
    let mut scoring = Scoring { set, state, items: Vec::new(), rows: Vec::new() };
    let max = scoring.all(&set.fields, Level::Field, set.total)?.max;
    let Scoring { items, rows, .. } = scoring;
    let sum = |nature| Decimal::sum(rows.iter().filter(|row| row.nature == nature).filter_map(|row| row.points));
    let (appraised, survey) = (sum(Nature::Appraised)?, sum(Nature::Survey)?);
    let bonus = sum(Nature::Bonus)?;
    let bonus = set.caps.bonus.map_or(bonus, |cap| bonus.min(cap));
    let penalty = sum(Nature::Penalty)?;
    let penalty = set.caps.penalty.map_or(penalty, |cap| penalty.max(cap.negated()));
    let points = Decimal::sum([appraised, survey, bonus, penalty])?;
    let missing: Vec<ItemId> = rows.into_iter().filter(|row| row.points.is_none()).map(|row| row.id).collect();
    let index = if missing.is_empty() { index(points, max, set.precision)? } else { None };
    Ok(Score { items, appraised, survey, bonus, penalty, points, max, index, missing })
}

struct Scoring<'a> {
    set: &'a CriteriaSet,
    state: &'a SheetState,
    items: Vec<ItemScore>,
    rows: Vec<Row>,
}

/// A row that was scored, without its place.
struct Row {
    id: ItemId,
    nature: Nature,
    points: Option<Decimal>,
}

/// What a row hands to the one above it.
struct Tally {
    max: Decimal,
    points: Decimal,
    complete: bool,
}

impl Scoring<'_> {
    fn item(&mut self, item: &Item, level: Level) -> Result<Tally, DecimalFault> {
        let place = self.items.len();
        let (id, name) = (item.id.clone(), item.name.clone());
        self.items.push(ItemScore { id, level, name, max: item.max, points: None, index: None, row: None });
        let tally = match &item.content {
            Content::Items(below) => {
                let level = level.below().expect("a set has three levels");
                self.all(below, level, item.max)?
            }
            Content::Scored(readings) => self.row(item, readings, place)?,
        };
        let index = if tally.complete { index(tally.points, tally.max, self.set.precision)? } else { None };
        let shown = &mut self.items[place];
        (shown.max, shown.index) = (tally.max, index);
        if shown.row.is_none() {
            shown.points = Some(tally.points);
        }
        Ok(tally)
    }

    /// The rows of one level under a stated maximum, which is less what no survey can give.
    fn all(&mut self, items: &[Item], level: Level, stated: Decimal) -> Result<Tally, DecimalFault> {
        let (mut points, mut omitted, mut complete) = (Vec::new(), Vec::new(), true);
        for item in items {
            let tally = self.item(item, level)?;
            points.push(tally.points);
            omitted.push(item.max.minus(tally.max)?);
            complete &= tally.complete;
        }
        let max = stated.minus(Decimal::sum(omitted)?)?;
        Ok(Tally { max, points: Decimal::sum(points)?, complete })
    }

    fn row(&mut self, item: &Item, readings: &Readings, place: usize) -> Result<Tally, DecimalFault> {
        let (said, points) = self.said(item, readings)?;
        let nature = said.nature;
        if nature == Nature::Survey && self.state.survey_omitted {
            self.items[place].row = Some(said);
            return Ok(Tally { max: Decimal::ZERO, points: Decimal::ZERO, complete: true });
        }
        self.items[place].row = Some(said);
        self.items[place].points = points;
        self.rows.push(Row { id: item.id.clone(), nature, points });
        let beside = matches!(nature, Nature::Bonus | Nature::Penalty);
        let counted = if beside { Decimal::ZERO } else { points.unwrap_or(Decimal::ZERO) };
        Ok(Tally { max: item.max, points: counted, complete: points.is_some() || beside })
    }

    /// What was said of a row, and the points that count.
    fn said(&self, item: &Item, readings: &Readings) -> Result<(RowScore, Option<Decimal>), DecimalFault> {
        let state = self.state.item(&item.id);
        let computed = readings.in_force.formula.points(&state.measures)?;
        let mut other_readings = Vec::new();
        for reading in &readings.others {
            other_readings.push((reading.name.clone(), reading.formula.points(&state.measures)?));
        }
        let (appraisal_1, appraisal_2) = (state.appraised(Round::First), state.appraised(Round::Second));
        let nature = item.nature();
        let computed_by = if nature == Nature::Survey { Source::Survey } else { Source::Computed };
        let sources = [
            (appraisal_2, Source::SecondAppraisal),
            (appraisal_1, Source::FirstAppraisal),
            (state.self_score, Source::SelfScore),
            (computed, computed_by),
        ];
        let counts = sources.into_iter().find_map(|(points, source)| points.map(|points| (points, source)));
        let said = RowScore {
            nature,
            source: counts.map(|(_, source)| source),
            computed,
            reading: readings.in_force.name.clone(),
            other_readings,
            self_score: state.self_score,
            appraisal_1,
            appraisal_2,
            explanation: state.explanation,
            lacks_evidence: state.lacks_evidence(),
            evidence: state.evidence,
        };
        Ok((said, counts.map(|(points, _)| points)))
    }
}
