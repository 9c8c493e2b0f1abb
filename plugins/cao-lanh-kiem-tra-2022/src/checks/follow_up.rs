//! CL-09, CL-13, CL-18, CL-19: initiatives, reviews, and what came of findings.

use dondoc_sdk::book::{Books, empty, until};
use dondoc_sdk::registers::{EARLIER_SHORTCOMINGS, INITIATIVES, PROCEDURE_REVIEWS, RECOMMENDATIONS};
use dondoc_sdk::rule::{Items, Terms, Texts, no_item_remains, time_passed};
use dondoc_sdk::{Outcome, Period, parameter, staple};

const CL_09: Texts = Texts::new(
    "CL-09",
    "Có {count} mô hình mới, cách làm hay trong CCHC được công nhận trong năm.",
    "Chưa có mô hình mới, cách làm hay trong CCHC được công nhận trong năm.",
    "Nghiên cứu, lựa chọn và công nhận mô hình mới, cách làm hay.",
);

const CL_13: Texts = Texts::new(
    "CL-13",
    "Đã rà soát {part}/{whole} thủ tục hành chính ({rate} %), kịp tiến độ {required} %.",
    "Mới rà soát {part}/{whole} thủ tục hành chính ({rate} %), chậm so với tiến độ {required} %.",
    "Khẩn trương rà soát các thủ tục đã đến hạn theo kế hoạch.",
);

const CL_18: Texts = Texts::new(
    "CL-18",
    "{all}/{all} kiến nghị của đợt kiểm tra kết thúc ngày {inspected} có đầu mối, thời hạn; kết luận và báo cáo khắc phục không chậm.",
    "{count}/{all} kiến nghị của đợt kiểm tra kết thúc ngày {inspected} thiếu đầu mối, thời hạn, hoặc chậm kết luận, chậm báo cáo khắc phục (lâu nhất {days} ngày): {list}.",
    "Ban hành kết luận, giao đầu mối, thời hạn và báo cáo ngay kết quả khắc phục.",
);

const CL_19: Texts = Texts::new(
    "CL-19",
    "{all}/{all} hạn chế năm trước đã khắc phục hoặc được giao khắc phục lại.",
    "{count}/{all} hạn chế năm trước chưa khắc phục: {list}.",
    "Khắc phục hoặc giao lại đầu mối, thời hạn cho từng hạn chế đã nêu.",
);

/// Enough initiatives were recognised in the year.
pub fn cl09(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let least = parameter::count(books.world, "initiatives-min")?;
    Ok(staple::initiatives(&books.during(&INITIATIVES, year), least, 0, &CL_09))
}

/// The share of procedures reviewed keeps pace with the share of the review's time that has passed.
pub fn cl13(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let required = time_passed(parameter::period(books.world, "review")?, books.today);
    let book = books.during(&PROCEDURE_REVIEWS, year);
    Ok(staple::share(&book, until("reviewed", books.today), "Tỷ lệ thủ tục đã rà soát", required, &CL_13))
}

/// The conclusion and what was mended came in time for every recommendation of the quarter's inspection.
pub fn cl18(books: &Books<'_>, quarter: Period) -> Result<Outcome, String> {
    let terms = Terms {
        conclusion_working_days: Some(parameter::whole(books.world, "conclusion-working-days")?),
        report_days: parameter::whole(books.world, "remediation-days")?,
        plan_owed: false,
    };
    Ok(staple::recommendations(books.world, &books.during(&RECOMMENDATIONS, quarter), &terms, &CL_18))
}

/// Every shortcoming of the year before is mended, or was given out again.
pub fn cl19(books: &Books<'_>, year: Period) -> Outcome {
    let book = books.during(&EARLIER_SHORTCOMINGS, Period::year(year.first.civil().0 - 1));
    let open = book.only(empty("mended")).only(empty("reopened")).values("number");
    CL_19.answer(open.and_then(|items| {
        let all = book.count_or("sổ tồn tại, hạn chế năm trước chưa có dòng nào")?;
        let left = Items { name: "Hạn chế chưa khắc phục", measure: "hạn chế", items: &items, all };
        Ok(no_item_remains(&left, &CL_19, &[]))
    }))
}
