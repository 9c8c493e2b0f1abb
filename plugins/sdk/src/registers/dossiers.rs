//! Dossiers of procedures as form 06 of Circular 01/2018 has them, the paper book beside them, and what people say.

use super::column::{UNIT, code, day, personal, register, required, text, yes_no};
use crate::description::RegisterInfo;

/// Dossiers in the one-stop software.
pub const DOSSIERS: RegisterInfo = register(
    "dossiers",
    "sổ theo dõi hồ sơ thủ tục hành chính",
    &["number"],
    "received",
    &[
        required(text("number", "Mã hồ sơ")),
        required(code("unit", "Mã đơn vị xử lý")),
        code("field", "Lĩnh vực"),
        code("procedure", "Mã thủ tục"),
        personal(text("applicant", "Tên người nộp")),
        personal(text("address", "Địa chỉ, số điện thoại người nộp")),
        yes_no("online", "Nộp trực tuyến"),
        required(day("received", "Ngày tiếp nhận")),
        day("due", "Ngày hẹn trả"),
        day("closed", "Ngày kết thúc trên phần mềm"),
        day("returned", "Ngày trả kết quả thực tế"),
        text("slip", "Số giấy tiếp nhận và hẹn trả kết quả (mẫu 01)"),
        text("apology", "Số phiếu xin lỗi và hẹn lại (mẫu 04)"),
        day("promised-again", "Ngày hẹn lại"),
        code("step", "Bước đang xử lý"),
        day("step-since", "Ở bước này từ ngày"),
        code("skipped-step", "Bước quy trình bị bỏ qua"),
    ],
);

/// The paper book of the desk, as far as it must agree with the software.
pub const DOSSIER_BOOK: RegisterInfo = register(
    "dossier-book",
    "sổ giấy theo dõi hồ sơ",
    &["number"],
    "received",
    &[
        required(text("number", "Mã hồ sơ")),
        required(day("received", "Ngày tiếp nhận")),
        day("due", "Ngày hẹn trả"),
        day("returned", "Ngày trả kết quả"),
    ],
);

/// Feedback, petitions and complaints.
pub const FEEDBACK: RegisterInfo = register(
    "feedback",
    "sổ phản ánh, kiến nghị",
    &["number"],
    "received",
    &[
        required(text("number", "Số thứ tự")),
        UNIT,
        required(code("topic", "Nội dung: conduct là thái độ phục vụ")),
        required(day("received", "Ngày nhận")),
        day("due", "Hạn trả lời"),
        day("answered", "Ngày trả lời"),
        yes_no("upheld", "Phản ánh đúng"),
    ],
);
