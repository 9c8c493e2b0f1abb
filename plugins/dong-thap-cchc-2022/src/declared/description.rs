//! What the directive says of itself.

use dondoc_sdk::{Day, Description, Scope, UnitKind};

use super::{CHECKS, DUTIES, INDICATORS, PARAMETERS, REGISTERS};

/// `dong-thap-cchc-2022`.
pub const DESCRIPTION: Description = Description {
    id: "dong-thap-cchc-2022",
    number: "chưa rõ số",
    title: "Nhiệm vụ cải cách hành chính năm 2022 tỉnh Đồng Tháp giao cho huyện, thành phố",
    issuer: "Ủy ban nhân dân Tỉnh Đồng Tháp",
    issued: Day::ymd(2022, 1, 1),
    effective: Day::ymd(2022, 1, 1),
    expires: None,
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: CHECKS,
    tasks: &[Scope::ThisUnit],
    indicators: INDICATORS,
    registers: REGISTERS,
    documents: &[],
    duties: DUTIES,
    parameters: PARAMETERS,
};
