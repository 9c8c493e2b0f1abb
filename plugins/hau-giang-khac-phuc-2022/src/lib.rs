//! The checks of Phụng Hiệp's road map out of the weak reform index of 2021, as its conference of 14 July 2022 set it.
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
use dondoc_sdk::{Description, Directive, Outcome, Period, World, ordered, parameter};

use checks::{causes, desk, direction, reports};

/// `hau-giang-khac-phuc-2022`.
#[derive(Debug)]
pub struct HauGiangKhacPhuc2022;

impl Directive for HauGiangKhacPhuc2022 {
    fn describe() -> Description {
        declared::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let (books, period) = (Books::open(world)?, parameter::period(world, "period")?);
        let year = Period::year(parameter::whole(world, "year")?);
        let mut outcomes = vec![
            reports::ph01(&books)?,
            reports::ph02(&books)?,
            reports::ph04(&books, period)?,
            desk::ph06(&books, period)?,
            desk::ph08(&books)?,
            direction::ph09(&books),
            direction::ph12(&books, year),
            direction::ph14(&books, year),
            direction::ph15(&books, year)?,
            causes::ph16(&books)?,
        ];
        outcomes.extend(reports::ph03(&books)?);
        outcomes.extend(desk::ph05(&books, period)?);
        outcomes.extend(desk::ph07(&books, period)?);
        outcomes.extend(direction::ph10(&books)?);
        outcomes.extend(causes::ph11(&books));
        outcomes.extend(desk::ph13(&books));
        Ok(ordered(outcomes))
    }
}

dondoc_sdk::component!(HauGiangKhacPhuc2022);

#[cfg(test)]
mod tests {
    use crate::cases::EXAM;
    use crate::sample;

    #[test]
    fn every_declared_check_answers_and_no_other() {
        EXAM.every_declared_check_answers(16);
    }

    #[test]
    fn nothing_passes_where_nothing_is_known() {
        EXAM.nothing_is_known(&sample::empty());
    }
}
