//! Edits of the calendar as they are recorded, and the calendar that follows from them.
//!
//! An edit carries whole years. Of each year the latest recorded edit holds, whether it came from the configuration or over
//! the API; a year that an edit withdraws is provisional from then on.

use std::collections::BTreeSet;

use super::Calendar;
use crate::domain::Instant;

/// Where an edit came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarSource {
    /// The configuration's file, read at a start.
    Configuration,
    /// Whoever may write, with a decree's file.
    Api,
}

impl CalendarSource {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            CalendarSource::Configuration => "configuration",
            CalendarSource::Api => "api",
        }
    }
}

/// One recorded edit. The edits of a store are numbered from 1 without a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEdit {
    /// Its number.
    pub number: u32,
    /// Where it came from.
    pub source: CalendarSource,
    /// The years it carries, each with all its days.
    pub decreed: Calendar,
    /// The years whose decree it takes back.
    pub withdrawn: BTreeSet<i32>,
    /// The name of the calendar that follows from it and all before it.
    pub version: String,
    /// When it was recorded.
    pub at: Instant,
    /// Who recorded it.
    pub actor: String,
    /// The file or the words of who did; may be empty.
    pub reason: String,
}

impl CalendarEdit {
    /// The years it speaks of.
    pub fn years(&self) -> BTreeSet<i32> {
        self.decreed.years().chain(self.withdrawn.iter().copied()).collect()
    }
}

/// The calendar that follows from edits, in their order.
pub fn calendar_after<'e>(edits: impl IntoIterator<Item = &'e CalendarEdit>) -> Calendar {
    edits.into_iter().fold(Calendar::default(), |before, edit| before.overlaid(&edit.decreed, &edit.years()))
}

/// What the configuration says now and did not say when it was last recorded: the years it carries, and those it takes back.
/// `None` where nothing of it changed, whatever was edited over the API meanwhile.
pub fn configuration_edit<'e>(
    edits: impl IntoIterator<Item = &'e CalendarEdit>,
    configured: &Calendar,
) -> Option<(Calendar, BTreeSet<i32>)> {
    let mut recorded = edits.into_iter().filter(|edit| edit.source == CalendarSource::Configuration).peekable();
    let is_first = recorded.peek().is_none();
    let last = calendar_after(recorded);
    let years = last.differing_years(configured);
    if years.is_empty() && !is_first {
        return None;
    }
    let withdrawn = years.iter().copied().filter(|year| !configured.holds(*year)).collect();
    Some((configured.of_years(&years), withdrawn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::domain::calendar::Decided;

    fn calendar(years: &[i32], off: &[&str]) -> Calendar {
        let decided = || Decided { reason: "lễ".into(), decision: "VPCP".into() };
        let off = off.iter().map(|day| (Day::parse(day).unwrap(), decided())).collect();
        Calendar::of_data(years.iter().copied().collect(), off, [].into(), [].into())
    }

    fn edit(number: u32, source: CalendarSource, decreed: Calendar, withdrawn: &[i32]) -> CalendarEdit {
        CalendarEdit {
            number,
            source,
            decreed,
            withdrawn: withdrawn.iter().copied().collect(),
            version: String::new(),
            at: chrono::DateTime::UNIX_EPOCH,
            actor: "engine".into(),
            reason: String::new(),
        }
    }

    #[test]
    fn of_each_year_the_latest_edit_holds() {
        use CalendarSource::{Api, Configuration};
        let edits = [
            edit(1, Configuration, calendar(&[2025, 2026], &["2025-09-02", "2026-09-02"]), &[]),
            edit(2, Api, calendar(&[2026, 2027], &["2026-09-04", "2027-09-02"]), &[]),
            edit(3, Configuration, calendar(&[], &[]), &[2025]),
        ];
        assert_eq!(calendar_after(&edits[..1]), calendar(&[2025, 2026], &["2025-09-02", "2026-09-02"]));
        assert_eq!(calendar_after(&edits), calendar(&[2026, 2027], &["2026-09-04", "2027-09-02"]));
    }

    #[test]
    fn a_configuration_that_did_not_change_overrides_nothing() {
        use CalendarSource::{Api, Configuration};
        let configured = calendar(&[2025, 2026], &["2025-09-02", "2026-09-02"]);
        assert_eq!(configuration_edit([], &configured), Some((configured.clone(), [].into())));
        let edits =
            [edit(1, Configuration, configured.clone(), &[]), edit(2, Api, calendar(&[2026], &["2026-09-04"]), &[])];
        assert_eq!(configuration_edit(&edits, &configured), None);
        let changed = calendar(&[2025, 2027], &["2025-09-02", "2027-09-02"]);
        let expected = (calendar(&[2027], &["2027-09-02"]), [2026].into());
        assert_eq!(configuration_edit(&edits, &changed), Some(expected));
    }

    #[test]
    fn the_same_data_have_the_same_name_however_they_came_together() {
        let whole = calendar(&[2025, 2026], &["2025-09-02", "2026-09-02"]);
        let edits = [
            edit(1, CalendarSource::Configuration, calendar(&[2026], &["2026-09-02"]), &[]),
            edit(2, CalendarSource::Api, calendar(&[2025], &["2025-09-02"]), &[]),
        ];
        assert_eq!(calendar_after(&edits).version(), whole.version());
        assert_eq!(whole.differing_years(&calendar(&[2025], &["2025-09-02"])), [2026].into());
    }

    #[test]
    fn an_empty_configuration_is_recorded_once() {
        let empty = Calendar::default();
        assert!(configuration_edit([], &empty).is_some());
        let edits = [edit(1, CalendarSource::Configuration, empty.clone(), &[])];
        assert_eq!(configuration_edit(&edits, &empty), None);
    }
}
