//! The nineteen checks with basis and severity.

use dondoc_sdk::{CheckInfo, Severity};

/// The plan and the decision the inspection rests on.
const PLANNED: &str = "Kế hoạch 06/KH-UBND ngày 11/01/2022, Quyết định 334/QĐ-UBND ngày 24/02/2022";
/// What the team found done.
const FOUND_DONE: &str = "Kết quả kiểm tra CCHC Quý I năm 2022: mặt làm được";
/// What the team found wanting.
const FOUND_WANTING: &str = "Kết quả kiểm tra CCHC Quý I năm 2022: hạn chế";
/// What the team asked for.
const ASKED: &str = "Kiến nghị của Đoàn kiểm tra Quý I năm 2022";

/// The checks. CL-17 asks whether data are whole: an unregistered paper is missing data, a wrong date an inconsistency.
pub const CHECKS: &[CheckInfo] = &[
    CheckInfo::new("CL-01", "Ban hành Kế hoạch kiểm tra CCHC của năm", PLANNED, "direction", Severity::Violation),
    CheckInfo::new("CL-02", "Thành lập Đoàn trước khi kiểm tra", PLANNED, "direction", Severity::Violation),
    CheckInfo::new("CL-03", "Kiểm tra Quý I trong Quý I", PLANNED, "direction", Severity::Violation),
    CheckInfo::new("CL-04", "Tỷ lệ đơn vị được kiểm tra", PLANNED, "direction", Severity::Caution),
    CheckInfo::new("CL-05", "Đủ bốn loại kế hoạch của đơn vị", FOUND_DONE, "direction", Severity::Violation),
    CheckInfo::new("CL-06", "Kế hoạch cụ thể, sát thực tế", FOUND_WANTING, "direction", Severity::Caution),
    CheckInfo::new("CL-07", "Tỷ lệ trễ hạn giảm so với cùng kỳ", FOUND_DONE, "procedures", Severity::Inconsistency),
    CheckInfo::new("CL-08", "Xử lý phản ánh, kiến nghị đúng hạn", FOUND_DONE, "procedures", Severity::Inconsistency),
    CheckInfo::new("CL-09", "Mô hình mới, cách làm hay", FOUND_WANTING, "direction", Severity::Caution),
    CheckInfo::new("CL-10", "Trễ hạn do quên cập nhật chuyển trả", FOUND_WANTING, "procedures", Severity::Caution),
    CheckInfo::new("CL-11", "Lập hồ sơ công việc, chỉnh lý tài liệu", FOUND_WANTING, "organisation", Severity::Caution),
    CheckInfo::new("CL-12", "Cụ thể hóa Công văn 379/UBND-NV", ASKED, "direction", Severity::Violation),
    CheckInfo::new("CL-13", "Rà soát thủ tục hành chính theo kế hoạch", ASKED, "procedures", Severity::Violation),
    CheckInfo::new("CL-14", "Luân chuyển hồ sơ đúng quy trình, thời gian", ASKED, "procedures", Severity::Violation),
    CheckInfo::new("CL-15", "Chữ ký số hai lớp trên văn bản đi", ASKED, "digital-government", Severity::Violation),
    CheckInfo::new("CL-16", "Mỗi quý có một cuộc kiểm tra", PLANNED, "direction", Severity::Violation),
    CheckInfo::new("CL-17", "Văn bản viện dẫn có trong sổ và khớp ngày", PLANNED, "direction", Severity::Inconsistency),
    CheckInfo::new("CL-18", "Kết luận và khắc phục sau kiểm tra", ASKED, "direction", Severity::Violation),
    CheckInfo::new("CL-19", "Khắc phục hạn chế của năm 2021", FOUND_DONE, "direction", Severity::Caution),
];
