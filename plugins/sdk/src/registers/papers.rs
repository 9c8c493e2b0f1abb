//! Papers that are counted rather than cited: outgoing, legal, archived, sent as reports, published, commendations.

use super::column::{UNIT, code, day, decimal, integer, register, required, text, yes_no};
use crate::description::RegisterInfo;

/// Outgoing documents with their signatures.
pub const OUTGOING_DOCUMENTS: RegisterInfo = register(
    "outgoing-documents",
    "sổ văn bản đi",
    &["unit", "number"],
    "issued",
    &[
        UNIT,
        required(text("number", "Số, ký hiệu")),
        required(day("issued", "Ngày ban hành")),
        required(yes_no("electronic", "Xử lý trên hệ thống quản lý văn bản")),
        required(yes_no("personal-signature", "Có chữ ký số cá nhân")),
        required(yes_no("office-signature", "Có chữ ký số cơ quan")),
    ],
);

/// Legal documents and whether they had to be dealt with.
pub const LEGAL_DOCUMENTS: RegisterInfo = register(
    "legal-documents",
    "sổ văn bản quy phạm pháp luật",
    &["number"],
    "issued",
    &[
        required(text("number", "Số, ký hiệu")),
        required(day("issued", "Ngày ban hành")),
        day("reviewed", "Ngày kiểm tra"),
        day("voided", "Ngày bị xử lý do trái pháp luật"),
    ],
);

/// Case files and the archive's backlog, counted now and then.
pub const ARCHIVES: RegisterInfo = register(
    "archives",
    "sổ hồ sơ, tài liệu lưu trữ",
    &["unit", "counted"],
    "counted",
    &[
        UNIT,
        required(day("counted", "Ngày kiểm đếm")),
        required(decimal("backlog-metres", "Tài liệu tồn đọng (mét giá)")),
        integer("cases", "Việc phải lập hồ sơ"),
        integer("files", "Hồ sơ công việc điện tử đã lập"),
    ],
);

/// Periodic reports as they were sent, a row a channel.
pub const REPORTS_SENT: RegisterInfo = register(
    "reports-sent",
    "sổ gửi báo cáo định kỳ",
    &["duty", "cutoff", "channel"],
    "cutoff",
    &[
        required(code("duty", "Mã nghĩa vụ báo cáo")),
        required(day("cutoff", "Ngày chốt số liệu")),
        required(code("channel", "Kênh gửi: document-system hoặc report-system")),
        day("sent", "Ngày gửi"),
    ],
);

/// What the office's portal must show.
pub const PORTAL_ITEMS: RegisterInfo = register(
    "portal-items",
    "sổ thông tin phải đăng trên cổng",
    &["item"],
    "arisen",
    &[
        required(code("item", "Mã mục thông tin")),
        required(day("arisen", "Ngày phát sinh thông tin")),
        day("published", "Ngày đăng"),
    ],
);

/// Commendations; whom they went to stays out.
pub const COMMENDATIONS: RegisterInfo = register(
    "commendations",
    "sổ khen thưởng",
    &["number"],
    "decided",
    &[
        required(text("number", "Số thứ tự giấy khen")),
        required(day("decided", "Ngày quyết định")),
        text("decision", "Số quyết định"),
    ],
);
