//! TH-03: the number of tasks a report names is the number in the province's list.

use dondoc_sdk::report::latest;
use dondoc_sdk::rule::{Claim, Texts, claim_agrees};
use dondoc_sdk::{Decimal, Outcome, Scope, World};

use crate::facts::Plan;

const TEXTS: Texts = Texts {
    check: "TH-03",
    holds: "Báo cáo nêu {claimed} nhiệm vụ, đúng với danh mục Tỉnh giao.",
    fails: "Báo cáo nêu {claimed} nhiệm vụ, nhưng danh mục Tỉnh giao có {computed} nhiệm vụ.",
    missing: "Chưa thể đối chiếu số nhiệm vụ: {absent}.",
    advice: "Đối chiếu danh mục nhiệm vụ với kế hoạch của Tỉnh và đính chính số báo cáo.",
};

/// The district's figure allows the count of tasks that are neither refused nor cancelled.
pub fn check(world: &dyn World, plan: &Plan) -> Outcome {
    let figures = world.figures(Scope::ThisUnit, "plan-tasks.assigned", plan.year);
    let reported = latest(&figures, &plan.unit.code);
    let reported = reported.ok_or_else(|| format!("{} chưa báo cáo số nhiệm vụ được giao", plan.unit.name));
    TEXTS.or_missing(reported.and_then(|reported| {
        let computed = Decimal::count(plan.tasks.listed()?);
        Ok(claim_agrees(&Claim { name: "Số nhiệm vụ được giao", measure: "nhiệm vụ", computed }, reported, &TEXTS, &[]))
    }))
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
