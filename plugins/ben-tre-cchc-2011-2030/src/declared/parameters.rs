//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;
use dondoc_sdk::book::REGISTERS_FROM;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    REGISTERS_FROM,
    ParameterInfo::new("rated-from", "Năm đầu phải có kết quả xếp loại", "2011", "văn bản: giai đoạn 2011–2020"),
    ParameterInfo::new(
        "rated-until",
        "Năm cuối phải có kết quả xếp loại",
        "2019",
        "giả định: vào ngày tổng kết năm 2020 chưa kết thúc",
    ),
    ParameterInfo::new(
        "ratings",
        "Thang xếp loại từ thấp đến cao",
        "yếu,trung bình,khá,tốt,xuất sắc",
        "văn bản nêu tốt, khá; các mức khác là giả định",
    ),
    ParameterInfo::new(
        "period",
        "Kỳ xét hồ sơ và văn bản đi",
        "2020-01-01..2020-06-30",
        "giả định: 6 tháng đầu năm 2020",
    ),
    ParameterInfo::new(
        "update-working-days",
        "Số ngày làm việc phải cập nhật thủ tục sau khi công bố",
        "5",
        "giả định",
    ),
    ParameterInfo::new(
        "stage-plan-deadline",
        "Hạn ban hành Kế hoạch CCHC giai đoạn 2021–2030 của đơn vị",
        "2021-03-31",
        "giả định: văn bản không nêu hạn",
    ),
    ParameterInfo::new(
        "plan-year",
        "Năm của Kế hoạch CCHC",
        "2020",
        "văn bản: kế hoạch từng năm; năm đánh giá là giả định",
    ),
    ParameterInfo::new(
        "year-plan-deadline",
        "Hạn ban hành Kế hoạch CCHC của năm",
        "2020-01-31",
        "giả định; cách cho điểm theo Quyết định 1880/QĐ-UBND năm 2013 của Cà Mau",
    ),
    ParameterInfo::new(
        "on-time-denominator",
        "Mẫu số của tỷ lệ trước và đúng hạn: resolved, due hoặc received",
        "resolved",
        "giả định: các tỉnh dùng mẫu số khác nhau",
    ),
    ParameterInfo::new("on-time-target", "Mức tối thiểu của tỷ lệ trước và đúng hạn (%)", "95", "giả định"),
    ParameterInfo::new(
        "iso-standard",
        "Tiêu chuẩn phải áp dụng",
        "9001:2015",
        "văn bản: TCVN ISO 9001:2008, 9001:2015",
    ),
    ParameterInfo::new(
        "electronic-target",
        "Yêu cầu tỷ lệ văn bản đi xử lý trên hệ thống (%)",
        "100",
        "nguồn công khai: huyện Diên Khánh năm 2021",
    ),
];
