//! The values an administrator may set, each with the origin of its default.

use dondoc_sdk::ParameterInfo;
use dondoc_sdk::book::REGISTERS_FROM;

/// The parameters.
pub const PARAMETERS: &[ParameterInfo] = &[
    ParameterInfo {
        name: "year",
        title: "Năm kiểm tra",
        default: "2022",
        origin: "văn bản: kiểm tra công tác CCHC năm 2022",
    },
    ParameterInfo {
        name: "inspection-plan-number",
        title: "Số Kế hoạch kiểm tra CCHC của năm",
        default: "06/KH-UBND",
        origin: "văn bản: Kế hoạch số 06/KH-UBND ngày 11/01/2022",
    },
    ParameterInfo {
        name: "inspection-plan-deadline",
        title: "Hạn ban hành Kế hoạch kiểm tra CCHC của năm",
        default: "2022-01-31",
        origin: "giả định",
    },
    ParameterInfo {
        name: "quarter",
        title: "Quý được kiểm tra",
        default: "2022-01-01..2022-03-31",
        origin: "văn bản: kiểm tra Quý I năm 2022; giả định quý theo tháng dương lịch",
    },
    ParameterInfo {
        name: "quarter-before",
        title: "Cùng kỳ năm trước",
        default: "2021-01-01..2021-03-31",
        origin: "văn bản: so với cùng thời điểm năm 2021",
    },
    ParameterInfo {
        name: "inspected-units",
        title: "Mã các đơn vị được kiểm tra trong quý",
        default: "29869,29872,29863,29893,29890,866.GDDT,866.YT,866.KT,866.TCKH",
        origin: "văn bản: 5 xã, phường và 4 phòng; mã phòng do phần mềm đặt",
    },
    ParameterInfo {
        name: "unit-plans-issued",
        title: "Khoảng thời gian đơn vị phải ban hành bộ kế hoạch của năm",
        default: "2021-12-01..2022-03-31",
        origin: "giả định",
    },
    ParameterInfo {
        name: "late-denominator",
        title: "Mẫu số của tỷ lệ trễ hạn: resolved hoặc received",
        default: "resolved",
        origin: "giả định: các tỉnh dùng mẫu số khác nhau",
    },
    ParameterInfo {
        name: "letter-plan",
        title: "Mã kế hoạch gồm các nhiệm vụ thực hiện Công văn 379/UBND-NV",
        default: "cv-379-2022",
        origin: "giả định: mã do phần mềm đặt",
    },
    ParameterInfo {
        name: "letter-carried-out",
        title: "Khoảng thời gian ban hành văn bản triển khai Công văn 379/UBND-NV",
        default: "2022-02-24..2022-12-31",
        origin: "văn bản: công văn ngày 24/02/2022; giả định đến hết năm",
    },
    REGISTERS_FROM,
    ParameterInfo {
        name: "inspected-share",
        title: "Mục tiêu lũy kế xã, phường được kiểm tra trong năm (%)",
        default: "30",
        origin: "giả định: không tìm thấy văn bản quy định",
    },
    ParameterInfo {
        name: "filing-target",
        title: "Yêu cầu tỷ lệ hồ sơ công việc điện tử (%)",
        default: "100",
        origin: "giả định",
    },
    ParameterInfo {
        name: "initiatives-min",
        title: "Số mô hình mới, cách làm hay tối thiểu trong năm",
        default: "1",
        origin: "giả định",
    },
    ParameterInfo {
        name: "review",
        title: "Thời gian rà soát thủ tục hành chính theo kế hoạch",
        default: "2022-01-01..2022-09-30",
        origin: "giả định: văn bản chỉ nêu rà soát theo kế hoạch đề ra",
    },
    ParameterInfo {
        name: "step-hours-max",
        title: "Số giờ làm việc tối đa hồ sơ dừng ở một bước",
        default: "16",
        origin: "giả định",
    },
    ParameterInfo {
        name: "conclusion-working-days",
        title: "Số ngày làm việc phải có kết luận sau khi kết thúc kiểm tra",
        default: "15",
        origin: "nguồn công khai: Thông tư 02/2017/TT-VPCP, điều 46",
    },
    ParameterInfo {
        name: "remediation-days",
        title: "Số ngày phải báo cáo khắc phục sau kết luận",
        default: "15",
        origin: "nguồn công khai: kế hoạch kiểm tra của một huyện",
    },
];
