//! One field of an expression as the set of its values.

use super::fault::{CronFault, CronField};

/// The values of a field, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Values {
    bits: u64,
    /// Whether the field is not `*`.
    pub is_set: bool,
    /// Whether `L` is among them, the last day of the month.
    pub has_last: bool,
    /// Whether `LW` is among them, the last working day of the month.
    pub has_last_working: bool,
}

impl Values {
    /// Reads a field.
    pub fn parse(text: &str, field: CronField) -> Result<Values, CronFault> {
        let (mut bits, mut has_last, mut has_last_working) = (0, false, false);
        for part in text.split(',') {
            match part {
                "L" if field == CronField::DayOfMonth => has_last = true,
                "LW" if field == CronField::DayOfMonth => has_last_working = true,
                _ => bits |= part_bits(part, field)?,
            }
        }
        if field == CronField::DayOfWeek && bits & (1 << 7) != 0 {
            bits = bits & !(1 << 7) | 1;
        }
        Ok(Values { bits, is_set: text != "*", has_last, has_last_working })
    }

    /// The numbers in order.
    pub fn iter(self) -> impl Iterator<Item = u32> {
        (0..u64::BITS).filter(move |value| self.bits & (1 << value) != 0)
    }

    /// How many numbers there are.
    pub fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// The numbers as a list; `name` writes each.
    pub fn list<T: ToString>(self, name: impl Fn(u32) -> T) -> String {
        self.iter().map(|value| name(value).to_string()).collect::<Vec<_>>().join(",")
    }
}

/// The least and the greatest value, and the number of different ones.
fn bounds(field: CronField) -> (u32, u32, u32) {
    match field {
        CronField::Minute => (0, 59, 60),
        CronField::Hour => (0, 23, 24),
        CronField::DayOfMonth => (1, 31, 31),
        CronField::Month => (1, 12, 12),
        CronField::DayOfWeek => (0, 7, 7),
    }
}

fn part_bits(part: &str, field: CronField) -> Result<u64, CronFault> {
    let (range, step) = match part.split_once('/') {
        Some((range, step)) => (range, Some(step)),
        None => (part, None),
    };
    let (min, max, count) = bounds(field);
    let (first, last) = if range == "*" {
        (min, min + count - 1)
    } else if let Some((first, last)) = range.split_once('-') {
        (value(first, part, field)?, value(last, part, field)?)
    } else {
        let only = value(range, part, field)?;
        if step.is_some() {
            return Err(CronFault::Step { field, part: part.into() });
        }
        (only, only)
    };
    let step = match step {
        None => 1,
        Some(text) => match number(text) {
            Some(step @ 1..) => step,
            Some(0) => return Err(CronFault::Step { field, part: part.into() }),
            _ => return Err(syntax(part, field)),
        },
    };
    // A range that goes over the end counts on as if the values after the last followed it. Of the two numbers of Sunday,
    // 0 stands at the end of a range that began later in the week.
    let end = if first <= last { last } else { last + count };
    let bit =
        |value: u32| 1_u64 << if value > max || value - min >= count { (value - min) % count + min } else { value };
    Ok((first..=end).step_by(step as usize).fold(0, |bits, value| bits | bit(value)))
}

fn value(text: &str, part: &str, field: CronField) -> Result<u32, CronFault> {
    let (min, max, _) = bounds(field);
    if let Some(value) = number(text) {
        let outside = CronFault::OutOfRange { field, value, min, max };
        return if (min..=max).contains(&value) { Ok(value) } else { Err(outside) };
    }
    let (names, first): (&[&str], u32) = match field {
        CronField::Month => (&MONTHS, 1),
        CronField::DayOfWeek => (&WEEKDAYS, 0),
        _ => (&[], 0),
    };
    let found = (first..).zip(names).find(|(_, name)| name.eq_ignore_ascii_case(text));
    found.map(|(value, _)| value).ok_or_else(|| syntax(part, field))
}

fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn syntax(part: &str, field: CronField) -> CronFault {
    let is_day = matches!(field, CronField::DayOfMonth | CronField::DayOfWeek);
    let part = part.to_owned();
    if is_day && part.contains(['#', '?'])
        || is_day && part.trim_end_matches(['L', 'W']).bytes().all(|b| b.is_ascii_digit()) && !part.is_empty()
    {
        CronFault::OtherDialect { field, part }
    } else {
        CronFault::Syntax { field, part }
    }
}

/// As crontab writes the months, January first.
const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// As crontab writes the days of the week, from 0.
pub(super) const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

#[cfg(test)]
mod tests {
    use super::*;
    use CronField::{DayOfMonth, DayOfWeek, Hour, Minute, Month};

    #[track_caller]
    fn check(text: &str, field: CronField, expected: &[u32]) {
        assert_eq!(Values::parse(text, field).map(|values| values.iter().collect::<Vec<_>>()), Ok(expected.to_vec()));
    }

    #[test]
    fn lists_ranges_and_steps() {
        check("5", Minute, &[5]);
        check("*/15", Minute, &[0, 15, 30, 45]);
        check("1,3,5-7", Hour, &[1, 3, 5, 6, 7]);
        check("0-20/10,59", Minute, &[0, 10, 20, 59]);
        check("*/10", DayOfMonth, &[1, 11, 21, 31]);
        check("*/5", Month, &[1, 6, 11]);
        check("*/2", DayOfWeek, &[0, 2, 4, 6]);
    }

    #[test]
    fn the_last_days_of_a_month_are_no_numbers() {
        let last = |text| {
            Values::parse(text, DayOfMonth).map(|days| (days.has_last, days.has_last_working, days.iter().count()))
        };
        assert_eq!(last("L"), Ok((true, false, 0)));
        assert_eq!(last("1,LW,15"), Ok((false, true, 2)));
        assert_eq!(last("L,LW"), Ok((true, true, 0)));
        assert_eq!(last("*"), Ok((false, false, 31)));
        assert!(["L-3", "1-L", "L/2", "l"].map(last).iter().all(Result::is_err));
    }

    #[test]
    fn names_are_monday_one_and_sunday_zero_or_seven() {
        check("MON-FRI", DayOfWeek, &[1, 2, 3, 4, 5]);
        check("sun", DayOfWeek, &[0]);
        check("7", DayOfWeek, &[0]);
        check("5-7", DayOfWeek, &[0, 5, 6]);
        check("0-7", DayOfWeek, &[0, 1, 2, 3, 4, 5, 6]);
        check("jan,DEC", Month, &[1, 12]);
    }

    #[test]
    fn ranges_go_over_the_end() {
        check("FRI-MON", DayOfWeek, &[0, 1, 5, 6]);
        check("7-2", DayOfWeek, &[0, 1, 2]);
        check("SAT-SUN", DayOfWeek, &[0, 6]);
        check("22-2", Hour, &[0, 1, 2, 22, 23]);
        check("22-4/2", Hour, &[0, 2, 4, 22]);
        check("NOV-FEB", Month, &[1, 2, 11, 12]);
        check("28-3", DayOfMonth, &[1, 2, 3, 28, 29, 30, 31]);
    }
}
