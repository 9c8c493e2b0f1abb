//! CL-12: each inspected unit has made tasks or a paper of its own out of letter 379/UBND-NV.

use dondoc_sdk::rule::{Texts, every_has};
use dondoc_sdk::{Outcome, Scope, TaskFilter, World, parameter, stage};

use crate::facts::Inspected;

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
pub fn check(world: &dyn World, inspected: &Inspected) -> Result<Vec<Outcome>, String> {
    let within = parameter::period(world, "letter-carried-out")?;
    let plan = world.parameter("letter-plan");
    let filter = TaskFilter { scope: Scope::AllBelow, within: None, directive: None, plan: Some(&plan) };
    let tasks = world.tasks(&filter);
    let papers = world.documents(Scope::AllBelow, "implementing-paper", within);

    let mut counts = vec![0_usize; inspected.below.len()];
    for (&stage, &unit) in tasks.stage.iter().zip(&tasks.unit) {
        if let Some(count) = counts.get_mut(usize::from(unit)) {
            *count += usize::from(stage != stage::REFUSED && stage != stage::CANCELLED);
        }
    }
    for paper in papers.iter().filter(|paper| paper.title.contains(LETTER)) {
        if let Some(position) = inspected.below.iter().position(|unit| unit.code == paper.unit) {
            counts[position] += 1;
        }
    }
    let count =
        |code: &str| inspected.below.iter().zip(&counts).find(|(unit, _)| unit.code == code).map_or(0, |(_, n)| *n);
    let mut outcomes = inspected.unknown_units(&TEXTS);
    let name = "Số nhiệm vụ, văn bản triển khai";
    outcomes.extend(every_has(&inspected.units, name, "nhiệm vụ, văn bản", |unit| count(&unit.code), &TEXTS));
    Ok(outcomes.into_iter().map(|outcome| outcome.citing(LETTER)).collect())
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
