//! PH-11, PH-16: each cause has what mends it, and causes and lost points speak of the same.

use dondoc_sdk::book::{Books, empty, filled};
use dondoc_sdk::registers::{CRITERIA_SCORES, REMEDIATION_PLAN};
use dondoc_sdk::rule::{Lists, Value, has_at_least, lists_agree};
use dondoc_sdk::{Outcome, parameter};

use crate::declared::cause_name;
use crate::declared::texts::{MAPPED, SOLVED};

/// One outcome for each cause: it has an action, an owner and a day.
pub fn ph11(books: &Books<'_>) -> Vec<Outcome> {
    let book = books.all(&REMEDIATION_PLAN);
    let solved = book.only(filled("action")).only(filled("owner")).only(filled("due")).values("cause");
    let causes = parameter::list(books.world, "causes");
    match solved {
        Err(absent) => vec![SOLVED.missing(&absent)],
        Ok(solved) => causes.iter().map(|cause| has_solution(cause, &solved)).collect(),
    }
}

fn has_solution(cause: &String, solved: &[String]) -> Outcome {
    let count = usize::from(solved.contains(cause));
    let values: [Value<'_>; 1] = [("cause", &cause_name(cause))];
    has_at_least("Giải pháp có đầu mối, thời hạn", "giải pháp", count, 1, &SOLVED, &values).about(cause)
}

/// Every criterion that lost points has a cause, and every cause a criterion that did.
pub fn ph16(books: &Books<'_>) -> Result<Outcome, String> {
    let published = parameter::period(books.world, "scores-published")?;
    let scores = books.during(&CRITERIA_SCORES, published).sums_by(&["criterion"], &["max", "points"]);
    let causes = books.all(&REMEDIATION_PLAN);
    Ok(MAPPED.answer(scores.and_then(|scores| {
        if scores.is_empty() {
            return Err("sổ điểm theo tiêu chí chưa có dòng nào".to_owned());
        }
        let lost = scores.iter().filter(|row| row.sums[1] < row.sums[0]).map(|row| row.key[0].clone());
        let mut mapped = causes.only(filled("criterion")).values("criterion")?;
        let unmapped = causes.only(empty("criterion")).values("cause")?;
        mapped.extend(unmapped.iter().map(|cause| format!("nguyên nhân {}", cause_name(cause))));
        let (name, first) = ("Tiêu chí, nguyên nhân không khớp", lost.collect::<Vec<_>>());
        let lists = Lists { name, measure: "tiêu chí", first: &first, second: &mapped };
        Ok(lists_agree(&lists, &MAPPED, &[]))
    })))
}
