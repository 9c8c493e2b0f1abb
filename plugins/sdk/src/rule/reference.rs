//! Registry reference integrity: papers that a text cites are registered, with the date it gives them.
//!
//! Missing data: a paper that is not registered, unless another bears a wrong date. Measured: how many are registered.

use super::{Texts, Value};
use crate::day::Day;
use crate::decimal::Decimal;
use crate::fact::Document;
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// A paper as a text cites it.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// Its number as written.
    pub number: &'a str,
    /// The date the text gives it; none where it gives none.
    pub issued: Option<Day>,
}

/// Holds when every reference is registered under its date; fails where a date differs; a paper that is not registered is
/// missing data. Fills `{found} {cited} {numbers} {wrong} {absent}`.
pub fn references_resolve(cited: &[Reference<'_>], registry: &[Document], texts: &Texts) -> Outcome {
    let (mut absent, mut wrong) = (Vec::new(), Vec::new());
    for reference in cited {
        let entries: Vec<_> = registry.iter().filter(|paper| paper.number == reference.number).collect();
        let Some(first) = entries.first() else {
            absent.push(reference.number);
            continue;
        };
        let registered = |day: &Day| entries.iter().any(|paper| paper.issued == *day);
        if let Some(day) = reference.issued.filter(|day| !registered(day)) {
            let number = reference.number;
            wrong.push(format!("{number} (viện dẫn ngày {day}, trong sổ ngày {})", first.issued));
        }
    }
    let numbers: Vec<_> = cited.iter().map(|reference| reference.number).collect();
    let wrong_names: Vec<_> = wrong.iter().map(String::as_str).collect();
    let found = cited.len() - absent.len();
    let (all, numbers) = (cited.len(), join_names(&numbers, "văn bản"));
    let (absent_list, wrong_list) = (join_names(&absent, "văn bản"), join_names(&wrong_names, "văn bản"));
    let own: [Value<'_>; 4] = [("found", &found), ("cited", &all), ("numbers", &numbers), ("wrong", &wrong_list)];
    let outcome = if wrong.is_empty() && !absent.is_empty() {
        texts.missing(&absent_list)
    } else {
        texts.judge(wrong.is_empty(), &[&own])
    };
    let measured = Measured::computed("Số văn bản viện dẫn có trong sổ", "văn bản", Decimal::count(found));
    cited.iter().fold(outcome.measuring(measured.required(Decimal::count(all))), |so_far, reference| {
        so_far.citing(reference.number)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Reference, references_resolve};
    use crate::day::Day;
    use crate::fact::Document;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[test]
    fn a_wrong_date_fails_and_an_absent_paper_is_missing_data() {
        let day = Day::ymd(2022, 2, 24);
        let paper = Document {
            unit: "866".to_owned(),
            issuer: "UBND".to_owned(),
            kind: "decision".to_owned(),
            number: "334/QĐ-UBND".to_owned(),
            issued: day,
            title: String::new(),
        };
        let check =
            |number, issued| references_resolve(&[Reference { number, issued }], std::slice::from_ref(&paper), &TEXTS);
        assert_eq!(check("334/QĐ-UBND", Some(day)).condition, Condition::Holds);
        assert_eq!(check("334/QĐ-UBND", None).condition, Condition::Holds);
        assert_eq!(check("334/QĐ-UBND", Some(day.plus(1))).condition, Condition::Fails);
        assert_eq!(check("335/QĐ-UBND", Some(day)).condition, Condition::MissingData);
    }

    proptest! {
        #[test]
        fn a_wrong_date_outweighs_an_absent_paper(kinds in proptest::collection::vec(0_u8..3, 1..8)) {
            let day = Day::ymd(2022, 2, 24);
            let numbers: Vec<String> = (0..kinds.len()).map(|number| number.to_string()).collect();
            let paper = |number: &String, issued| Document {
                unit: "866".to_owned(),
                issuer: "UBND".to_owned(),
                kind: "decision".to_owned(),
                number: number.clone(),
                issued,
                title: String::new(),
            };
            // 0 is registered, 1 is registered under another date, 2 is absent.
            let papers: Vec<_> = kinds
                .iter()
                .zip(&numbers)
                .filter(|(kind, _)| **kind < 2)
                .map(|(kind, number)| paper(number, day.plus(i32::from(*kind))))
                .collect();
            let cited: Vec<_> = numbers.iter().map(|number| Reference { number, issued: Some(day) }).collect();
            let expected = match (kinds.contains(&1), kinds.contains(&2)) {
                (true, _) => Condition::Fails,
                (false, true) => Condition::MissingData,
                _ => Condition::Holds,
            };
            prop_assert_eq!(references_resolve(&cited, &papers, &TEXTS).condition, expected);
        }
    }
}
