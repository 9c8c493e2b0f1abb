//! The checks that wait for a register: each names it and says what it will read there. None of them ever passes.

use dondoc_sdk::Outcome;
use dondoc_sdk::rule::needs_register;

use crate::declared::REGISTERS;

/// Check, register, purpose.
const AWAITING: &[(&str, &str, &str)] = &[
    ("TH-07", "unit-systems", "biết cơ quan nào chưa dùng hệ thống văn bản, một cửa điện tử, chữ ký số"),
    ("TH-08", "unit-attributes", "so phiên bản Kiến trúc Chính quyền điện tử đang áp dụng với phiên bản Tỉnh ban hành"),
    ("TH-09", "unit-attributes", "biết huyện đã kết nối nền tảng tích hợp, chia sẻ dùng chung (LGSP) hay chưa"),
    (
        "TH-11",
        "communication-activities",
        "so hoạt động tuyên truyền dịch vụ công trực tuyến, bưu chính công ích đã làm với kế hoạch",
    ),
    ("TH-12", "digital-teams", "biết xã, thị trấn nào chưa thành lập Tổ công nghệ số cộng đồng"),
    ("TH-13", "initiatives", "đếm mô hình, sáng kiến được công nhận và nhân rộng trong năm"),
    ("TH-15", "recommendations", "theo dõi đầu mối, thời hạn và báo cáo khắc phục từng kiến nghị của Đoàn kiểm tra"),
    ("TH-16", "inspections", "tính tỷ lệ đơn vị cấp xã được kiểm tra trong năm"),
    ("TH-17", "feedback", "đếm phản ánh đúng về thái độ phục vụ tại Bộ phận Một cửa"),
    ("TH-18", "index-results", "so điểm và thứ hạng Chỉ số CCHC với năm trước"),
];

/// One outcome each, in the order of the checks.
pub fn check() -> Vec<Outcome> {
    let outcome = |(check, register, purpose): &(&str, &str, &str)| {
        let declared = REGISTERS.iter().find(|declared| declared.id == *register);
        needs_register(check, declared.expect("a test finds every register declared"), purpose)
    };
    AWAITING.iter().map(outcome).collect()
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::Condition;

    use super::check;
    use crate::declared::REGISTERS;

    #[test]
    fn each_says_which_register_is_missing() {
        let outcomes = check();
        assert!(outcomes.iter().all(|outcome| outcome.condition == Condition::MissingData));
        for register in REGISTERS {
            let named = outcomes.iter().any(|outcome| outcome.message.contains(register.id));
            assert!(named, "{} is declared and nobody waits for it", register.id);
        }
    }
}
