//! What is so of offices and their staff, without naming anyone.

use super::column::{UNIT, code, day, decimal, register, required, text, yes_no};
use crate::description::RegisterInfo;

/// Information systems that offices use.
pub const UNIT_SYSTEMS: RegisterInfo = register(
    "unit-systems",
    "sổ hệ thống thông tin của đơn vị",
    &["unit", "system"],
    "since",
    &[UNIT, required(code("system", "Hệ thống")), required(day("since", "Sử dụng từ ngày"))],
);

/// Single facts about an office.
pub const UNIT_ATTRIBUTES: RegisterInfo = register(
    "unit-attributes",
    "sổ thông tin đơn vị",
    &["unit", "attribute"],
    "since",
    &[
        UNIT,
        required(code("attribute", "Thông tin")),
        required(text("value", "Giá trị")),
        text("decision", "Quyết định"),
        required(day("since", "Từ ngày")),
    ],
);

/// Community digital teams.
pub const DIGITAL_TEAMS: RegisterInfo = register(
    "digital-teams",
    "sổ Tổ công nghệ số cộng đồng",
    &["unit"],
    "decided",
    &[
        required(code("unit", "Mã xã, phường, thị trấn")),
        required(text("decision", "Số quyết định")),
        required(day("decided", "Ngày quyết định")),
    ],
);

/// Certificates of the quality system.
pub const ISO_CERTIFICATES: RegisterInfo = register(
    "iso-certificates",
    "sổ chứng nhận hệ thống quản lý chất lượng",
    &["unit", "certified"],
    "certified",
    &[
        UNIT,
        required(code("standard", "Tiêu chuẩn")),
        required(day("certified", "Ngày chứng nhận, công bố")),
        day("expires", "Ngày hết hiệu lực"),
        day("withdrawn", "Ngày thay bằng chứng nhận khác"),
    ],
);

/// Positions and whether they are filled as described.
pub const POSITIONS: RegisterInfo = register(
    "positions",
    "sổ vị trí việc làm",
    &["unit", "position"],
    "reviewed",
    &[
        UNIT,
        required(code("position", "Mã vị trí")),
        required(day("reviewed", "Ngày rà soát")),
        required(yes_no("matches", "Bố trí phù hợp vị trí việc làm")),
    ],
);

/// Yearly evaluations, by number.
pub const STAFF_EVALUATIONS: RegisterInfo = register(
    "staff-evaluations",
    "sổ hồ sơ đánh giá công chức",
    &["unit", "number"],
    "evaluated",
    &[
        UNIT,
        required(text("number", "Số hồ sơ")),
        required(day("evaluated", "Ngày đánh giá")),
        text("procedure-result", "Kết quả giải quyết thủ tục hành chính"),
        text("satisfaction", "Mức độ hài lòng"),
    ],
);

/// Decisions that send officials to the one-stop desk.
pub const ONE_STOP_STAFF: RegisterInfo = register(
    "one-stop-staff",
    "sổ quyết định cử công chức Bộ phận Một cửa",
    &["unit", "decision"],
    "decided",
    &[
        UNIT,
        required(text("decision", "Số quyết định")),
        required(day("decided", "Ngày quyết định")),
        text("criteria", "Tiêu chí năng lực áp dụng"),
    ],
);

/// Public investment: what was planned and what was paid out by a day.
pub const DISBURSEMENT: RegisterInfo = register(
    "disbursement",
    "sổ giải ngân vốn đầu tư công",
    &["project", "until"],
    "until",
    &[
        required(code("project", "Mã dự án")),
        required(day("until", "Lũy kế đến ngày")),
        required(decimal("planned", "Kế hoạch vốn năm (triệu đồng)")),
        decimal("disbursed", "Đã giải ngân (triệu đồng)"),
    ],
);
