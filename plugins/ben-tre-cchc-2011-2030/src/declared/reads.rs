//! The figures, papers and registers that are read.

use dondoc_sdk::registers::{
    COMMENDATIONS, DOSSIERS, INDEX_RESULTS, ISO_CERTIFICATES, LEGAL_DOCUMENTS, OUTGOING_DOCUMENTS, POSITIONS,
    PROCEDURES, SERVICES,
};
use dondoc_sdk::{DocumentInfo, IndicatorInfo, RegisterInfo, Scope};

const fn claim(id: &'static str, title: &'static str, measure: &'static str) -> IndicatorInfo {
    IndicatorInfo { id, title, measure, recurrence: "year", scope: Scope::ThisUnit }
}

/// What the district reported.
pub const INDICATORS: &[IndicatorInfo] = &[
    claim("services.level-3.district", "Dịch vụ công mức độ 3 cấp huyện, theo báo cáo", "dịch vụ"),
    claim("services.level-3.commune", "Dịch vụ công mức độ 3 cấp xã, theo báo cáo", "dịch vụ"),
    claim("services.level-4.district", "Thủ tục mức độ 4 cấp huyện, theo báo cáo", "thủ tục"),
    claim("services.level-4.commune", "Thủ tục mức độ 4 cấp xã, theo báo cáo", "thủ tục"),
    claim("commendations", "Giấy khen cho tập thể, cá nhân, theo báo cáo", "giấy khen"),
];

/// The papers.
pub const DOCUMENTS: &[DocumentInfo] = &[
    DocumentInfo {
        kind: "stage-reform-plan", title: "Kế hoạch CCHC giai đoạn 2021–2030", scope: Scope::AllBelow
    },
    DocumentInfo { kind: "reform-plan", title: "Kế hoạch CCHC của năm", scope: Scope::AllBelow },
];

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    INDEX_RESULTS,
    SERVICES,
    DOSSIERS,
    PROCEDURES,
    ISO_CERTIFICATES,
    OUTGOING_DOCUMENTS,
    POSITIONS,
    LEGAL_DOCUMENTS,
    COMMENDATIONS,
];
