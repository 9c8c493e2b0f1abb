//! The checks that ask offices: direction, signatures, reviews, materials, posting, certificates, follow-up, the index.

use dondoc_sdk::book::{Books, empty, equal, filled, until};
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIRECTION_ACTIVITIES, INDEX_RESULTS, ISO_CERTIFICATES, OUTGOING_DOCUMENTS,
    PROCEDURE_REVIEWS, PROCEDURES, RECOMMENDATIONS, REFERENCE_MATERIALS,
};
use dondoc_sdk::rule::{Enough, Remainder, Terms, each_has_rows, has_at_least, none_remains};
use dondoc_sdk::{Decimal, Outcome, Period, Scope, join_names, parameter, staple};

use crate::declared::texts::{
    COMMUNICATED, HEADS, INDEX, ISO, MATERIALS, POSTED, PROPOSED, REMEDIED, REVIEWED, SIGNED,
};

/// One outcome for each unit below: its head did enough in the quarter.
pub fn vx01(books: &Books<'_>) -> Result<Vec<Outcome>, String> {
    let activities = books.during(&DIRECTION_ACTIVITIES, parameter::period(books.world, "quarter")?);
    let required = parameter::count(books.world, "activities-min")?;
    let units = books.world.units(Scope::AllBelow);
    if units.is_empty() {
        return Ok(vec![HEADS.missing(&"chưa có đơn vị trực thuộc nào")]);
    }
    let enough =
        Enough { name: "Nội dung chỉ đạo của người đứng đầu", measure: "nội dung", required };
    Ok(each_has_rows(&activities, &units, &enough, &HEADS))
}

/// Enough electronic documents bear a personal signature.
pub fn vx02(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let required = parameter::decimal(books.world, "signature-target")?;
    let book = books.during(&OUTGOING_DOCUMENTS, period).only(equal("electronic", "yes"));
    let signed = equal("personal-signature", "yes");
    Ok(staple::share(&book, signed, "Tỷ lệ văn bản có chữ ký số cá nhân", required, &SIGNED))
}

/// What was to be reviewed by now is; enough simplifications were proposed. One outcome each.
pub fn vx03(books: &Books<'_>, period: Period) -> Result<Vec<Outcome>, String> {
    let required = parameter::count(books.world, "proposals-min")?;
    let book = books.during(&PROCEDURE_REVIEWS, period);
    let due = book.only(until("planned", books.today));
    let done = until("reviewed", books.today);
    let reviewed = staple::share(&due, done, "Tỷ lệ thủ tục đã rà soát", Decimal::whole(100), &REVIEWED);
    let proposals = book.only(filled("proposal")).count();
    let name = "Đề xuất đơn giản hóa";
    let proposed = proposals.map(|count| has_at_least(name, "đề xuất", count, required, &PROPOSED, &[]));
    Ok(vec![PROPOSED.answer(proposed).about("proposals"), reviewed.about("reviewed")])
}

/// No material that was replaced is still in use.
pub fn vx04(books: &Books<'_>) -> Outcome {
    let book = books.all(&REFERENCE_MATERIALS);
    let outdated = book.only(until("replaced", books.today)).only(empty("updated"));
    let counted = || -> Result<Outcome, String> {
        let (count, materials) = (outdated.count()?, outdated.values("material")?);
        let all = book.count_or("sổ tài liệu, quy trình áp dụng chưa có dòng nào")?;
        let names: Vec<&str> = materials.iter().map(String::as_str).collect();
        let list = join_names(&names, "tài liệu");
        let left =
            Remainder { name: "Tài liệu đã bị thay thế", measure: "tài liệu", count, all, list: &list };
        Ok(none_remains(&left, &MATERIALS, &[]))
    };
    MATERIALS.answer(counted())
}

/// What is in force is posted, and nothing else.
pub fn vx09(books: &Books<'_>) -> Outcome {
    staple::posting(&books.all(&PROCEDURES), books.today, &POSTED)
}

/// Every certificate in use is of the standard and has not expired.
pub fn vx10(books: &Books<'_>) -> Outcome {
    let (standard, mut units) = (books.world.parameter("iso-standard"), books.world.units(Scope::AllBelow));
    units.push(books.world.this_unit());
    staple::certificates(&books.all(&ISO_CERTIFICATES), &standard, &units, books.today, &ISO)
}

/// What was planned of communication on the one-stop model has been done.
pub fn vx11(books: &Books<'_>, period: Period) -> Outcome {
    let book = books.during(&COMMUNICATION_ACTIVITIES, period).only(equal("topic", "one-stop"));
    staple::communication(&book, books.today, &COMMUNICATED)
}

/// Every recommendation has an owner and a day, a plan and a report in time.
pub fn vx13(books: &Books<'_>) -> Result<Outcome, String> {
    let inspected = parameter::period(books.world, "inspection")?;
    let report_days = parameter::whole(books.world, "remediation-days")?;
    let terms = Terms { conclusion_working_days: None, report_days, plan_owed: true };
    Ok(staple::recommendations(books.world, &books.during(&RECOMMENDATIONS, inspected), &terms, &REMEDIED))
}

/// Neither points nor rank of the reform index got worse.
pub fn vx14(books: &Books<'_>) -> Result<Outcome, String> {
    let year = parameter::whole(books.world, "index-year")?;
    Ok(staple::index_keeps(&books.all(&INDEX_RESULTS), "par-index", year, &INDEX))
}
