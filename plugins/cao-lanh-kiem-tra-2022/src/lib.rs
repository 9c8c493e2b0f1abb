//! The checks of the reform inspection that Cao Lãnh held in the first quarter of 2022 (06/KH-UBND of 11 January 2022).
//!
//! `check` gathers the facts once and asks each check in turn; what a check means stands in its own file. Nothing here
//! decides a verdict: the engine does, from the severities declared.

#[cfg(test)]
mod cases;
mod checks;
mod declared;
mod facts;
#[cfg(test)]
mod sample;

use dondoc_sdk::book::Books;
use dondoc_sdk::{Day, Description, Directive, Outcome, Period, Scope, UnitKind, World, parameter};

use facts::{Inspected, Quarters};

/// `cao-lanh-kiem-tra-2022`.
#[derive(Debug)]
pub struct CaoLanhKiemTra2022;

impl Directive for CaoLanhKiemTra2022 {
    fn describe() -> Description {
        Description {
            id: "cao-lanh-kiem-tra-2022",
            number: "06/KH-UBND",
            title: "Kế hoạch kiểm tra công tác cải cách hành chính năm 2022",
            issuer: "Ủy ban nhân dân thành phố Cao Lãnh",
            issued: Day::ymd(2022, 1, 11),
            effective: Day::ymd(2022, 1, 11),
            expires: None,
            supersedes: &[],
            applies_to: &[UnitKind::District],
            checks: declared::CHECKS,
            tasks: &[Scope::AllBelow],
            indicators: declared::INDICATORS,
            registers: declared::REGISTERS,
            documents: declared::DOCUMENTS,
            duties: &[],
            parameters: declared::PARAMETERS,
        }
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let inspected = Inspected::gather(world);
        let quarters = Quarters::gather(world)?;
        let mut outcomes = vec![
            checks::cl01_plan_issued::check(world)?,
            checks::cl07_late_rate::check(world, &quarters)?,
            checks::cl08_feedback::check(world, &quarters),
            checks::cl17_references::check(world),
        ];
        outcomes.extend(checks::cl05_four_plans::check(world, &inspected)?);
        outcomes.extend(checks::cl12_letter_carried_out::check(world, &inspected)?);
        outcomes.extend(by_registers(world, &quarters)?);
        outcomes.sort_by(|a, b| (&a.check, &a.subject).cmp(&(&b.check, &b.subject)));
        Ok(outcomes)
    }
}

/// The checks that read registers.
fn by_registers(world: &dyn World, quarters: &Quarters) -> Result<Vec<Outcome>, String> {
    let (books, quarter) = (Books::open(world)?, quarters.now);
    let year = Period::year(parameter::whole(world, "year")?);
    let mut outcomes = vec![
        checks::inspections::cl02(&books, quarters),
        checks::inspections::cl03(&books, quarters),
        checks::inspections::cl04(&books, year)?,
        checks::papers::cl06(&books, parameter::period(world, "unit-plans-issued")?),
        checks::follow_up::cl09(&books, year)?,
        checks::dossiers::cl10(&books, quarter),
        checks::follow_up::cl13(&books, year)?,
        checks::dossiers::cl14(&books, quarter)?,
        checks::papers::cl15(&books, quarter),
        checks::follow_up::cl18(&books, quarter)?,
        checks::follow_up::cl19(&books, year),
    ];
    outcomes.extend(checks::papers::cl11(&books, quarter)?);
    outcomes.extend(checks::inspections::cl16(&books, year));
    Ok(outcomes)
}

dondoc_sdk::component!(CaoLanhKiemTra2022);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use dondoc_sdk::{Condition, Directive as _};

    use crate::{CaoLanhKiemTra2022, declared, sample};

    #[test]
    fn every_declared_check_answers_and_no_other() {
        let outcomes = CaoLanhKiemTra2022::check(&sample::world()).expect("the sample is whole");
        let answered: BTreeSet<_> = outcomes.iter().map(|outcome| outcome.check.as_str()).collect();
        let declared: BTreeSet<_> = declared::CHECKS.iter().map(|check| check.id).collect();
        assert_eq!(answered, declared);
        assert_eq!(declared.len(), 19);
    }

    #[test]
    fn no_placeholder_is_left_in_any_sentence() {
        for world in [sample::world(), sample::failing(), sample::empty()] {
            for outcome in CaoLanhKiemTra2022::check(&world).expect("the sample is whole") {
                let text = format!("{} {}", outcome.message, outcome.recommendation.unwrap_or_default());
                assert!(!text.contains(['{', '}']), "{}: {text}", outcome.check);
            }
        }
    }

    #[test]
    fn nothing_passes_where_nothing_is_known() {
        let outcomes = CaoLanhKiemTra2022::check(&sample::empty()).expect("absent data are no fault");
        let passed: Vec<_> = outcomes.iter().filter(|one| one.condition == Condition::Holds).collect();
        assert!(passed.is_empty(), "{passed:?}");
    }

    #[test]
    fn a_check_and_a_subject_name_one_outcome() {
        let outcomes = CaoLanhKiemTra2022::check(&sample::world()).expect("the sample is whole");
        let keys: BTreeSet<_> = outcomes.iter().map(|one| (&one.check, &one.subject)).collect();
        assert_eq!(keys.len(), outcomes.len());
    }
}
