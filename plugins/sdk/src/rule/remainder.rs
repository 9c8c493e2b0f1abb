//! List empty: nothing of a kind is left over.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::outcome::{Measured, Outcome};

/// Holds when nothing remains. Fills `{count} {all} {list}`.
pub fn none_remains(name: &str, count: usize, all: usize, list: &str, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let own: [Value<'_>; 3] = [("count", &count), ("all", &all), ("list", &list)];
    let measured = Measured::computed(name, "nhiệm vụ", Decimal::count(count)).required(Decimal::whole(0));
    texts.judge(count == 0, &[&own, values]).measuring(measured)
}

#[cfg(test)]
mod tests {
    use super::none_remains;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[test]
    fn one_left_over_fails() {
        assert_eq!(none_remains("x", 0, 3, "", &TEXTS, &[]).condition, Condition::Holds);
        assert_eq!(none_remains("x", 1, 3, "a", &TEXTS, &[]).condition, Condition::Fails);
    }
}
