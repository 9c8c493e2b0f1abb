//! The figures and papers that are read.

use dondoc_sdk::{DocumentInfo, IndicatorInfo, Scope};

const fn indicator(id: &'static str, title: &'static str, measure: &'static str) -> IndicatorInfo {
    IndicatorInfo { id, title, measure, recurrence: "quarter", scope: Scope::ThisUnit }
}

/// The indicators, all of the city as a whole.
pub const INDICATORS: &[IndicatorInfo] = &[
    indicator("dossiers.late", "Hồ sơ trễ hạn, quá hạn", "hồ sơ"),
    indicator("dossiers.resolved", "Hồ sơ đã giải quyết", "hồ sơ"),
    indicator("dossiers.received", "Hồ sơ tiếp nhận", "hồ sơ"),
    indicator("feedback.handled", "Phản ánh, kiến nghị đã xử lý", "phản ánh, kiến nghị"),
    indicator("feedback.handled-on-time", "Phản ánh, kiến nghị xử lý đúng hạn", "phản ánh, kiến nghị"),
];

/// The papers.
pub const DOCUMENTS: &[DocumentInfo] = &[
    DocumentInfo { kind: "inspection-plan", title: "Kế hoạch kiểm tra CCHC", scope: Scope::ThisUnit },
    DocumentInfo {
        kind: "inspection-team-decision",
        title: "Quyết định thành lập Đoàn kiểm tra",
        scope: Scope::ThisUnit,
    },
    DocumentInfo { kind: "official-letter", title: "Công văn chỉ đạo", scope: Scope::ThisUnit },
    DocumentInfo { kind: "instruction", title: "Chỉ thị của Tỉnh", scope: Scope::Parent },
    DocumentInfo { kind: "reform-plan", title: "Kế hoạch CCHC", scope: Scope::AllBelow },
    DocumentInfo {
        kind: "procedure-control-plan",
        title: "Kế hoạch kiểm soát thủ tục hành chính",
        scope: Scope::AllBelow,
    },
    DocumentInfo { kind: "communication-plan", title: "Kế hoạch tuyên truyền CCHC", scope: Scope::AllBelow },
    DocumentInfo { kind: "self-inspection-plan", title: "Kế hoạch tự kiểm tra CCHC", scope: Scope::AllBelow },
    DocumentInfo { kind: "implementing-paper", title: "Văn bản triển khai", scope: Scope::AllBelow },
];
