//! What every misbehaving guest says of itself, as far as it does not misbehave in just that. Included by path.

use dondoc_sdk::{
    CheckInfo, ColumnInfo, Day, Description, DocumentInfo, IndicatorInfo, ParameterInfo, RegisterInfo, Scope, Severity,
    UnitKind,
};

/// The one check.
pub const CHECK: &str = "MB-01";

/// A sound description with one of everything.
pub const DESCRIPTION: Description = Description {
    id: "misbehaving",
    number: "00/CT-UBND",
    title: "Chỉ thị để thử máy chủ",
    issuer: "UBND tỉnh",
    issued: Day(18_993),
    effective: Day(18_993),
    expires: None,
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: &[CheckInfo {
        id: CHECK,
        title: "Một tiêu chí",
        basis: "Điều 1",
        area: "direction",
        severity: Severity::Violation,
    }],
    tasks: &[Scope::ThisUnit],
    indicators: &[IndicatorInfo {
        id: "dossiers-received",
        title: "Hồ sơ tiếp nhận",
        measure: "hồ sơ",
        recurrence: "month",
        scope: Scope::ThisUnit,
    }],
    registers: &[RegisterInfo {
        id: "dossiers",
        title: "Sổ hồ sơ",
        key: &["code"],
        period_by: "received",
        columns: &[
            ColumnInfo { name: "code", title: "Mã hồ sơ", kind: "text", required: true, personal: false },
            ColumnInfo { name: "received", title: "Ngày tiếp nhận", kind: "day", required: true, personal: false },
            ColumnInfo { name: "citizen", title: "Người nộp", kind: "text", required: false, personal: true },
        ],
        scope: Scope::ThisUnit,
    }],
    documents: &[DocumentInfo { kind: "reform-plan", title: "Kế hoạch", scope: Scope::ThisUnit }],
    duties: &[],
    parameters: &[ParameterInfo { name: "on-time-percent", title: "Tỷ lệ", default: "95", origin: "Điều 2" }],
};
