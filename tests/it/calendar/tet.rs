//! The first day of the lunar year, 1990 to 2060.

use dondoc::domain::Day;
use dondoc::domain::calendar::LunarDate;

use super::table;

#[test]
fn every_year_begins_on_the_day_that_two_packages_say() {
    let table = table("tet");
    let days: Vec<Day> = table.lines().skip(1).map(|line| Day::parse(line).unwrap()).collect();
    assert_eq!(days.iter().map(|day| day.year()).collect::<Vec<_>>(), (1990..=2060).collect::<Vec<_>>());
    for day in days {
        let tet = LunarDate::new(day.year(), 1, 1);
        assert_eq!((tet.to_day(), LunarDate::of(day)), (Some(day), tet));
    }
}
