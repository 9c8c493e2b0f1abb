//! Offices: a name never identifies one, and a code does so only together with a day.

use super::id::UnitCode;
use super::{Day, Period};

/// What kind of office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitKind {
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Sở, ban, ngành of a province.
    Department,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh; until 30 June 2025.
    District,
    /// Phòng of a district.
    Division,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
}

impl UnitKind {
    /// All kinds.
    pub const ALL: [UnitKind; 5] =
        [UnitKind::Province, UnitKind::Department, UnitKind::District, UnitKind::Division, UnitKind::Commune];

    /// The identifier used in files, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            UnitKind::Province => "province",
            UnitKind::Department => "department",
            UnitKind::District => "district",
            UnitKind::Division => "division",
            UnitKind::Commune => "commune",
        }
    }

    /// The kind of an identifier.
    pub fn parse(id: &str) -> Option<UnitKind> {
        UnitKind::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// An office, for as long as its code, name, kind and parent stay the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its code.
    pub code: UnitCode,
    /// Its name, in NFC.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The code of the unit above it, on the same days; `None` for a province.
    pub parent: Option<UnitCode>,
    /// The first day; `None` when it is not known.
    pub valid_from: Option<Day>,
    /// The last day; `None` while it stands.
    pub valid_until: Option<Day>,
    /// Whether one of the two dates is a snapshot's and not a decision's.
    pub date_uncertain: bool,
}

impl Unit {
    /// The days on which this is the unit of its code.
    pub fn validity(&self) -> Period {
        let (first, last) = (self.valid_from.unwrap_or(Day::FIRST), self.valid_until.unwrap_or(Day::LAST));
        Period::new(first, last).expect("a unit is built with its dates in order")
    }
}
