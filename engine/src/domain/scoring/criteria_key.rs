//! What identifies a criteria set: province, kind of unit, year and decision.

use std::fmt;

use crate::domain::id::UnitCode;
use crate::domain::unit::UnitKind;

/// What identifies a set: a later decision for the same units and year stands beside it. Written
/// `province:kind:year:decision`, with `*` for the whole country.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CriteriaKey {
    /// The province that issued it; `None` where it was issued for the whole country.
    pub province: Option<UnitCode>,
    /// The kind of unit it scores.
    pub kind: UnitKind,
    /// The year that is scored.
    pub year: i32,
    /// The decision's number, as `1880/QĐ-UBND`.
    pub decision: String,
}

/// A text that names no publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a criteria set is named province:kind:year:decision and a ranking province:year:decision, with * for the whole country"
)]
pub struct KeyFault;

impl CriteriaKey {
    /// Reads `province:kind:year:decision`.
    pub fn parse(text: &str) -> Result<CriteriaKey, KeyFault> {
        let mut parts = text.splitn(4, ':');
        let mut part = || parts.next().ok_or(KeyFault);
        let province = province(part()?)?;
        let kind = UnitKind::parse(part()?).ok_or(KeyFault)?;
        Ok(CriteriaKey { province, kind, year: year(part()?)?, decision: decision(part()?)? })
    }
}

impl fmt::Display for CriteriaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CriteriaKey { province, kind, year, decision } = self;
        write!(f, "{}:{}:{year}:{decision}", province_text(province.as_ref()), kind.id())
    }
}

/// The province of a key's text.
pub(super) fn province(text: &str) -> Result<Option<UnitCode>, KeyFault> {
    if text == "*" { Ok(None) } else { UnitCode::parse(text).map(Some).map_err(|_| KeyFault) }
}

/// How a key's text has a province.
pub(super) fn province_text(province: Option<&UnitCode>) -> &str {
    province.map_or("*", UnitCode::as_str)
}

/// The year of a key's text.
pub(super) fn year(text: &str) -> Result<i32, KeyFault> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(KeyFault)
}

/// The decision of a key's text.
pub(super) fn decision(text: &str) -> Result<String, KeyFault> {
    if text.is_empty() { Err(KeyFault) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_is_written() {
        for text in ["96:district:2013:1880/QĐ-UBND", "*:province:2022:876/QĐ-BNV", "75:commune:2022:a:b c"] {
            assert_eq!(CriteriaKey::parse(text).map(|key| key.to_string()), Ok(text.to_owned()));
        }
        for text in
            ["", "96:district:2013", "96:huyện:2013:1", "96:district:13:1", "96:district:2013:", "a b:district:2013:1"]
        {
            assert_eq!(CriteriaKey::parse(text), Err(KeyFault), "{text}");
        }
    }
}
