//! CL-02, CL-03, CL-04, CL-16: the inspections of the year, by their register.

use dondoc_sdk::book::{Books, until};
use dondoc_sdk::registers::INSPECTIONS;
use dondoc_sdk::rule::{Texts, communes_reached, has_at_least, in_order, within_window};
use dondoc_sdk::{Day, Outcome, Period, Scope};

const CL_02: Texts = Texts::new(
    "CL-02",
    "Đoàn kiểm tra thành lập ngày {first}, trước khi kiểm tra ngày {second} ({days} ngày).",
    "Kiểm tra ngày {second} trước khi có quyết định thành lập Đoàn ({first}).",
    "Chỉ kiểm tra sau khi quyết định thành lập Đoàn đã ban hành.",
);

const CL_03: Texts = Texts::new(
    "CL-03",
    "Đợt kiểm tra CCHC từ {first} đến {last} nằm trọn trong quý ({window}).",
    "Đợt kiểm tra CCHC từ {first} đến {last} không nằm trọn trong quý ({window}).",
    "Tổ chức và kết thúc kiểm tra trong quý theo kế hoạch.",
);

const CL_04: Texts = Texts::new(
    "CL-04",
    "Lũy kế đã kiểm tra {part}/{whole} đơn vị ({rate} %), mục tiêu {required} %.",
    "Lũy kế mới kiểm tra {part}/{whole} đơn vị ({rate} %), mục tiêu {required} %.",
    "Bố trí kiểm tra các đơn vị còn lại trong các quý tới.",
);

const CL_16: Texts = Texts::new(
    "CL-16",
    "Quý {quarter} đã kiểm tra CCHC ({count} đơn vị).",
    "Quý {quarter} chưa kiểm tra CCHC.",
    "Tổ chức kiểm tra CCHC hằng quý theo kế hoạch.",
);

/// The team was set up before its first inspection of the quarter began.
pub fn cl02(books: &Books<'_>, quarter: Period) -> Outcome {
    let year = Period::new(quarter.first.plus(-366), quarter.last);
    let decisions = books.world.documents(Scope::ThisUnit, "inspection-team-decision", year);
    let decided = || {
        let start = span(books, quarter)?.ok_or("quý này chưa có cuộc kiểm tra nào")?.first;
        let decision = decisions.iter().min_by_key(|paper| paper.issued);
        let decision = decision.ok_or("sổ văn bản chưa có quyết định thành lập Đoàn kiểm tra")?;
        Ok(in_order(decision.issued, start, &CL_02, &[]).citing(&decision.number))
    };
    CL_02.answer(decided())
}

/// The inspections that began in the quarter lie within it; a quarter that is over without one fails.
pub fn cl03(books: &Books<'_>, quarter: Period) -> Outcome {
    CL_03.answer(span(books, quarter).map(|span| match span {
        Some(span) => within_window(span, quarter, &CL_03, &[]),
        None if books.world.reached(quarter.last) => {
            let message = format!("Chưa thực hiện kiểm tra CCHC trong quý ({quarter}).");
            Outcome::fails("CL-03", message).advising(CL_03.advice)
        }
        None => Outcome::not_applicable("CL-03", format!("Quý chưa kết thúc ({quarter}).")),
    }))
}

/// The share of communes inspected in the year so far.
pub fn cl04(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let inspected = books.during(&INSPECTIONS, year);
    communes_reached(books, &inspected, ("Lũy kế xã, phường được kiểm tra", "inspected-share"), &CL_04)
}

/// One outcome for each quarter of the year that is over, the first one also while it runs.
pub fn cl16(books: &Books<'_>, year: Period) -> Vec<Outcome> {
    let quarters = (1..=4).map(|number| (number, Period::quarter(year.first.civil().0, number)));
    let over = quarters.filter(|(number, quarter)| *number == 1 || books.world.reached(quarter.last));
    over.map(|(number, quarter)| {
        let count = books.during(&INSPECTIONS, quarter).count();
        let name = "Đơn vị được kiểm tra trong quý";
        let outcome = count.map(|count| has_at_least(name, "đơn vị", count, 1, &CL_16, &[("quarter", &number)]));
        CL_16.answer(outcome).about(&format!("q{number}"))
    })
    .collect()
}

/// From the first day of the first inspection that began in the period to the last day of the last; none without one.
fn span(books: &Books<'_>, period: Period) -> Result<Option<Period>, String> {
    let rows = books.during(&INSPECTIONS, period).only(until("first", period.last)).by(&["first", "last"])?;
    let days = |place: usize| rows.iter().filter_map(move |row| row.key.get(place).and_then(|day| Day::parse(day)));
    Ok(days(0).min().zip(days(1).max()).map(|(first, last)| Period::new(first, last)))
}
