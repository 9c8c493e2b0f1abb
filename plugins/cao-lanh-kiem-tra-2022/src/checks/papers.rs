//! CL-06, CL-11, CL-15: plans' items, archives, signatures on outgoing documents.

use dondoc_sdk::book::{Book, Books, differs, empty, equal, filled};
use dondoc_sdk::registers::{ARCHIVES, OUTGOING_DOCUMENTS, PLAN_ITEMS};
use dondoc_sdk::rule::{Change, Quality, Ratio, Texts, ratio_at_least, rows_sound, value_falls};
use dondoc_sdk::{Outcome, Period, join_names, parameter};

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

/// Every item of the year's plans names who, by when and what, and is not merely copied.
pub fn cl06(books: &Books<'_>, issued: Period) -> Outcome {
    let book = books.during(&PLAN_ITEMS, issued);
    let counted = || -> Result<Outcome, String> {
        let sound =
            book.only(filled("owner")).only(filled("due")).only(filled("product")).only(differs("copied", "yes"));
        let rows = book.count()?;
        let wanting = rows - sound.count()?;
        let faults = [
            ("thiếu đầu mối", book.only(empty("owner")).count()?),
            ("thiếu thời hạn", book.only(empty("due")).count()?),
            ("thiếu sản phẩm", book.only(empty("product")).count()?),
            ("chép nguyên kế hoạch cấp trên", book.only(equal("copied", "yes")).count()?),
        ];
        let vague_plans = worst_plans(&book, &sound)?;
        let quality = Quality {
            name: "Nội dung kế hoạch chưa cụ thể",
            measure: "nội dung",
            rows,
            faulty: wanting,
            faults: &faults,
        };
        Ok(rows_sound(&quality, &CL_06, &[("plans", &vague_plans)]))
    };
    CL_06.answer(counted())
}

/// The plans with items that are not sound, by number.
fn worst_plans(book: &Book<'_>, sound: &Book<'_>) -> Result<String, String> {
    let sound = sound.by(&["plan"])?;
    let of = |plan: &Vec<String>| sound.iter().find(|group| group.key == *plan).map_or(0, |group| group.count);
    let groups = book.by(&["plan"])?;
    let worst: Vec<&str> =
        groups.iter().filter(|group| group.count > of(&group.key)).map(|group| group.key[0].as_str()).collect();
    Ok(join_names(&worst, "kế hoạch"))
}

/// The backlog fell between the first and the last count of the quarter; enough case files were made. One outcome each.
pub fn cl11(books: &Books<'_>, quarter: Period) -> Result<Vec<Outcome>, String> {
    let required = parameter::decimal(books.world, "filing-target")?;
    let counts = books.during(&ARCHIVES, quarter).sums_by(&["counted"], &["backlog-metres", "files", "cases"]);
    let backlog = counts.as_ref().map_err(Clone::clone).and_then(|counts| match (counts.first(), counts.last()) {
        (Some(first), Some(last)) if first.key != last.key => Ok((first.sums[0], last.sums[0])),
        _ => Err("sổ lưu trữ cần ít nhất hai lần kiểm đếm trong quý".to_owned()),
    });
    let backlog = BACKLOG.answer(backlog.map(|(before, now)| {
        value_falls(&Change { name: "Tài liệu tồn đọng", measure: "mét giá", now, before }, &BACKLOG, &[])
    }));
    let last = counts.and_then(|counts| counts.last().cloned().ok_or("sổ lưu trữ chưa có lần kiểm đếm nào".to_owned()));
    let filing = FILING.answer(last.map(|last| {
        let ratio =
            Ratio { name: "Tỷ lệ hồ sơ công việc điện tử", part: last.sums[1], whole: last.sums[2] };
        ratio_at_least(&ratio, required, &FILING, &[])
    }));
    Ok(vec![backlog.about("backlog"), filing.about("filing")])
}

/// Every outgoing document of the quarter bears both signatures.
pub fn cl15(books: &Books<'_>, quarter: Period) -> Outcome {
    let book = books.during(&OUTGOING_DOCUMENTS, quarter);
    let counted = || -> Result<Outcome, String> {
        let with = |column: &str| book.only(equal(column, "yes"));
        let (rows, both) = (book.count()?, with("personal-signature").only(equal("office-signature", "yes")).count()?);
        let faults = [
            ("cá nhân", rows - with("personal-signature").count()?),
            ("cơ quan", rows - with("office-signature").count()?),
        ];
        let name = "Văn bản đi thiếu lớp chữ ký số";
        Ok(rows_sound(&Quality { name, measure: "văn bản", rows, faulty: rows - both, faults: &faults }, &CL_15, &[]))
    };
    CL_15.answer(counted())
}
