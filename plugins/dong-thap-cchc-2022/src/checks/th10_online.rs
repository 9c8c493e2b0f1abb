//! TH-10: dossiers come in online.

use dondoc_sdk::rule::{Ratio, Texts, ratio_at_least};
use dondoc_sdk::{Outcome, World, parameter};

use crate::facts::HalfYear;

const TEXTS: Texts = Texts {
    check: "TH-10",
    holds: "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4 là {rate} % ({part}/{whole} hồ sơ), đạt mục tiêu {required} %.",
    fails: "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4 mới đạt {rate} % ({part}/{whole} hồ sơ), mục tiêu {required} %.",
    missing: "Chưa thể tính tỷ lệ hồ sơ trực tuyến: {absent}.",
    advice: "Hướng dẫn người dân nộp trực tuyến ngay tại Bộ phận Một cửa; ưu tiên các thủ tục nhiều hồ sơ.",
};

/// Online over all received, of the parts together, is at least the target.
pub fn check(world: &dyn World, half_year: &HalfYear) -> Result<Outcome, String> {
    let target = parameter::decimal(world, "online-target")?;
    let parts = half_year.online.clone().and_then(|online| Ok((online, half_year.received.clone()?)));
    Ok(TEXTS.or_missing(parts.map(|(part, whole)| {
        ratio_at_least(&Ratio { name: "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4", part, whole }, target, &TEXTS, &[])
    })))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use crate::sample;

    #[test]
    fn the_target_decides() {
        let mut world = sample::world();
        assert_eq!(sample::only(&world, "TH-10").condition, Condition::Holds);
        sample::set_figure(&mut world, "869.MC", "dossiers.received-online", "100");
        assert_eq!(sample::only(&world, "TH-10").condition, Condition::Fails);
    }

    #[test]
    fn a_part_that_does_not_say_is_missing_data() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.indicator != "dossiers.received-online");
        assert_eq!(sample::only(&world, "TH-10").condition, Condition::MissingData);
    }
}
