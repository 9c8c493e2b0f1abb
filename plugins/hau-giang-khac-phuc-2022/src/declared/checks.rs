//! The sixteen checks with basis and severity.

use dondoc_sdk::{CheckInfo, Severity};

/// The causes of the weak result of 2021.
const CAUSES: &str = "Hội nghị tháo gỡ khó khăn CCHC ngày 14/7/2022: nguyên nhân hạn chế năm 2021";
/// What was asked for.
const ASKED: &str = "Hội nghị tháo gỡ khó khăn CCHC ngày 14/7/2022: yêu cầu";

/// The checks.
pub const CHECKS: &[CheckInfo] = &[
    CheckInfo::new("PH-01", "Thứ hạng Chỉ số CCHC trong tỉnh", CAUSES, "direction", Severity::Caution),
    CheckInfo::new(
        "PH-02",
        "Báo cáo theo dõi thi hành pháp luật đúng hạn",
        CAUSES,
        "institutions",
        Severity::Violation,
    ),
    CheckInfo::new(
        "PH-03",
        "Báo cáo kiểm soát thủ tục đúng hạn ở cả hai kênh",
        CAUSES,
        "procedures",
        Severity::Violation,
    ),
    CheckInfo::new("PH-04", "Giải ngân vốn đầu tư công", CAUSES, "public-finance", Severity::Violation),
    CheckInfo::new(
        "PH-05",
        "Cung cấp, xử lý dịch vụ công mức độ 3, 4",
        CAUSES,
        "digital-government",
        Severity::Violation,
    ),
    CheckInfo::new("PH-06", "Thông tin trên cổng kịp thời, đầy đủ", CAUSES, "digital-government", Severity::Violation),
    CheckInfo::new("PH-07", "Tỷ lệ trễ hẹn tại một cửa cấp xã", CAUSES, "procedures", Severity::Violation),
    CheckInfo::new("PH-08", "Kết quả điều tra xã hội học", CAUSES, "direction", Severity::Caution),
    CheckInfo::new("PH-09", "Nhiệm vụ Tỉnh giao đúng hạn", CAUSES, "direction", Severity::Violation),
    CheckInfo::new("PH-10", "Họp CCHC định kỳ hàng tháng", ASKED, "direction", Severity::Violation),
    CheckInfo::new("PH-11", "Lộ trình, giải pháp khắc phục từng nguyên nhân", ASKED, "direction", Severity::Violation),
    CheckInfo::new("PH-12", "Gắn kết quả thủ tục với đánh giá công chức", ASKED, "civil-service", Severity::Caution),
    CheckInfo::new("PH-13", "Cử công chức làm việc tại Bộ phận Một cửa", ASKED, "civil-service", Severity::Information),
    CheckInfo::new("PH-14", "Đủ văn bản chỉ đạo, điều hành của năm", CAUSES, "direction", Severity::Violation),
    CheckInfo::new("PH-15", "Ban hành kế hoạch mô hình mới, giải pháp mới", ASKED, "direction", Severity::Caution),
    CheckInfo::new("PH-16", "Nguyên nhân khớp tiêu chí mất điểm", CAUSES, "direction", Severity::Inconsistency),
];
