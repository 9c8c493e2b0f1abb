//! Checks that many directives put alike: which rows of a shared register they ask for and which rule judges them.
//!
//! The sentences stay the directive's own.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::book::{Book, after, empty, filled, until};
use crate::day::Day;
use crate::decimal::Decimal;
use crate::dossier::Dossiers;
use crate::fact::{Clause, Scope, TaskField, TaskFilter, Unit, stage, timeliness};
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};
use crate::rule::{
    Ratio, Recommendation, Remainder, Standing, Terms, Texts, Value, followed_up, none_remains, ratio_at_least,
    standing_keeps,
};
use crate::world::World;

/// Every recommendation of the register is followed up by the terms.
pub fn recommendations(world: &dyn World, book: &Book<'_>, terms: &Terms, texts: &Texts) -> Outcome {
    let columns = ["number", "inspected", "concluded", "owner", "due", "planned", "reported"];
    let row = |group: crate::fact::TallyRow| {
        let day = |place: usize| group.key.get(place).and_then(|text| Day::parse(text));
        let there = |place: usize| group.key.get(place).is_some_and(|text| !text.is_empty());
        Recommendation {
            number: group.key.first().cloned().unwrap_or_default(),
            inspected: day(1),
            concluded: day(2),
            has_owner_and_due: there(3) && there(4),
            planned: day(5),
            reported: day(6),
        }
    };
    texts.answer(book.by(&columns).map(|groups| {
        let rows: Vec<_> = groups.into_iter().map(row).collect();
        followed_up(world, &rows, terms, texts)
    }))
}

/// An index of one year; the error says that the year has no result.
pub fn standing(book: &Book<'_>, index: &str, year: i32) -> Result<Standing, String> {
    let of_year = book.only(crate::book::equal("index", index)).only(crate::book::equal("year", &year.to_string()));
    let groups = of_year.only(filled("points")).sums_by(&["rank"], &["points"])?;
    let found = groups.first().ok_or_else(|| format!("chưa có kết quả chỉ số {index} năm {year} (index-results)"))?;
    let points = found.sums.first().copied().unwrap_or(Decimal::whole(0));
    Ok(Standing { year, points, rank: found.key.first().and_then(|rank| rank.parse().ok()) })
}

/// Neither points nor rank of an index got worse than the year before.
pub fn index_keeps(book: &Book<'_>, index: &str, year: i32, texts: &Texts) -> Outcome {
    let both = standing(book, index, year).and_then(|now| Ok((now, standing(book, index, year - 1)?)));
    texts.answer(both.map(|(now, before)| standing_keeps(&now, &before, texts)))
}

/// Enough initiatives were recognised, and enough of them replicated. Fills `{count} {replicated}`.
pub fn initiatives(book: &Book<'_>, recognised_min: usize, replicated_min: usize, texts: &Texts) -> Outcome {
    let counted = book.count().and_then(|count| Ok((count, book.only(filled("replicated")).count()?)));
    texts.answer(counted.map(|(count, replicated)| {
        let own: [Value<'_>; 2] = [("count", &count), ("replicated", &replicated)];
        let measured = |name: &str, have, required| {
            Measured::computed(name, "mô hình, sáng kiến", Decimal::count(have)).required(Decimal::count(required))
        };
        texts
            .judge(count >= recognised_min && replicated >= replicated_min, &[&own])
            .measuring(measured("Mô hình, sáng kiến được công nhận", count, recognised_min))
            .measuring(measured("Mô hình, sáng kiến được nhân rộng", replicated, replicated_min))
    }))
}

/// What was planned of communication so far has been done by today. Fills `{part} {whole} {rest} {rate}`.
pub fn communication(book: &Book<'_>, today: Day, texts: &Texts) -> Outcome {
    let name = "Nội dung tuyên truyền đã thực hiện so với kế hoạch";
    share(book, until("done", today), name, Decimal::whole(100), texts)
}

/// Procedures in force are posted, and none that expired still is. Fills `{count} {unposted} {expired} {all}`.
pub fn posting(book: &Book<'_>, today: Day, texts: &Texts) -> Outcome {
    let counted = || {
        let all = book.count()?;
        let expired_ever = book.only(until("expired", today)).count()?;
        let unposted = book.only(empty("posted")).count()?;
        let expired_unposted = book.only(until("expired", today)).only(empty("posted")).count()?;
        let still = book.only(until("expired", today)).only(filled("posted"));
        let expired = still.only(empty("taken-down")).count()? + still.only(after("taken-down", today)).count()?;
        Ok((all - expired_ever, unposted - expired_unposted, expired))
    };
    texts.answer(counted().and_then(|(valid, unposted, expired): (usize, usize, usize)| {
        if valid == 0 {
            return Err("danh mục thủ tục hành chính chưa có thủ tục nào còn hiệu lực".to_owned());
        }
        let name = "Thủ tục niêm yết chưa đúng";
        let left = Remainder { name, measure: "thủ tục", count: unposted + expired, all: valid, list: "" };
        Ok(none_remains(&left, texts, &[("unposted", &unposted), ("expired", &expired)]))
    }))
}

/// Every certificate in use is of the standard and has not expired. Fills `{count} {all} {list} {standard}`, the list
/// naming the offices.
pub fn certificates(book: &Book<'_>, standard: &str, units: &[Unit], today: Day, texts: &Texts) -> Outcome {
    let in_use = || -> Result<Vec<Vec<String>>, String> {
        let groups = book.by(&["unit", "standard", "expires", "withdrawn"])?.into_iter().map(|group| group.key);
        let withdrawn = |key: &Vec<String>| key.get(3).and_then(|day| Day::parse(day)).is_some_and(|day| day <= today);
        Ok(groups.filter(|key| !withdrawn(key)).collect())
    };
    texts.answer(in_use().and_then(|certificates| {
        if certificates.is_empty() {
            return Err("chưa có chứng nhận nào trong sổ chứng nhận (iso-certificates)".to_owned());
        }
        let expired = |key: &Vec<String>| key.get(2).and_then(|day| Day::parse(day)).is_some_and(|day| day < today);
        let wrong: Vec<&Vec<String>> = certificates.iter().filter(|key| key[1] != standard || expired(key)).collect();
        let name =
            |code: &str| units.iter().find(|unit| unit.code == code).map_or(code.to_owned(), |unit| unit.name.clone());
        let names: Vec<String> = wrong.iter().map(|key| name(&key[0])).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let list = join_names(&names, "đơn vị");
        let (count, all) = (wrong.len(), certificates.len());
        let left = Remainder {
            name: "Chứng nhận không còn phù hợp", measure: "chứng nhận", count, all, list: &list
        };
        Ok(none_remains(&left, texts, &[("standard", &standard)]))
    }))
}

/// Enough rows of a book meet a clause. Fills what a ratio fills; a book without a row is missing data.
pub fn share(book: &Book<'_>, clause: Clause, name: &'static str, required: Decimal, texts: &Texts) -> Outcome {
    let counted = book.only(clause).count().and_then(|part| Ok(Ratio::of(name, part, book.count()?)));
    texts.answer(counted.map(|ratio| ratio_at_least(&ratio, required, texts, &[])))
}

/// Tasks of some assigners, counted by whether they are late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignedTasks {
    /// All of them; refused and cancelled ones count nowhere.
    pub all: usize,
    /// Those that are late, done or not.
    pub late: usize,
    /// By how many days the worst is late.
    pub days_max: i32,
    /// Its key.
    pub worst: String,
}

impl AssignedTasks {
    /// Reads the tasks of this unit that these assigners gave.
    pub fn read(world: &dyn World, assigners: &[String]) -> Self {
        let filter = TaskFilter { scope: Scope::ThisUnit, within: None, directive: None, plan: None };
        let tasks = world.tasks(&filter);
        let text = |row: usize, field| world.task_text(tasks.answer, u32::try_from(row).unwrap_or(u32::MAX), field);
        // Equal numbers, equal assigners: the text is fetched once for each.
        let mut ours = BTreeMap::new();
        let (mut counted, mut worst, today) = (Self::default(), None, world.as_of());
        for (row, (&stage, &assigner)) in tasks.stage.iter().zip(&tasks.assigner).enumerate() {
            let is_ours = *ours.entry(assigner).or_insert_with(|| assigners.contains(&text(row, TaskField::Assigner)));
            if !is_ours || stage == stage::REFUSED || stage == stage::CANCELLED {
                continue;
            }
            counted.all += 1;
            if tasks.timeliness[row] == timeliness::LATE {
                counted.late += 1;
                let days = Day::from_column(tasks.done[row]).unwrap_or(today).since(Day(tasks.deadline[row]));
                worst = worst.max(Some((days, Reverse(row))));
            }
        }
        if let Some((days, Reverse(row))) = worst {
            (counted.days_max, counted.worst) = (days, text(row, TaskField::Key));
        }
        counted
    }
}

/// What the on-time rate is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denominator {
    /// Dossiers that ended.
    Resolved,
    /// Dossiers whose day has come, ended or not.
    Due,
    /// Dossiers received.
    Received,
}

impl Denominator {
    /// The words of its parameter.
    pub const CHOICES: &'static [(&'static str, Self)] =
        &[("resolved", Self::Resolved), ("due", Self::Due), ("received", Self::Received)];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resolved => "hồ sơ đã giải quyết",
            Self::Due => "hồ sơ đến hạn",
            Self::Received => "hồ sơ tiếp nhận",
        }
    }

    /// The indicator that counts it.
    pub const fn indicator(self) -> &'static str {
        match self {
            Self::Resolved => "dossiers.resolved",
            Self::Due => "dossiers.due",
            Self::Received => "dossiers.received",
        }
    }

    /// What it is called, and how many dossiers it is.
    pub const fn of(self, dossiers: &Dossiers) -> (&'static str, usize) {
        let count = match self {
            Self::Resolved => dossiers.resolved,
            Self::Due => dossiers.due(),
            Self::Received => dossiers.received,
        };
        (self.name(), count)
    }
}

/// Enough dossiers ended on their day or before. Fills what a ratio fills, and `{denominator}`.
pub fn on_time(dossiers: &Dossiers, denominator: Denominator, target: Decimal, texts: &Texts) -> Outcome {
    let (name, whole) = denominator.of(dossiers);
    let ratio = Ratio::of("Tỷ lệ giải quyết trước và đúng hạn", dossiers.on_time.min(whole), whole);
    let late = Decimal::count(dossiers.late_in_data);
    ratio_at_least(&ratio, target, texts, &[("denominator", &name)]).measuring(Measured::computed(
        "Trễ do chưa cập nhật phần mềm",
        "hồ sơ",
        late,
    ))
}
