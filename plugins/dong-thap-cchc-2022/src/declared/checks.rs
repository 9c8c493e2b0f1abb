//! The eighteen checks with basis and severity.

use dondoc_sdk::{CheckInfo, Severity};

/// What the district reported when it was inspected.
const REPORTED: &str = "Báo cáo của UBND huyện tại buổi kiểm tra ngày 12/7/2022";
/// What the inspectors found wanting.
const FOUND: &str = "Tồn tại, hạn chế Đoàn kiểm tra nêu ngày 12/7/2022";
/// What the inspectors asked for.
const ASKED: &str = "Kiến nghị của Đoàn kiểm tra ngày 12/7/2022";

const fn check(
    id: &'static str,
    title: &'static str,
    basis: &'static str,
    area: &'static str,
    severity: Severity,
) -> CheckInfo {
    CheckInfo { id, title, basis, area, severity }
}

/// The checks.
pub const CHECKS: &[CheckInfo] = &[
    check("TH-01", "Triển khai đủ nhiệm vụ CCHC Tỉnh giao", REPORTED, "direction", Severity::Violation),
    check("TH-02", "Hoàn thành nhiệm vụ theo kịp tiến độ năm", REPORTED, "direction", Severity::Caution),
    check("TH-03", "Số nhiệm vụ báo cáo khớp danh mục Tỉnh giao", REPORTED, "direction", Severity::Inconsistency),
    check(
        "TH-04",
        "Số hồ sơ tiếp nhận báo cáo khớp số tính từ các nơi",
        REPORTED,
        "procedures",
        Severity::Inconsistency,
    ),
    check("TH-05", "Giải quyết hồ sơ trước và đúng hạn", REPORTED, "procedures", Severity::Violation),
    check("TH-06", "Tỷ lệ đúng hạn báo cáo khớp tỷ lệ tính lại", REPORTED, "procedures", Severity::Inconsistency),
    check("TH-07", "Cơ quan, đơn vị ứng dụng công nghệ thông tin", REPORTED, "digital-government", Severity::Caution),
    check("TH-08", "Cập nhật Kiến trúc Chính quyền điện tử", FOUND, "digital-government", Severity::Violation),
    check("TH-09", "Nền tảng tích hợp, chia sẻ dùng chung (LGSP)", FOUND, "digital-government", Severity::Violation),
    check("TH-10", "Tỷ lệ hồ sơ trực tuyến mức độ 3, 4", FOUND, "digital-government", Severity::Violation),
    check("TH-11", "Tuyên truyền dịch vụ công trực tuyến, bưu chính công ích", ASKED, "procedures", Severity::Caution),
    check("TH-12", "Tổ công nghệ số cộng đồng ở mỗi xã, thị trấn", ASKED, "digital-government", Severity::Violation),
    check("TH-13", "Mô hình, sáng kiến CCHC trong năm", ASKED, "direction", Severity::Caution),
    check("TH-14", "Báo cáo tiến độ nhiệm vụ thường xuyên", ASKED, "direction", Severity::Violation),
    check("TH-15", "Khắc phục kết luận, kiến nghị của Đoàn kiểm tra", ASKED, "direction", Severity::Violation),
    check(
        "TH-16",
        "Tỷ lệ đơn vị cấp xã được kiểm tra",
        "Đoàn kiểm tra thực tế tại 2 xã ngày 12/7/2022",
        "direction",
        Severity::Information,
    ),
    check("TH-17", "Thái độ phục vụ tại Bộ phận Một cửa", ASKED, "civil-service", Severity::Caution),
    check("TH-18", "Nâng Chỉ số CCHC và Chỉ số hài lòng", ASKED, "direction", Severity::Caution),
];
