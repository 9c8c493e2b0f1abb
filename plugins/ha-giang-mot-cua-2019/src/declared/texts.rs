//! The sentences of the checks.

use dondoc_sdk::rule::Texts;

/// VX-01.
pub const HEADS: Texts = Texts::new(
    "VX-01",
    "{unit}: người đứng đầu đã ban hành, chủ trì {count} nội dung chỉ đạo CCHC trong kỳ.",
    "{unit}: người đứng đầu mới ban hành, chủ trì {count}/{required} nội dung chỉ đạo CCHC trong kỳ.",
    "Người đứng đầu trực tiếp chủ trì họp, ban hành văn bản và tự kiểm tra CCHC.",
);
/// VX-02.
pub const SIGNED: Texts = Texts::new(
    "VX-02",
    "Tỷ lệ văn bản điện tử có chữ ký số cá nhân {rate} % ({part}/{whole}), đạt yêu cầu {required} %.",
    "Tỷ lệ văn bản điện tử có chữ ký số cá nhân {rate} % ({part}/{whole}; yêu cầu {required} %).",
    "Cấp đủ chứng thư số và ký số cá nhân khi gửi văn bản điện tử.",
);
/// VX-03, what was reviewed.
pub const REVIEWED: Texts = Texts::new(
    "VX-03",
    "Đã rà soát, đơn giản hóa {part}/{whole} thủ tục đến hạn theo kế hoạch.",
    "Chưa hoàn thành rà soát, đơn giản hóa thủ tục theo kế hoạch ({part}/{whole}).",
    "Hoàn thành rà soát các thủ tục đã đến hạn.",
);
/// VX-03, what was proposed.
pub const PROPOSED: Texts = Texts::new(
    "VX-03",
    "Có {count} đề xuất đơn giản hóa thủ tục.",
    "Chưa có đề xuất đơn giản hóa thủ tục nào.",
    "Đề xuất cắt giảm hồ sơ, thời gian đối với các thủ tục còn rườm rà.",
);
/// VX-04.
pub const MATERIALS: Texts = Texts::new(
    "VX-04",
    "{all} tài liệu, quy trình áp dụng đều là bản đang có hiệu lực.",
    "{count}/{all} tài liệu, quy trình áp dụng đã bị thay thế nhưng chưa cập nhật: {list}.",
    "Cập nhật ngay các tài liệu, quy trình đã nêu.",
);
/// VX-05.
pub const FIELDS: Texts = Texts::new(
    "VX-05",
    "Lĩnh vực {field}: không có hồ sơ quá hạn ({all} hồ sơ).",
    "Lĩnh vực {field}: {count} hồ sơ quá hạn ({rate} %), lâu nhất {longest}; trong đó {in-data} hồ sơ chỉ chậm cập nhật phần mềm.",
    "Giải quyết dứt điểm hồ sơ quá hạn của lĩnh vực, cập nhật phần mềm đối với hồ sơ đã trả.",
);
/// VX-06.
pub const BOOK: Texts = Texts::new(
    "VX-06",
    "{all}/{all} dòng Sổ theo dõi hồ sơ ghi đầy đủ, đúng thứ tự ngày.",
    "{count}/{all} dòng Sổ theo dõi hồ sơ thiếu hoặc sai thông tin ({list}).",
    "Ghi bổ sung, đính chính các dòng đã nêu theo mẫu 06.",
);
/// VX-07.
pub const SLIPS: Texts = Texts::new(
    "VX-07",
    "{all}/{all} hồ sơ có Giấy tiếp nhận và hẹn trả kết quả.",
    "{count}/{all} hồ sơ không có Giấy tiếp nhận và hẹn trả kết quả hoặc không ghi ngày hẹn.",
    "Cấp Giấy tiếp nhận và hẹn trả kết quả (mẫu 01) cho mọi hồ sơ.",
);
/// VX-08.
pub const APOLOGIES: Texts = Texts::new(
    "VX-08",
    "{all} hồ sơ quá hạn đều có Phiếu xin lỗi và hẹn lại ngày trả.",
    "{count}/{all} hồ sơ quá hạn chưa có Phiếu xin lỗi và hẹn lại ngày trả.",
    "Gửi Phiếu xin lỗi và hẹn lại ngày trả (mẫu 04) cho các hồ sơ quá hạn.",
);
/// VX-09.
pub const POSTED: Texts = Texts::new(
    "VX-09",
    "{all} thủ tục còn hiệu lực đều được niêm yết, không niêm yết thủ tục hết hiệu lực.",
    "Còn {unposted} thủ tục chưa niêm yết; {expired} thủ tục niêm yết đã hết hiệu lực (danh mục có {all}).",
    "Niêm yết bổ sung và gỡ các thủ tục đã hết hiệu lực.",
);
/// VX-10.
pub const ISO: Texts = Texts::new(
    "VX-10",
    "{all}/{all} chứng nhận đang dùng theo TCVN ISO {standard} và còn hiệu lực.",
    "{count}/{all} chứng nhận không theo TCVN ISO {standard} hoặc đã hết hiệu lực: {list}.",
    "Chuyển đổi, công bố lại hệ thống quản lý chất lượng.",
);
/// VX-11.
pub const COMMUNICATED: Texts = Texts::new(
    "VX-11",
    "Đã thực hiện {part}/{whole} nội dung tuyên truyền mô hình tiếp nhận, trả kết quả theo kế hoạch.",
    "Mới thực hiện {part}/{whole} nội dung tuyên truyền mô hình tiếp nhận, trả kết quả đã đến kỳ.",
    "Thực hiện ngay các nội dung tuyên truyền còn lại.",
);
/// VX-12.
pub const SOURCES: Texts = Texts::new(
    "VX-12",
    "{all} hồ sơ khớp giữa sổ giấy và phần mềm.",
    "{count}/{all} hồ sơ lệch giữa sổ giấy và phần mềm ({different} khác ngày, {only-first} chỉ có trên phần mềm, {only-second} chỉ có trong sổ): {list}.",
    "Đối chiếu từng hồ sơ đã nêu, đính chính nguồn ghi sai.",
);
/// VX-13.
pub const REMEDIED: Texts = Texts::new(
    "VX-13",
    "{all}/{all} kiến nghị của Đoàn kiểm tra ngày {inspected} có đầu mối, thời hạn, kế hoạch và báo cáo khắc phục đúng hạn.",
    "{count}/{all} kiến nghị của Đoàn kiểm tra ngày {inspected} thiếu đầu mối, thời hạn hoặc chậm kế hoạch, báo cáo khắc phục (lâu nhất {days} ngày): {list}.",
    "Ban hành kế hoạch khắc phục và báo cáo ngay kết quả.",
);
/// VX-14.
pub const INDEX: Texts = Texts::new(
    "VX-14",
    "Chỉ số CCHC năm {year} đạt {points} điểm, không giảm so với năm {before-year} ({before-points} điểm).",
    "Chỉ số CCHC năm {year} giảm {fall} điểm, tụt {places} bậc so với năm {before-year}.",
    "Rà soát các tiêu chí bị mất điểm và giao đầu mối cải thiện.",
);
