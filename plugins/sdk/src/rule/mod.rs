//! The rule kinds: each a call that compares, measures and says so in Vietnamese. They ask nothing of the world themselves
//! unless their name says of what, and they decide no severity.

mod claim;
mod document;
mod every;
mod order;
mod ratio;
mod reference;
mod register;
mod remainder;
mod trend;

use std::fmt::Display;

pub use claim::{Claim, claim_agrees, rate_agrees};
pub use document::{Due, Papers, issued_by, set_complete};
pub use every::every_has;
pub use order::{in_order, within_window};
pub use ratio::{Ratio, ratio_at_least};
pub use reference::{Reference, references_resolve};
pub use register::needs_register;
pub use remainder::none_remains;
pub use trend::{Trend, rate_falls};

use crate::outcome::{Condition, Outcome};

/// Replaces one placeholder of a sentence: its name and its text.
pub type Value<'a> = (&'a str, &'a dyn Display);

/// The sentences of one check. `{name}` is replaced; each rule says which names it fills besides those given to it.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The check's id.
    pub check: &'static str,
    /// Said when the condition holds.
    pub holds: &'static str,
    /// Said when it fails.
    pub fails: &'static str,
    /// Said when data are absent; `{absent}` says which, where the rule knows.
    pub missing: &'static str,
    /// What to do when it fails or data are absent.
    pub advice: &'static str,
}

impl Texts {
    /// An outcome with the sentence of its condition.
    pub fn say(&self, condition: Condition, values: &[&[Value<'_>]]) -> Outcome {
        let template = match condition {
            Condition::Holds => self.holds,
            Condition::Fails => self.fails,
            Condition::NotApplicable | Condition::MissingData => self.missing,
        };
        Outcome::new(self.check, condition, fill(template, values)).advising(self.advice)
    }

    /// Holds or fails.
    pub fn judge(&self, holds: bool, values: &[&[Value<'_>]]) -> Outcome {
        self.say(if holds { Condition::Holds } else { Condition::Fails }, values)
    }

    /// Data are absent: `absent` is a clause such as `chưa có số liệu của Xã An Phước`.
    pub fn missing(&self, absent: &dyn Display) -> Outcome {
        self.say(Condition::MissingData, &[&[("absent", absent)]])
    }

    /// The calendar of a year that matters is not known.
    pub fn calendar_missing(&self) -> Outcome {
        let message = "Thiếu dữ liệu: lịch làm việc (calendar) của năm liên quan chưa được nhập nên chưa thể tính hạn.";
        Outcome::missing_data(self.check, message)
            .advising("Nhập lịch nghỉ, làm bù của năm liên quan rồi đánh giá lại.")
    }
}

/// Replaces `{name}` by its value; a name that nobody gives stays, so that a test sees it.
pub fn fill(template: &str, values: &[&[Value<'_>]]) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, following)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().flat_map(|group| group.iter()).find(|(known, _)| *known == name);
        match value {
            Some((_, value)) => text.push_str(&value.to_string()),
            None => text.extend(["{", name, "}"]),
        }
        rest = following;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
pub(crate) const TEXTS: Texts =
    Texts { check: "X-01", holds: "holds", fails: "fails", missing: "missing: {absent}", advice: "do it" };

#[cfg(test)]
mod tests {
    use super::{TEXTS, fill};
    use crate::outcome::Condition;

    #[test]
    fn placeholders_are_replaced_and_unknown_ones_stay() {
        assert_eq!(fill("{a}/{b} của {c}", &[&[("a", &1)], &[("b", &"hai")]]), "1/hai của {c}");
        assert_eq!(fill("một { lẻ", &[]), "một { lẻ");
    }

    #[test]
    fn advice_is_given_only_where_something_is_to_be_done() {
        assert_eq!(TEXTS.judge(true, &[]).recommendation, None);
        assert_eq!(TEXTS.judge(false, &[]).recommendation.as_deref(), Some("do it"));
        let missing = TEXTS.missing(&"figures");
        assert_eq!((missing.condition, missing.message.as_str()), (Condition::MissingData, "missing: figures"));
    }
}
