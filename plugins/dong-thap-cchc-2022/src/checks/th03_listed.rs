//! TH-03: the number of tasks a report names is the number in the province's list.

use dondoc_sdk::report::latest;
use dondoc_sdk::rule::{Claim, Texts, claim_agrees};
use dondoc_sdk::{Decimal, Outcome, Scope, World};

use crate::facts::PlanTasks;

const TEXTS: Texts = Texts {
    check: "TH-03",
    holds: "Báo cáo nêu {claimed} nhiệm vụ, đúng với danh mục Tỉnh giao.",
    fails: "Báo cáo nêu {claimed} nhiệm vụ, nhưng danh mục Tỉnh giao có {computed} nhiệm vụ.",
    missing: "Chưa thể đối chiếu số nhiệm vụ: {absent}.",
    advice: "Đối chiếu danh mục nhiệm vụ với kế hoạch của Tỉnh và đính chính số báo cáo.",
};

/// The district's figure allows the count of tasks that are neither refused nor cancelled.
pub fn check(world: &dyn World, tasks: &PlanTasks) -> Outcome {
    let figures = world.figures(Scope::ThisUnit, "plan-tasks.assigned", tasks.year);
    let Some(reported) = latest(&figures, &tasks.unit.code) else {
        return TEXTS.missing(&format!("{} chưa báo cáo số nhiệm vụ được giao", tasks.unit.name));
    };
    if tasks.assigned == 0 {
        return TEXTS.missing(&"chưa nhập danh mục nhiệm vụ của kế hoạch");
    }
    let count = Decimal::count(tasks.assigned);
    let claim = Claim { name: "Số nhiệm vụ được giao", measure: "nhiệm vụ", computed: count };
    claim_agrees(&claim, reported, &TEXTS, &[])
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use crate::sample;

    #[test]
    fn the_list_decides() {
        let mut world = sample::world();
        assert_eq!(sample::only(&world, "TH-03").condition, Condition::Holds);
        world.tasks.pop();
        assert_eq!(sample::only(&world, "TH-03").condition, Condition::Fails);
    }

    #[test]
    fn a_list_without_a_report_is_missing_data() {
        let mut world = sample::world();
        world.figures.retain(|figure| figure.indicator != "plan-tasks.assigned");
        assert_eq!(sample::only(&world, "TH-03").condition, Condition::MissingData);
    }
}
