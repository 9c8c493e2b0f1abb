//! What the directive says of itself.

use dondoc_sdk::{Day, Description, UnitKind};

use super::{CHECKS, PARAMETERS, REGISTERS};

/// `ha-giang-mot-cua-2019`.
pub const DESCRIPTION: Description = Description {
    id: "ha-giang-mot-cua-2019",
    number: "chưa rõ số",
    title: "Kết quả kiểm tra cải cách hành chính, cơ chế một cửa năm 2019 tại huyện Vị Xuyên",
    issuer: "Đoàn kiểm tra cải cách hành chính tỉnh Hà Giang",
    issued: Day::ymd(2019, 8, 12),
    effective: Day::ymd(2019, 8, 12),
    expires: None,
    supersedes: &[],
    applies_to: &[UnitKind::District],
    checks: CHECKS,
    tasks: &[],
    indicators: &[],
    registers: REGISTERS,
    documents: &[],
    duties: &[],
    parameters: PARAMETERS,
};
