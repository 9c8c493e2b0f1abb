//! CT-08, CT-09: the plans that every division and commune owes; one outcome for each.

use dondoc_sdk::book::Books;
use dondoc_sdk::rule::{Due, Texts, issued_by};
use dondoc_sdk::{Condition, Day, Decimal, Document, Outcome, Period, Scope, Unit, parameter};

use crate::declared::texts::{NO_STAGE_PLAN, NO_YEAR_PLAN, STAGE_PLAN, YEAR_PLAN};

/// Every unit below has issued its plan for 2021–2030 by the deadline.
pub fn ct08(books: &Books<'_>) -> Result<Vec<Outcome>, String> {
    let deadline = parameter::day(books.world, "stage-plan-deadline")?;
    let within = Period::new(Day::ymd(2020, 1, 1), Day::ymd(2025, 6, 30));
    Ok(owed(books, "stage-reform-plan", within, deadline, &STAGE_PLAN, NO_STAGE_PLAN))
}

/// Every unit below has issued its plan of the year: a point in time, half a point late, none without it.
pub fn ct09(books: &Books<'_>) -> Result<Vec<Outcome>, String> {
    let deadline = parameter::day(books.world, "year-plan-deadline")?;
    let year = Period::year(parameter::whole(books.world, "plan-year")?);
    let within = Period::new(year.first.plus(-92), year.last);
    let outcomes = owed(books, "reform-plan", within, deadline, &YEAR_PLAN, NO_YEAR_PLAN);
    let half = Decimal::new(5, 1);
    let points = |outcome: &Outcome| match (outcome.condition, outcome.measured.is_empty()) {
        (Condition::Holds, _) => Some(Decimal::whole(1)),
        (Condition::Fails, without) => Some(if without { Decimal::whole(0) } else { half }),
        _ => None,
    };
    Ok(outcomes.into_iter().map(|outcome| Outcome { points: points(&outcome), ..outcome }).collect())
}

/// One outcome for each unit below. Once the deadline has passed, a registry without any such paper is not kept, and
/// without a unit nothing can be asked.
fn owed(books: &Books<'_>, kind: &str, within: Period, deadline: Day, texts: &Texts, if_none: &str) -> Vec<Outcome> {
    let (units, papers) = (books.world.units(Scope::AllBelow), books.world.documents(Scope::AllBelow, kind, within));
    let passed = books.world.reached(deadline.plus(1));
    if units.is_empty() || (passed && papers.is_empty()) {
        return vec![texts.missing(&"sổ văn bản của các phòng, xã chưa có văn bản nào thuộc loại này")];
    }
    let year = deadline.civil().0;
    let first =
        |code: &str| papers.iter().filter(|paper| paper.unit == code).min_by_key(|paper: &&Document| paper.issued);
    let outcome = |unit: &Unit| {
        let due = Due { deadline, passed, if_none };
        issued_by(first(&unit.code), &due, texts, &[("unit", &unit.name), ("year", &year)]).about(&unit.code)
    };
    units.iter().map(outcome).collect()
}
