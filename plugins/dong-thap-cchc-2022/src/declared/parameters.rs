//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    ParameterInfo {
        name: "plan",
        title: "Mã kế hoạch CCHC của năm",
        default: "cchc-2022",
        origin: "giả định: mã do phần mềm đặt",
    },
    ParameterInfo {
        name: "plan-year",
        title: "Năm của kế hoạch",
        default: "2022",
        origin: "văn bản: nhiệm vụ CCHC năm 2022",
    },
    ParameterInfo {
        name: "pace-allowance",
        title: "Số điểm phần trăm hoàn thành được phép chậm so với thời gian đã qua của năm",
        default: "0",
        origin: "giả định",
    },
    ParameterInfo {
        name: "half-year",
        title: "Kỳ số liệu hồ sơ",
        default: "2022-01-01..2022-06-30",
        origin: "văn bản: 6 tháng đầu năm 2022",
    },
    ParameterInfo {
        name: "one-stop-desk",
        title: "Phần đuôi mã của Bộ phận Một cửa huyện (mã huyện, dấu chấm, phần đuôi)",
        default: "MC",
        origin: "giả định: mã do phần mềm đặt",
    },
    ParameterInfo {
        name: "on-time-denominator",
        title: "Mẫu số của tỷ lệ trước và đúng hạn: resolved, due hoặc received",
        default: "resolved",
        origin: "giả định: các tỉnh dùng mẫu số khác nhau",
    },
    ParameterInfo {
        name: "on-time-target",
        title: "Mức tối thiểu của tỷ lệ trước và đúng hạn (%)",
        default: "95",
        origin: "giả định: 99 % là mức huyện đạt được, không phải mức giao",
    },
    ParameterInfo {
        name: "rate-tolerance",
        title: "Độ lệch cho phép giữa tỷ lệ báo cáo và tỷ lệ tính lại (điểm %)",
        default: "0.5",
        origin: "giả định: tỷ lệ được công bố làm tròn đến số nguyên",
    },
    ParameterInfo {
        name: "online-target",
        title: "Mục tiêu tỷ lệ hồ sơ trực tuyến mức độ 3, 4 (%)",
        default: "30",
        origin: "nguồn công khai: mục tiêu năm 2022 của huyện Diên Khánh, lấy làm ví dụ",
    },
    ParameterInfo {
        name: "report-period-days",
        title: "Kỳ báo cáo tiến độ (ngày)",
        default: "30",
        origin: "giả định: văn bản chỉ yêu cầu thường xuyên",
    },
    ParameterInfo {
        name: "report-grace-working-days",
        title: "Số ngày làm việc được chậm báo cáo",
        default: "5",
        origin: "giả định",
    },
];
