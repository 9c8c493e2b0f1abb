//! TH-01: every task of the plan has been begun.

use dondoc_sdk::report::latest;
use dondoc_sdk::rule::{Texts, ratio_at_least};
use dondoc_sdk::{Decimal, Figure, Measured, Outcome, Scope, World};

use crate::facts::Plan;

const TEXTS: Texts = Texts {
    check: "TH-01",
    holds: "Đã triển khai {part}/{whole} nhiệm vụ CCHC năm {year} do Tỉnh giao.",
    fails: "Mới triển khai {part}/{whole} nhiệm vụ CCHC năm {year} do Tỉnh giao; còn {rest} nhiệm vụ chưa triển khai: {list}.",
    missing: "Chưa thể tính tỷ lệ triển khai: {absent}.",
    advice: "Giao đầu mối và bắt đầu ngay các nhiệm vụ chưa triển khai; ghi ngày bắt đầu vào sổ nhiệm vụ.",
};

/// Started tasks are all tasks; what the district reports stands beside it.
pub fn check(world: &dyn World, plan: &Plan) -> Outcome {
    let (tasks, year) = (&plan.tasks, plan.year.first.civil().0);
    TEXTS.or_missing(tasks.share("Tỷ lệ nhiệm vụ đã triển khai", tasks.started).map(|ratio| {
        let list = tasks.not_started.in_words(world, &tasks.columns);
        let figures = world.figures(Scope::ThisUnit, "plan-tasks.started", plan.year);
        let claimed = latest(&figures, &plan.unit.code).and_then(Figure::exact);
        let begun = Measured::computed("Số nhiệm vụ đã triển khai", "nhiệm vụ", ratio.part).claimed(claimed);
        ratio_at_least(&ratio, Decimal::whole(100), &TEXTS, &[("year", &year), ("list", &list)])
            .measuring(begun.required(ratio.whole))
    }))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, stage};

    use crate::sample;

    #[test]
    fn all_begun_holds_and_shows_the_claim() {
        let outcome = sample::only(&sample::world(), "TH-01");
        assert_eq!(outcome.condition, Condition::Holds);
        assert_eq!(outcome.measured[1].claimed, outcome.measured[1].computed);
    }

    #[test]
    fn one_not_begun_fails_and_is_named() {
        let mut world = sample::world();
        (world.tasks[1].stage, world.tasks[1].started) = (stage::NOT_STARTED, None);
        let outcome = sample::only(&world, "TH-01");
        assert_eq!(outcome.condition, Condition::Fails);
        assert!(outcome.message.contains("cchc-2022:2"), "{}", outcome.message);
    }

    #[test]
    fn cancelled_tasks_count_nowhere() {
        let mut world = sample::world();
        (world.tasks[1].stage, world.tasks[1].started) = (stage::CANCELLED, None);
        assert_eq!(sample::only(&world, "TH-01").condition, Condition::Holds);
    }

    #[test]
    fn no_task_at_all_is_missing_data() {
        assert_eq!(sample::only(&sample::empty(), "TH-01").condition, Condition::MissingData);
    }
}
