//! TH-05: dossiers are resolved before or on their day.

use dondoc_sdk::rule::{Texts, ratio_at_least};
use dondoc_sdk::{Figure, Outcome, World, parameter};

use crate::facts::HalfYear;

const TEXTS: Texts = Texts {
    check: "TH-05",
    holds: "Tỷ lệ giải quyết trước và đúng hạn {rate} % ({part}/{whole} {denominator}) đạt mức {required} %.",
    fails: "Tỷ lệ giải quyết trước và đúng hạn {rate} % ({part}/{whole} {denominator}) thấp hơn mức {required} %.",
    missing: "Chưa thể tính tỷ lệ đúng hạn: {absent}.",
    advice: "Xác định lĩnh vực và nơi trễ hạn nhiều nhất, phân công xử lý dứt điểm và xin lỗi, hẹn lại theo quy định.",
};

/// The rate is at least the target.
pub fn check(world: &dyn World, half_year: &HalfYear) -> Result<Outcome, String> {
    let target = parameter::decimal(world, "on-time-target")?;
    Ok(TEXTS.or_missing(half_year.on_time.clone().map(|ratio| {
        let mut outcome = ratio_at_least(&ratio, target, &TEXTS, &[("denominator", &half_year.denominator)]);
        if let Some(measured) = outcome.measured.first_mut() {
            measured.claimed = half_year.claimed_rate.as_ref().and_then(Figure::exact);
        }
        outcome
    })))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use crate::sample;

    #[test]
    fn the_target_decides() {
        let mut world = sample::world();
        assert_eq!(sample::only(&world, "TH-05").condition, Condition::Holds);
        world.parameters.insert("on-time-target".to_owned(), "99".to_owned());
        assert_eq!(sample::only(&world, "TH-05").condition, Condition::Fails);
    }

    #[test]
    fn the_denominator_is_named_in_the_sentence() {
        let mut world = sample::world();
        world.parameters.insert("on-time-denominator".to_owned(), "received".to_owned());
        let outcome = sample::only(&world, "TH-05");
        assert!(outcome.message.contains("hồ sơ tiếp nhận"), "{}", outcome.message);
    }

    #[test]
    fn a_zero_denominator_is_missing_data() {
        let mut world = sample::world();
        for unit in ["869.MC", "29926", "29950"] {
            sample::set_figure(&mut world, unit, "dossiers.resolved", "0");
        }
        assert_eq!(sample::only(&world, "TH-05").condition, Condition::MissingData);
    }
}
