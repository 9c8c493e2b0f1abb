//! TH-06: the on-time rate a report names is the one its parts give.

use dondoc_sdk::rule::{Claim, Texts, rate_agrees};
use dondoc_sdk::{Outcome, World, parameter};

use super::th05_on_time;
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
    let tolerance = parameter::decimal(world, "rate-tolerance")?;
    let Some(reported) = half_year.claimed_rate() else {
        let absent = format!("{} chưa báo cáo tỷ lệ đúng hạn {}", half_year.unit.name, half_year.period);
        return Ok(TEXTS.missing(&absent));
    };
    let ratio = match th05_on_time::rate(half_year) {
        Err(absent) => return Ok(TEXTS.missing(&absent)),
        Ok(ratio) => ratio,
    };
    let Some(computed) = ratio.percent() else {
        return Ok(TEXTS.missing(&format!("số {} bằng 0", half_year.denominator_name)));
    };
    let claim = Claim { name: ratio.name, measure: "%", computed };
    Ok(rate_agrees(&claim, reported, tolerance, &TEXTS, &[("denominator", &half_year.denominator_name)]))
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
