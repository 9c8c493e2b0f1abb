//! Yearly indexes: results, scores by criterion, the survey by its parts.

use super::column::{code, day, decimal, integer, register, required, text};
use crate::description::RegisterInfo;

/// One result of one index in one year.
pub const INDEX_RESULTS: RegisterInfo = register(
    "index-results",
    "sổ kết quả chỉ số hằng năm",
    &["index", "year"],
    "published",
    &[
        required(code("index", "Chỉ số: par-index hoặc sipas")),
        required(integer("year", "Năm")),
        required(day("published", "Ngày công bố")),
        decimal("points", "Điểm"),
        integer("rank", "Thứ hạng"),
        code("rating", "Xếp loại"),
        text("criteria-decision", "Số quyết định ban hành bộ tiêu chí"),
        day("criteria-decided", "Ngày của quyết định đó"),
    ],
);

/// Points by criterion.
pub const CRITERIA_SCORES: RegisterInfo = register(
    "criteria-scores",
    "sổ điểm theo tiêu chí",
    &["criterion", "published"],
    "published",
    &[
        required(code("criterion", "Mã tiêu chí")),
        required(day("published", "Ngày công bố")),
        required(decimal("max", "Điểm tối đa")),
        required(decimal("points", "Điểm đạt")),
    ],
);

/// The survey by its groups of questions.
pub const SURVEY_ITEMS: RegisterInfo = register(
    "survey-items",
    "sổ điểm điều tra xã hội học",
    &["year", "group"],
    "published",
    &[
        required(integer("year", "Năm")),
        required(code("group", "Nhóm câu hỏi")),
        required(day("published", "Ngày công bố")),
        required(decimal("max", "Điểm tối đa")),
        required(decimal("points", "Điểm đạt")),
    ],
);
