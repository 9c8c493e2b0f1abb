//! The checks of the reform inspection that Cao Lãnh held in the first quarter of 2022 (06/KH-UBND of 11 January 2022).
//!
//! `check` gathers the facts once and asks each check in turn; what a check means stands in its own file. Nothing here
//! decides a verdict: the engine does, from the severities declared.

#[cfg(test)]
mod cases;
mod checks;
mod declared;
#[cfg(test)]
mod sample;

use dondoc_sdk::book::Books;
use dondoc_sdk::{Description, Directive, NamedUnits, Outcome, Period, Scope, World, ordered, parameter};

/// `cao-lanh-kiem-tra-2022`.
#[derive(Debug)]
pub struct CaoLanhKiemTra2022;

impl Directive for CaoLanhKiemTra2022 {
    fn describe() -> Description {
        declared::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let (quarter, before) = (parameter::period(world, "quarter")?, parameter::period(world, "quarter-before")?);
        let (city, year) = (world.this_unit(), Period::year(parameter::whole(world, "year")?));
        let inspected = NamedUnits::read(world, Scope::AllBelow, "inspected-units");
        let books = Books::open(world)?;
        let mut outcomes = vec![
            checks::cl01_plan_issued::check(world)?,
            checks::inspections::cl02(&books, quarter),
            checks::inspections::cl03(&books, quarter),
            checks::inspections::cl04(&books, year)?,
            checks::papers::cl06(&books, parameter::period(world, "unit-plans-issued")?),
            checks::cl07_late_rate::check(world, &city, [quarter, before])?,
            checks::cl08_feedback::check(world, &city, [quarter, before]),
            checks::follow_up::cl09(&books, year)?,
            checks::dossiers::cl10(&books, quarter),
            checks::follow_up::cl13(&books, year)?,
            checks::dossiers::cl14(&books, quarter)?,
            checks::papers::cl15(&books, quarter),
            checks::cl17_references::check(world),
            checks::follow_up::cl18(&books, quarter)?,
            checks::follow_up::cl19(&books, year),
        ];
        outcomes.extend(checks::cl05_four_plans::check(world, &inspected)?);
        outcomes.extend(checks::papers::cl11(&books, quarter)?);
        outcomes.extend(checks::cl12_letter_carried_out::check(world, &inspected)?);
        outcomes.extend(checks::inspections::cl16(&books, year));
        Ok(ordered(outcomes))
    }
}

dondoc_sdk::component!(CaoLanhKiemTra2022);

#[cfg(test)]
mod tests {
    use crate::cases::EXAM;
    use crate::sample;

    #[test]
    fn every_declared_check_answers_and_no_other() {
        EXAM.every_declared_check_answers(19);
    }

    #[test]
    fn no_placeholder_is_left_in_any_sentence() {
        EXAM.no_placeholder_is_left(&[sample::failing(), sample::empty()]);
    }

    #[test]
    fn nothing_passes_where_nothing_is_known() {
        EXAM.nothing_holds(&sample::empty());
    }
}
