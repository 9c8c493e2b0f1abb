//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;
use dondoc_sdk::book::REGISTERS_FROM;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    ParameterInfo {
        name: "plan",
        title: "Mã kế hoạch CCHC của năm",
        default: "cchc-2022",
        origin: "giả định: mã do phần mềm đặt",
    },
    ParameterInfo {
        name: "plan-year",
        title: "Năm của kế hoạch",
        default: "2022",
        origin: "văn bản: nhiệm vụ CCHC năm 2022",
    },
    ParameterInfo {
        name: "pace-allowance",
        title: "Số điểm phần trăm hoàn thành được phép chậm so với thời gian đã qua của năm",
        default: "0",
        origin: "giả định",
    },
    ParameterInfo {
        name: "half-year",
        title: "Kỳ số liệu hồ sơ",
        default: "2022-01-01..2022-06-30",
        origin: "văn bản: 6 tháng đầu năm 2022",
    },
    ParameterInfo {
        name: "one-stop-desk",
        title: "Phần đuôi mã của Bộ phận Một cửa huyện (mã huyện, dấu chấm, phần đuôi)",
        default: "MC",
        origin: "giả định: mã do phần mềm đặt",
    },
    ParameterInfo {
        name: "on-time-denominator",
        title: "Mẫu số của tỷ lệ trước và đúng hạn: resolved, due hoặc received",
        default: "resolved",
        origin: "giả định: các tỉnh dùng mẫu số khác nhau",
    },
    ParameterInfo {
        name: "on-time-target",
        title: "Mức tối thiểu của tỷ lệ trước và đúng hạn (%)",
        default: "95",
        origin: "giả định: 99 % là mức huyện đạt được, không phải mức giao",
    },
    ParameterInfo {
        name: "rate-tolerance",
        title: "Độ lệch cho phép giữa tỷ lệ báo cáo và tỷ lệ tính lại (điểm %)",
        default: "0.5",
        origin: "giả định: tỷ lệ được công bố làm tròn đến số nguyên",
    },
    ParameterInfo {
        name: "online-target",
        title: "Mục tiêu tỷ lệ hồ sơ trực tuyến mức độ 3, 4 (%)",
        default: "30",
        origin: "nguồn công khai: mục tiêu năm 2022 của huyện Diên Khánh, lấy làm ví dụ",
    },
    ParameterInfo {
        name: "report-period-days",
        title: "Kỳ báo cáo tiến độ (ngày)",
        default: "30",
        origin: "giả định: văn bản chỉ yêu cầu thường xuyên",
    },
    ParameterInfo {
        name: "report-grace-working-days",
        title: "Số ngày làm việc được chậm báo cáo",
        default: "5",
        origin: "giả định",
    },
    REGISTERS_FROM,
    ParameterInfo {
        name: "systems",
        title: "Các hệ thống mọi cơ quan, đơn vị phải dùng",
        default: "document-system,one-stop-software,digital-signature",
        origin: "văn bản: 100 % cơ quan, đơn vị ứng dụng CNTT; ba hệ thống là giả định",
    },
    ParameterInfo {
        name: "architecture-version",
        title: "Phiên bản Kiến trúc Chính quyền điện tử phải áp dụng",
        default: "2.0",
        origin: "giả định: văn bản chỉ nêu phiên bản mới",
    },
    ParameterInfo {
        name: "architecture-deadline",
        title: "Hạn cập nhật Kiến trúc Chính quyền điện tử",
        default: "2022-06-30",
        origin: "giả định",
    },
    ParameterInfo {
        name: "initiatives-min",
        title: "Số mô hình, sáng kiến tối thiểu được công nhận trong năm",
        default: "1",
        origin: "giả định",
    },
    ParameterInfo {
        name: "replicated-min",
        title: "Số mô hình, sáng kiến tối thiểu được nhân rộng trong năm",
        default: "1",
        origin: "giả định",
    },
    ParameterInfo {
        name: "inspection",
        title: "Ngày Đoàn kiểm tra của Tỉnh làm việc",
        default: "2022-07-12..2022-07-12",
        origin: "văn bản: Đoàn kiểm tra làm việc ngày 12/7/2022",
    },
    ParameterInfo {
        name: "remediation-days",
        title: "Số ngày phải báo cáo khắc phục sau kết luận",
        default: "15",
        origin: "nguồn công khai: kế hoạch kiểm tra của một huyện",
    },
    ParameterInfo {
        name: "inspected-share",
        title: "Mức tham chiếu của tỷ lệ đơn vị cấp xã được kiểm tra trong năm (%)",
        default: "30",
        origin: "giả định: không tìm thấy văn bản quy định",
    },
    ParameterInfo {
        name: "index-year",
        title: "Năm của kết quả chỉ số mới nhất",
        default: "2021",
        origin: "giả định: kết quả năm trước công bố trong năm",
    },
];
