//! CT-03 to CT-07, CT-10: online services, posting and updating of procedures, dossiers on time.

use dondoc_sdk::book::{Books, after, empty, equal, one_of, until};
use dondoc_sdk::dossier::Dossiers;
use dondoc_sdk::registers::{DOSSIERS, PROCEDURES, SERVICES};
use dondoc_sdk::report::latest;
use dondoc_sdk::rule::{All, Claim, Remainder, Texts, all_have, claim_agrees, none_remains};
use dondoc_sdk::staple::{self, Denominator};
use dondoc_sdk::{Day, Decimal, Outcome, Period, Scope, join_names, parameter};

use crate::declared::texts::{LEVEL_3, LEVEL_4, ON_TIME, POSTED, UPDATED, USED};

/// CT-03 and CT-04: the catalogue has as many services of a level as the report says, for district and communes.
pub fn ct03_ct04(books: &Books<'_>) -> Vec<Outcome> {
    let tiers = [("district", "huyện"), ("commune", "xã")];
    let of_level = |(level, texts): (&'static str, &'static Texts)| {
        tiers.map(|(tier, name)| counted(books, level, (tier, name), texts).about(tier))
    };
    [("3", &LEVEL_3), ("4", &LEVEL_4)].into_iter().flat_map(of_level).collect()
}

fn counted(books: &Books<'_>, level: &str, (tier, name): (&str, &str), texts: &Texts) -> Outcome {
    let indicator = format!("services.level-{level}.{tier}");
    let figures = books.world.figures(Scope::ThisUnit, &indicator, Period::new(Day::ymd(2011, 1, 1), books.today));
    let unit = books.world.this_unit();
    let services = books.all(&SERVICES).only(equal("level", level)).only(equal("tier", tier));
    let count = services.only(empty("until")).count();
    let count = count.and_then(|open| Ok(open + services.only(after("until", books.today)).count()?));
    texts.answer(count.and_then(|count| {
        let reported = latest(&figures, &unit.code).ok_or(format!("{} chưa báo cáo số liệu {indicator}", unit.name))?;
        let title = format!("Dịch vụ mức độ {level} cấp {name}");
        let claim = Claim { name: &title, measure: "dịch vụ", computed: Decimal::count(count) };
        Ok(claim_agrees(&claim, reported, texts, &[("tier", &name)]))
    }))
}

/// Every service of level 3 or 4 had a dossier in the period.
pub fn ct05(books: &Books<'_>, period: Period) -> Outcome {
    let services = books.all(&SERVICES).only(one_of("level", &["3", "4"])).only(empty("until")).values("procedure");
    let used = books.during(&DOSSIERS, period).only(equal("online", "yes")).values("procedure");
    USED.answer(services.and_then(|services| {
        let things: Vec<_> = services.into_iter().map(|code| (code.clone(), code)).collect();
        let have = used?;
        let all =
            All { name: "Dịch vụ có phát sinh hồ sơ", measure: "dịch vụ", things: &things, have: &have };
        Ok(all_have(&all, &USED, &[]))
    }))
}

/// What is in force is posted, and nothing else.
pub fn ct06(books: &Books<'_>) -> Outcome {
    staple::posting(&books.all(&PROCEDURES), books.today, &POSTED)
}

/// Every procedure announced in the period was taken over within some working days; one that is not yet due is not late.
pub fn ct07(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let limit = parameter::whole(books.world, "update-working-days")?;
    let rows = match books.during(&PROCEDURES, period).by(&["procedure", "announced", "updated"]) {
        Err(absent) => return Ok(UPDATED.missing(&absent)),
        Ok(rows) => rows,
    };
    let mut late = Vec::new();
    for row in &rows {
        let Some(announced) = Day::parse(&row.key[1]) else { continue };
        let done = Day::parse(&row.key[2]).unwrap_or(books.today);
        let Some(days) = books.world.working_days_between(announced, done) else {
            return Ok(UPDATED.calendar_missing());
        };
        if days > limit {
            late.push(format!("{} công bố ngày {announced} (quá {} ngày làm việc)", row.key[0], days - limit));
        }
    }
    let names: Vec<&str> = late.iter().map(String::as_str).collect();
    let (count, all, list) = (late.len(), rows.len(), join_names(&names, "thủ tục"));
    let left = Remainder { name: "Thủ tục cập nhật chậm", measure: "thủ tục", count, all, list: &list };
    Ok(none_remains(&left, &UPDATED, &[("limit", &limit)]))
}

/// Enough dossiers of the period were resolved before or on their day.
pub fn ct10(books: &Books<'_>, period: Period) -> Result<Outcome, String> {
    let denominator = parameter::choice(books.world, "on-time-denominator", Denominator::CHOICES)?;
    let target = parameter::decimal(books.world, "on-time-target")?;
    let dossiers = Dossiers::read(&books.during(&DOSSIERS, period).only(until("received", period.last)), books.today);
    Ok(ON_TIME.answer(dossiers.map(|dossiers| staple::on_time(&dossiers, denominator, target, &ON_TIME))))
}
