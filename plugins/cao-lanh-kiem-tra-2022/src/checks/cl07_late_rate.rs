//! CL-07: fewer dossiers are late than in the same quarter of the year before.

use dondoc_sdk::report::Share;
use dondoc_sdk::rule::{Texts, Trend, rate_falls};
use dondoc_sdk::{Outcome, Period, Unit, World, parameter};

const TEXTS: Texts = Texts {
    check: "CL-07",
    holds: "Tỷ lệ trễ hạn {now} % giảm so với cùng kỳ năm trước ({before} %), cùng mẫu số {denominator}.",
    fails: "Tỷ lệ trễ hạn {now} % không giảm so với cùng kỳ năm trước ({before} %), cùng mẫu số {denominator}.",
    missing: "Chưa thể so tỷ lệ trễ hạn với cùng kỳ: {absent}.",
    advice: "Rà soát hồ sơ trễ hạn theo lĩnh vực; cập nhật chuyển, trả hồ sơ trên phần mềm ngay trong ngày.",
};

const DENOMINATORS: &[(&str, (&str, &str))] = &[
    ("resolved", ("dossiers.resolved", "hồ sơ đã giải quyết")),
    ("received", ("dossiers.received", "hồ sơ tiếp nhận")),
];

/// Late dossiers over the same denominator in both quarters.
pub fn check(world: &dyn World, city: &Unit, [now, before]: [Period; 2]) -> Result<Outcome, String> {
    let (whole, denominator) = parameter::choice(world, "late-denominator", DENOMINATORS)?;
    let share = |name| Share { name, part: "dossiers.late", whole };
    let trend = share("Tỷ lệ trễ hạn trong quý").stated(world, city, now).and_then(|now| {
        Ok(Trend { now, before: share("Tỷ lệ trễ hạn cùng kỳ năm trước").stated(world, city, before)? })
    });
    Ok(TEXTS.or_missing(trend.map(|trend| rate_falls(&trend, &TEXTS, &[("denominator", &denominator)]))))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Decimal};

    use crate::sample;

    #[test]
    fn a_smaller_rate_holds_although_more_are_late() {
        let outcome = sample::only(&sample::world(), "CL-07");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured[0].computed, Decimal::parse("2"));
        assert_eq!(outcome.measured[1].computed, Decimal::parse("3"));
    }

    #[test]
    fn an_equal_rate_fails() {
        let mut world = sample::world();
        sample::set_figure(&mut world, 2022, "dossiers.late", "60");
        assert_eq!(sample::only(&world, "CL-07").condition, Condition::Fails);
    }

    #[test]
    fn no_figures_of_the_year_before_is_missing_data() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.within.first.civil().0 == 2022);
        let outcome = sample::only(&world, "CL-07");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("2021"), "{}", outcome.message);
    }

    #[test]
    fn a_zero_denominator_is_missing_data() {
        let mut world = sample::world();
        sample::set_figure(&mut world, 2021, "dossiers.resolved", "0");
        assert_eq!(sample::only(&world, "CL-07").condition, Condition::MissingData);
    }
}
