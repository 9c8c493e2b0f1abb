//! The eighteen checks with basis and severity.

use dondoc_sdk::{CheckInfo, Severity};

/// What the district reported when it was inspected.
const REPORTED: &str = "Báo cáo của UBND huyện tại buổi kiểm tra ngày 12/7/2022";
/// What the inspectors found wanting.
const FOUND: &str = "Tồn tại, hạn chế Đoàn kiểm tra nêu ngày 12/7/2022";
/// What the inspectors asked for.
const ASKED: &str = "Kiến nghị của Đoàn kiểm tra ngày 12/7/2022";

/// The checks.
pub const CHECKS: &[CheckInfo] = &[
    CheckInfo::new("TH-01", "Triển khai đủ nhiệm vụ CCHC Tỉnh giao", REPORTED, "direction", Severity::Violation),
    CheckInfo::new("TH-02", "Hoàn thành nhiệm vụ theo kịp tiến độ năm", REPORTED, "direction", Severity::Caution),
    CheckInfo::new(
        "TH-03",
        "Số nhiệm vụ báo cáo khớp danh mục Tỉnh giao",
        REPORTED,
        "direction",
        Severity::Inconsistency,
    ),
    CheckInfo::new(
        "TH-04",
        "Số hồ sơ tiếp nhận báo cáo khớp số tính từ các nơi",
        REPORTED,
        "procedures",
        Severity::Inconsistency,
    ),
    CheckInfo::new("TH-05", "Giải quyết hồ sơ trước và đúng hạn", REPORTED, "procedures", Severity::Violation),
    CheckInfo::new(
        "TH-06",
        "Tỷ lệ đúng hạn báo cáo khớp tỷ lệ tính lại",
        REPORTED,
        "procedures",
        Severity::Inconsistency,
    ),
    CheckInfo::new(
        "TH-07",
        "Cơ quan, đơn vị ứng dụng công nghệ thông tin",
        REPORTED,
        "digital-government",
        Severity::Caution,
    ),
    CheckInfo::new("TH-08", "Cập nhật Kiến trúc Chính quyền điện tử", FOUND, "digital-government", Severity::Violation),
    CheckInfo::new(
        "TH-09",
        "Nền tảng tích hợp, chia sẻ dùng chung (LGSP)",
        FOUND,
        "digital-government",
        Severity::Violation,
    ),
    CheckInfo::new("TH-10", "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4", FOUND, "digital-government", Severity::Violation),
    CheckInfo::new(
        "TH-11",
        "Tuyên truyền dịch vụ công trực tuyến, bưu chính công ích",
        ASKED,
        "procedures",
        Severity::Caution,
    ),
    CheckInfo::new(
        "TH-12",
        "Tổ công nghệ số cộng đồng ở mỗi xã, thị trấn",
        ASKED,
        "digital-government",
        Severity::Violation,
    ),
    CheckInfo::new("TH-13", "Mô hình, sáng kiến CCHC trong năm", ASKED, "direction", Severity::Caution),
    CheckInfo::new("TH-14", "Báo cáo tiến độ nhiệm vụ thường xuyên", ASKED, "direction", Severity::Violation),
    CheckInfo::new("TH-15", "Khắc phục kết luận, kiến nghị của Đoàn kiểm tra", ASKED, "direction", Severity::Violation),
    CheckInfo::new(
        "TH-16",
        "Tỷ lệ đơn vị cấp xã được kiểm tra",
        "Đoàn kiểm tra thực tế tại 2 xã ngày 12/7/2022",
        "direction",
        Severity::Information,
    ),
    CheckInfo::new("TH-17", "Thái độ phục vụ tại Bộ phận Một cửa", ASKED, "civil-service", Severity::Caution),
    CheckInfo::new("TH-18", "Nâng Chỉ số CCHC và Chỉ số hài lòng", ASKED, "direction", Severity::Caution),
];
