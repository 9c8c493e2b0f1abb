//! CL-06, CL-11, CL-15: plans' items, archives, signatures on outgoing documents.

use dondoc_sdk::book::{Books, differs, equal, filled};
use dondoc_sdk::registers::{ARCHIVES, OUTGOING_DOCUMENTS, PLAN_ITEMS};
use dondoc_sdk::rule::{Change, Ratio, Sound, Texts, book_sound, ratio_at_least, value_falls};
use dondoc_sdk::{Outcome, Period, parameter};

const CL_06: Texts = Texts::new(
    "CL-06",
    "{all}/{all} nội dung kế hoạch của các đơn vị có đầu mối, thời hạn, sản phẩm và không chép nguyên kế hoạch cấp trên.",
    "{count}/{all} nội dung kế hoạch chưa cụ thể ({list}); tập trung ở: {plans}.",
    "Bổ sung đầu mối, thời hạn, sản phẩm sát thực tế của đơn vị cho từng nội dung.",
);

const BACKLOG: Texts = Texts::new(
    "CL-11",
    "Tài liệu tồn đọng chưa chỉnh lý giảm từ {before} xuống {now} mét giá.",
    "Tài liệu tồn đọng chưa chỉnh lý: {now} mét giá, không giảm so với đầu kỳ ({before} mét giá).",
    "Bố trí kinh phí, nhân lực chỉnh lý tài liệu tồn đọng.",
);

const FILING: Texts = Texts::new(
    "CL-11",
    "Hồ sơ công việc điện tử đạt {rate} % ({part}/{whole}).",
    "Hồ sơ công việc điện tử mới đạt {rate} % ({part}/{whole}), yêu cầu {required} %.",
    "Lập hồ sơ công việc điện tử ngay khi giải quyết công việc.",
);

const CL_15: Texts = Texts::new(
    "CL-15",
    "{all}/{all} văn bản đi có đủ 02 lớp chữ ký số.",
    "{count}/{all} văn bản đi thiếu lớp chữ ký số ({list}).",
    "Ký số cá nhân và ký số cơ quan trên mọi văn bản đi.",
);

/// Every item of the year's plans names who, by when and what, and is not merely copied; the plans that have others are named.
pub fn cl06(books: &Books<'_>, issued: Period) -> Outcome {
    let book = books.during(&PLAN_ITEMS, issued);
    let clauses = [
        ("thiếu đầu mối", filled("owner")),
        ("thiếu thời hạn", filled("due")),
        ("thiếu sản phẩm", filled("product")),
        ("chép nguyên kế hoạch cấp trên", differs("copied", "yes")),
    ];
    let wanted = Sound { name: "Nội dung kế hoạch chưa cụ thể", measure: "nội dung", clauses: &clauses };
    let plans = wanted.faulty_values(&book, "plan", "kế hoạch");
    CL_06.answer(plans.map(|plans| book_sound(&book, &wanted, &CL_06, &[("plans", &plans)])))
}

/// The backlog fell between the first and the last count of the quarter; enough case files were made. One outcome each.
pub fn cl11(books: &Books<'_>, quarter: Period) -> Result<Vec<Outcome>, String> {
    let required = parameter::decimal(books.world, "filing-target")?;
    let counts = books.during(&ARCHIVES, quarter).sums_by(&["counted"], &["backlog-metres", "files", "cases"]);
    let backlog = counts.as_ref().map_err(Clone::clone).and_then(|counts| match counts.as_slice() {
        [first, .., last] => {
            let (now, before) = (last.sums[0], first.sums[0]);
            let change = Change { name: "Tài liệu tồn đọng", measure: "mét giá", now, before };
            Ok(value_falls(&change, &BACKLOG, &[]))
        }
        _ => Err("sổ lưu trữ cần ít nhất hai lần kiểm đếm trong quý".to_owned()),
    });
    let last = counts.and_then(|counts| counts.last().cloned().ok_or("sổ lưu trữ chưa có lần kiểm đếm nào".to_owned()));
    let filing = last.map(|last| {
        let ratio =
            Ratio { name: "Tỷ lệ hồ sơ công việc điện tử", part: last.sums[1], whole: last.sums[2] };
        ratio_at_least(&ratio, required, &FILING, &[])
    });
    Ok(vec![BACKLOG.answer(backlog).about("backlog"), FILING.answer(filing).about("filing")])
}

/// Every outgoing document of the quarter bears both signatures.
pub fn cl15(books: &Books<'_>, quarter: Period) -> Outcome {
    let clauses = [("cá nhân", equal("personal-signature", "yes")), ("cơ quan", equal("office-signature", "yes"))];
    let wanted =
        Sound { name: "Văn bản đi thiếu lớp chữ ký số", measure: "văn bản", clauses: &clauses };
    book_sound(&books.during(&OUTGOING_DOCUMENTS, quarter), &wanted, &CL_15, &[])
}
