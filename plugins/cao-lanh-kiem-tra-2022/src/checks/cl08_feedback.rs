//! CL-08: feedback and petitions are handled on time; the year before stands beside it.

use dondoc_sdk::report::Share;
use dondoc_sdk::rule::{Texts, ratio_at_least};
use dondoc_sdk::{Decimal, Measured, Outcome, Period, Unit, World};

const TEXTS: Texts = Texts {
    check: "CL-08",
    holds: "{part}/{whole} phản ánh, kiến nghị trong quý được xử lý đúng hạn; cùng kỳ năm trước: {before}.",
    fails: "{rest} phản ánh, kiến nghị trong quý xử lý quá hạn (đúng hạn {part}/{whole}, {rate} %); cùng kỳ năm trước: {before}.",
    missing: "Chưa thể xét việc xử lý phản ánh, kiến nghị: {absent}.",
    advice: "Trả lời ngay các phản ánh, kiến nghị còn quá hạn và công khai kết quả.",
};

const fn share(name: &'static str) -> Share {
    Share { name, part: "feedback.handled-on-time", whole: "feedback.handled" }
}

/// All that was handled in the quarter was handled on time.
pub fn check(world: &dyn World, city: &Unit, [now, before]: [Period; 2]) -> Outcome {
    let ratio = share("Tỷ lệ xử lý đúng hạn trong quý").stated(world, city, now);
    TEXTS.or_missing(ratio.map(|ratio| {
        let earlier = share("Tỷ lệ xử lý đúng hạn cùng kỳ năm trước").stated(world, city, before).ok();
        let earlier = earlier.and_then(|earlier| Some((earlier.name, earlier.percent()?)));
        let before = earlier.map_or_else(|| "chưa có số liệu".to_owned(), |(_, rate)| format!("{rate} %"));
        let outcome = ratio_at_least(&ratio, Decimal::whole(100), &TEXTS, &[("before", &before)]);
        earlier
            .into_iter()
            .fold(outcome, |outcome, (name, rate)| outcome.measuring(Measured::computed(name, "%", rate)))
    }))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use crate::sample;

    #[test]
    fn all_on_time_holds_beside_the_year_before() {
        let outcome = sample::only(&sample::world(), "CL-08");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured.len(), 2);
    }

    #[test]
    fn one_late_fails() {
        let mut world = sample::world();
        sample::set_figure(&mut world, 2022, "feedback.handled-on-time", "19");
        let outcome = sample::only(&world, "CL-08");
        assert_eq!(outcome.condition, Condition::Fails);
        assert!(outcome.message.starts_with("1 phản ánh"), "{}", outcome.message);
    }

    #[test]
    fn the_year_before_is_not_needed() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.within.first.civil().0 == 2022);
        assert_eq!(sample::only(&world, "CL-08").condition, Condition::Holds);
    }

    #[test]
    fn no_figures_or_nothing_handled_is_missing_data() {
        assert_eq!(sample::only(&sample::empty(), "CL-08").condition, Condition::MissingData);
        let mut world = sample::world();
        sample::set_figure(&mut world, 2022, "feedback.handled", "0");
        assert_eq!(sample::only(&world, "CL-08").condition, Condition::MissingData);
    }
}
