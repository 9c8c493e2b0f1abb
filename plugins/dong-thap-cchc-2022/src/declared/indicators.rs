//! The figures that are read, and the duty to report them. One read in two scopes is declared twice.

use dondoc_sdk::{DutyInfo, IndicatorInfo, Scope, UnitKind};

const fn indicator(id: &'static str, title: &'static str, measure: &'static str, scope: Scope) -> IndicatorInfo {
    IndicatorInfo { id, title, measure, recurrence: "half-year", scope }
}

/// The indicators.
pub const INDICATORS: &[IndicatorInfo] = &[
    indicator("plan-tasks.assigned", "Số nhiệm vụ CCHC được giao trong năm, theo báo cáo", "nhiệm vụ", Scope::ThisUnit),
    indicator("plan-tasks.started", "Số nhiệm vụ CCHC đã triển khai, theo báo cáo", "nhiệm vụ", Scope::ThisUnit),
    indicator("dossiers.received", "Hồ sơ tiếp nhận toàn huyện, theo báo cáo", "hồ sơ", Scope::ThisUnit),
    indicator("dossiers.on-time-rate", "Tỷ lệ trước và đúng hạn, theo báo cáo", "%", Scope::ThisUnit),
    indicator("dossiers.received", "Hồ sơ tiếp nhận tại từng nơi", "hồ sơ", Scope::AllBelow),
    indicator("dossiers.resolved", "Hồ sơ đã giải quyết tại từng nơi", "hồ sơ", Scope::AllBelow),
    indicator("dossiers.due", "Hồ sơ đến hạn tại từng nơi", "hồ sơ", Scope::AllBelow),
    indicator("dossiers.resolved-on-time", "Hồ sơ giải quyết trước và đúng hạn tại từng nơi", "hồ sơ", Scope::AllBelow),
    indicator("dossiers.received-online", "Hồ sơ trực tuyến mức độ 3, 4 tại từng nơi", "hồ sơ", Scope::AllBelow),
];

/// The duties.
pub const DUTIES: &[DutyInfo] = &[DutyInfo {
    id: "half-year-dossiers",
    title: "Báo cáo số liệu hồ sơ thủ tục hành chính 6 tháng",
    recurrence: "half-year",
    cutoff: "30/6",
    due: "10/7",
    weekend_rule: "next-working-day",
    kinds: &[UnitKind::District],
}];
