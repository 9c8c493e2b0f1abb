//! Direction: plans, inspections, meetings, what was recommended and what came of it.

use super::column::{UNIT, code, day, register, required, text, yes_no};
use crate::description::RegisterInfo;

/// Inspections of reform work, one row an inspected office.
pub const INSPECTIONS: RegisterInfo = register(
    "inspections",
    "sổ kiểm tra CCHC",
    &["unit", "first"],
    "first",
    &[
        required(code("unit", "Mã đơn vị được kiểm tra")),
        required(day("first", "Ngày bắt đầu")),
        required(day("last", "Ngày kết thúc")),
    ],
);

/// Meetings about reform work.
pub const MEETINGS: RegisterInfo = register(
    "meetings",
    "sổ họp CCHC",
    &["unit", "held"],
    "held",
    &[UNIT, required(day("held", "Ngày họp")), text("minutes", "Số biên bản, thông báo kết luận")],
);

/// What heads of offices did to direct reform work.
pub const DIRECTION_ACTIVITIES: RegisterInfo = register(
    "direction-activities",
    "sổ hoạt động chỉ đạo của người đứng đầu",
    &["unit", "number"],
    "held",
    &[
        UNIT,
        required(text("number", "Số thứ tự")),
        required(code("kind", "Hình thức: paper, meeting hoặc self-inspection")),
        required(day("held", "Ngày")),
    ],
);

/// Models and initiatives.
pub const INITIATIVES: RegisterInfo = register(
    "initiatives",
    "sổ mô hình, sáng kiến",
    &["unit", "number"],
    "recognised",
    &[
        UNIT,
        required(text("number", "Số thứ tự")),
        required(text("title", "Tên mô hình, sáng kiến")),
        required(day("recognised", "Ngày công nhận")),
        day("replicated", "Ngày nhân rộng"),
    ],
);

/// Recommendations of inspection teams, from the inspection's end on.
pub const RECOMMENDATIONS: RegisterInfo = register(
    "recommendations",
    "sổ theo dõi kiến nghị kiểm tra",
    &["number"],
    "inspected",
    &[
        required(text("number", "Số kiến nghị")),
        required(day("inspected", "Ngày kết thúc kiểm tra")),
        text("conclusion", "Số kết luận"),
        day("concluded", "Ngày kết luận"),
        code("owner", "Mã đơn vị chịu trách nhiệm"),
        day("due", "Hạn khắc phục"),
        day("planned", "Ngày ban hành kế hoạch khắc phục"),
        day("reported", "Ngày báo cáo khắc phục"),
    ],
);

/// Shortcomings found the year before.
pub const EARLIER_SHORTCOMINGS: RegisterInfo = register(
    "earlier-shortcomings",
    "sổ tồn tại, hạn chế năm trước",
    &["number"],
    "found",
    &[
        UNIT,
        required(text("number", "Số tồn tại, hạn chế")),
        required(day("found", "Ngày phát hiện")),
        day("mended", "Ngày khắc phục"),
        day("reopened", "Ngày giao khắc phục lại"),
    ],
);

/// Items of the plans that offices issued.
pub const PLAN_ITEMS: RegisterInfo = register(
    "plan-items",
    "sổ nội dung kế hoạch",
    &["plan", "number"],
    "issued",
    &[
        UNIT,
        required(text("plan", "Số kế hoạch")),
        required(text("number", "Số thứ tự nội dung")),
        required(day("issued", "Ngày ban hành kế hoạch")),
        code("owner", "Đầu mối thực hiện"),
        day("due", "Thời hạn"),
        text("product", "Sản phẩm"),
        yes_no("copied", "Chép nguyên từ kế hoạch cấp trên"),
    ],
);

/// Communication about reform.
pub const COMMUNICATION_ACTIVITIES: RegisterInfo = register(
    "communication-activities",
    "sổ hoạt động tuyên truyền",
    &["unit", "number"],
    "planned",
    &[
        UNIT,
        required(text("number", "Số thứ tự")),
        required(code("topic", "Nội dung: online-services, postal-service hoặc one-stop")),
        required(day("planned", "Ngày theo kế hoạch")),
        day("done", "Ngày thực hiện"),
    ],
);

/// The road map out of a weak result: a row a cause.
pub const REMEDIATION_PLAN: RegisterInfo = register(
    "remediation-plan",
    "lộ trình, giải pháp khắc phục",
    &["number"],
    "noted",
    &[
        required(text("number", "Số thứ tự")),
        required(code("cause", "Mã nguyên nhân")),
        code("criterion", "Mã tiêu chí bị mất điểm"),
        required(day("noted", "Ngày nêu nguyên nhân")),
        text("action", "Giải pháp"),
        code("owner", "Đầu mối"),
        day("due", "Thời hạn"),
    ],
);
