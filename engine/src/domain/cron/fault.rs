//! Why a cron expression is refused.

use std::fmt;

/// One of the five fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CronField {
    /// 0 to 59.
    Minute,
    /// 0 to 23.
    Hour,
    /// 1 to 31.
    DayOfMonth,
    /// 1 to 12, or JAN to DEC.
    Month,
    /// 0 to 7, or SUN to SAT; 0 and 7 are Sunday.
    DayOfWeek,
}

impl fmt::Display for CronField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CronField::Minute => "minute",
            CronField::Hour => "hour",
            CronField::DayOfMonth => "day of month",
            CronField::Month => "month",
            CronField::DayOfWeek => "day of week",
        })
    }
}

/// Why a text is no cron expression of this product.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CronFault {
    /// Not five fields.
    #[error("five fields, not {found}: minute, hour, day of month, month, day of week, as in \"0 8 * * 1-5\"")]
    FieldCount {
        /// How many there are.
        found: usize,
    },
    /// Longer than any expression needs.
    #[error("a cron expression has at most {bytes_max} bytes")]
    TooLong {
        /// The bound.
        bytes_max: usize,
    },
    /// A part that is no number, name, range or `*`.
    #[error("{part:?} is nothing the field {field} knows; write numbers, names, ranges, lists and steps")]
    Syntax {
        /// The field.
        field: CronField,
        /// The part of the list that cannot be read.
        part: String,
    },
    /// A number outside the field.
    #[error("{value} is outside the field {field}, which goes from {min} to {max}")]
    OutOfRange {
        /// The field.
        field: CronField,
        /// The number.
        value: u32,
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// A step of zero, or behind a single value.
    #[error("the step in {part:?} of the field {field} must be at least 1 and stand behind * or a range")]
    Step {
        /// The field.
        field: CronField,
        /// The part of the list.
        part: String,
    },
    /// Something that other dialects know.
    #[error(
        "{part:?} in the field {field} is another dialect's; of L, W, # and ? only L and LW are known, as days of the month"
    )]
    OtherDialect {
        /// The field.
        field: CronField,
        /// The part of the list.
        part: String,
    },
    /// No day of the calendar fits, as 31 February.
    #[error("this never fires: none of its months has such a day")]
    NeverFires,
}
