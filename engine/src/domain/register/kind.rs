//! What a column of a register may hold.

/// The kind of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnKind {
    /// A text on one line.
    Text,
    /// A short text that stands for something: a unit, a procedure, a step.
    Code,
    /// A day.
    Day,
    /// A whole number.
    Integer,
    /// An exact number.
    Decimal,
    /// Yes or no.
    YesNo,
}

impl ColumnKind {
    /// All kinds, in the order in which they are named to people.
    pub const ALL: [ColumnKind; 6] = [
        ColumnKind::Text,
        ColumnKind::Code,
        ColumnKind::Day,
        ColumnKind::Integer,
        ColumnKind::Decimal,
        ColumnKind::YesNo,
    ];

    /// The kind as a directive declares it.
    pub fn id(self) -> &'static str {
        match self {
            ColumnKind::Text => "text",
            ColumnKind::Code => "code",
            ColumnKind::Day => "day",
            ColumnKind::Integer => "integer",
            ColumnKind::Decimal => "decimal",
            ColumnKind::YesNo => "yes-no",
        }
    }

    /// The kind of that identifier.
    pub fn parse(id: &str) -> Option<ColumnKind> {
        ColumnKind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}
