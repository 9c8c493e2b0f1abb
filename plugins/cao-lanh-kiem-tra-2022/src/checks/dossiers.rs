//! CL-10, CL-14: dossiers that are late in the software only, and dossiers that rest at a step.

use dondoc_sdk::book::{Books, empty, filled, until};
use dondoc_sdk::dossier::Dossiers;
use dondoc_sdk::registers::DOSSIERS;
use dondoc_sdk::rule::{Items, Remainder, Texts, no_item_remains, none_remains};
use dondoc_sdk::working_days::earliest_within;
use dondoc_sdk::{Decimal, Measured, Outcome, Period, parameter};

const CL_10: Texts = Texts::new(
    "CL-10",
    "{all} hồ sơ trong quý không có hồ sơ nào báo quá hạn trên phần mềm.",
    "{in-data} hồ sơ báo quá hạn do chưa cập nhật (đã trả đúng hạn); {in-fact} hồ sơ quá hạn thực tế; {unknown} hồ sơ chưa có căn cứ ngày trả.",
    "Cập nhật, chuyển trả ngay hồ sơ đã có kết quả; xin lỗi và hẹn lại đối với hồ sơ trễ thật.",
);

const CL_14: Texts = Texts::new(
    "CL-14",
    "{all} hồ sơ đang xử lý đều không dừng quá {hours} giờ làm việc ở một bước và không bỏ bước.",
    "{count} hồ sơ dừng quá {hours} giờ làm việc ở một bước hoặc bỏ bước: {list}.",
    "Đôn đốc công chức ở bước đã nêu xử lý, luân chuyển hồ sơ đúng quy trình.",
);

/// No dossier of the quarter is late by the software; those handed over in time are told from those late in fact.
pub fn cl10(books: &Books<'_>, quarter: Period) -> Outcome {
    CL_10.answer(Dossiers::read(&books.during(&DOSSIERS, quarter), books.today).and_then(|dossiers| {
        if dossiers.received == 0 {
            return Err("sổ theo dõi hồ sơ không có hồ sơ nào trong quý".to_owned());
        }
        let (count, all) = (dossiers.late(), dossiers.received);
        let left = Remainder { name: "Hồ sơ báo quá hạn", measure: "hồ sơ", count, all, list: "" };
        let (data, fact, unknown) = (dossiers.late_in_data, dossiers.really_late, dossiers.without_evidence);
        let outcome = none_remains(&left, &CL_10, &[("in-data", &data), ("in-fact", &fact), ("unknown", &unknown)]);
        let parts = [("Trễ dữ liệu", data), ("Trễ thật", fact), ("Chưa có căn cứ", unknown)];
        Ok(parts.into_iter().fold(outcome, |so_far, (name, count)| {
            so_far.measuring(Measured::computed(name, "hồ sơ", Decimal::count(count)))
        }))
    }))
}

/// No open dossier has rested at its step for more working hours than allowed, eight to a day, and none skipped a step.
pub fn cl14(books: &Books<'_>, quarter: Period) -> Result<Outcome, String> {
    const HOURS_A_DAY: i32 = 8;
    let hours = parameter::whole(books.world, "step-hours-max")?;
    let Some(limit) = earliest_within(books.world, books.today, hours / HOURS_A_DAY) else {
        return Ok(CL_14.calendar_missing());
    };
    let book = books.during(&DOSSIERS, quarter);
    let open = book.only(empty("closed"));
    let found = || {
        let mut items = open.only(until("step-since", limit.plus(-1))).values("number")?;
        items.extend(book.only(filled("skipped-step")).values("number")?);
        items.sort_unstable();
        items.dedup();
        let (name, all) = ("Hồ sơ dừng quá lâu hoặc bỏ bước", open.count()?);
        let left = Items { name, measure: "hồ sơ", items: &items, all };
        Ok(no_item_remains(&left, &CL_14, &[("hours", &hours)]))
    };
    Ok(CL_14.answer(found()))
}
