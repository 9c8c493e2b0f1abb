//! The sentences of the checks.

use dondoc_sdk::rule::Texts;

/// CT-01.
pub const RATINGS: Texts = Texts::new(
    "CT-01",
    "Xếp loại Chỉ số CCHC không năm nào giảm so với năm liền trước.",
    "Xếp loại Chỉ số CCHC giảm: {list}.",
    "Rà soát các tiêu chí bị mất điểm của năm bị giảm và giao đầu mối cải thiện.",
);
/// CT-02.
pub const RATED_YEARS: Texts = Texts::new(
    "CT-02",
    "Đủ kết quả xếp loại Chỉ số CCHC các năm {years}.",
    "Kết quả xếp loại không có trong thang xếp loại: {list}.",
    "Bổ sung quyết định công bố Chỉ số CCHC của các năm còn thiếu.",
);
/// CT-03.
pub const LEVEL_3: Texts = Texts::new(
    "CT-03",
    "Danh mục có {computed} dịch vụ công mức độ 3 cấp {tier}, đúng số báo cáo ({claimed}).",
    "Danh mục hiện có {computed} dịch vụ công mức độ 3 cấp {tier}, báo cáo nêu {claimed}.",
    "Đối chiếu danh mục dịch vụ công trực tuyến với Cổng dịch vụ công và đính chính.",
);
/// CT-04.
pub const LEVEL_4: Texts = Texts::new(
    "CT-04",
    "Danh mục có {computed} thủ tục mức độ 4 cấp {tier}, đúng số báo cáo ({claimed}).",
    "Danh mục hiện có {computed} thủ tục mức độ 4 cấp {tier}, báo cáo nêu {claimed}.",
    "Đối chiếu danh mục dịch vụ công trực tuyến với Cổng dịch vụ công và đính chính.",
);
/// CT-05.
pub const USED: Texts = Texts::new(
    "CT-05",
    "{all}/{all} dịch vụ công trực tuyến có phát sinh hồ sơ trong kỳ.",
    "{count}/{all} dịch vụ công trực tuyến không phát sinh hồ sơ trong kỳ: {list}.",
    "Hướng dẫn người dân sử dụng hoặc đề nghị đưa dịch vụ không có nhu cầu ra khỏi danh mục.",
);
/// CT-06.
pub const POSTED: Texts = Texts::new(
    "CT-06",
    "{all} thủ tục còn hiệu lực đều được niêm yết, không niêm yết thủ tục hết hiệu lực.",
    "Còn {unposted} thủ tục chưa niêm yết; {expired} thủ tục niêm yết đã hết hiệu lực (danh mục có {all}).",
    "Niêm yết bổ sung và gỡ các thủ tục đã hết hiệu lực.",
);
/// CT-07.
pub const UPDATED: Texts = Texts::new(
    "CT-07",
    "{all}/{all} thủ tục mới công bố được cập nhật trong {limit} ngày làm việc.",
    "{count}/{all} thủ tục mới công bố cập nhật chậm hoặc chưa cập nhật (hạn {limit} ngày làm việc): {list}.",
    "Cập nhật ngay các thủ tục đã nêu vào phần mềm và nơi niêm yết.",
);
/// CT-08.
pub const STAGE_PLAN: Texts = Texts::new(
    "CT-08",
    "{unit} đã ban hành Kế hoạch CCHC giai đoạn 2021–2030 (số {number}, ngày {issued}).",
    "{unit} ban hành Kế hoạch CCHC giai đoạn 2021–2030 ngày {issued}, chậm {late-days} ngày.",
    "Ban hành Kế hoạch CCHC giai đoạn 2021–2030.",
);
/// CT-08 without the paper.
pub const NO_STAGE_PLAN: &str = "{unit} chưa ban hành Kế hoạch CCHC giai đoạn 2021–2030 (hạn {deadline}).";
/// CT-09.
pub const YEAR_PLAN: Texts = Texts::new(
    "CT-09",
    "{unit} ban hành Kế hoạch CCHC năm {year} ngày {issued} (số {number}), trong hạn {deadline}.",
    "{unit} ban hành Kế hoạch CCHC năm {year} ngày {issued} (số {number}), chậm {late-days} ngày.",
    "Ban hành Kế hoạch CCHC của năm ngay từ đầu năm.",
);
/// CT-09 without the paper.
pub const NO_YEAR_PLAN: &str = "{unit} chưa ban hành Kế hoạch CCHC năm {year} (hạn {deadline}).";
/// CT-10.
pub const ON_TIME: Texts = Texts::new(
    "CT-10",
    "Tỷ lệ giải quyết trước và đúng hạn {rate} % ({part}/{whole} {denominator}), đạt mức {required} %.",
    "Tỷ lệ giải quyết trước và đúng hạn {rate} % ({part}/{whole} {denominator}) thấp hơn mức {required} %.",
    "Đôn đốc các lĩnh vực có hồ sơ trễ; xin lỗi và hẹn lại đúng quy định.",
);
/// CT-11.
pub const ISO: Texts = Texts::new(
    "CT-11",
    "{all}/{all} chứng nhận đang dùng theo TCVN ISO {standard} và còn hiệu lực.",
    "{count}/{all} chứng nhận không theo TCVN ISO {standard} hoặc đã hết hiệu lực: {list}.",
    "Chuyển đổi sang TCVN ISO 9001:2015 và công bố lại.",
);
/// CT-12.
pub const ELECTRONIC: Texts = Texts::new(
    "CT-12",
    "Tỷ lệ văn bản đi xử lý trên hệ thống {rate} % ({part}/{whole}).",
    "Tỷ lệ văn bản đi xử lý trên hệ thống {rate} % ({part}/{whole}), yêu cầu {required} %.",
    "Xử lý mọi văn bản đi trên hệ thống quản lý văn bản.",
);
/// CT-13.
pub const POSITIONS_MATCH: Texts = Texts::new(
    "CT-13",
    "{all} vị trí đều được bố trí phù hợp vị trí việc làm.",
    "{count}/{all} vị trí bố trí chưa phù hợp vị trí việc làm.",
    "Rà soát, bố trí lại theo Đề án vị trí việc làm.",
);
/// CT-14.
pub const NOT_VOIDED: Texts = Texts::new(
    "CT-14",
    "Không có văn bản nào trong {all} văn bản bị xử lý do trái pháp luật.",
    "Có {count}/{all} văn bản bị xử lý do trái pháp luật: {list}.",
    "Kiểm tra, thẩm định kỹ dự thảo trước khi ban hành.",
);
/// CT-15.
pub const COMMENDED: Texts = Texts::new(
    "CT-15",
    "Sổ khen thưởng có {computed} giấy khen, đúng số báo cáo ({claimed}).",
    "Sổ khen thưởng có {computed} giấy khen, báo cáo nêu {claimed}.",
    "Đối chiếu quyết định khen thưởng với báo cáo.",
);
/// CT-16.
pub const CRITERIA_KNOWN: Texts = Texts::new(
    "CT-16",
    "{all} năm được xếp loại đều có quyết định ban hành bộ tiêu chí.",
    "Quyết định ban hành bộ tiêu chí có sau khi công bố kết quả: {list}.",
    "Ghi số, ngày quyết định ban hành bộ tiêu chí áp dụng cho từng năm.",
);
