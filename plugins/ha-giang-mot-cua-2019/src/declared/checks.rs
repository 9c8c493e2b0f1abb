//! The fourteen checks with basis and severity.

use dondoc_sdk::{CheckInfo, Severity};

/// What the inspectors found wanting.
const FOUND: &str = "Hạn chế Đoàn kiểm tra CCHC tỉnh nêu ngày 12/8/2019";
/// What the inspectors asked for.
const ASKED: &str = "Đề nghị của Đoàn kiểm tra CCHC tỉnh ngày 12/8/2019";
/// Forms 01, 04 and 06.
const FORMS: &str = "Đoàn kiểm tra CCHC tỉnh ngày 12/8/2019; biểu mẫu của Thông tư 01/2018/TT-VPCP";

/// The checks.
pub const CHECKS: &[CheckInfo] = &[
    CheckInfo::new("VX-01", "Người đứng đầu chỉ đạo CCHC sâu sát", FOUND, "direction", Severity::Caution),
    CheckInfo::new("VX-02", "Chữ ký số cá nhân trên văn bản điện tử", FOUND, "digital-government", Severity::Violation),
    CheckInfo::new("VX-03", "Rà soát, đơn giản hóa thủ tục rườm rà", FOUND, "procedures", Severity::Caution),
    CheckInfo::new("VX-04", "Cập nhật tài liệu, quy trình áp dụng", FOUND, "procedures", Severity::Violation),
    CheckInfo::new("VX-05", "Không để hồ sơ quá hạn theo lĩnh vực", FOUND, "procedures", Severity::Violation),
    CheckInfo::new("VX-06", "Sổ theo dõi hồ sơ đầy đủ, chính xác", FORMS, "procedures", Severity::Violation),
    CheckInfo::new("VX-07", "Giấy tiếp nhận và hẹn trả kết quả", FORMS, "procedures", Severity::Violation),
    CheckInfo::new("VX-08", "Phiếu xin lỗi và hẹn lại ngày trả", FORMS, "procedures", Severity::Violation),
    CheckInfo::new("VX-09", "Niêm yết công khai thủ tục hành chính", ASKED, "procedures", Severity::Violation),
    CheckInfo::new("VX-10", "Áp dụng hệ thống quản lý chất lượng ISO", ASKED, "organisation", Severity::Caution),
    CheckInfo::new("VX-11", "Tuyên truyền mô hình tiếp nhận, trả kết quả", ASKED, "procedures", Severity::Caution),
    CheckInfo::new("VX-12", "Sổ giấy khớp phần mềm", FORMS, "procedures", Severity::Inconsistency),
    CheckInfo::new("VX-13", "Khắc phục hạn chế sau kiểm tra", ASKED, "direction", Severity::Violation),
    CheckInfo::new("VX-14", "Nâng cao Chỉ số CCHC", ASKED, "direction", Severity::Caution),
];
