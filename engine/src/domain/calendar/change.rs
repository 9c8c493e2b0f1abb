//! What another calendar would change: the days that are worked in one and not in the other.

use super::{Calendar, Day, Outlook};

/// A day that one calendar works and another does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayChange {
    /// The day.
    pub day: Day,
    /// Whether it will be worked; before, it was the other way round.
    pub will_work: bool,
}

/// The days that change when `new` takes the place of `old`, in order, over the years whose decree either of them knows.
pub fn changes(old: &Calendar, new: &Calendar) -> Vec<DayChange> {
    let days = old.differing_years(new).into_iter().flat_map(days_of);
    let (old, new) = (Outlook::of(old), Outlook::of(new));
    let change = |day| {
        let (worked, will_work) = (old.works(day)?, new.works(day)?);
        (worked != will_work).then_some(DayChange { day, will_work })
    };
    days.filter_map(change).collect()
}

fn days_of(year: i32) -> impl Iterator<Item = Day> {
    let first = Day::from_ymd(year, 1, 1);
    (0..366).filter_map(move |ahead| first.map(|first| first.plus(ahead))).filter(move |day| day.year() == year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Decided;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn calendar(off: &[&str], worked: &[&str]) -> Calendar {
        let days = |days: &[&str]| {
            let decided = || Decided { reason: "lễ".into(), decision: "VPCP".into() };
            days.iter().map(|text| (day(text), decided())).collect()
        };
        Calendar::new("test".into(), [2022].into(), days(off)).with_days_worked(days(worked))
    }

    #[test]
    fn a_swap_changes_two_days() {
        let (old, new) = (calendar(&["2022-09-02"], &[]), calendar(&["2022-09-02", "2022-09-05"], &["2022-09-10"]));
        let found = |one, other| changes(one, other).iter().map(|c| (c.day, c.will_work)).collect::<Vec<_>>();
        assert_eq!(found(&old, &new), [(day("2022-09-05"), false), (day("2022-09-10"), true)]);
        assert_eq!(found(&new, &old), [(day("2022-09-05"), true), (day("2022-09-10"), false)]);
        assert_eq!(found(&old, &old), []);
    }

    #[test]
    fn a_decree_is_held_against_what_the_law_gave() {
        let old = Calendar::default();
        let found = changes(&old, &calendar(&["2022-01-04"], &[]));
        assert!(found.contains(&DayChange { day: day("2022-01-04"), will_work: false }));
        // A file that forgets a holiday works on it.
        assert!(found.contains(&DayChange { day: day("2022-09-02"), will_work: true }));
    }
}
