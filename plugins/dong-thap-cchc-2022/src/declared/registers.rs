//! The registers that checks wait for.

use dondoc_sdk::{ColumnInfo, RegisterInfo, Scope};

const fn column(name: &'static str, title: &'static str, kind: &'static str, required: bool) -> ColumnInfo {
    ColumnInfo { name, title, kind, required, personal: false }
}

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    RegisterInfo {
        id: "unit-systems",
        title: "sổ hệ thống thông tin của đơn vị",
        key: &["unit", "system"],
        period_by: "since",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("system", "Hệ thống", "code", true),
            column("since", "Sử dụng từ ngày", "day", true),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "unit-attributes",
        title: "sổ thông tin đơn vị",
        key: &["unit", "attribute"],
        period_by: "since",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("attribute", "Thông tin", "code", true),
            column("value", "Giá trị", "text", true),
            column("decision", "Quyết định", "text", false),
            column("since", "Từ ngày", "day", true),
        ],
        scope: Scope::ThisUnit,
    },
    RegisterInfo {
        id: "communication-activities",
        title: "sổ hoạt động tuyên truyền",
        key: &["unit", "number"],
        period_by: "planned",
        columns: &[
            column("unit", "Mã đơn vị", "code", true),
            column("number", "Số thứ tự", "text", true),
            column("topic", "Nội dung", "code", true),
            column("planned", "Ngày theo kế hoạch", "day", true),
            column("done", "Ngày thực hiện", "day", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "digital-teams",
        title: "sổ Tổ công nghệ số cộng đồng",
        key: &["unit"],
        period_by: "decided",
        columns: &[
            column("unit", "Mã xã, thị trấn", "code", true),
            column("decision", "Số quyết định", "text", true),
            column("decided", "Ngày quyết định", "day", true),
        ],
        scope: Scope::Communes,
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
            column("replicated", "Ngày nhân rộng", "day", false),
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
        scope: Scope::ThisUnit,
    },
    RegisterInfo {
        id: "inspections",
        title: "sổ kiểm tra CCHC",
        key: &["unit", "first"],
        period_by: "first",
        columns: &[
            column("unit", "Mã đơn vị được kiểm tra", "code", true),
            column("first", "Ngày bắt đầu", "day", true),
            column("last", "Ngày kết thúc", "day", true),
        ],
        scope: Scope::Communes,
    },
    RegisterInfo {
        id: "feedback",
        title: "sổ phản ánh, kiến nghị",
        key: &["number"],
        period_by: "received",
        columns: &[
            column("number", "Số thứ tự", "text", true),
            column("topic", "Nội dung", "code", true),
            column("received", "Ngày nhận", "day", true),
            column("upheld", "Phản ánh đúng", "yes-no", false),
        ],
        scope: Scope::AllBelow,
    },
    RegisterInfo {
        id: "index-results",
        title: "sổ kết quả chỉ số hằng năm",
        key: &["index", "year"],
        period_by: "published",
        columns: &[
            column("index", "Chỉ số", "code", true),
            column("year", "Năm", "integer", true),
            column("points", "Điểm", "decimal", true),
            column("rank", "Thứ hạng", "integer", false),
            column("published", "Ngày công bố", "day", true),
        ],
        scope: Scope::ThisUnit,
    },
];
