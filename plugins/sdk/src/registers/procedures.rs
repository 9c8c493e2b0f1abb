//! Procedures: which are in force, posted, reviewed, and provided online.

use super::column::{UNIT, code, day, integer, register, required, text};
use crate::description::RegisterInfo;

/// Procedures with their announcement and posting.
pub const PROCEDURES: RegisterInfo = register(
    "procedures",
    "danh mục thủ tục hành chính",
    &["procedure"],
    "announced",
    &[
        required(code("procedure", "Mã thủ tục")),
        required(day("announced", "Ngày công bố")),
        day("updated", "Ngày cập nhật tại đơn vị"),
        day("posted", "Ngày niêm yết"),
        day("expired", "Ngày hết hiệu lực"),
        day("taken-down", "Ngày gỡ niêm yết"),
    ],
);

/// Procedures to be reviewed.
pub const PROCEDURE_REVIEWS: RegisterInfo = register(
    "procedure-reviews",
    "sổ rà soát thủ tục hành chính",
    &["procedure", "issued"],
    "issued",
    &[
        required(code("procedure", "Mã thủ tục")),
        required(day("issued", "Ngày ban hành kế hoạch rà soát")),
        required(day("planned", "Hạn rà soát")),
        day("reviewed", "Ngày rà soát xong"),
        text("proposal", "Đề xuất đơn giản hóa"),
    ],
);

/// Online services.
pub const SERVICES: RegisterInfo = register(
    "services",
    "danh mục dịch vụ công trực tuyến",
    &["procedure", "level"],
    "since",
    &[
        required(code("procedure", "Mã thủ tục")),
        required(code("tier", "Cấp: district hoặc commune")),
        required(integer("level", "Mức độ")),
        required(day("since", "Cung cấp từ ngày")),
        day("until", "Đến ngày"),
    ],
);

/// Books of rules, forms and process descriptions that offices work by.
pub const REFERENCE_MATERIALS: RegisterInfo = register(
    "reference-materials",
    "sổ tài liệu, quy trình áp dụng",
    &["unit", "material"],
    "applied",
    &[
        UNIT,
        required(code("material", "Mã tài liệu, quy trình")),
        required(day("applied", "Áp dụng từ ngày")),
        day("replaced", "Bị thay thế từ ngày"),
        day("updated", "Ngày cập nhật bản mới"),
    ],
);
