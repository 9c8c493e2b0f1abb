//! The checks that Đồng Tháp's reform plan of 2022 puts to a district, as the inspection of Tân Hồng asked them.
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
use dondoc_sdk::{Description, Directive, Outcome, World, ordered, parameter};

use facts::{HalfYear, Plan};

/// `dong-thap-cchc-2022`.
#[derive(Debug)]
pub struct DongThapCchc2022;

impl Directive for DongThapCchc2022 {
    fn describe() -> Description {
        declared::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let plan = Plan::gather(world)?;
        let half_year = HalfYear::gather(world, &plan.unit)?;
        let (books, year) = (Books::open(world)?, plan.year);
        let mut outcomes = vec![
            checks::th01_started::check(world, &plan),
            checks::th02_finished::check(&books, &plan)?,
            checks::th03_listed::check(world, &plan),
            checks::th04_received::check(&half_year),
            checks::th05_on_time::check(world, &half_year)?,
            checks::th06_claimed_rate::check(world, &half_year)?,
            checks::th10_online::check(world, &half_year)?,
            checks::th14_reported::check(&books, &plan)?,
        ];
        let index_year = parameter::whole(world, "index-year")?;
        outcomes.extend(checks::offices::th07(&books));
        outcomes.push(checks::offices::th08(&books)?);
        outcomes.push(checks::offices::th09(&books));
        outcomes.push(checks::direction::th11(&books, half_year.period));
        outcomes.push(checks::offices::th12(&books));
        outcomes.push(checks::direction::th13(&books, year)?);
        outcomes.push(checks::direction::th15(&books)?);
        outcomes.push(checks::direction::th16(&books, year)?);
        outcomes.extend(checks::satisfaction::th17(&books, half_year.period, index_year));
        outcomes.push(checks::satisfaction::th18(&books, index_year));
        Ok(ordered(outcomes))
    }
}

dondoc_sdk::component!(DongThapCchc2022);

#[cfg(test)]
mod tests {
    use dondoc_sdk::Directive as _;

    use crate::cases::EXAM;
    use crate::{DongThapCchc2022, sample};

    #[test]
    fn every_declared_check_answers_and_no_other() {
        EXAM.every_declared_check_answers(18);
    }

    #[test]
    fn no_placeholder_is_left_in_any_sentence() {
        EXAM.no_placeholder_is_left(&[sample::failing(), sample::empty()]);
    }

    #[test]
    fn nothing_passes_where_nothing_is_known() {
        EXAM.nothing_is_known(&sample::empty());
    }

    #[test]
    fn a_parameter_that_is_no_number_is_a_fault_that_names_it() {
        let mut world = sample::world();
        world.parameters.insert("on-time-target".to_owned(), "95 %".to_owned());
        let fault = DongThapCchc2022::check(&world).expect_err("95 % is no number");
        assert!(fault.contains("on-time-target"), "{fault}");
    }
}
