//! VX-05 to VX-08, VX-12: dossiers at the desk, in the software and in the book.

use std::collections::BTreeMap;

use dondoc_sdk::book::{Book, Books, empty, equal, filled};
use dondoc_sdk::dossier::Dossiers;
use dondoc_sdk::registers::{DOSSIER_BOOK, DOSSIERS};
use dondoc_sdk::rule::{Quality, Ratio, Remainder, Sources, Value, none_remains, rows_sound, sources_agree};
use dondoc_sdk::{Day, Decimal, Measured, Outcome, Period, parameter};

use crate::declared::texts::{APOLOGIES, BOOK, FIELDS, SLIPS, SOURCES};

/// What the columns of form 06 are called that every row must fill.
const FILLED: [(&str, &str); 4] = [
    ("field", "thiếu lĩnh vực"),
    ("procedure", "thiếu mã thủ tục"),
    ("due", "thiếu ngày hẹn trả"),
    ("slip", "thiếu số giấy hẹn"),
];

/// One outcome for each field that is always asked about, and for each other one with dossiers.
pub fn vx05(books: &Books<'_>, period: Period) -> Vec<Outcome> {
    let book = books.during(&DOSSIERS, period);
    let mut fields = parameter::list(books.world, "fields");
    match book.values("field") {
        Err(absent) => return vec![FIELDS.missing(&absent)],
        Ok(found) => fields.extend(found),
    }
    fields.sort_unstable();
    fields.dedup();
    let outcome = |field: &String| {
        let read = Dossiers::read(&book.only(equal("field", field)), books.today);
        FIELDS.answer(read.map(|dossiers| overdue(books, field, &dossiers))).about(field)
    };
    fields.iter().map(outcome).collect()
}

fn overdue(books: &Books<'_>, field: &str, dossiers: &Dossiers) -> Outcome {
    let name = match field {
        "tn-mt" => "tài nguyên – môi trường",
        "tb-xh" => "thương binh – xã hội",
        other => other,
    };
    let (count, all) = (dossiers.late(), dossiers.received);
    let Some(rate) = Ratio::of("Tỷ lệ hồ sơ quá hạn", count, all).percent() else {
        return Outcome::not_applicable(FIELDS.check, format!("Lĩnh vực {name} không phát sinh hồ sơ trong kỳ."));
    };
    let waiting = |due: Day| match books.world.working_days_between(due, books.today) {
        Some(days) => format!("{days} ngày làm việc"),
        None => format!("{} ngày (thiếu lịch nên chưa tính được ngày làm việc)", books.today.since(due)),
    };
    let longest = dossiers.oldest_due.map_or_else(|| "đã trả xong".to_owned(), waiting);
    let left = Remainder { name: "Hồ sơ quá hạn", measure: "hồ sơ", count, all, list: "" };
    let own: [Value<'_>; 4] =
        [("field", &name), ("rate", &rate), ("longest", &longest), ("in-data", &dossiers.late_in_data)];
    let measured = |name, count| Measured::computed(name, "hồ sơ", Decimal::count(count));
    none_remains(&left, &FIELDS, &own)
        .measuring(measured("Chỉ chậm cập nhật phần mềm", dossiers.late_in_data))
        .measuring(measured("Quá hạn thực tế", dossiers.really_late))
}

/// Every row fills what form 06 asks for, and none ends or is returned before it was received.
pub fn vx06(books: &Books<'_>, period: Period) -> Outcome {
    let book = books.during(&DOSSIERS, period);
    let counted = || -> Result<Outcome, String> {
        let rows = book.count()?;
        let complete = FILLED.iter().fold(book.clone(), |so_far, (column, _)| so_far.only(filled(column)));
        let faulty = rows - complete.count()? + disordered(&complete)?;
        let mut kinds = vec![("sai thứ tự ngày", disordered(&book)?)];
        for (column, name) in FILLED {
            kinds.push((name, book.only(empty(column)).count()?));
        }
        let quality =
            Quality { name: "Dòng thiếu hoặc sai thông tin", measure: "dòng", rows, faulty, faults: &kinds };
        Ok(rows_sound(&quality, &BOOK, &[]))
    };
    BOOK.answer(counted())
}

/// Rows that are due, ended or returned before they were received.
fn disordered(book: &Book<'_>) -> Result<usize, String> {
    let columns = book.days(&["received", "due", "closed", "returned"])?;
    let [received, later @ ..] = columns.as_slice() else { return Ok(0) };
    let before = |row: &usize| later.iter().any(|column| column[*row].is_some_and(|day| Some(day) < received[*row]));
    Ok((0..received.len()).filter(before).count())
}

/// Every dossier has a slip with a day.
pub fn vx07(books: &Books<'_>, period: Period) -> Outcome {
    let book = books.during(&DOSSIERS, period);
    let with = book.only(filled("slip")).only(filled("due")).count();
    SLIPS.answer(with.and_then(|with| {
        let all = book.count()?;
        let quality =
            Quality {
                name: "Hồ sơ không có giấy hẹn", measure: "hồ sơ", rows: all, faulty: all - with, faults: &[]
            };
        Ok(rows_sound(&quality, &SLIPS, &[]))
    }))
}

/// Every dossier that is late in fact, or without evidence that it is not, has an apology with another day.
pub fn vx08(books: &Books<'_>, period: Period) -> Outcome {
    let book = books.during(&DOSSIERS, period);
    let late =
        |book: &Book<'_>| Dossiers::read(book, books.today).map(|dossiers| dossiers.late() - dossiers.late_in_data);
    let counted = late(&book).and_then(|all| {
        let apologised = late(&book.only(filled("apology")).only(filled("promised-again")))?;
        Ok((all - apologised, all))
    });
    APOLOGIES.answer(counted.map(|(count, all)| {
        let left = Remainder { name: "Hồ sơ quá hạn chưa xin lỗi", measure: "hồ sơ", count, all, list: "" };
        none_remains(&left, &APOLOGIES, &[])
    }))
}

/// Software and book have the same dossiers with the same days.
pub fn vx12(books: &Books<'_>, period: Period) -> Outcome {
    let read = |register| -> Result<BTreeMap<String, String>, String> {
        let rows = books.during(register, period).by(&["number", "received", "due", "returned"])?;
        Ok(rows.into_iter().map(|row| (row.key[0].clone(), row.key[1..].join(" "))).collect())
    };
    SOURCES.answer(read(&DOSSIERS).and_then(|first| {
        let second = read(&DOSSIER_BOOK)?;
        let sources =
            Sources {
                name: "Hồ sơ lệch giữa sổ và phần mềm", measure: "hồ sơ", first: &first, second: &second
            };
        Ok(sources_agree(&sources, &SOURCES, &[]))
    }))
}
