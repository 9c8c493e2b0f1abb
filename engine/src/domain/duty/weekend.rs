//! What becomes of a deadline that falls on a day off.

use super::RuleFault;
use crate::domain::Day;
use crate::domain::calendar::{Footing, Outlook, Told};

/// The rule for such a deadline: a directive that states a date means the date, unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekendRule {
    /// It stays.
    None,
    /// It moves to the next day that is worked.
    NextWorkingDay,
    /// It moves to the last day before it that is worked.
    PreviousWorkingDay,
}

impl WeekendRule {
    const ALL: [WeekendRule; 3] = [WeekendRule::None, WeekendRule::NextWorkingDay, WeekendRule::PreviousWorkingDay];

    /// The identifier used in files and answers.
    pub fn id(self) -> &'static str {
        match self {
            WeekendRule::None => "none",
            WeekendRule::NextWorkingDay => "next-working-day",
            WeekendRule::PreviousWorkingDay => "previous-working-day",
        }
    }

    /// Reads one; an empty text is none.
    pub(super) fn read(text: &str) -> Result<WeekendRule, RuleFault> {
        let text = text.trim();
        let known = WeekendRule::ALL.into_iter().find(|rule| rule.id() == text || text.is_empty());
        known.ok_or_else(|| {
            let shape = "write none, next-working-day or previous-working-day";
            RuleFault::new("weekend_rule", "bad-weekend-rule", shape)
        })
    }

    /// The deadline that it makes of a day. Where no day is known to be worked the day stays, and is provisional.
    pub(super) fn apply(self, day: Told<Day>, outlook: Outlook<'_>) -> Told<Day> {
        let moved = match self {
            WeekendRule::None => return day,
            WeekendRule::NextWorkingDay => outlook.worked_from(day.value),
            WeekendRule::PreviousWorkingDay => outlook.worked_until(day.value),
        };
        let moved = moved.unwrap_or(Told { value: day.value, footing: Footing::Provisional });
        Told { footing: moved.footing.max(day.footing), ..moved }
    }
}
