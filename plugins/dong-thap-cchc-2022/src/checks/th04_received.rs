//! TH-04: the dossiers a report says were received are those of desk and communes together.

use dondoc_sdk::Outcome;
use dondoc_sdk::rule::{Claim, Texts, claim_agrees};

use crate::facts::HalfYear;

const TEXTS: Texts = Texts {
    check: "TH-04",
    holds: "Tổng hồ sơ tiếp nhận tính từ Bộ phận Một cửa huyện và các xã, thị trấn là {computed}, khớp số báo cáo ({claimed}).",
    fails: "Tổng hồ sơ tiếp nhận tính từ Bộ phận Một cửa huyện và các xã, thị trấn là {computed}, không khớp số báo cáo ({claimed}).",
    missing: "Chưa thể đối chiếu số hồ sơ tiếp nhận: {absent}.",
    advice: "Đối chiếu sổ tiếp nhận từng nơi, bảo đảm mỗi hồ sơ chỉ được đếm một lần, rồi đính chính báo cáo.",
};

/// The parts' sum lies in the interval of the district's claim.
pub fn check(half_year: &HalfYear) -> Outcome {
    let absent = || format!("{} chưa báo cáo số hồ sơ {}", half_year.unit.name, half_year.period);
    TEXTS.or_missing(half_year.claimed_received.as_ref().ok_or_else(absent).and_then(|reported| {
        let computed = half_year.received.clone()?;
        Ok(claim_agrees(&Claim { name: "Hồ sơ tiếp nhận", measure: "hồ sơ", computed }, reported, &TEXTS, &[]))
    }))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Decimal};

    use crate::sample;

    #[test]
    fn the_sum_of_the_parts_is_compared_without_the_district_itself() {
        let outcome = sample::only(&sample::world(), "TH-04");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured[0].computed, Some(Decimal::whole(13_801)));
        assert_eq!(outcome.measured[0].claimed, Some(Decimal::whole(13_800)));
    }

    #[test]
    fn exactly_the_open_end_fails() {
        let mut world = sample::world();
        sample::set_figure(&mut world, "869.MC", "dossiers.received", "7000");
        let outcome = sample::only(&world, "TH-04");
        assert_eq!(outcome.measured[0].computed, Some(Decimal::whole(13_800)));
        assert_eq!(outcome.condition, Condition::Fails);
    }

    #[test]
    fn a_commune_without_figures_is_missing_data_and_named() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.unit != "29950");
        let outcome = sample::only(&world, "TH-04");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("Xã An Phước"), "{}", outcome.message);
    }

    #[test]
    fn a_desk_that_is_no_unit_is_missing_data() {
        let mut world = sample::world();
        world.units.retain(|unit| unit.code != "869.MC");
        let outcome = sample::only(&world, "TH-04");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("869.MC"), "{}", outcome.message);
    }
}
