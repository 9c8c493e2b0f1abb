//! CL-17: the four papers the inspection cites are registered, and the two of 24 February 2022 bear that date.

use dondoc_sdk::rule::{Papers, Reference, Texts, references_resolve};
use dondoc_sdk::{Day, Document, Outcome, Period, World};

use crate::declared::{CITY_PAPERS, INSTRUCTIONS};

const TEXTS: Texts = Texts {
    check: "CL-17",
    holds: "{found}/{cited} văn bản viện dẫn có trong sổ văn bản và khớp ngày: {numbers}.",
    fails: "Văn bản viện dẫn không khớp ngày trong sổ văn bản: {wrong}.",
    missing: "Sổ văn bản chưa có văn bản được viện dẫn: {absent}.",
    advice: "Nhập văn bản còn thiếu vào sổ hoặc đính chính số, ngày viện dẫn.",
};

/// How each paper is cited; 08/CT-UBND is cited without a date.
const CITED: &[Reference<'static>] = &[
    Reference { number: "06/KH-UBND", issued: Some(Day::ymd(2022, 1, 11)) },
    Reference { number: "334/QĐ-UBND", issued: Some(Day::ymd(2022, 2, 24)) },
    Reference { number: "379/UBND-NV", issued: Some(Day::ymd(2022, 2, 24)) },
    Reference { number: "08/CT-UBND", issued: None },
];

/// Where the papers are looked for: none of them is older than the year before the inspection.
const WITHIN: Period = Period::new(Day::ymd(2021, 1, 1), Day::ymd(2022, 12, 31));

/// All four resolve among the city's own papers and the instructions of the province.
pub fn check(world: &dyn World) -> Outcome {
    let registry = Papers::read(world, &[&CITY_PAPERS[..], &[INSTRUCTIONS]].concat(), WITHIN);
    let registry: Vec<Document> = registry.into_iter().flat_map(|papers| papers.found).collect();
    references_resolve(CITED, &registry, &TEXTS)
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Day};

    use crate::sample;

    #[test]
    fn four_registered_papers_resolve() {
        let outcome = sample::only(&sample::world(), "CL-17");
        assert_eq!((outcome.condition, outcome.cites.len()), (Condition::Holds, 4));
    }

    #[test]
    fn another_date_in_the_registry_fails() {
        let mut world = sample::world();
        let letter = world.documents.iter_mut().find(|paper| paper.number == "379/UBND-NV").expect("registered");
        letter.issued = Day::ymd(2022, 2, 25);
        let outcome = sample::only(&world, "CL-17");
        assert_eq!(outcome.condition, Condition::Fails);
        assert!(outcome.message.contains("25/2/2022"), "{}", outcome.message);
    }

    #[test]
    fn a_paper_that_is_not_registered_is_missing_data() {
        let mut world = sample::world();
        world.documents.retain(|paper| paper.number != "08/CT-UBND");
        let outcome = sample::only(&world, "CL-17");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("08/CT-UBND"), "{}", outcome.message);
    }
}
