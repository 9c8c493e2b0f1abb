//! The nine causes that the conference named for the weak result of 2021.

/// Code and name.
const CAUSES: &[(&str, &str)] = &[
    ("direction", "công tác chỉ đạo, điều hành CCHC"),
    ("law-monitoring-report", "báo cáo theo dõi thi hành pháp luật trễ hạn"),
    ("procedure-control-report", "báo cáo kiểm soát thủ tục hành chính trễ hạn"),
    ("disbursement", "giải ngân vốn đầu tư thấp"),
    ("online-services", "dịch vụ công trực tuyến mức độ 3, 4 không đạt"),
    ("portal", "thông tin trên cổng chưa kịp thời, đầy đủ"),
    ("commune-one-stop", "một cửa cấp xã trễ hẹn tỷ lệ cao"),
    ("survey", "điều tra xã hội học chưa đạt"),
    ("province-tasks", "nhiệm vụ tỉnh giao trễ hạn"),
];

/// What a cause is called; a code that an administrator added is its own name.
pub fn cause_name(code: &str) -> &str {
    CAUSES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}
