//! The days that are off or worked against their weekday, 2011 to 2035: by decree up to 2026, by law from then on.

use std::collections::BTreeMap;

use dondoc::config::{ConfigFolder, load};
use dondoc::domain::Day;
use dondoc::domain::calendar::{Footing, Outlook, is_weekend};

use super::table;

/// The days on which we differ from the package, with what they are here and why.
const DIFFERENCES: &[(&str, bool, &str)] = &[
    ("2011-01-29", true, SWAP),
    ("2011-01-30", true, SWAP),
    ("2011-01-31", false, SWAP),
    ("2011-02-01", false, SWAP),
    ("2011-04-09", true, SWAP),
    ("2011-04-11", false, SWAP),
    ("2012-12-31", false, SWAP),
    ("2013-01-05", true, SWAP),
    ("2013-02-23", true, "the package takes 15 February for a fifth day of Tết, which the law gave from 2014 on"),
    ("2014-01-25", true, SWAP),
    ("2014-01-28", false, SWAP),
    ("2014-02-08", true, SWAP),
    ("2014-02-05", false, "the package does not make up for the third day of Tết, a Sunday; 29 January was swapped"),
    ("2026-01-02", false, "12729/VPCP-KGVX is not in the package"),
    ("2026-01-10", true, "12729/VPCP-KGVX is not in the package"),
    ("2029-11-26", true, CULTURE_DAY),
    ("2030-11-25", true, CULTURE_DAY),
    ("2035-11-26", true, CULTURE_DAY),
];
const SWAP: &str = "a swap of civil servants' days that the package does not hold";
const CULTURE_DAY: &str =
    "Labour Code art. 111(3) makes up for the holidays of art. 112(1), and 24 November is not among them";

#[test]
fn working_days_are_those_of_a_package_but_for_what_is_explained() {
    let loaded = load(&ConfigFolder::embedded()).expect("the embedded files are in order");
    let outlook = Outlook::of(&loaded.calendar);
    let table = table("holidays");
    let listed: BTreeMap<Day, bool> = table
        .lines()
        .skip(1)
        .map(|line| {
            let (day, is) = line.split_once(',').unwrap();
            (Day::parse(day).unwrap(), is == "worked")
        })
        .collect();
    let (first, last) = (Day::parse("2011-01-01").unwrap(), Day::parse("2035-12-31").unwrap());
    let mut differences = Vec::new();
    for day in (0..=last.since(first)).map(|ahead| first.plus(ahead)) {
        let works = outlook.works(day).unwrap();
        let theirs = listed.get(&day).copied().unwrap_or(!is_weekend(day));
        if works != theirs {
            differences.push((day.to_string(), works));
        }
    }
    let mut explained: Vec<(String, bool)> =
        DIFFERENCES.iter().map(|(day, works, _why)| ((*day).to_owned(), *works)).collect();
    explained.sort();
    assert_eq!(differences, explained);
}

#[test]
fn what_is_decreed_and_what_the_law_gives_are_told_apart() {
    let loaded = load(&ConfigFolder::embedded()).expect("the embedded files are in order");
    let outlook = Outlook::of(&loaded.calendar);
    let footings = [1999, 2000, 2010, 2011, 2026, 2027, 2199].map(|year| outlook.footing(year));
    let (decreed, provisional) = (Some(Footing::Decreed), Some(Footing::Provisional));
    assert_eq!(footings, [None, provisional, provisional, decreed, decreed, provisional, provisional]);
}
