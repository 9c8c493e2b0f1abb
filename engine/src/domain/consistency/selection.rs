//! Which of several reports of one figure an identity is held against: those of one reporter together.
//!
//! Two reports are never mixed: a table of the province is not reconciled with a number of the Government Office, except
//! for figures that only one of the two reports.

use super::claimed::ClaimedFigure;
use crate::domain::id::IndicatorId;

/// One report for each figure of an identity, in its order; `None` where the reporter has none.
pub(super) type Selection<'a> = Vec<Option<&'a ClaimedFigure>>;

/// Every selection an identity is held against; one where each figure is reported once.
pub(super) fn selections<'a>(wanted: &[&IndicatorId], figures: &'a [ClaimedFigure]) -> Vec<Selection<'a>> {
    let reports: Vec<Vec<&ClaimedFigure>> =
        wanted.iter().map(|id| figures.iter().filter(|figure| figure.indicator == **id).collect()).collect();
    let mut reporters: Vec<&str> = Vec::new();
    for figure in reports.iter().filter(|reports| reports.len() > 1).flatten() {
        if !reporters.contains(&figure.reporter.as_str()) {
            reporters.push(&figure.reporter);
        }
    }
    let mut found: Vec<Selection<'a>> = Vec::new();
    let turns = |reporter: &str| {
        let own = |reports: &Vec<&ClaimedFigure>| reports.iter().filter(|report| report.reporter == reporter).count();
        reports.iter().map(own).max().unwrap_or(1)
    };
    for reporter in reporters {
        for turn in 0..turns(reporter) {
            let selection = reports.iter().map(|reports| pick(reports, reporter, turn)).collect();
            if !found.contains(&selection) {
                found.push(selection);
            }
        }
    }
    if found.is_empty() {
        found.push(reports.iter().map(|reports| reports.first().copied()).collect());
    }
    found
}

/// The reporter's own report of this turn, its last where it has fewer; where it has none, the only one there is.
fn pick<'a>(reports: &[&'a ClaimedFigure], reporter: &str, turn: usize) -> Option<&'a ClaimedFigure> {
    let own: Vec<&'a ClaimedFigure> = reports.iter().filter(|report| report.reporter == reporter).copied().collect();
    match (own.get(turn).or(own.last()), reports) {
        (Some(own), _) => Some(own),
        (None, [only]) => Some(only),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::{figure, id};
    use super::*;

    fn values(wanted: &[&str], figures: &[ClaimedFigure]) -> Vec<Vec<String>> {
        let ids: Vec<IndicatorId> = wanted.iter().map(|name| id(name)).collect();
        let shown = |figure: Option<&ClaimedFigure>| {
            figure.map_or("-".to_owned(), |figure| figure.value.unwrap().claim.to_string())
        };
        let found = selections(&ids.iter().collect::<Vec<_>>(), figures);
        found.iter().map(|selection| selection.iter().copied().map(shown).collect()).collect()
    }

    #[test]
    fn reports_of_two_reporters_are_not_mixed() {
        let figures = [
            figure("late", "998", "tỉnh"),
            figure("overdue", "580", "tỉnh"),
            figure("late", "915", "VPCP"),
            figure("overdue", "628", "VPCP"),
            figure("all", "2000", "báo"),
        ];
        let found = values(&["all", "late", "overdue"], &figures);
        assert_eq!(found, [["2000", "998", "580"], ["2000", "915", "628"]]);
        assert_eq!(values(&["all"], &figures), [["2000"]]);
        assert_eq!(values(&["none", "all"], &figures), [["-", "2000"]]);
    }

    #[test]
    fn what_a_reporter_leaves_out_is_missing_where_others_differ() {
        let figures =
            [figure("late", "1", "a"), figure("late", "2", "b"), figure("due", "3", "a"), figure("due", "4", "c")];
        assert_eq!(values(&["late", "due"], &figures), [["1", "3"], ["2", "-"], ["-", "4"]]);
    }

    #[test]
    fn one_reporter_with_two_values_is_held_to_each() {
        let figures = [figure("late", "1", "a"), figure("late", "2", "a"), figure("due", "3", "a")];
        assert_eq!(values(&["late", "due"], &figures), [["1", "3"], ["2", "3"]]);
    }
}
