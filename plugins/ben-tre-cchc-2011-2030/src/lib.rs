//! The checks that the district Châu Thành's review of 2011–2020 puts to it, and its orders for 2021–2030 (16 June 2020).
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

use checks::{index, offices, plans, procedures};

/// `ben-tre-cchc-2011-2030`.
#[derive(Debug)]
pub struct BenTreCchc2011To2030;

impl Directive for BenTreCchc2011To2030 {
    fn describe() -> Description {
        declared::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let (books, period) = (Books::open(world)?, parameter::period(world, "period")?);
        let mut outcomes = vec![
            index::ct01(&books),
            index::ct02(&books)?,
            procedures::ct05(&books, period),
            procedures::ct06(&books),
            procedures::ct07(&books, period)?,
            procedures::ct10(&books, period)?,
            offices::ct11(&books),
            offices::ct12(&books, period)?,
            offices::ct13(&books),
            offices::ct14(&books),
            offices::ct15(&books),
            index::ct16(&books),
        ];
        outcomes.extend(procedures::ct03_ct04(&books));
        outcomes.extend(plans::ct08(&books)?);
        outcomes.extend(plans::ct09(&books)?);
        Ok(ordered(outcomes))
    }
}

dondoc_sdk::component!(BenTreCchc2011To2030);

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
        EXAM.nothing_holds(&sample::empty());
    }
}
