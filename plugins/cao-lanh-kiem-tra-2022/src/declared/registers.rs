//! The registers that checks wait for.

use dondoc_sdk::{ColumnInfo, RegisterInfo, Scope};

const fn column(name: &'static str, title: &'static str, kind: &'static str, required: bool) -> ColumnInfo {
    ColumnInfo { name, title, kind, required, personal: false }
}

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    RegisterInfo {
        id: "inspections",
        title: "sổ kiểm tra CCHC",
        key: &["unit", "first"],
        period_by: "first",
        columns: &[
            column("unit", "Mã đơn vị được kiểm tra", "code", true),
            column("decision", "Quyết định thành lập Đoàn", "text", false),
            column("first", "Ngày bắt đầu", "day", true),
            column("last", "Ngày kết thúc", "day", true),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "plan-items",
        title: "sổ nội dung kế hoạch",
        key: &["unit", "plan", "number"],
        period_by: "issued",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("plan", "Số kế hoạch", "text", true),
            column("number", "Số thứ tự nội dung", "text", true),
            column("issued", "Ngày ban hành kế hoạch", "day", true),
            column("owner", "Đầu mối", "text", false),
            column("due", "Thời hạn", "day", false),
            column("product", "Sản phẩm", "text", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "initiatives",
        title: "sổ mô hình, sáng kiến",
        key: &["unit", "number"],
        period_by: "recognised",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("number", "Số thứ tự", "text", true),
            column("title", "Tên mô hình, sáng kiến", "text", true),
            column("recognised", "Ngày công nhận", "day", true),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "dossiers",
        title: "sổ theo dõi hồ sơ thủ tục hành chính",
        key: &["number"],
        period_by: "received",
        columns: &[
            column("number", "Mã hồ sơ", "text", true),
            column("unit", "Mã đơn vị xử lý", "code", true),
            column("received", "Ngày tiếp nhận", "day", true),
            column("due", "Ngày hẹn trả", "day", true),
            column("closed", "Ngày kết thúc trên phần mềm", "day", false),
            column("handed-over", "Ngày trả thực tế theo sổ", "day", false),
            column("step", "Bước đang xử lý", "code", false),
            column("step-since", "Ở bước này từ ngày", "day", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "archives",
        title: "sổ hồ sơ, tài liệu lưu trữ",
        key: &["unit", "counted"],
        period_by: "counted",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("counted", "Ngày kiểm đếm", "day", true),
            column("backlog-metres", "Tài liệu tồn đọng (mét giá)", "decimal", true),
            column("files", "Hồ sơ công việc đã lập", "integer", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "procedure-reviews",
        title: "sổ rà soát thủ tục hành chính",
        key: &["procedure"],
        period_by: "planned",
        columns: &[
            column("procedure", "Mã thủ tục", "code", true),
            column("planned", "Hạn rà soát", "day", true),
            column("reviewed", "Ngày rà soát xong", "day", false),
        ],
        scope: Scope::ThisUnit,
    },
    RegisterInfo {
        id: "outgoing-documents",
        title: "sổ văn bản đi",
        key: &["unit", "number"],
        period_by: "issued",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("number", "Số, ký hiệu", "text", true),
            column("issued", "Ngày ban hành", "day", true),
            column("personal-signature", "Có chữ ký số cá nhân", "yes-no", true),
            column("office-signature", "Có chữ ký số cơ quan", "yes-no", true),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "recommendations",
        title: "sổ theo dõi kiến nghị kiểm tra",
        key: &["conclusion", "number"],
        period_by: "concluded",
        columns: &[
            column("conclusion", "Số kết luận", "text", true),
            column("number", "Số thứ tự kiến nghị", "text", true),
            column("concluded", "Ngày kết luận", "day", true),
            column("owner", "Mã đơn vị chịu trách nhiệm", "code", false),
            column("due", "Hạn khắc phục", "day", false),
            column("reported", "Ngày báo cáo khắc phục", "day", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "earlier-shortcomings",
        title: "sổ tồn tại, hạn chế năm trước",
        key: &["unit", "number"],
        period_by: "found",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("number", "Số thứ tự", "text", true),
            column("found", "Ngày phát hiện", "day", true),
            column("mended", "Ngày khắc phục", "day", false),
        ],
        scope: Scope::AllBelow,
    },
];
