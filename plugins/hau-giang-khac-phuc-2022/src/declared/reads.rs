//! The figures, papers and registers that are read.

use dondoc_sdk::registers::{
    CRITERIA_SCORES, DISBURSEMENT, DOSSIERS, MEETINGS, ONE_STOP_STAFF, PORTAL_ITEMS, PROCEDURES, REMEDIATION_PLAN,
    REPORTS_SENT, SERVICES, STAFF_EVALUATIONS, SURVEY_ITEMS,
};
use dondoc_sdk::{DocumentInfo, IndicatorInfo, RegisterInfo, Scope};

const fn result(id: &'static str, title: &'static str, measure: &'static str) -> IndicatorInfo {
    IndicatorInfo { id, title, measure, recurrence: "year", scope: Scope::ThisUnit }
}

/// What the province published of the index.
pub const INDICATORS: &[IndicatorInfo] = &[
    result("par-index.rank", "Thứ hạng Chỉ số CCHC trong tỉnh", "hạng"),
    result("par-index.ranked-units", "Số đơn vị được xếp hạng trong tỉnh", "đơn vị"),
];

const fn paper(kind: &'static str, title: &'static str) -> DocumentInfo {
    DocumentInfo { kind, title, scope: Scope::ThisUnit }
}

/// The papers that direct the year's work.
pub const DIRECTING: [DocumentInfo; 5] = [
    paper("reform-plan", "Kế hoạch CCHC"),
    paper("procedure-control-plan", "Kế hoạch kiểm soát thủ tục hành chính"),
    paper("communication-plan", "Kế hoạch tuyên truyền CCHC"),
    paper("self-inspection-plan", "Kế hoạch tự kiểm tra CCHC"),
    paper("digital-transformation-plan", "Kế hoạch chuyển đổi số"),
];

/// The papers, all of the district itself.
pub const DOCUMENTS: &[DocumentInfo] = &[
    DIRECTING[0],
    DIRECTING[1],
    DIRECTING[2],
    DIRECTING[3],
    DIRECTING[4],
    paper("new-model-draft", "Dự thảo kế hoạch mô hình mới, giải pháp mới"),
    paper("new-model-plan", "Kế hoạch mô hình mới, giải pháp mới"),
];

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    REPORTS_SENT,
    DISBURSEMENT,
    SERVICES,
    PROCEDURES,
    DOSSIERS,
    PORTAL_ITEMS,
    SURVEY_ITEMS,
    MEETINGS,
    REMEDIATION_PLAN,
    STAFF_EVALUATIONS,
    ONE_STOP_STAFF,
    CRITERIA_SCORES,
];
