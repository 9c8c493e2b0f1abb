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

const fn paper(kind: &'static str, title: &'static str, scope: Scope) -> DocumentInfo {
    DocumentInfo { kind, title, scope }
}

/// The city's own papers, the inspection plan first.
pub const CITY_PAPERS: [DocumentInfo; 3] = [
    paper("inspection-plan", "Kế hoạch kiểm tra CCHC", Scope::ThisUnit),
    paper("inspection-team-decision", "Quyết định thành lập Đoàn kiểm tra", Scope::ThisUnit),
    paper("official-letter", "Công văn chỉ đạo", Scope::ThisUnit),
];

/// What the province instructs.
pub const INSTRUCTIONS: DocumentInfo = paper("instruction", "Chỉ thị của Tỉnh", Scope::Parent);

/// The plans that every unit below owes each year.
pub const UNIT_PLANS: [DocumentInfo; 4] = [
    paper("reform-plan", "Kế hoạch CCHC", Scope::AllBelow),
    paper("procedure-control-plan", "Kế hoạch kiểm soát thủ tục hành chính", Scope::AllBelow),
    paper("communication-plan", "Kế hoạch tuyên truyền CCHC", Scope::AllBelow),
    paper("self-inspection-plan", "Kế hoạch tự kiểm tra CCHC", Scope::AllBelow),
];

/// The papers.
pub const DOCUMENTS: &[DocumentInfo] = &[
    CITY_PAPERS[0],
    CITY_PAPERS[1],
    CITY_PAPERS[2],
    INSTRUCTIONS,
    UNIT_PLANS[0],
    UNIT_PLANS[1],
    UNIT_PLANS[2],
    UNIT_PLANS[3],
    paper("implementing-paper", "Văn bản triển khai", Scope::AllBelow),
];
