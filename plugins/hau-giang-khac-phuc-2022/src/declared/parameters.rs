//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;
use dondoc_sdk::book::REGISTERS_FROM;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    REGISTERS_FROM,
    ParameterInfo::new("index-year", "Năm của Chỉ số CCHC", "2021", "văn bản: năm 2021 xếp thứ 7/8"),
    ParameterInfo::new("rank-share", "Thứ hạng phải thuộc bao nhiêu phần trăm đơn vị đứng đầu (%)", "50", "giả định"),
    ParameterInfo::new(
        "law-report-cutoff",
        "Ngày chốt số liệu báo cáo theo dõi thi hành pháp luật",
        "2021-09-30",
        "nguồn công khai: Thông tư 10/2015/TT-BTP; cần rà theo quy định hiện hành",
    ),
    ParameterInfo::new(
        "law-report-days",
        "Số ngày phải gửi báo cáo theo dõi thi hành pháp luật sau khi chốt",
        "15",
        "nguồn công khai: Thông tư 10/2015/TT-BTP",
    ),
    ParameterInfo::new(
        "control-report-cutoff",
        "Ngày chốt số liệu báo cáo kiểm soát thủ tục hành chính",
        "2022-06-14",
        "nguồn công khai: kỳ chốt ngày 14 của Nghị định 09/2019/NĐ-CP",
    ),
    ParameterInfo::new(
        "control-report-due",
        "Hạn huyện gửi báo cáo kiểm soát thủ tục hành chính",
        "2022-06-19",
        "nguồn công khai: hướng dẫn của Bắc Kạn năm 2021 (huyện gửi tỉnh chậm nhất ngày 19), lấy làm ví dụ",
    ),
    ParameterInfo::new(
        "report-channels",
        "Các kênh phải gửi báo cáo",
        "document-system,report-system",
        "nguồn công khai: hướng dẫn của Bắc Kạn năm 2021",
    ),
    ParameterInfo::new(
        "period",
        "Kỳ xét hồ sơ, giải ngân, cổng thông tin",
        "2022-01-01..2022-12-31",
        "giả định: năm 2022",
    ),
    ParameterInfo::new("disbursement-target", "Mục tiêu giải ngân đến kỳ đánh giá (%)", "50", "giả định"),
    ParameterInfo::new("provided-target", "Mục tiêu tỷ lệ thủ tục cung cấp mức độ 3, 4 (%)", "50", "giả định"),
    ParameterInfo::new("handled-target", "Mục tiêu tỷ lệ hồ sơ xử lý trực tuyến (%)", "30", "giả định"),
    ParameterInfo::new("portal-lag-days", "Số ngày được chậm đăng thông tin trên cổng", "5", "giả định"),
    ParameterInfo::new(
        "late-denominator",
        "Mẫu số của tỷ lệ trễ hẹn cấp xã: due, resolved hoặc received",
        "due",
        "giả định: các tỉnh dùng mẫu số khác nhau",
    ),
    ParameterInfo::new("late-share", "Ngưỡng tỷ lệ hồ sơ trễ hẹn cấp xã (%)", "5", "giả định"),
    ParameterInfo::new("survey-target", "Yêu cầu tỷ lệ điểm điều tra xã hội học (%)", "80", "giả định"),
    ParameterInfo::new(
        "assigners",
        "Người giao nhiệm vụ được xét",
        "UBND tỉnh Hậu Giang,Chủ tịch UBND tỉnh Hậu Giang",
        "văn bản: nhiệm vụ do UBND tỉnh hoặc Chủ tịch UBND tỉnh giao",
    ),
    ParameterInfo::new(
        "meetings-from",
        "Ngày bắt đầu họp định kỳ hàng tháng",
        "2022-07-14",
        "văn bản: hội nghị ngày 14/7/2022",
    ),
    ParameterInfo::new(
        "causes",
        "Mã các nguyên nhân phải có giải pháp",
        "direction,law-monitoring-report,procedure-control-report,disbursement,online-services,portal,commune-one-stop,survey,province-tasks",
        "văn bản: chín nguyên nhân nêu tại hội nghị; mã do phần mềm đặt",
    ),
    ParameterInfo::new("year", "Năm của văn bản chỉ đạo và hồ sơ đánh giá", "2022", "giả định: năm tổ chức hội nghị"),
    ParameterInfo::new(
        "model-plan-days",
        "Số ngày phải ban hành kế hoạch mô hình mới sau khi có dự thảo",
        "30",
        "giả định",
    ),
    ParameterInfo::new(
        "scores-published",
        "Thời gian công bố bảng điểm theo tiêu chí",
        "2022-01-01..2022-12-31",
        "giả định",
    ),
];
