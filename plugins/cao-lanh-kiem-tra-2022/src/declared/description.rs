//! What the directive says of itself.

use dondoc_sdk::{Day, Description, Scope, UnitKind};

use super::{CHECKS, DOCUMENTS, INDICATORS, PARAMETERS, REGISTERS};

/// `cao-lanh-kiem-tra-2022`.
pub const DESCRIPTION: Description = Description {
    id: "cao-lanh-kiem-tra-2022",
    number: "06/KH-UBND",
    title: "Kế hoạch kiểm tra công tác cải cách hành chính năm 2022",
    issuer: "Ủy ban nhân dân thành phố Cao Lãnh",
    issued: Day::ymd(2022, 1, 11),
    effective: Day::ymd(2022, 1, 11),
    expires: None,
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: CHECKS,
    tasks: &[Scope::AllBelow],
    indicators: INDICATORS,
    registers: REGISTERS,
    documents: DOCUMENTS,
    duties: &[],
    parameters: PARAMETERS,
};
