//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;
use dondoc_sdk::book::REGISTERS_FROM;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    REGISTERS_FROM,
    ParameterInfo::new(
        "period",
        "Kỳ xét hồ sơ, văn bản, tuyên truyền",
        "2019-01-01..2019-12-31",
        "giả định: năm kiểm tra",
    ),
    ParameterInfo::new(
        "quarter",
        "Quý xét hoạt động chỉ đạo",
        "2019-04-01..2019-06-30",
        "giả định: quý gần nhất đã kết thúc",
    ),
    ParameterInfo::new("activities-min", "Số nội dung chỉ đạo tối thiểu mỗi quý của người đứng đầu", "1", "giả định"),
    ParameterInfo::new("signature-target", "Yêu cầu tỷ lệ văn bản có chữ ký số cá nhân (%)", "80", "giả định"),
    ParameterInfo::new("proposals-min", "Số đề xuất đơn giản hóa tối thiểu trong năm", "1", "giả định"),
    ParameterInfo::new(
        "fields",
        "Mã các lĩnh vực luôn được xét (tn-mt: tài nguyên – môi trường; tb-xh: thương binh – xã hội)",
        "tb-xh,tn-mt",
        "văn bản: tài nguyên - môi trường, thương binh - xã hội; mã do phần mềm đặt",
    ),
    ParameterInfo::new("iso-standard", "Tiêu chuẩn phải áp dụng", "9001:2015", "giả định: văn bản chỉ nêu ISO"),
    ParameterInfo::new(
        "inspection",
        "Ngày Đoàn kiểm tra làm việc",
        "2019-08-12..2019-08-12",
        "văn bản: ngày 12/8/2019",
    ),
    ParameterInfo::new(
        "remediation-days",
        "Số ngày phải có kế hoạch và báo cáo khắc phục sau kết luận",
        "15",
        "nguồn công khai: kế hoạch kiểm tra của một huyện; Mộc Châu năm 2020",
    ),
    ParameterInfo::new(
        "index-year",
        "Năm của kết quả chỉ số mới nhất",
        "2018",
        "giả định: kết quả năm trước công bố trong năm",
    ),
];
