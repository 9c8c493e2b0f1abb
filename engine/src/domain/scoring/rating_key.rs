//! What identifies a published ranking and its rating bands: province, year and decision.

use std::fmt;

use super::criteria_key::{KeyFault, decision, province, province_text, year};
use crate::domain::id::UnitCode;

/// What a rating table is stated for. Written `province:year:decision`, with `*` for the whole country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RatingKey {
    /// The province; `None` for the whole country.
    pub province: Option<UnitCode>,
    /// The year that is rated.
    pub year: i32,
    /// The decision or notice that states it.
    pub decision: String,
}

impl RatingKey {
    /// Reads `province:year:decision`.
    pub fn parse(text: &str) -> Result<RatingKey, KeyFault> {
        let mut parts = text.splitn(3, ':');
        let mut part = || parts.next().ok_or(KeyFault);
        Ok(RatingKey { province: province(part()?)?, year: year(part()?)?, decision: decision(part()?)? })
    }
}

impl fmt::Display for RatingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", province_text(self.province.as_ref()), self.year, self.decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for text in ["04:2021:2402/QĐ-UBND", "*:2022:thông báo"] {
            assert_eq!(RatingKey::parse(text).map(|key| key.to_string()), Ok(text.to_owned()));
        }
        assert_eq!(RatingKey::parse("04:2021"), Err(KeyFault));
    }
}
