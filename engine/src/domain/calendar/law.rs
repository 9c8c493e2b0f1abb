//! The days off that the law itself gives a year: public holidays on weekdays, and what makes up for those on weekends.
//!
//! What a year's decree adds (swapped days) or decides otherwise is not here. Where the law leaves the choice of days to a
//! decree, they are chosen as every decree since 2015 has chosen them, up to days that are off in either choice.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::Weekday;

use super::{Day, Decided, LunarDate, is_weekend};

/// The first year that is answered: officials have worked five days a week since 2 October 1999.
pub(super) const FIRST_YEAR: i32 = 2000;

const YEARS: usize = 200;
const _: () = assert!(FIRST_YEAR == 2000 && YEARS == 200, "the years end where `Day` ends, with 2199");

/// The weekdays off by law in a year, with reason and article; `None` outside 2000–2199.
pub(super) fn days_off(year: i32) -> Option<&'static BTreeMap<Day, Decided>> {
    static DAYS: [OnceLock<BTreeMap<Day, Decided>>; YEARS] = [const { OnceLock::new() }; YEARS];
    let index = usize::try_from(year - FIRST_YEAR).ok()?;
    Some(DAYS.get(index)?.get_or_init(|| weekdays_off(year)))
}

/// A day that is celebrated.
struct Holiday {
    day: Day,
    name: String,
    /// Whether a day off makes up for it when it falls on a weekend.
    is_made_up: bool,
}

fn weekdays_off(year: i32) -> BTreeMap<Day, Decided> {
    let holidays = holidays(year);
    let (on_weekends, on_weekdays): (Vec<&Holiday>, Vec<&Holiday>) =
        holidays.iter().partition(|holiday| is_weekend(holiday.day));
    let mut days = BTreeMap::new();
    for holiday in on_weekdays {
        let decision = if holiday.is_made_up { article(year).to_owned() } else { CULTURE_DAY.to_owned() };
        days.insert(holiday.day, Decided { reason: holiday.name.clone(), decision });
    }
    for holiday in on_weekends.into_iter().filter(|holiday| holiday.is_made_up) {
        let mut next = holiday.day.plus(1);
        while is_weekend(next) || days.contains_key(&next) {
            next = next.plus(1);
        }
        let weekday = if holiday.day.weekday() == Weekday::Sat { "thứ Bảy" } else { "Chủ nhật" };
        let reason = format!("Nghỉ bù {} ({weekday} {})", holiday.name, holiday.day.vietnamese());
        days.insert(next, Decided { reason, decision: article_of_making_up(year).to_owned() });
    }
    days
}

/// The holidays of a year, in order.
fn holidays(year: i32) -> Vec<Holiday> {
    let mut holidays = tet(year);
    let mut add = |month, day, name: &str, is_made_up| {
        let day = Day::from_ymd(year, month, day).expect("the holidays are days of every year");
        holidays.push(Holiday { day, name: name.to_owned(), is_made_up });
    };
    add(1, 1, "Tết Dương lịch", true);
    add(4, 30, "Ngày Chiến thắng", true);
    add(5, 1, "Ngày Quốc tế Lao động", true);
    add(9, 2, "Quốc khánh", true);
    if year >= 2026 {
        add(11, 24, "Ngày Văn hóa Việt Nam", false);
    }
    if year >= 2021 {
        let day = beside_national_day(year);
        holidays.push(Holiday { day, name: "Quốc khánh (ngày liền kề)".to_owned(), is_made_up: true });
    }
    if year >= 2007 {
        let day = lunar(LunarDate::new(year, 3, 10));
        holidays.push(Holiday { day, name: "Giỗ Tổ Hùng Vương (10/3 âm lịch)".to_owned(), is_made_up: true });
    }
    holidays.sort_by_key(|holiday| holiday.day);
    holidays.dedup_by_key(|holiday| holiday.day); // Giỗ Tổ may fall on another holiday
    holidays
}

/// The last day of the lunar year and the first three of the next; two last ones since 2014.
fn tet(year: i32) -> Vec<Holiday> {
    let first = lunar(LunarDate::new(year, 1, 1));
    let before = if year >= 2014 { 2 } else { 1 };
    let name = |ahead: i32| {
        let date = LunarDate::of(first.plus(ahead));
        match date.month {
            1 => format!("Tết Nguyên đán (mùng {})", date.day),
            _ => format!("Tết Nguyên đán ({} tháng Chạp)", date.day),
        }
    };
    (-before..3).map(|ahead| Holiday { day: first.plus(ahead), name: name(ahead), is_made_up: true }).collect()
}

/// Of the days beside 2 September, the one that leaves no working day between the two and a weekend, as far as there is one.
fn beside_national_day(year: i32) -> Day {
    let day = Day::from_ymd(year, 9, 2).expect("every year has a 2 September");
    match day.weekday() {
        Weekday::Mon | Weekday::Thu | Weekday::Sun => day.plus(1),
        Weekday::Tue | Weekday::Wed | Weekday::Fri | Weekday::Sat => day.plus(-1),
    }
}

fn lunar(date: LunarDate) -> Day {
    date.to_day().expect("every lunar year has this date")
}

/// The Labour Code of the year, where it names the holidays.
fn article(year: i32) -> &'static str {
    match year {
        ..=2006 => "Bộ luật Lao động 1994, điều 73",
        2007..=2012 => "Luật 84/2007/QH11 (điều 73 Bộ luật Lao động)",
        2013..=2020 => "Bộ luật Lao động 2012, điều 115 khoản 1",
        2021.. => "Bộ luật Lao động 2019, điều 112 khoản 1",
    }
}

/// The Labour Code of the year, where it makes up for holidays on weekly days off.
fn article_of_making_up(year: i32) -> &'static str {
    match year {
        ..=2012 => article(year),
        2013..=2020 => "Bộ luật Lao động 2012, điều 115 khoản 3",
        2021.. => "Bộ luật Lao động 2019, điều 111 khoản 3",
    }
}

/// It stands beside the Labour Code, whose article 111(3) makes up for the holidays of its own article 112(1) alone.
const CULTURE_DAY: &str = "Nghị quyết 28/2026/QH16";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(year: i32, expected: &[&str]) {
        let found: Vec<String> = days_off(year).unwrap().keys().map(|day| day.vietnamese()[..5].to_owned()).collect();
        assert_eq!(found, expected, "{year}");
    }

    #[test]
    fn holidays_on_weekends_are_made_up_for_on_the_next_days_that_are_worked() {
        check(
            2023,
            &["02/01", "20/01", "23/01", "24/01", "25/01", "26/01", "01/05", "02/05", "03/05", "01/09", "04/09"],
        );
        check(
            2027,
            &[
                "01/01", "04/02", "05/02", "08/02", "09/02", "10/02", "16/04", "30/04", "03/05", "02/09", "03/09",
                "24/11",
            ],
        );
    }

    #[test]
    fn the_day_of_culture_is_not_made_up_for() {
        let november = |year| days_off(year).unwrap().keys().filter(|day| day.vietnamese().contains("/11/")).count();
        assert_eq!((november(2025), november(2026), november(2029), november(2030)), (0, 1, 0, 0));
    }

    #[test]
    fn every_year_of_the_five_day_week_has_its_holidays() {
        assert!(days_off(1999).is_none() && days_off(2200).is_none());
        for year in FIRST_YEAR..=Day::LAST.year() {
            let days = days_off(year).unwrap();
            assert!(days.keys().all(|day| day.year() == year && !is_weekend(*day)), "{year}");
            let expected = match year {
                ..=2006 => 8,
                2007..=2013 => 9,
                2014..=2020 => 10,
                2021..=2025 => 11,
                2026.. => 11 + usize::from(!is_weekend(Day::from_ymd(year, 11, 24).unwrap())),
            };
            let together = usize::from(lunar(LunarDate::new(year, 3, 10)).vietnamese().starts_with("30/04"));
            assert_eq!(days.len(), expected - if year >= 2007 { together } else { 0 }, "{year}");
        }
    }
}
