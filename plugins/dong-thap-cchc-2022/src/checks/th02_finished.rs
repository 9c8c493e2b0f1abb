//! TH-02: finishing keeps pace with the year; begun is not done.

use dondoc_sdk::rule::{Ratio, Texts, ratio_at_least};
use dondoc_sdk::{Cut, Decimal, Outcome, World, parameter};

use crate::facts::PlanTasks;

const TEXTS: Texts = Texts {
    check: "TH-02",
    holds: "Đã hoàn thành {part}/{whole} nhiệm vụ ({rate} %), theo kịp tiến độ năm ({elapsed} % thời gian đã qua).",
    fails: "Đã triển khai {started}/{whole} nhưng mới hoàn thành {part}/{whole} nhiệm vụ ({rate} %), trong khi {elapsed} % thời gian của năm đã qua.",
    missing: "Chưa thể so tiến độ hoàn thành: {absent}.",
    advice: "Rà soát các nhiệm vụ còn lại, chốt sản phẩm và mốc hoàn thành từng tháng.",
};

/// The share done is at least the share of the year that has passed, less the allowance.
pub fn check(world: &dyn World, tasks: &PlanTasks) -> Result<Outcome, String> {
    let allowance = parameter::decimal(world, "pace-allowance")?;
    if tasks.assigned == 0 {
        return Ok(TEXTS.missing(&"chưa nhập danh mục nhiệm vụ của kế hoạch"));
    }
    let days = tasks.year.days();
    let passed = (tasks.as_of.since(tasks.year.first) + 1).clamp(0, days);
    let share = Decimal::percent(Decimal::whole(passed.into()), Decimal::whole(days.into()), Ratio::SCALE, Cut::HalfUp);
    let Some((elapsed, required)) = share.and_then(|elapsed| Some((elapsed, elapsed.minus(allowance)?))) else {
        return Ok(TEXTS.missing(&"độ trễ cho phép vượt quá giới hạn của số liệu"));
    };
    let ratio = Ratio {
        name: "Tỷ lệ nhiệm vụ đã hoàn thành",
        part: Decimal::count(tasks.done),
        whole: Decimal::count(tasks.assigned),
    };
    Ok(ratio_at_least(&ratio, required, &TEXTS, &[("started", &tasks.started), ("elapsed", &elapsed)]))
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
