//! One period of a duty.

use super::Part;
use crate::domain::Period;

/// A period, by its place in a statistical year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyPeriod {
    /// The year it is counted to.
    pub year: i32,
    /// Which part of the year.
    pub part: Part,
    /// Its number among those of the year, from 1.
    pub number: u32,
    /// Its days.
    pub days: Period,
}

impl DutyPeriod {
    /// As it stands in a task's number: `2022-M08`, `2022-Q1`, `2022-H1`, `2022-9M` or `2022`.
    pub fn label(&self) -> String {
        let (year, number) = (self.year, self.number);
        match self.part {
            Part::Month => format!("{year}-M{number:02}"),
            Part::Quarter => format!("{year}-Q{number}"),
            Part::HalfYear => format!("{year}-H{number}"),
            Part::NineMonths => format!("{year}-9M"),
            Part::Year => year.to_string(),
        }
    }

    /// As officials say it: `quý I năm 2022`.
    pub fn vietnamese(&self) -> String {
        let (year, number) = (self.year, self.number);
        let quarter = ["I", "II", "III", "IV"];
        match self.part {
            Part::Month => format!("tháng {number} năm {year}"),
            Part::Quarter => format!("quý {} năm {year}", quarter[(number as usize - 1) % 4]),
            Part::HalfYear if number == 1 => format!("6 tháng đầu năm {year}"),
            Part::HalfYear => format!("6 tháng cuối năm {year}"),
            Part::NineMonths => format!("9 tháng năm {year}"),
            Part::Year => format!("năm {year}"),
        }
    }
}
