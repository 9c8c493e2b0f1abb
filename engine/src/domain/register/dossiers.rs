//! The register that ships with the product: the ledger of dossiers (Circular 01/2018/TT-VPCP, form 06).

use crate::domain::directive::{Column, Register, Scope};

/// Its name; a directive that declares columns of its own under it adds to it.
pub const DOSSIERS: &str = "dossiers";

/// Name, heading, kind, required, personal.
const COLUMNS: [(&str, &str, &str, bool, bool); 11] = [
    ("number", "Mã hồ sơ", "text", true, false),
    ("procedure", "Mã thủ tục hành chính", "code", false, false),
    ("field", "Lĩnh vực", "code", false, false),
    ("unit", "Mã đơn vị xử lý", "code", true, false),
    ("applicant", "Họ và tên người nộp", "text", false, true),
    ("address", "Địa chỉ, số điện thoại", "text", false, true),
    ("online", "Nộp trực tuyến", "yes-no", false, false),
    ("received", "Ngày tiếp nhận", "day", true, false),
    ("due", "Ngày hẹn trả", "day", false, false),
    ("returned", "Ngày trả kết quả", "day", false, false),
    (
        "result",
        "Kết quả giải quyết (early, on-time, late, pending, overdue, withdrawn, supplement)",
        "code",
        false,
        false,
    ),
];

/// The declaration.
pub fn dossiers() -> Register {
    let column = |(name, title, kind, required, personal): (&str, &str, &str, bool, bool)| Column {
        name: name.to_owned(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        required,
        personal,
    };
    Register {
        id: DOSSIERS.to_owned(),
        title: "sổ theo dõi hồ sơ thủ tục hành chính".to_owned(),
        key: vec!["number".to_owned()],
        period_by: "received".to_owned(),
        columns: COLUMNS.into_iter().map(column).collect(),
        scope: Scope::AllBelow,
    }
}
