//! How often a duty is owed.

use super::RuleFault;
use crate::domain::calendar::Span;

/// The part of a statistical year that a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half.
    HalfYear,
    /// The first nine months.
    NineMonths,
    /// The whole.
    Year,
}

/// How often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// For parts of a statistical year.
    Periodic {
        /// Which part.
        part: Part,
        /// Which of them, by number, ascending; empty for all.
        only: Vec<u32>,
    },
    /// So long after the last was done.
    AfterCompletion(Span),
}

/// The longest distance between two of them, in each unit of it.
const SPAN_MAX: u16 = 3_660;

impl Part {
    const ALL: [Part; 5] = [Part::Month, Part::Quarter, Part::HalfYear, Part::NineMonths, Part::Year];

    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            Part::Month => "month",
            Part::Quarter => "quarter",
            Part::HalfYear => "half-year",
            Part::NineMonths => "nine-months",
            Part::Year => "year",
        }
    }

    /// How many months it takes.
    pub fn months(self) -> i32 {
        match self {
            Part::Month => 1,
            Part::Quarter => 3,
            Part::HalfYear => 6,
            Part::NineMonths => 9,
            Part::Year => 12,
        }
    }

    /// How many of them a year has.
    pub fn count(self) -> u32 {
        match self {
            Part::Month => 12,
            Part::Quarter => 4,
            Part::HalfYear => 2,
            Part::NineMonths | Part::Year => 1,
        }
    }
}

impl Recurrence {
    /// Reads one.
    pub(super) fn read(text: &str) -> Result<Recurrence, RuleFault> {
        let fault = || {
            let shape = "write month, quarter, half-year, nine-months or year, with numbers after it where only some are \
                         owed, as quarter 1,3; or after-completion with a length, as 30d, 20wd, 2w, 3m or 1y";
            RuleFault::new("recurrence", "bad-recurrence", shape)
        };
        let mut words = text.split_whitespace();
        let (Some(name), rest) = (words.next(), words.collect::<Vec<_>>().concat()) else { return Err(fault()) };
        if name == "after-completion" {
            return span(&rest).map(Recurrence::AfterCompletion).ok_or_else(fault);
        }
        let part = Part::ALL.into_iter().find(|part| part.id() == name).ok_or_else(fault)?;
        let mut only = Vec::new();
        for number in rest.split(',').filter(|_| !rest.is_empty()) {
            let number = number.parse().ok().filter(|number| (1..=part.count()).contains(number)).ok_or_else(fault)?;
            only.push(number);
        }
        only.sort_unstable();
        only.dedup();
        Ok(Recurrence::Periodic { part, only })
    }
}

fn span(text: &str) -> Option<Span> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let count: u16 = text[..digits].parse().ok().filter(|count| (1..=SPAN_MAX).contains(count))?;
    match &text[digits..] {
        "d" => Some(Span::Days(count)),
        "wd" => Some(Span::WorkingDays(count)),
        "w" => Some(Span::Weeks(count)),
        "m" => Some(Span::Months(count)),
        "y" if count <= 10 => Some(Span::Years(count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_periods_of_a_year_can_be_left_out() {
        let read = |text| Recurrence::read(text).ok();
        let periodic = |part, only: &[u32]| Some(Recurrence::Periodic { part, only: only.to_vec() });
        assert_eq!(read("month"), periodic(Part::Month, &[]));
        assert_eq!(read(" quarter  3, 1 "), periodic(Part::Quarter, &[1, 3]));
        assert_eq!(read("half-year 1"), periodic(Part::HalfYear, &[1]));
        assert_eq!(read("after-completion 20wd"), Some(Recurrence::AfterCompletion(Span::WorkingDays(20))));
        assert_eq!(read("after-completion 3m"), Some(Recurrence::AfterCompletion(Span::Months(3))));
    }

    #[test]
    fn what_is_no_recurrence_is_refused() {
        for text in [
            "",
            "weekly",
            "quarter 5",
            "quarter 0",
            "quarter 1,",
            "year x",
            "after-completion",
            "after-completion 0d",
            "after-completion 3q",
            "after-completion 99999d",
            "after-completion 11y",
        ] {
            assert_eq!(Recurrence::read(text).map_err(|fault| fault.code), Err("bad-recurrence"), "{text}");
        }
    }
}
