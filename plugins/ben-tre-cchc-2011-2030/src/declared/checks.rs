//! The sixteen checks with basis and severity. CT-02 and CT-16 ask whether data are whole: what is absent is missing data,
//! what contradicts itself an inconsistency.

use dondoc_sdk::{CheckInfo, Severity};

/// What the review said was reached.
const REVIEWED: &str = "Hội nghị tổng kết CCHC giai đoạn 2011–2020 ngày 16/6/2020: kết quả";
/// What the chairman ordered.
const ORDERED: &str = "Hội nghị tổng kết CCHC giai đoạn 2011–2020 ngày 16/6/2020: chỉ đạo";
/// The criteria of those years.
const CRITERIA: &str = "Bộ tiêu chí Chỉ số CCHC cấp huyện theo Quyết định 1723/QĐ-UBND ngày 27/9/2013";

/// The checks.
pub const CHECKS: &[CheckInfo] = &[
    CheckInfo::new("CT-01", "Xếp loại Chỉ số CCHC không giảm", REVIEWED, "direction", Severity::Caution),
    CheckInfo::new("CT-02", "Đủ kết quả xếp loại các năm", REVIEWED, "direction", Severity::Inconsistency),
    CheckInfo::new(
        "CT-03",
        "Số dịch vụ công mức độ 3 khớp danh mục",
        REVIEWED,
        "digital-government",
        Severity::Inconsistency,
    ),
    CheckInfo::new(
        "CT-04",
        "Số thủ tục mức độ 4 khớp danh mục",
        REVIEWED,
        "digital-government",
        Severity::Inconsistency,
    ),
    CheckInfo::new(
        "CT-05",
        "Dịch vụ công trực tuyến có phát sinh hồ sơ",
        REVIEWED,
        "digital-government",
        Severity::Caution,
    ),
    CheckInfo::new("CT-06", "Niêm yết công khai đầy đủ thủ tục", REVIEWED, "procedures", Severity::Violation),
    CheckInfo::new("CT-07", "Cập nhật thủ tục hành chính mới", ORDERED, "procedures", Severity::Violation),
    CheckInfo::new("CT-08", "Kế hoạch CCHC giai đoạn 2021–2030", ORDERED, "direction", Severity::Violation),
    CheckInfo::new("CT-09", "Kế hoạch CCHC từng năm", ORDERED, "direction", Severity::Violation),
    CheckInfo::new("CT-10", "Giải quyết thủ tục hành chính đúng hẹn", ORDERED, "procedures", Severity::Violation),
    CheckInfo::new("CT-11", "Áp dụng TCVN ISO 9001:2015", REVIEWED, "organisation", Severity::Caution),
    CheckInfo::new("CT-12", "Xử lý văn bản trên VNPT-iOffice", ORDERED, "digital-government", Severity::Caution),
    CheckInfo::new("CT-13", "Bố trí đúng vị trí việc làm", REVIEWED, "civil-service", Severity::Information),
    CheckInfo::new("CT-14", "Chất lượng văn bản quy phạm pháp luật", REVIEWED, "institutions", Severity::Caution),
    CheckInfo::new("CT-15", "Khen thưởng tập thể, cá nhân", REVIEWED, "direction", Severity::Information),
    CheckInfo::new("CT-16", "Bộ tiêu chí áp dụng cho từng năm", CRITERIA, "direction", Severity::Inconsistency),
];
