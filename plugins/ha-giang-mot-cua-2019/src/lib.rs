//! The checks that the province's reform inspection of Vị Xuyên on 12 August 2019 puts to a district and its one-stop desk.
//!
//! `check` asks each check in turn; what a check means stands in `checks`, what it says with the declarations. Nothing here
//! decides a verdict: the engine does, from the severities declared.

#[cfg(test)]
mod cases;
mod checks;
mod declared;
#[cfg(test)]
mod sample;

use dondoc_sdk::book::Books;
use dondoc_sdk::{Description, Directive, Outcome, World, ordered, parameter};

use checks::{desk, offices};

/// `ha-giang-mot-cua-2019`.
#[derive(Debug)]
pub struct HaGiangMotCua2019;

impl Directive for HaGiangMotCua2019 {
    fn describe() -> Description {
        declared::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let (books, period) = (Books::open(world)?, parameter::period(world, "period")?);
        let mut outcomes = vec![
            offices::vx02(&books, period)?,
            offices::vx04(&books),
            desk::vx06(&books, period),
            desk::vx07(&books, period),
            desk::vx08(&books, period),
            offices::vx09(&books),
            offices::vx10(&books),
            offices::vx11(&books, period),
            desk::vx12(&books, period),
            offices::vx13(&books)?,
            offices::vx14(&books)?,
        ];
        outcomes.extend(offices::vx01(&books)?);
        outcomes.extend(offices::vx03(&books, period)?);
        outcomes.extend(desk::vx05(&books, period));
        Ok(ordered(outcomes))
    }
}

dondoc_sdk::component!(HaGiangMotCua2019);

#[cfg(test)]
mod tests {
    use crate::cases::EXAM;
    use crate::sample;

    #[test]
    fn every_declared_check_answers_and_no_other() {
        EXAM.every_declared_check_answers(14);
    }

    #[test]
    fn nothing_passes_where_nothing_is_known() {
        EXAM.nothing_is_known(&sample::empty());
    }
}
