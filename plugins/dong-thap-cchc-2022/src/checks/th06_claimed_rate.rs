//! TH-06: the on-time rate a report names is the one its parts give.

use dondoc_sdk::rule::{Claim, Texts, rate_agrees};
use dondoc_sdk::{Outcome, World, parameter};

use crate::facts::HalfYear;

const TEXTS: Texts = Texts {
    check: "TH-06",
    holds: "Tỷ lệ báo cáo {claimed} % phù hợp tỷ lệ tính lại {computed} % trên {denominator} (lệch {difference} điểm %).",
    fails: "Tỷ lệ báo cáo {claimed} % khác tỷ lệ tính lại {computed} % trên {denominator} (lệch {difference} điểm %, cho phép {tolerance}).",
    missing: "Chưa thể đối chiếu tỷ lệ đúng hạn: {absent}.",
    advice: "Thống nhất mẫu số của tỷ lệ đúng hạn và đính chính báo cáo.",
};

/// Claimed and computed differ by no more than the tolerance.
pub fn check(world: &dyn World, half_year: &HalfYear) -> Result<Outcome, String> {
    let (denominator, tolerance) = (half_year.denominator, parameter::decimal(world, "rate-tolerance")?);
    let absent = || format!("{} chưa báo cáo tỷ lệ đúng hạn {}", half_year.unit.name, half_year.period);
    Ok(TEXTS.or_missing(half_year.claimed_rate.as_ref().ok_or_else(absent).and_then(|reported| {
        let ratio = half_year.on_time.clone()?;
        let computed = ratio.percent().ok_or_else(|| format!("số {denominator} bằng 0"))?;
        let claim = Claim { name: ratio.name, measure: "%", computed };
        Ok(rate_agrees(&claim, reported, tolerance, &TEXTS, &[("denominator", &denominator)]))
    })))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Decimal};

    use crate::sample;

    #[test]
    fn half_a_point_is_allowed() {
        let outcome = sample::only(&sample::world(), "TH-06");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured[1].computed, Decimal::parse("0.5"));
    }

    #[test]
    fn more_than_half_a_point_fails() {
        let mut world = sample::world();
        sample::set_figure(&mut world, "869.MC", "dossiers.resolved-on-time", "6848");
        assert_eq!(sample::only(&world, "TH-06").condition, Condition::Fails);
    }

    #[test]
    fn without_a_claim_there_is_nothing_to_compare() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.indicator != "dossiers.on-time-rate");
        assert_eq!(sample::only(&world, "TH-06").condition, Condition::MissingData);
    }
}
