//! CL-05: each inspected unit has issued the four plans of the year.

use dondoc_sdk::rule::{Papers, Texts, set_complete};
use dondoc_sdk::{NamedUnits, Outcome, World, parameter};

use crate::declared::UNIT_PLANS;

const TEXTS: Texts = Texts {
    check: "CL-05",
    holds: "{unit} đã ban hành đủ {have}/{kinds} loại kế hoạch CCHC trong năm.",
    fails: "{unit} mới ban hành {have}/{kinds} loại kế hoạch, còn thiếu: {absent}.",
    missing: "Chưa thể xét bộ kế hoạch của đơn vị: {absent}.",
    advice: "Ban hành các kế hoạch còn thiếu và nhập vào sổ văn bản.",
};

/// One outcome for each inspected unit. A plan that is absent was not issued, whatever else is registered.
pub fn check(world: &dyn World, inspected: &NamedUnits) -> Result<Vec<Outcome>, String> {
    let kinds = Papers::read(world, &UNIT_PLANS, parameter::period(world, "unit-plans-issued")?);
    Ok(inspected.with_unknown(&TEXTS, inspected.units.iter().map(|unit| set_complete(unit, &kinds, &TEXTS)).collect()))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use crate::sample;

    #[test]
    fn four_of_four_holds_for_each_unit() {
        let outcomes = sample::all(&sample::world(), "CL-05");
        let found: Vec<_> = outcomes.iter().map(|one| (one.subject.as_str(), one.condition)).collect();
        assert_eq!(found, [("29872", Condition::Holds), ("866.YT", Condition::Holds)]);
    }

    #[test]
    fn the_kind_that_is_missing_is_named() {
        let mut world = sample::world();
        world.documents.retain(|paper| (paper.unit.as_str(), paper.kind.as_str()) != ("29872", "communication-plan"));
        let outcomes = sample::all(&world, "CL-05");
        assert_eq!(outcomes[0].condition, Condition::Fails);
        assert!(outcomes[0].message.contains("tuyên truyền"), "{}", outcomes[0].message);
        assert_eq!(outcomes[1].condition, Condition::Holds);
    }

    #[test]
    fn an_unknown_unit_is_missing_data() {
        let mut world = sample::world();
        world.parameters.insert("inspected-units".to_owned(), "29872, 866.XX".to_owned());
        let outcomes = sample::all(&world, "CL-05");
        assert_eq!((outcomes[1].subject.as_str(), outcomes[1].condition), ("866.XX", Condition::MissingData));
    }

    #[test]
    fn no_plan_of_any_unit_fails_as_one_of_four_does() {
        let conditions = |kept: fn(&str) -> bool| {
            let mut world = sample::world();
            let is_plan = |kind: &str| kind != "inspection-plan" && kind.ends_with("-plan");
            world.documents.retain(|paper| !is_plan(&paper.kind) || (paper.unit == "29872" && kept(&paper.kind)));
            sample::all(&world, "CL-05").into_iter().map(|outcome| outcome.condition).collect::<Vec<_>>()
        };
        assert_eq!(conditions(|_| false), [Condition::Fails, Condition::Fails]);
        assert_eq!(conditions(|kind| kind == "reform-plan"), [Condition::Fails, Condition::Fails]);
    }
}
