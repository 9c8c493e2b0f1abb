//! When nobody is written to: days and hours.
//!
//! What falls due then is recorded as always, and told when the quiet is over.

use chrono::Weekday;

use super::Day;
use super::calendar::{Outlook, is_weekend};

/// The weekdays, each with the identifier used in files, URLs and answers.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
    (Weekday::Sat, "saturday"),
    (Weekday::Sun, "sunday"),
];

/// The identifier of a weekday.
pub fn weekday_id(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.num_days_from_monday() as usize].1
}

/// The weekday of an identifier.
pub fn parse_weekday(id: &str) -> Option<Weekday> {
    WEEKDAYS.into_iter().find(|(_, name)| *name == id).map(|(weekday, _)| weekday)
}

/// A time of day, in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time of an hour and a minute; `None` where there is none.
    pub fn new(hour: u32, minute: u32) -> Option<TimeOfDay> {
        let minutes = (hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
        u16::try_from(minutes).ok().map(TimeOfDay)
    }

    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let (hour, minute) = text.split_once(':')?;
        let two = |text: &str| (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok());
        TimeOfDay::new(two(hour)??, two(minute)??)
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Hours of every day, from the first minute up to the last, which is not quiet any more; they may go past midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet minute.
    pub from: TimeOfDay,
    /// The first minute after them.
    pub until: TimeOfDay,
}

impl QuietHours {
    fn contain(self, time: TimeOfDay) -> bool {
        if self.from <= self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

/// When nobody is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// Whether days that are not worked are quiet.
    pub days_off: bool,
    /// Weekdays that are quiet beside them, from Monday on.
    pub weekdays: Vec<Weekday>,
    /// Hours that are quiet on the other days.
    pub hours: Option<QuietHours>,
}

/// Why somebody could never be written to, or what says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuietFault {
    /// Every day is quiet.
    #[error("every weekday is quiet: leave out at least one that is worked, or nobody would ever be told anything")]
    EveryDay,
    /// The hours begin when they end.
    #[error("quiet hours begin and end at the same time: leave them out, or give the hours that are quiet")]
    NoHours,
}

impl QuietFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            QuietFault::EveryDay => "quiet-around-the-clock",
            QuietFault::NoHours => "quiet-hours-empty",
        }
    }
}

impl Default for Quiet {
    /// Days off, and from half past five in the afternoon until seven in the morning.
    fn default() -> Quiet {
        let hours = QuietHours { from: TimeOfDay(17 * 60 + 30), until: TimeOfDay(7 * 60) };
        Quiet { days_off: true, weekdays: Vec::new(), hours: Some(hours) }
    }
}

impl Quiet {
    /// What is wrong with it.
    pub fn faults(&self) -> Vec<QuietFault> {
        let off = |weekday: &Weekday| self.days_off && matches!(weekday, Weekday::Sat | Weekday::Sun);
        let every_day = WEEKDAYS.iter().all(|(weekday, _)| self.weekdays.contains(weekday) || off(weekday));
        let no_hours = self.hours.is_some_and(|hours| hours.from == hours.until);
        let faults = [every_day.then_some(QuietFault::EveryDay), no_hours.then_some(QuietFault::NoHours)];
        faults.into_iter().flatten().collect()
    }

    /// Whether nobody is written to at a time of a day.
    pub fn is_quiet(&self, outlook: Outlook<'_>, day: Day, time: TimeOfDay) -> bool {
        let off = self.days_off && !outlook.works(day).unwrap_or_else(|| !is_weekend(day));
        off || self.weekdays.contains(&day.weekday()) || self.hours.is_some_and(|hours| hours.contain(time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Calendar;

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap()
    }

    #[track_caller]
    fn check(quiet: &Quiet, day: &str, at: &str, expected: bool) {
        let calendar = Calendar::default();
        let day = Day::parse(day).unwrap();
        assert_eq!(quiet.is_quiet(Outlook::of(&calendar), day, time(at)), expected, "{day} {at}");
    }

    #[test]
    fn a_time_of_day_is_two_digits_and_two_digits() {
        assert_eq!(time("07:30").to_string(), "07:30");
        for text in ["", "7:30", "24:00", "12:60", "12", "ab:cd", "12:3", "+1:30", "12:30:00"] {
            assert_eq!(TimeOfDay::parse(text), None, "{text}");
        }
    }

    #[test]
    fn quiet_hours_may_go_past_midnight() {
        let night = Quiet::default();
        for (at, quiet) in [("17:29", false), ("17:30", true), ("23:59", true), ("00:00", true), ("06:59", true)] {
            check(&night, "2022-03-31", at, quiet);
        }
        check(&night, "2022-03-31", "07:00", false);
        let noon = QuietHours { from: time("11:30"), until: time("13:00") };
        let noon = Quiet { hours: Some(noon), ..Quiet::default() };
        for (at, quiet) in [("11:29", false), ("11:30", true), ("12:59", true), ("13:00", false), ("20:00", false)] {
            check(&noon, "2022-03-31", at, quiet);
        }
    }

    #[test]
    fn days_off_are_quiet_where_they_are_to_be() {
        check(&Quiet::default(), "2022-04-02", "10:00", true);
        check(&Quiet { days_off: false, ..Quiet::default() }, "2022-04-02", "10:00", false);
        // Tết 2030 by the law: its decree is not known.
        check(&Quiet::default(), "2030-02-04", "10:00", true);
        check(&Quiet { weekdays: vec![Weekday::Fri], ..Quiet::default() }, "2022-04-01", "10:00", true);
        check(&Quiet::default(), "2022-04-01", "10:00", false);
        check(&Quiet::default(), "1998-04-04", "10:00", true);
    }

    #[test]
    fn somebody_can_be_told_at_some_time() {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        let week = vec![Mon, Tue, Wed, Thu, Fri];
        let hours = QuietHours { from: time("07:00"), until: time("07:00") };
        let never = Quiet { days_off: true, weekdays: week.clone(), hours: Some(hours) };
        assert_eq!(never.faults(), [QuietFault::EveryDay, QuietFault::NoHours]);
        assert_eq!(Quiet { days_off: false, weekdays: week, hours: None }.faults(), []);
    }
}
