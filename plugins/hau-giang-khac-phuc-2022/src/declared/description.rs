//! What the directive says of itself.

use dondoc_sdk::{Day, Description, Scope, UnitKind};

use super::{CHECKS, DOCUMENTS, INDICATORS, PARAMETERS, REGISTERS};

/// `hau-giang-khac-phuc-2022`.
pub const DESCRIPTION: Description = Description {
    id: "hau-giang-khac-phuc-2022",
    number: "chưa rõ số",
    title: "Tháo gỡ khó khăn, khắc phục hạn chế cải cách hành chính năm 2021",
    issuer: "Ủy ban nhân dân huyện Phụng Hiệp, tỉnh Hậu Giang",
    issued: Day::ymd(2022, 7, 14),
    effective: Day::ymd(2022, 7, 14),
    expires: None,
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: CHECKS,
    tasks: &[Scope::ThisUnit],
    indicators: INDICATORS,
    registers: REGISTERS,
    documents: DOCUMENTS,
    duties: &[],
    parameters: PARAMETERS,
};
