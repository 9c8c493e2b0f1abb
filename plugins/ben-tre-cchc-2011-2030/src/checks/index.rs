//! CT-01, CT-02, CT-16: the index year by year, by the register of results.

use dondoc_sdk::book::{Book, Books, equal, filled};
use dondoc_sdk::registers::INDEX_RESULTS;
use dondoc_sdk::rule::{Remainder, lacking, none_remains, ratings_keep};
use dondoc_sdk::{Day, Outcome, join_names, parameter};

use crate::declared::texts::{CRITERIA_KNOWN, RATED_YEARS, RATINGS};

fn results<'a>(books: &Books<'a>) -> Book<'a> {
    books.all(&INDEX_RESULTS).only(equal("index", "par-index")).only(filled("rating"))
}

/// Year and rating, in the order of the years.
fn ratings(books: &Books<'_>) -> Result<Vec<(i32, String)>, String> {
    let rated = results(books).by(&["year", "rating"])?.into_iter();
    let mut rated: Vec<_> = rated.filter_map(|row| Some((row.key[0].parse().ok()?, row.key[1].clone()))).collect();
    rated.sort_unstable();
    Ok(rated)
}

/// No year is rated below the year before it.
pub fn ct01(books: &Books<'_>) -> Outcome {
    let ladder = parameter::list(books.world, "ratings");
    RATINGS.answer(ratings(books).and_then(|rated| {
        if rated.len() < 2 {
            return Err("chưa có kết quả xếp loại của hai năm".to_owned());
        }
        Ok(ratings_keep(&rated, &ladder, &RATINGS))
    }))
}

/// Every year of the review has a rating, and one of the ladder's.
pub fn ct02(books: &Books<'_>) -> Result<Outcome, String> {
    let ladder = parameter::list(books.world, "ratings");
    let (from, until) = (parameter::whole(books.world, "rated-from")?, parameter::whole(books.world, "rated-until")?);
    let wanted: Vec<String> = (from..=until).map(|year| year.to_string()).collect();
    Ok(RATED_YEARS.answer(ratings(books).and_then(|rated| {
        let have: Vec<String> = rated.iter().map(|(year, _)| year.to_string()).collect();
        let absent = lacking(&wanted, &have);
        if !absent.is_empty() {
            return Err(format!("thiếu kết quả xếp loại các năm: {}", join_names(&absent, "năm")));
        }
        let foreign = rated.iter().filter(|(_, rating)| !ladder.contains(rating));
        let foreign: Vec<String> = foreign.map(|(year, rating)| format!("{year}: {rating}")).collect();
        let (count, all, list) = (foreign.len(), rated.len(), foreign.join(", "));
        let left = Remainder { name: "Xếp loại ngoài thang", measure: "năm", count, all, list: &list };
        Ok(none_remains(&left, &RATED_YEARS, &[("years", &format!("{from}–{until}"))]))
    })))
}

/// Every rated year names the decision on its criteria, and that decision came before the result.
pub fn ct16(books: &Books<'_>) -> Outcome {
    let columns = ["year", "criteria-decision", "criteria-decided", "published"];
    CRITERIA_KNOWN.answer(results(books).by(&columns).and_then(|rows| {
        let unknown = rows.iter().filter(|row| row.key[1].is_empty()).map(|row| row.key[0].as_str());
        let unknown: Vec<&str> = unknown.collect();
        if rows.is_empty() || !unknown.is_empty() {
            return Err(format!("chưa xác định bộ tiêu chí áp dụng cho năm: {}", join_names(&unknown, "năm")));
        }
        let day = |text: &String| Day::parse(text);
        let after =
            rows.iter().filter(|row| day(&row.key[2]).zip(day(&row.key[3])).is_some_and(|(set, out)| set > out));
        let after: Vec<&str> = after.map(|row| row.key[0].as_str()).collect();
        let (count, list) = (after.len(), join_names(&after, "năm"));
        let left =
            Remainder {
                name: "Năm có bộ tiêu chí ban hành sau", measure: "năm", count, all: rows.len(), list: &list
            };
        Ok(none_remains(&left, &CRITERIA_KNOWN, &[]))
    }))
}
