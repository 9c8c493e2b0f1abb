//! PH-05 to PH-08, PH-13: online services, the portal, the communes' desks, the survey, the desks' staff.

use dondoc_sdk::book::{Book, Books, empty, equal, filled, one_of};
use dondoc_sdk::dossier::Dossiers;
use dondoc_sdk::registers::{DOSSIERS, ONE_STOP_STAFF, PORTAL_ITEMS, PROCEDURES, SERVICES, SURVEY_ITEMS};
use dondoc_sdk::rule::{Enough, Ratio, Remainder, Value, each_has_rows, none_remains, ratio_at_least, ratio_at_most};
use dondoc_sdk::staple::{self, Denominator};
use dondoc_sdk::{Decimal, Measured, Outcome, Period, Scope, TallyRow, Unit, parameter};

use crate::declared::texts::{COMMUNES, HANDLED, PORTAL, PROVIDED, STAFFED, SURVEY};

/// Enough procedures are provided at level 3 or 4, and enough dossiers handled online. One outcome each.
pub fn ph05(books: &Books<'_>, period: Period) -> Result<Vec<Outcome>, String> {
    let (provided, handled) =
        (parameter::decimal(books.world, "provided-target")?, parameter::decimal(books.world, "handled-target")?);
    let services = books.all(&SERVICES).only(one_of("level", &["3", "4"])).only(empty("until")).values("procedure");
    let whole = books.all(&PROCEDURES).only(empty("expired")).count();
    let ratio =
        services.and_then(|services| Ok(Ratio::of("Tỷ lệ thủ tục cung cấp mức độ 3, 4", services.len(), whole?)));
    let provided = PROVIDED.answer(ratio.map(|ratio| ratio_at_least(&ratio, provided, &PROVIDED, &[])));
    let (dossiers, online) = (books.during(&DOSSIERS, period), equal("online", "yes"));
    let handled = staple::share(&dossiers, online, "Tỷ lệ hồ sơ xử lý trực tuyến", handled, &HANDLED);
    Ok(vec![handled.about("handled"), provided.about("provided")])
}

/// Everything the portal owes is there, and none of it came later than allowed.
pub fn ph06(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let lag = parameter::whole(books.world, "portal-lag-days")?;
    let book = books.during(&PORTAL_ITEMS, period);
    let counted = || {
        let all = book.count_or("sổ thông tin phải đăng chưa có mục nào trong kỳ")?;
        let missing = book.only(empty("published")).count()?;
        let late = book.days_between("arisen", "published")?.into_iter().filter(|days| *days > lag).count();
        let count = missing + late;
        let left = Remainder { name: "Mục thiếu hoặc đăng chậm", measure: "mục", count, all, list: "" };
        Ok(none_remains(&left, &PORTAL, &[("missing", &missing), ("late", &late), ("lag", &lag)]))
    };
    Ok(PORTAL.answer(counted()))
}

/// One outcome for each commune: the share of its late dossiers is at most what is allowed.
pub fn ph07(books: &Books<'_>, period: Period) -> Result<Vec<Outcome>, String> {
    let denominator = parameter::choice(books.world, "late-denominator", Denominator::CHOICES)?;
    let allowed = parameter::decimal(books.world, "late-share")?;
    let book = books.during(&DOSSIERS, period);
    if let Err(absent) = book.count() {
        return Ok(vec![COMMUNES.missing(&absent)]);
    }
    let outcome = |unit: &Unit| {
        let read = Dossiers::read(&book.only(equal("unit", &unit.code)), books.today);
        let judged = read.map(|dossiers| {
            let ((name, whole), in_data) = (denominator.of(&dossiers), dossiers.late_in_data);
            let ratio = Ratio::of("Tỷ lệ hồ sơ trễ hẹn", dossiers.late(), whole);
            let own: [Value<'_>; 3] = [("unit", &unit.name), ("denominator", &name), ("in-data", &in_data)];
            let in_data = Measured::computed("Chỉ chậm cập nhật phần mềm", "hồ sơ", Decimal::count(in_data));
            ratio_at_most(&ratio, allowed, &COMMUNES, &own).measuring(in_data)
        });
        COMMUNES.answer(judged).about(&unit.code)
    };
    Ok(books.world.units(Scope::Communes).iter().map(outcome).collect())
}

/// The survey reached enough of its points; the weakest group is named, and the year before stands beside it.
pub fn ph08(books: &Books<'_>) -> Result<Outcome, String> {
    let (year, target) =
        (parameter::whole(books.world, "index-year")?, parameter::decimal(books.world, "survey-target")?);
    let of = |year: i32| books.all(&SURVEY_ITEMS).only(equal("year", &year.to_string()));
    let before = total(&of(year - 1)).ok().and_then(|ratio| ratio.percent());
    Ok(SURVEY.answer(total(&of(year)).and_then(|ratio| {
        let groups = of(year).sums_by(&["group"], &["points", "max"])?;
        let rate = |row: &TallyRow| Ratio { name: "", part: row.sums[0], whole: row.sums[1] }.percent();
        let weakest = groups.iter().filter_map(|row| Some((rate(row)?, row.key[0].as_str()))).min();
        let group = weakest.map_or("(chưa rõ)", |(_, group)| group);
        let outcome = ratio_at_least(&ratio, target, &SURVEY, &[("group", &group)]);
        let earlier = |rate| Measured::computed("Tỷ lệ điểm năm trước", "%", rate);
        Ok(before.map(earlier).into_iter().fold(outcome, Outcome::measuring))
    })))
}

fn total(book: &Book<'_>) -> Result<Ratio, String> {
    let sums = book.sums(&["points", "max"])?;
    Ok(Ratio { name: "Tỷ lệ điểm điều tra xã hội học", part: sums[0], whole: sums[1] })
}

/// One outcome for the district and each commune: officials were sent to its desk by a decision that names its criteria.
pub fn ph13(books: &Books<'_>) -> Vec<Outcome> {
    let mut units = books.world.units(Scope::Communes);
    units.insert(0, books.world.this_unit());
    let decided = books.all(&ONE_STOP_STAFF).only(filled("criteria"));
    let enough =
        Enough { name: "Quyết định cử công chức có tiêu chí", measure: "quyết định", required: 1 };
    each_has_rows(&decided, &units, &enough, &STAFFED)
}
