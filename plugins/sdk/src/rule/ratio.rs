//! Ratio at least: a share of a whole reaches what is required.

use super::{Texts, Value};
use crate::decimal::{Cut, Decimal};
use crate::outcome::{Measured, Outcome};

/// A part of a whole; its percentage is rounded half up to two digits, and what is shown is what is judged.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// What the percentage is called.
    pub name: &'static str,
    /// The part.
    pub part: Decimal,
    /// The whole.
    pub whole: Decimal,
}

impl Ratio {
    /// Digits after the comma of every percentage.
    pub const SCALE: u8 = 2;

    /// None for a zero whole.
    pub fn percent(&self) -> Option<Decimal> {
        Decimal::percent(self.part, self.whole, Self::SCALE, Cut::HalfUp)
    }
}

/// Holds when the percentage is at least `required`. Fills `{part} {whole} {rest} {rate} {required}`.
///
/// A zero whole is missing data.
pub fn ratio_at_least(ratio: &Ratio, required: Decimal, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let (Some(rate), Some(rest)) = (ratio.percent(), ratio.whole.minus(ratio.part)) else {
        return texts.missing(&format!("mẫu số của “{}” bằng 0", ratio.name));
    };
    let own: [Value<'_>; 5] =
        [("part", &ratio.part), ("whole", &ratio.whole), ("rest", &rest), ("rate", &rate), ("required", &required)];
    texts
        .judge(rate >= required, &[&own, values])
        .measuring(Measured::computed(ratio.name, "%", rate).required(required))
}

#[cfg(test)]
mod tests {
    use super::{Ratio, ratio_at_least};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[track_caller]
    fn check(part: i64, whole: i64, expected: Condition) {
        let ratio = Ratio { name: "tỷ lệ", part: Decimal::whole(part), whole: Decimal::whole(whole) };
        assert_eq!(ratio_at_least(&ratio, Decimal::whole(95), &TEXTS, &[]).condition, expected);
    }

    #[test]
    fn the_required_rate_itself_is_enough() {
        check(95, 100, Condition::Holds);
        check(949, 1000, Condition::Fails);
        check(0, 0, Condition::MissingData);
    }
}
