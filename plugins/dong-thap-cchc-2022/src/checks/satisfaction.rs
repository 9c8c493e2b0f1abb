//! TH-17, TH-18: conduct at the desk, and the yearly indexes.

use dondoc_sdk::book::{Books, equal};
use dondoc_sdk::registers::{FEEDBACK, INDEX_RESULTS};
use dondoc_sdk::rule::{Change, Remainder, Texts, none_remains, value_keeps};
use dondoc_sdk::{Outcome, Period, staple};

const CONDUCT: Texts = Texts::new(
    "TH-17",
    "Không có phản ánh đúng về thái độ phục vụ tại Bộ phận Một cửa trong kỳ (tổng {all} phản ánh).",
    "Có {count} phản ánh đúng về thái độ phục vụ tại Bộ phận Một cửa trong kỳ (tổng {all} phản ánh).",
    "Chấn chỉnh thái độ phục vụ, xử lý trách nhiệm và xin lỗi người dân.",
);

const SIPAS: Texts = Texts::new(
    "TH-17",
    "Chỉ số hài lòng (SIPAS) đạt {now}, không thấp hơn năm trước ({before}).",
    "Chỉ số hài lòng (SIPAS) giảm từ {before} xuống {now}.",
    "Phân tích các nội dung người dân chưa hài lòng và khắc phục.",
);

const TH_18: Texts = Texts::new(
    "TH-18",
    "Chỉ số CCHC năm {year} đạt {points} điểm, không giảm so với năm {before-year} ({before-points} điểm).",
    "Chỉ số CCHC năm {year} giảm {fall} điểm, tụt {places} bậc so với năm {before-year}.",
    "Rà soát các tiêu chí bị mất điểm và giao đầu mối cải thiện.",
);

/// No upheld complaint about conduct in the half-year; the satisfaction index did not fall. One outcome each.
pub fn th17(books: &Books<'_>, half_year: Period, year: i32) -> Vec<Outcome> {
    let feedback = books.during(&FEEDBACK, half_year).only(equal("topic", "conduct"));
    let counted = feedback.count().and_then(|all| Ok((feedback.only(equal("upheld", "yes")).count()?, all)));
    let conduct = CONDUCT.answer(counted.map(|(count, all)| {
        let left = Remainder { name: "Phản ánh đúng", measure: "phản ánh", count, all, list: "" };
        none_remains(&left, &CONDUCT, &[])
    }));
    let book = books.all(&INDEX_RESULTS);
    let of = |year| staple::standing(&book, "sipas", year).map(|standing| standing.points);
    let sipas = SIPAS.answer(of(year).and_then(|now| {
        let change = Change { name: "Chỉ số hài lòng", measure: "%", now, before: of(year - 1)? };
        Ok(value_keeps(&change, &SIPAS, &[]))
    }));
    vec![conduct.about("feedback"), sipas.about("sipas")]
}

/// Neither points nor rank of the reform index got worse.
pub fn th18(books: &Books<'_>, year: i32) -> Outcome {
    staple::index_keeps(&books.all(&INDEX_RESULTS), "par-index", year, &TH_18)
}
