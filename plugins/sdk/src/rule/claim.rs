//! Count equals claim: what a report says beside what the facts give. The claim is kept as it was made.
//!
//! Missing data: an interval where one value is needed. Measured: the computed value beside the claimed one.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::fact::Figure;
use crate::outcome::{Measured, Outcome};

/// A computed value and what it is.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// What was counted.
    pub name: &'a str,
    /// The unit of measure.
    pub measure: &'a str,
    /// What the facts give.
    pub computed: Decimal,
}

/// Holds when the reported figure allows the computed value; the ends of an interval are open, so "more than 13 800"
/// fails at 13 800. Fills `{computed} {claimed} {reporter}`.
pub fn claim_agrees(claim: &Claim<'_>, reported: &Figure, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let claimed = reported.in_words();
    let own: [Value<'_>; 3] = [("computed", &claim.computed), ("claimed", &claimed), ("reporter", &reported.reporter)];
    texts.judge(reported.allows(claim.computed), &[&own, values]).measuring(
        Measured::computed(claim.name, claim.measure, claim.computed).claimed(reported.lower.or(reported.upper)),
    )
}

/// Holds when the stated figure and the computed value differ by no more than `tolerance`.
/// Fills `{computed} {claimed} {difference} {tolerance} {reporter}`. An interval is missing data.
pub fn rate_agrees(
    claim: &Claim<'_>,
    reported: &Figure,
    tolerance: Decimal,
    texts: &Texts,
    values: &[Value<'_>],
) -> Outcome {
    let Some(stated) = reported.exact() else {
        return texts.missing(&format!("báo cáo chỉ nêu “{}”", reported.in_words()));
    };
    let Some(difference) = stated.minus(claim.computed).map(Decimal::magnitude) else {
        return texts.missing(&"hiệu số vượt quá giới hạn của số liệu");
    };
    let own: [Value<'_>; 5] = [
        ("computed", &claim.computed),
        ("claimed", &stated),
        ("difference", &difference),
        ("tolerance", &tolerance),
        ("reporter", &reported.reporter),
    ];
    texts
        .judge(difference <= tolerance, &[&own, values])
        .measuring(Measured::computed(claim.name, claim.measure, claim.computed).claimed(Some(stated)))
        .measuring(Measured::computed("Độ lệch", "điểm phần trăm", difference).required(tolerance))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Claim, claim_agrees, rate_agrees};
    use crate::day::{Day, Period};
    use crate::decimal::Decimal;
    use crate::fact::{Figure, Rounding};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    fn figure(lower: Option<i64>, upper: Option<i64>) -> Figure {
        Figure {
            unit: "869".to_owned(),
            indicator: "x".to_owned(),
            within: Period::year(2022),
            lower: lower.map(Decimal::whole),
            upper: upper.map(Decimal::whole),
            rounded: Rounding::Unknown,
            reporter: "report".to_owned(),
            reported: Day::ymd(2022, 7, 1),
        }
    }

    fn claim(computed: &str) -> Claim<'static> {
        Claim { name: "x", measure: "%", computed: Decimal::parse(computed).expect("a number") }
    }

    #[test]
    fn more_than_is_not_at_least() {
        let more = figure(Some(13_800), None);
        assert_eq!(claim_agrees(&claim("13800"), &more, &TEXTS, &[]).condition, Condition::Fails);
        assert_eq!(claim_agrees(&claim("13801"), &more, &TEXTS, &[]).condition, Condition::Holds);
    }

    #[test]
    fn the_tolerance_itself_is_allowed() {
        let stated = figure(Some(99), Some(99));
        let half = Decimal::new(5, 1);
        assert_eq!(rate_agrees(&claim("98.5"), &stated, half, &TEXTS, &[]).condition, Condition::Holds);
        assert_eq!(rate_agrees(&claim("98.49"), &stated, half, &TEXTS, &[]).condition, Condition::Fails);
        let interval = figure(Some(99), None);
        assert_eq!(rate_agrees(&claim("99"), &interval, half, &TEXTS, &[]).condition, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn a_claim_agrees_with_itself_alone(stated in 0_i64..99, computed in 0_i64..99) {
            let outcome = claim_agrees(&claim(&computed.to_string()), &figure(Some(stated), Some(stated)), &TEXTS, &[]);
            prop_assert_eq!(outcome.condition == Condition::Holds, stated == computed);
            prop_assert_eq!(outcome.measured[0].claimed, Some(Decimal::whole(stated)));
        }

        #[test]
        fn a_wider_tolerance_never_takes_back(stated in 0_i64..99, computed in 0_i64..99, tolerance in 0_i64..20) {
            let agrees = |tolerance| {
                let stated = figure(Some(stated), Some(stated));
                let outcome = rate_agrees(&claim(&computed.to_string()), &stated, Decimal::whole(tolerance), &TEXTS, &[]);
                outcome.condition == Condition::Holds
            };
            prop_assert!(!agrees(tolerance) || agrees(tolerance + 1));
            prop_assert_eq!(agrees(tolerance), (stated - computed).abs() <= tolerance);
        }
    }
}
