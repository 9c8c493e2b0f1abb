//! TH-11, TH-13, TH-15, TH-16: communication, initiatives, recommendations, inspections of the year.

use dondoc_sdk::book::{Books, one_of};
use dondoc_sdk::registers::{COMMUNICATION_ACTIVITIES, INITIATIVES, INSPECTIONS, RECOMMENDATIONS};
use dondoc_sdk::rule::{Terms, Texts, communes_reached};
use dondoc_sdk::{Outcome, Period, parameter, staple};

const TH_11: Texts = Texts::new(
    "TH-11",
    "Đã thực hiện {part}/{whole} nội dung tuyên truyền dịch vụ công trực tuyến, bưu chính công ích theo kế hoạch.",
    "Mới thực hiện {part}/{whole} nội dung tuyên truyền dịch vụ công trực tuyến, bưu chính công ích đã đến kỳ.",
    "Phối hợp các đoàn thể thực hiện ngay các nội dung tuyên truyền còn lại.",
);

const TH_13: Texts = Texts::new(
    "TH-13",
    "Có {count} mô hình, sáng kiến CCHC được công nhận, {replicated} được nhân rộng trong năm.",
    "Mới có {count} mô hình, sáng kiến CCHC được công nhận, {replicated} được nhân rộng trong năm.",
    "Lựa chọn, công nhận và nhân rộng mô hình, sáng kiến CCHC trước khi hết năm.",
);

const TH_15: Texts = Texts::new(
    "TH-15",
    "{all}/{all} kiến nghị của Đoàn kiểm tra ngày {inspected} có đầu mối, thời hạn và được báo cáo đúng hạn.",
    "{count}/{all} kiến nghị của Đoàn kiểm tra ngày {inspected} thiếu đầu mối, thời hạn hoặc quá hạn báo cáo khắc phục (lâu nhất {days} ngày): {list}.",
    "Giao đầu mối, thời hạn cho từng kiến nghị và báo cáo ngay kết quả khắc phục.",
);

const TH_16: Texts = Texts::new(
    "TH-16",
    "Tỷ lệ đơn vị cấp xã được kiểm tra trong năm: {rate} % ({part}/{whole} đơn vị).",
    "Tỷ lệ đơn vị cấp xã được kiểm tra trong năm mới là {rate} % ({part}/{whole} đơn vị; mức tham chiếu {required} %).",
    "Bố trí kiểm tra các xã, thị trấn còn lại.",
);

/// What was planned on online services and postal delivery has been done.
pub fn th11(books: &Books<'_>, half_year: Period) -> Outcome {
    let topics = one_of("topic", &["online-services", "postal-service"]);
    let book = books.during(&COMMUNICATION_ACTIVITIES, half_year).only(topics);
    staple::communication(&book, books.today, &TH_11)
}

/// Enough initiatives of the year were recognised and replicated.
pub fn th13(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let (recognised, replicated) =
        (parameter::count(books.world, "initiatives-min")?, parameter::count(books.world, "replicated-min")?);
    Ok(staple::initiatives(&books.during(&INITIATIVES, year), recognised, replicated, &TH_13))
}

/// Every recommendation of the inspection has an owner and a day, and its mending is reported in time.
pub fn th15(books: &Books<'_>) -> Result<Outcome, String> {
    let inspected = parameter::period(books.world, "inspection")?;
    let report_days = parameter::whole(books.world, "remediation-days")?;
    let terms = Terms { conclusion_working_days: None, report_days, plan_owed: false };
    Ok(staple::recommendations(books.world, &books.during(&RECOMMENDATIONS, inspected), &terms, &TH_15))
}

/// The share of communes inspected in the year so far.
pub fn th16(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let inspected = books.during(&INSPECTIONS, year);
    communes_reached(books, &inspected, ("Tỷ lệ đơn vị cấp xã được kiểm tra", "inspected-share"), &TH_16)
}
