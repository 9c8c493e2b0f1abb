//! Where a published set contradicts its own numbers: parts that do not sum to their stated total, rows that were
//! miscounted.
//!
//! A discrepancy is told with both numbers and changes nothing: the set is scored by as it stands.

use super::criteria_set::{Content, CriteriaSet, Item, Nature};
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;
use crate::domain::id::ItemId;

/// What was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Fields.
    Fields,
    /// Criteria.
    Criteria,
    /// Sub-criteria.
    SubCriteria,
}

impl Counted {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Counted::Fields => "fields",
            Counted::Criteria => "criteria",
            Counted::SubCriteria => "sub-criteria",
        }
    }
}

/// A contradiction within a set; `item` is the row whose statement it is, `None` for the set's own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Discrepancy {
    /// Maxima of parts that do not sum to the maximum above them.
    #[error("{}: {stated} points are stated, the parts give {found}", of(item.as_ref()))]
    Points {
        /// The row.
        item: Option<ItemId>,
        /// What was published.
        stated: Decimal,
        /// What the parts give.
        found: Decimal,
    },
    /// A survey part that differs from its rows.
    #[error("the set: a survey part of {stated} points is stated, the survey rows give {found}")]
    Survey {
        /// What was published.
        stated: Decimal,
        /// What the rows give.
        found: Decimal,
    },
    /// Rows that were miscounted.
    #[error("{}: {stated} {} are stated, the parts give {found}", of(item.as_ref()), what.id())]
    Count {
        /// The row.
        item: Option<ItemId>,
        /// What was counted.
        what: Counted,
        /// What was published.
        stated: u64,
        /// What the parts give.
        found: u64,
    },
    /// A maximum that no reading of a row reaches.
    #[error("{item}: {stated} points are stated, its formula gives at most {found}")]
    OutOfReach {
        /// The row.
        item: ItemId,
        /// What was published.
        stated: Decimal,
        /// What its formula gives.
        found: Decimal,
    },
}

impl Discrepancy {
    /// The identifier used in answers.
    pub fn code(&self) -> &'static str {
        match self {
            Discrepancy::Points { .. } => "points-differ",
            Discrepancy::Survey { .. } => "survey-differs",
            Discrepancy::Count { .. } => "count-differs",
            Discrepancy::OutOfReach { .. } => "out-of-reach",
        }
    }

    /// The row whose statement it is; `None` for the set's own.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Discrepancy::Points { item, .. } | Discrepancy::Count { item, .. } => item.as_ref(),
            Discrepancy::OutOfReach { item, .. } => Some(item),
            Discrepancy::Survey { .. } => None,
        }
    }

    /// What was counted; `None` where points differ.
    pub fn counted(&self) -> Option<Counted> {
        if let Discrepancy::Count { what, .. } = self { Some(*what) } else { None }
    }

    /// The stated number and the one that follows, as they are written.
    pub fn numbers(&self) -> (String, String) {
        match self {
            Discrepancy::Points { stated, found, .. }
            | Discrepancy::Survey { stated, found }
            | Discrepancy::OutOfReach { stated, found, .. } => (stated.to_string(), found.to_string()),
            Discrepancy::Count { stated, found, .. } => (stated.to_string(), found.to_string()),
        }
    }
}

fn of(item: Option<&ItemId>) -> String {
    item.map_or_else(|| "the set".to_owned(), ItemId::to_string)
}

/// All contradictions of a set, the set's own first and then those of its rows from the top down.
pub fn discrepancies(set: &CriteriaSet) -> Result<Vec<Discrepancy>, DecimalFault> {
    let mut found = Vec::new();
    found.extend(points(None, set.total, &set.fields)?);
    if let Some(stated) = set.survey {
        let survey = set.items().into_iter().filter(|(_, item)| item.nature() == Nature::Survey);
        let sum = Decimal::sum(survey.map(|(_, item)| item.max))?;
        // A set that is stored as an outline has no survey rows to compare with.
        let has_rows = set.fields.iter().any(|field| !field.items().is_empty());
        found.extend((has_rows && sum != stated).then_some(Discrepancy::Survey { stated, found: sum }));
    }
    found.extend(set_counts(set));
    for (_, item) in set.items() {
        found.extend(points(Some(&item.id), item.max, item.items())?);
        found.extend(field_counts(item));
        found.extend(out_of_reach(item));
    }
    Ok(found)
}

fn points(item: Option<&ItemId>, stated: Decimal, parts: &[Item]) -> Result<Option<Discrepancy>, DecimalFault> {
    if parts.is_empty() {
        return Ok(None);
    }
    let found = Decimal::sum(parts.iter().map(|part| part.max))?;
    Ok((found != stated).then(|| Discrepancy::Points { item: item.cloned(), stated, found }))
}

/// The counts of the whole set; a field that is stored without its rows counts as it states.
fn set_counts(set: &CriteriaSet) -> Vec<Discrepancy> {
    let fields = u64::try_from(set.fields.len()).ok();
    let sum = |count: fn(&Item) -> Option<u64>| set.fields.iter().map(count).sum::<Option<u64>>();
    let pairs = [
        (Counted::Fields, set.stated.fields, fields),
        (Counted::Criteria, set.stated.criteria, sum(criteria)),
        (Counted::SubCriteria, set.stated.sub_criteria, sum(sub_criteria)),
    ];
    pairs.into_iter().filter_map(|(what, stated, found)| miscount(None, what, stated, found)).collect()
}

fn field_counts(item: &Item) -> Vec<Discrepancy> {
    if item.items().is_empty() {
        return Vec::new();
    }
    let pairs = [
        (Counted::Criteria, item.stated.criteria, criteria(item)),
        (Counted::SubCriteria, item.stated.sub_criteria, sub_criteria(item)),
    ];
    pairs.into_iter().filter_map(|(what, stated, found)| miscount(Some(&item.id), what, stated, found)).collect()
}

fn miscount(item: Option<&ItemId>, what: Counted, stated: Option<u64>, found: Option<u64>) -> Option<Discrepancy> {
    let (stated, found) = (stated?, found?);
    (stated != found).then(|| Discrepancy::Count { item: item.cloned(), what, stated, found })
}

/// The criteria of a field: its rows, or what it states where it is stored without them.
fn criteria(field: &Item) -> Option<u64> {
    match &field.content {
        Content::Items(items) => u64::try_from(items.len()).ok(),
        Content::Scored(_) => field.stated.criteria,
    }
}

fn sub_criteria(field: &Item) -> Option<u64> {
    match &field.content {
        Content::Items(items) => u64::try_from(items.iter().map(|item| item.items().len()).sum::<usize>()).ok(),
        Content::Scored(_) => field.stated.sub_criteria,
    }
}

fn out_of_reach(item: &Item) -> Option<Discrepancy> {
    if matches!(item.nature(), Nature::Bonus | Nature::Penalty) {
        return None;
    }
    let found = item.range()?.highest?;
    (found < item.max).then(|| Discrepancy::OutOfReach { item: item.id.clone(), stated: item.max, found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scoring::tests_support::{decimal, outline};

    fn said(set: &CriteriaSet) -> Vec<String> {
        discrepancies(set).unwrap().iter().map(ToString::to_string).collect()
    }

    /// A published set: its stated total and counts, and each field's points, criteria and sub-criteria.
    struct Published {
        total: &'static str,
        counts: [Option<u64>; 3],
        points: &'static [&'static str],
        criteria: &'static [u64],
        sub_criteria: &'static [u64],
    }

    #[track_caller]
    fn check(published: &Published, expected: &[&str]) {
        let fields = published.points.len().max(published.criteria.len()).max(published.sub_criteria.len());
        let rows: Vec<_> = (0..fields)
            .map(|at| {
                let points = published.points.get(at).copied().unwrap_or("0");
                (points, published.criteria.get(at).copied(), published.sub_criteria.get(at).copied())
            })
            .collect();
        let [fields, criteria, sub_criteria] = published.counts;
        let mut set = outline(published.total, &rows);
        set.stated = crate::domain::scoring::StatedCounts { fields, criteria, sub_criteria };
        assert_eq!(said(&set), expected);
    }

    #[test]
    fn the_provinces_set_of_2017_states_38_criteria_and_has_39() {
        let published = Published {
            total: "100",
            counts: [Some(8), Some(38), Some(81)],
            points: &["10", "10", "14.5", "11", "16", "7", "16", "15.5"],
            criteria: &[6, 4, 5, 4, 9, 3, 5, 3],
            sub_criteria: &[6, 6, 16, 10, 16, 6, 18, 3],
        };
        check(&published, &["the set: 38 criteria are stated, the parts give 39"]);
    }

    #[test]
    fn the_ministries_set_of_2022_keeps_its_counts() {
        let mut published = Published {
            total: "0",
            counts: [Some(7), Some(38), Some(97)],
            points: &["0"; 7],
            criteria: &[7, 9, 6, 4, 6, 3, 3],
            sub_criteria: &[6, 15, 19, 14, 16, 13, 14],
        };
        check(&published, &[]);
        published.counts = [Some(8), Some(37), Some(97)];
        check(
            &published,
            &["the set: 8 fields are stated, the parts give 7", "the set: 37 criteria are stated, the parts give 38"],
        );
    }

    #[test]
    fn gia_lai_and_ha_noi_keep_their_counts() {
        let gia_lai = Published {
            total: "0",
            counts: [Some(8), Some(33), Some(59)],
            points: &["0"; 8],
            criteria: &[7, 3, 3, 4, 4, 4, 2, 6],
            sub_criteria: &[7, 7, 7, 7, 8, 0, 16, 7],
        };
        check(&gia_lai, &[]);
        let ha_noi = Published {
            total: "0",
            counts: [Some(7), Some(29), None],
            points: &["0"; 7],
            criteria: &[6, 4, 6, 2, 5, 4, 2],
            sub_criteria: &[8, 4, 2, 8],
        };
        check(&ha_noi, &[]);
        assert_eq!(ha_noi.sub_criteria.iter().sum::<u64>(), 22, "four of its seven fields have sub-criteria");
    }

    #[test]
    fn stated_points_are_held_against_the_sum() {
        let sums = |total, points: &'static [&'static str], expected: &[&str]| {
            check(&Published { total, counts: [None; 3], points, criteria: &[], sub_criteria: &[] }, expected);
        };
        sums("100", &["18", "20", "22", "22", "18"], &[]); // QĐ 766
        sums("100", &["80", "20"], &[]); // Hà Tĩnh, districts and departments
        sums("100", &["70", "30"], &[]); // Hà Tĩnh, communes
        sums("60", &["40", "20"], &[]); // Hà Tĩnh, central bodies
        sums("100", &["65", "35"], &[]); // Bình Dương, districts
        sums("100", &["65", "34.5"], &["the set: 100 points are stated, the parts give 99.5"]);
    }

    #[test]
    fn a_set_whose_field_counts_are_not_known_is_not_doubted() {
        let bare = |counts| Published { total: "0", counts, points: &["0"; 8], criteria: &[], sub_criteria: &[] };
        for counts in [
            [8, 37, 88], // provinces, 2022
            [8, 43, 95], // provinces, 2020
            [8, 37, 91], // Bến Tre districts, 2013
            [8, 28, 46], // Bến Tre communes, 2013
            [8, 59, 85], // Bến Tre districts, 2022
            [8, 50, 94], // Bến Tre districts, 2024
            [8, 34, 62], // Gia Lai districts, 2017
        ] {
            check(&bare(counts.map(Some)), &[]);
        }
        let ha_tinh = Published {
            total: "0",
            counts: [Some(9), Some(44), None],
            points: &["0"; 9],
            criteria: &[],
            sub_criteria: &[],
        };
        check(&ha_tinh, &[]);
        check(&bare([Some(9), None, None]), &["the set: 9 fields are stated, the parts give 8"]);
    }

    #[test]
    fn a_maximum_that_no_formula_reaches_is_told() {
        use crate::domain::scoring::formula::{Boolean, Formula};
        use crate::domain::scoring::{Content, Readings};
        let mut set = outline("2", &[("2", None, None)]);
        let rule = Boolean { holds: decimal("1.5"), otherwise: decimal("0") };
        set.fields[0].content = Content::Scored(Readings::only(Formula::Boolean(rule)));
        assert_eq!(said(&set), ["1: 2 points are stated, its formula gives at most 1.5"]);
    }
}
