//! What the directive says of itself.

use dondoc_sdk::{Day, Description, UnitKind};

use super::{CHECKS, DOCUMENTS, INDICATORS, PARAMETERS, REGISTERS};

/// `ben-tre-cchc-2011-2030`.
pub const DESCRIPTION: Description = Description {
    id: "ben-tre-cchc-2011-2030",
    number: "chưa rõ số",
    title: "Tổng kết cải cách hành chính giai đoạn 2011–2020, định hướng giai đoạn 2021–2030",
    issuer: "Ủy ban nhân dân huyện Châu Thành, tỉnh Bến Tre",
    issued: Day::ymd(2020, 6, 16),
    effective: Day::ymd(2020, 6, 16),
    expires: Some(Day::ymd(2030, 12, 31)),
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: CHECKS,
    tasks: &[],
    indicators: INDICATORS,
    registers: REGISTERS,
    documents: DOCUMENTS,
    duties: &[],
    parameters: PARAMETERS,
};
