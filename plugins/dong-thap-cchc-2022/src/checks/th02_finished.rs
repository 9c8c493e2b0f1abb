//! TH-02: finishing keeps pace with the year; begun is not done.

use dondoc_sdk::book::Books;
use dondoc_sdk::rule::{Texts, ratio_at_least, time_passed};
use dondoc_sdk::{Outcome, parameter};

use crate::facts::Plan;

const TEXTS: Texts = Texts {
    check: "TH-02",
    holds: "Đã hoàn thành {part}/{whole} nhiệm vụ ({rate} %), theo kịp tiến độ năm ({elapsed} % thời gian đã qua).",
    fails: "Đã triển khai {started}/{whole} nhưng mới hoàn thành {part}/{whole} nhiệm vụ ({rate} %), trong khi {elapsed} % thời gian của năm đã qua.",
    missing: "Chưa thể so tiến độ hoàn thành: {absent}.",
    advice: "Rà soát các nhiệm vụ còn lại, chốt sản phẩm và mốc hoàn thành từng tháng.",
};

/// The share done is at least the share of the year that has passed, less the allowance.
pub fn check(books: &Books<'_>, plan: &Plan) -> Result<Outcome, String> {
    let (tasks, allowance) = (&plan.tasks, parameter::decimal(books.world, "pace-allowance")?);
    let elapsed = time_passed(plan.year, books.today);
    let ratio = tasks.share("Tỷ lệ nhiệm vụ đã hoàn thành", tasks.done);
    Ok(TEXTS.or_missing(ratio.and_then(|ratio| {
        let required = elapsed.minus(allowance).ok_or("độ trễ cho phép vượt quá giới hạn của số liệu")?;
        Ok(ratio_at_least(&ratio, required, &TEXTS, &[("started", &tasks.started), ("elapsed", &elapsed)]))
    })))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Day, Decimal, stage};

    use crate::sample;

    #[test]
    fn the_share_of_the_year_is_what_is_required() {
        let outcome = sample::only(&sample::world(), "TH-02");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured[0].required, Decimal::parse("52.88"));
    }

    #[test]
    fn falling_behind_fails_and_the_allowance_forgives() {
        let mut world = sample::world();
        world.tasks[0].stage = stage::STARTED;
        assert_eq!(sample::only(&world, "TH-02").condition, Condition::Fails);
        world.parameters.insert("pace-allowance".to_owned(), "19.55".to_owned());
        assert_eq!(sample::only(&world, "TH-02").condition, Condition::Holds);
    }

    #[test]
    fn after_the_year_all_of_it_has_passed() {
        let mut world = sample::world();
        world.as_of = Day::ymd(2023, 6, 1);
        assert_eq!(sample::only(&world, "TH-02").measured[0].required, Some(Decimal::whole(100)));
    }

    #[test]
    fn no_task_at_all_is_missing_data() {
        assert_eq!(sample::only(&sample::empty(), "TH-02").condition, Condition::MissingData);
    }
}
