//! Criteria sets, rankings and sheets in paths: their keys as text, percent-encoded where a path must have it so.

use std::fmt::Write as _;

use super::error::Problem;
use crate::domain::id::UnitCode;
use crate::domain::scoring::{CriteriaKey, RatingKey, ScoreSheetKey};
use crate::operations::Refusal;

/// The criteria set of a path; a path that is no key names none.
pub fn criteria_key(text: &str) -> Result<CriteriaKey, Problem> {
    CriteriaKey::parse(text).map_err(|_| Refusal::Absent { what: format!("criteria set {text}") }.into())
}

/// The published ranking of a path.
pub fn ranking_key(text: &str) -> Result<RatingKey, Problem> {
    RatingKey::parse(text).map_err(|_| Refusal::Absent { what: format!("published ranking {text}") }.into())
}

/// The scoring sheet of a path.
pub fn score_sheet_key(unit: &str, criteria: &str) -> Result<ScoreSheetKey, Problem> {
    let key = UnitCode::parse(unit).ok().zip(CriteriaKey::parse(criteria).ok());
    let absent = || Refusal::Absent { what: format!("score sheet of {unit} by {criteria}") };
    key.map(|(unit, criteria)| ScoreSheetKey { criteria, unit }).ok_or_else(|| absent().into())
}

/// A text as one segment of a path.
pub fn segment(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut segment, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~:*".contains(&byte) {
            segment.push(char::from(byte));
        } else {
            let _infallible = write!(segment, "%{byte:02X}");
        }
        segment
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_holds_no_slash_and_no_letter_beyond_ascii() {
        assert_eq!(segment("96:district:2013:1880/QĐ-UBND"), "96:district:2013:1880%2FQ%C4%90-UBND");
        assert_eq!(segment("*:2022:a b%"), "*:2022:a%20b%25");
    }
}
