//! PH-01 to PH-04: the rank, the two reports, disbursement.

use dondoc_sdk::book::{Book, Books, equal};
use dondoc_sdk::registers::{DISBURSEMENT, REPORTS_SENT};
use dondoc_sdk::report::stated;
use dondoc_sdk::rule::{Due, Ratio, Value, first_done_by, rank_within, ratio_at_least};
use dondoc_sdk::{Cut, Day, Outcome, Period, Scope, parameter};

use crate::declared::texts::{CONTROL_REPORT, DISBURSED, LAW_REPORT, NO_CONTROL_REPORT, NO_LAW_REPORT, RANK};

/// The rank of the year lies within the upper share of the province's districts.
pub fn ph01(books: &Books<'_>) -> Result<Outcome, String> {
    let (year, unit) = (parameter::whole(books.world, "index-year")?, books.world.this_unit());
    let share = parameter::whole(books.world, "rank-share")?;
    let within = Period::year(year);
    let value = |indicator| {
        let number = stated(&books.world.figures(Scope::ThisUnit, indicator, within), &unit, within)?;
        number.cut_to(0, Cut::Truncate).map(|number| number.coefficient).ok_or("thứ hạng quá lớn".to_owned())
    };
    Ok(RANK.answer(value("par-index.rank").and_then(|rank| {
        Ok(rank_within(rank, value("par-index.ranked-units")?, share.into(), &RANK, &[("year", &year)]))
    })))
}

/// The report on the enforcement of laws was sent within its days after the cut-off.
pub fn ph02(books: &Books<'_>) -> Result<Outcome, String> {
    let cutoff = parameter::day(books.world, "law-report-cutoff")?;
    let deadline = cutoff.plus(parameter::whole(books.world, "law-report-days")?);
    let (sent, year) = (sent(books, "law-enforcement-monitoring", cutoff), cutoff.civil().0);
    let due = || Due::on(books.world, deadline, NO_LAW_REPORT);
    Ok(first_done_by(&sent, "sent", due, &LAW_REPORT, &[("year", &year)]))
}

/// One outcome for each channel: the report on procedure control was sent in time.
pub fn ph03(books: &Books<'_>) -> Result<Vec<Outcome>, String> {
    let cutoff = parameter::day(books.world, "control-report-cutoff")?;
    let deadline = parameter::day(books.world, "control-report-due")?;
    let sent = sent(books, "procedure-control", cutoff);
    let outcome = |channel: &String| {
        let name = match channel.as_str() {
            "document-system" => "hệ thống quản lý văn bản",
            "report-system" => "hệ thống thông tin báo cáo",
            other => other,
        };
        let (sent, due) = (sent.only(equal("channel", channel)), || Due::on(books.world, deadline, NO_CONTROL_REPORT));
        let own: [Value<'_>; 2] = [("cutoff", &cutoff), ("channel", &name)];
        first_done_by(&sent, "sent", due, &CONTROL_REPORT, &own).about(channel)
    };
    Ok(parameter::list(books.world, "report-channels").iter().map(outcome).collect())
}

/// When the report of a duty was sent whose data end on that day.
fn sent<'a>(books: &Books<'a>, duty: &str, cutoff: Day) -> Book<'a> {
    books.during(&REPORTS_SENT, Period::new(cutoff, cutoff)).only(equal("duty", duty))
}

/// Enough of the year's capital was paid out by the last day that was reported.
pub fn ph04(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let target = parameter::decimal(books.world, "disbursement-target")?;
    let days = books.during(&DISBURSEMENT, period).sums_by(&["until"], &["disbursed", "planned"]);
    Ok(DISBURSED.answer(days.and_then(|days| {
        let last = days.last().ok_or("sổ giải ngân chưa có số liệu lũy kế nào trong kỳ")?;
        let until = Day::parse(&last.key[0]).ok_or("sổ giải ngân có ngày lũy kế không đọc được")?;
        let ratio = Ratio { name: "Tỷ lệ giải ngân", part: last.sums[0], whole: last.sums[1] };
        Ok(ratio_at_least(&ratio, target, &DISBURSED, &[("until", &until), ("month", &until.civil().1)]))
    })))
}
