//! CL-05: each inspected unit has issued the four plans of the year.

use dondoc_sdk::rule::{Papers, Texts, set_complete};
use dondoc_sdk::{Outcome, Scope, World, parameter};

use crate::facts::Inspected;

const TEXTS: Texts = Texts {
    check: "CL-05",
    holds: "{unit} đã ban hành đủ {have}/{kinds} loại kế hoạch CCHC trong năm.",
    fails: "{unit} mới ban hành {have}/{kinds} loại kế hoạch, còn thiếu: {absent}.",
    missing: "Chưa thể xét bộ kế hoạch của đơn vị: {absent}.",
    advice: "Ban hành các kế hoạch còn thiếu và nhập vào sổ văn bản.",
};

/// Kind of document and its name.
const PLANS: &[(&str, &str)] = &[
    ("reform-plan", "Kế hoạch CCHC"),
    ("procedure-control-plan", "Kế hoạch kiểm soát thủ tục hành chính"),
    ("communication-plan", "Kế hoạch tuyên truyền CCHC"),
    ("self-inspection-plan", "Kế hoạch tự kiểm tra CCHC"),
];

/// One outcome for each inspected unit.
pub fn check(world: &dyn World, inspected: &Inspected) -> Result<Vec<Outcome>, String> {
    let within = parameter::period(world, "unit-plans-issued")?;
    let papers =
        |(kind, title): &(&str, &'static str)| Papers { title, found: world.documents(Scope::AllBelow, kind, within) };
    let kinds: Vec<_> = PLANS.iter().map(papers).collect();
    let mut outcomes = inspected.unknown_units(&TEXTS);
    outcomes.extend(inspected.units.iter().map(|unit| set_complete(unit, &kinds, &TEXTS)));
    Ok(outcomes)
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
}
