//! CL-12: each inspected unit has made tasks or a paper of its own out of letter 379/UBND-NV.

use dondoc_sdk::rule::{Texts, every_has};
use dondoc_sdk::{NamedUnits, Outcome, PlanTasks, Scope, Unit, World, parameter};

const TEXTS: Texts = Texts {
    check: "CL-12",
    holds: "{unit} đã cụ thể hóa Công văn 379/UBND-NV ({count} nhiệm vụ, văn bản).",
    fails: "{unit} chưa cụ thể hóa Công văn 379/UBND-NV: chưa có nhiệm vụ hoặc văn bản triển khai nào.",
    missing: "Chưa thể xét việc triển khai Công văn 379/UBND-NV: {absent}.",
    advice: "Ban hành văn bản triển khai hoặc giao nhiệm vụ cụ thể theo Công văn 379/UBND-NV.",
};

/// How the letter is cited.
const LETTER: &str = "379/UBND-NV";

/// One outcome for each inspected unit. Refused and cancelled tasks count nowhere; a paper counts when its title names the
/// letter.
pub fn check(world: &dyn World, inspected: &NamedUnits) -> Result<Vec<Outcome>, String> {
    let within = parameter::period(world, "letter-carried-out")?;
    let tasks = PlanTasks::read(world, Scope::AllBelow, &world.parameter("letter-plan"));
    let papers = world.documents(Scope::AllBelow, "implementing-paper", within);
    let count = |unit: &Unit| {
        let own = papers.iter().filter(|paper| paper.unit == unit.code && paper.title.contains(LETTER)).count();
        own + inspected.place(unit).map_or(0, |place| tasks.of_unit(place))
    };
    let name = "Số nhiệm vụ, văn bản triển khai";
    let outcomes = every_has(&inspected.units, name, "nhiệm vụ, văn bản", count, &TEXTS);
    Ok(inspected.with_unknown(&TEXTS, outcomes).into_iter().map(|outcome| outcome.citing(LETTER)).collect())
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, stage};

    use crate::sample;

    #[test]
    fn a_task_or_a_paper_is_enough() {
        let outcomes = sample::all(&sample::world(), "CL-12");
        let found: Vec<_> = outcomes.iter().map(|one| (one.subject.as_str(), one.condition)).collect();
        assert_eq!(found, [("29872", Condition::Holds), ("866.YT", Condition::Holds)]);
    }

    #[test]
    fn a_refused_task_and_a_paper_about_something_else_are_not() {
        let mut world = sample::world();
        world.tasks[0].stage = stage::REFUSED;
        for paper in &mut world.documents {
            paper.title.clear();
        }
        let outcomes = sample::all(&world, "CL-12");
        assert!(outcomes.iter().all(|outcome| outcome.condition == Condition::Fails), "{outcomes:?}");
    }

    #[test]
    fn an_unknown_unit_is_missing_data() {
        let mut world = sample::world();
        world.parameters.insert("inspected-units".to_owned(), "866.XX".to_owned());
        assert_eq!(sample::all(&world, "CL-12")[0].condition, Condition::MissingData);
    }
}
