//! The identifiers that people type: each a type of its own, each refusing what would not survive a URL.

use std::fmt;
use std::sync::Arc;

/// Why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an identifier has 1 to {} characters, each a letter without diacritics, a digit, a dot, a hyphen or an underscore",
    ID_BYTES_MAX
)]
pub struct IdFault;

/// The most bytes of an identifier.
pub const ID_BYTES_MAX: usize = 64;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an identifier.
            pub fn parse(text: &str) -> Result<Self, IdFault> {
                is_identifier(text).then(|| Self(text.into())).ok_or(IdFault)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier! {
    /// A directive, as `dong-thap-cchc-2022`.
    DirectiveId
}
identifier! {
    /// A check of a directive, as `TH-01`.
    CheckId
}
identifier! {
    /// A plan, as `cchc-2022`.
    PlanId
}
identifier! {
    /// A task's number within its plan, as `07`.
    TaskNumber
}
identifier! {
    /// A unit's code: the country's (`866`, `29869`), or a local one (`866.NV`). Identifies a unit only together with a day.
    UnitCode
}
identifier! {
    /// A schedule, as `monthly`.
    ScheduleId
}
identifier! {
    /// A reported indicator, as `dossiers-received`.
    IndicatorId
}
identifier! {
    /// A register, as `dossiers`.
    RegisterId
}
identifier! {
    /// A kind of document, as `reform-plan`.
    DocumentKind
}
identifier! {
    /// A calendar feed, as `3f2a9c4be1d07a55`.
    FeedId
}
identifier! {
    /// A row of a criteria set, as `1.1.4`.
    ItemId
}
identifier! {
    /// Who receives reminders for a unit, as `tan-hong-nv`.
    ContactId
}
identifier! {
    /// One of several things a row of a criteria set asks for, as `q1`.
    PartId
}

identifier! {
    /// A duty of a directive, as `half-year-dossiers`.
    DutyId
}
identifier! {
    /// A system that a report is sent in, as `report-system`.
    ReportChannel
}

impl UnitCode {
    /// Whether it is a local unit's, as `866.NV`.
    pub fn is_local(&self) -> bool {
        self.0.contains('.')
    }
}

/// A task: its plan and its number in it. Written `plan:number`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskKey {
    /// The plan.
    pub plan: PlanId,
    /// The number within the plan.
    pub number: TaskNumber,
}

impl TaskKey {
    /// Reads `plan:number`.
    pub fn parse(text: &str) -> Result<TaskKey, IdFault> {
        let (plan, number) = text.split_once(':').ok_or(IdFault)?;
        Ok(TaskKey { plan: PlanId::parse(plan)?, number: TaskNumber::parse(number)? })
    }
}

impl fmt::Display for TaskKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.plan, self.number)
    }
}

/// The SHA-256 of a blob or a component.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Digest> {
        let bytes = text.as_bytes();
        if bytes.len() != 64 || !bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let mut digest = [0; 32];
        for (byte, pair) in digest.iter_mut().zip(bytes.chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Digest(digest))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn is_identifier(text: &str) -> bool {
    (1..=ID_BYTES_MAX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_survives_a_url() {
        assert!(["866.NV", "cchc-2022", "29869", "TH-01"].iter().all(|text| UnitCode::parse(text).is_ok()));
        assert!(
            ["", "06/KH", "đ", "a b", "a:b", &"x".repeat(65)].iter().all(|text| PlanId::parse(text) == Err(IdFault))
        );
    }

    #[test]
    fn a_task_key_is_plan_and_number() {
        assert_eq!(TaskKey::parse("cchc-2022:07").map(|key| key.to_string()), Ok("cchc-2022:07".into()));
        assert_eq!(TaskKey::parse("cchc-2022"), Err(IdFault));
        assert_eq!(TaskKey::parse("a:b:c"), Err(IdFault));
    }

    #[test]
    fn a_digest_is_64_lower_case_digits() {
        let text = "0f".repeat(32);
        assert_eq!(Digest::parse(&text).map(|digest| digest.to_string()), Some(text.clone()));
        assert_eq!(Digest::parse(&text.to_uppercase()), None);
        assert_eq!(Digest::parse(&text[1..]), None);
    }
}
