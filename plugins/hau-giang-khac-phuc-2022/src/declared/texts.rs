//! The sentences of the checks.

use dondoc_sdk::rule::Texts;

/// PH-01.
pub const RANK: Texts = Texts::new(
    "PH-01",
    "Chỉ số CCHC năm {year} xếp {rank}/{field}.",
    "Chỉ số CCHC năm {year} xếp {rank}/{field}, dưới hạng {last}/{field}.",
    "Giao đầu mối cải thiện từng tiêu chí mất điểm và theo dõi hằng tháng.",
);
/// PH-02.
pub const LAW_REPORT: Texts = Texts::new(
    "PH-02",
    "Báo cáo theo dõi tình hình thi hành pháp luật năm {year} gửi ngày {on}, trong hạn {deadline}.",
    "Báo cáo theo dõi tình hình thi hành pháp luật năm {year} gửi trễ {late-days} ngày (hạn {deadline}).",
    "Gửi báo cáo ngay và lập lịch nhắc trước hạn.",
);
/// PH-02 without the report.
pub const NO_LAW_REPORT: &str =
    "Báo cáo theo dõi tình hình thi hành pháp luật năm {year} chưa gửi, đã quá hạn {deadline}.";
/// PH-03.
pub const CONTROL_REPORT: Texts = Texts::new(
    "PH-03",
    "Báo cáo kiểm soát thủ tục hành chính (chốt {cutoff}) gửi qua {channel} ngày {on}, trong hạn {deadline}.",
    "Báo cáo kiểm soát thủ tục hành chính (chốt {cutoff}) gửi qua {channel} trễ {late-days} ngày (hạn {deadline}).",
    "Gửi báo cáo đúng hạn trên cả hai hệ thống.",
);
/// PH-03 without the report.
pub const NO_CONTROL_REPORT: &str =
    "Báo cáo kiểm soát thủ tục hành chính (chốt {cutoff}) chưa gửi qua {channel}, đã quá hạn {deadline}.";
/// PH-04.
pub const DISBURSED: Texts = Texts::new(
    "PH-04",
    "Giải ngân vốn đầu tư công đạt {rate} % kế hoạch đến {until} (mục tiêu tháng {month}: {required} %).",
    "Giải ngân vốn đầu tư công mới đạt {rate} % kế hoạch đến {until} (mục tiêu tháng {month}: {required} %).",
    "Tháo gỡ vướng mắc từng dự án, điều chuyển vốn của dự án chậm.",
);
/// PH-05, what is provided.
pub const PROVIDED: Texts = Texts::new(
    "PH-05",
    "Mức độ cung cấp dịch vụ công trực tuyến mức độ 3, 4: {rate} % ({part}/{whole} thủ tục).",
    "Mức độ cung cấp dịch vụ công trực tuyến mức độ 3, 4 mới đạt {rate} % ({part}/{whole} thủ tục; mục tiêu {required} %).",
    "Đưa thêm thủ tục đủ điều kiện lên mức độ 3, 4.",
);
/// PH-05, what is handled.
pub const HANDLED: Texts = Texts::new(
    "PH-05",
    "Xử lý trực tuyến {rate} % hồ sơ ({part}/{whole}).",
    "Xử lý trực tuyến mới đạt {rate} % hồ sơ ({part}/{whole}; mục tiêu {required} %).",
    "Hướng dẫn người dân nộp hồ sơ trực tuyến ngay tại Bộ phận Một cửa.",
);
/// PH-06.
pub const PORTAL: Texts = Texts::new(
    "PH-06",
    "Cổng thông tin có đủ {all} mục bắt buộc, không mục nào đăng chậm quá {lag} ngày.",
    "Cổng thông tin thiếu {missing} mục bắt buộc; {late} mục đăng chậm quá {lag} ngày (tổng {all} mục).",
    "Phân công đầu mối đăng từng mục và kiểm tra hằng tuần.",
);
/// PH-07.
pub const COMMUNES: Texts = Texts::new(
    "PH-07",
    "{unit}: tỷ lệ hồ sơ trễ hẹn {rate} % ({part}/{whole} {denominator}; ngưỡng {required} %).",
    "{unit}: tỷ lệ hồ sơ trễ hẹn {rate} % vượt ngưỡng {required} % ({part}/{whole} {denominator}; {in-data} hồ sơ chỉ chậm cập nhật).",
    "Kiểm tra Bộ phận Một cửa của xã, cập nhật hồ sơ đã trả và xin lỗi người dân.",
);
/// PH-08.
pub const SURVEY: Texts = Texts::new(
    "PH-08",
    "Điểm điều tra xã hội học {part}/{whole} ({rate} %), thấp nhất ở {group}.",
    "Điểm điều tra xã hội học {part}/{whole} ({rate} %, yêu cầu {required} %), thấp nhất ở {group}.",
    "Cải thiện trước hết nhóm nội dung có điểm thấp nhất.",
);
/// PH-09.
pub const TASKS: Texts = Texts::new(
    "PH-09",
    "{all} nhiệm vụ do {assigners} giao không có nhiệm vụ nào quá hạn.",
    "{count}/{all} nhiệm vụ do {assigners} giao quá hạn; lâu nhất {days} ngày ({worst}).",
    "Hoàn thành ngay nhiệm vụ quá hạn hoặc báo cáo xin gia hạn.",
);
/// PH-10.
pub const MEETINGS_HELD: Texts = Texts::new(
    "PH-10",
    "Đã tổ chức {count} cuộc họp CCHC có biên bản trong tháng {month}/{year}.",
    "Chưa tổ chức họp CCHC có biên bản trong tháng {month}/{year}.",
    "Tổ chức họp định kỳ hằng tháng, ra thông báo kết luận.",
);
/// PH-11.
pub const SOLVED: Texts = Texts::new(
    "PH-11",
    "Nguyên nhân “{cause}” đã có giải pháp, đầu mối, thời hạn.",
    "Nguyên nhân “{cause}” chưa có giải pháp, đầu mối hoặc thời hạn.",
    "Bổ sung giải pháp, đầu mối, thời hạn vào lộ trình khắc phục.",
);
/// PH-12.
pub const EVALUATED: Texts = Texts::new(
    "PH-12",
    "{all} hồ sơ đánh giá đều có kết quả thủ tục hành chính và mức độ hài lòng.",
    "{count}/{all} hồ sơ đánh giá chưa có kết quả thủ tục hành chính hoặc mức độ hài lòng ({list}).",
    "Bổ sung hai nội dung này vào hồ sơ đánh giá cuối năm.",
);
/// PH-13.
pub const STAFFED: Texts = Texts::new(
    "PH-13",
    "{unit} có {count} quyết định cử công chức Bộ phận Một cửa theo tiêu chí năng lực.",
    "Chưa có quyết định cử công chức Bộ phận Một cửa theo tiêu chí năng lực tại {unit}.",
    "Ban hành quyết định cử công chức, ghi tiêu chí lựa chọn.",
);
/// PH-14.
pub const DIRECTED: Texts = Texts::new(
    "PH-14",
    "{unit} đã ban hành đủ {have}/{kinds} loại văn bản chỉ đạo, điều hành CCHC của năm.",
    "Thiếu văn bản chỉ đạo ({have}/{kinds}): {absent}.",
    "Ban hành các văn bản còn thiếu và nhập vào sổ văn bản.",
);
/// PH-15.
pub const MODELS: Texts = Texts::new(
    "PH-15",
    "Kế hoạch mô hình mới, giải pháp mới ban hành ngày {issued} (số {number}), trong hạn {deadline}.",
    "Kế hoạch mô hình mới, giải pháp mới ban hành ngày {issued}, chậm {late-days} ngày so với hạn {deadline}.",
    "Hoàn thiện dự thảo và ban hành kế hoạch.",
);
/// PH-15 without the paper.
pub const NO_MODELS: &str = "Kế hoạch mô hình mới, giải pháp mới chưa được ban hành sau {days} ngày (hạn {deadline}).";
/// PH-16.
pub const MAPPED: Texts = Texts::new(
    "PH-16",
    "{all} tiêu chí mất điểm đều có trong danh mục nguyên nhân và ngược lại.",
    "{only-first} tiêu chí mất điểm không có trong danh mục nguyên nhân; {only-second} nguyên nhân không ứng với tiêu chí mất điểm: {list}.",
    "Đối chiếu bảng điểm với danh mục nguyên nhân, bổ sung nguyên nhân còn thiếu.",
);
