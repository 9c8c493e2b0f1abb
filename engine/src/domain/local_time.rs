//! The instants of clock times in a zone, where clocks are put forward and back.

use chrono::{NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::{Day, Instant};

/// The first instant at which a zone's clocks show a time of a day; where they are put forward over it, an hour later.
/// `None` for a day that a zone leaves out.
pub fn instant_of(day: Day, time: NaiveTime, zone: Tz) -> Option<Instant> {
    let local = day.date().and_time(time);
    let found = zone.from_local_datetime(&local).earliest();
    let found = found.or_else(|| zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest());
    found.map(|instant| instant.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use chrono_tz::{Asia::Ho_Chi_Minh, Europe::Berlin, Pacific::Apia};

    use super::*;

    #[test]
    fn a_time_that_clocks_leave_out_is_an_hour_later_and_one_they_show_twice_is_the_first() {
        let at = |day: &str, hour, minute, zone: Tz| {
            let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
            instant_of(Day::parse(day).unwrap(), time, zone).map(|instant| instant.to_rfc3339())
        };
        let at = |day, hour, minute, zone| at(day, hour, minute, zone).unwrap_or_default();
        assert_eq!(at("2022-03-31", 0, 0, Ho_Chi_Minh), "2022-03-30T17:00:00+00:00");
        assert_eq!(at("2022-03-27", 2, 30, Berlin), "2022-03-27T01:30:00+00:00");
        assert_eq!(at("2022-10-30", 2, 30, Berlin), "2022-10-30T00:30:00+00:00");
        assert_eq!(at("2011-12-30", 8, 0, Apia), "", "the day was left out there");
    }
}
