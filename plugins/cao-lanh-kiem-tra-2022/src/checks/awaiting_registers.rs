//! The checks that wait for a register: each names it and says what it will read there. None of them ever passes.

use dondoc_sdk::Outcome;
use dondoc_sdk::rule::needs_register;

use crate::declared::REGISTERS;

/// Check, register, purpose.
const AWAITING: &[(&str, &str, &str)] = &[
    ("CL-02", "inspections", "so ngày bắt đầu kiểm tra với ngày của Quyết định 334/QĐ-UBND thành lập Đoàn"),
    ("CL-03", "inspections", "biết cuộc kiểm tra Quý I có nằm trọn trong quý hay không"),
    ("CL-04", "inspections", "tính tỷ lệ lũy kế đơn vị đã được kiểm tra"),
    ("CL-06", "plan-items", "đếm nội dung kế hoạch thiếu đầu mối, thời hạn hoặc sản phẩm"),
    ("CL-09", "initiatives", "đếm mô hình mới, cách làm hay trong năm"),
    ("CL-10", "dossiers", "tách hồ sơ trễ thật với hồ sơ đã trả đúng hạn nhưng quên cập nhật"),
    ("CL-11", "archives", "theo dõi tài liệu tồn đọng và hồ sơ công việc đã lập"),
    ("CL-13", "procedure-reviews", "so số thủ tục đã rà soát với kế hoạch và thời gian đã qua"),
    ("CL-14", "dossiers", "tìm hồ sơ dừng quá lâu ở một bước xử lý"),
    ("CL-15", "outgoing-documents", "đếm văn bản đi thiếu một trong hai lớp chữ ký số"),
    ("CL-16", "inspections", "biết mỗi quý có ít nhất một cuộc kiểm tra hay không"),
    ("CL-18", "recommendations", "theo dõi ngày kết luận và báo cáo khắc phục sau kiểm tra"),
    ("CL-19", "earlier-shortcomings", "biết hạn chế nào của năm 2021 đã khắc phục"),
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
