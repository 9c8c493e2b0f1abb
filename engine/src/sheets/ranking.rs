//! A published ranking in TOML: the rule for ties, the bands of ratings, and one row for each unit.

use super::bands::{index_precision, read_bands};
use super::cell;
use super::fault::{FaultCode, Faults};
use super::keys;
use super::publication::{Publication, publication, unit_kind};
use super::table::{Noted, Row, choice};
use super::toml_file::{TomlFile, TomlTable, every};
use crate::domain::Decimal;
use crate::domain::scoring::{PublishedRanking, RankedUnit, RatingBands, RatingKey, Ratings, Reach, TieRule};
use crate::domain::text::{NAME_BYTES_MAX, TITLE_BYTES_MAX};
use crate::domain::unit::UnitKind;

/// The most units that a band is said to have, and the last rank.
const COUNT_MAX: u64 = 100_000;

/// Reads a ranking.
pub fn read_ranking(bytes: &[u8], file: &str) -> Result<PublishedRanking, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let mut faults = Faults::new(file);
    match ranking(document.root(), &mut faults) {
        Some(ranking) => faults.or(ranking),
        None => Err(faults.or(()).expect_err("a value that is missing has its fault")),
    }
}

fn ranking(mut root: TomlTable<'_>, faults: &mut Faults) -> Option<PublishedRanking> {
    let title = root.text("title", TITLE_BYTES_MAX, faults);
    let rules = TieRule::ALL.map(TieRule::id);
    let ties = root.required("ties", faults, |text| choice(text, TieRule::parse, &rules));
    let has_second_key = ties == Some(TieRule::SecondKey) || root.has("second_key");
    let second_key = if has_second_key { root.text("second_key", NAME_BYTES_MAX, faults) } else { Some(String::new()) };
    let max = if root.has("max") { root.decimal("max", faults) } else { Some(Decimal::HUNDRED) };
    let ratings = ratings(&mut root, faults);
    let units = units(&mut root, max, faults);
    root.finish(faults);
    Some(PublishedRanking { title: title?, ties: ties?, second_key: second_key?, ratings: ratings?, units: units? })
}

fn ratings(root: &mut TomlTable<'_>, faults: &mut Faults) -> Option<Ratings> {
    let publication = publication(root, faults);
    let precision = index_precision(root, faults);
    let rows = root.tables("ratings", faults);
    let tables = every(rows, |row| rating_bands(row, faults));
    let (tables, Publication { province, year, decision }) = (tables?, publication?);
    if tables.iter().enumerate().any(|(at, table)| tables[..at].iter().any(|other| other.kind == table.kind)) {
        let message = "two tables are for one kind of unit; keep one of them";
        root.fault(faults, "ratings", FaultCode::RowRepeated, message);
        return None;
    }
    Some(Ratings { key: RatingKey { province, year, decision }, precision: precision?, tables })
}

fn rating_bands(mut row: TomlTable<'_>, faults: &mut Faults) -> Option<RatingBands> {
    let kind = kind(&mut row, faults);
    let mut stated: Vec<(Option<String>, u64)> = Vec::new();
    let bands = read_bands(&mut row, Reach::Everything, faults, |band, faults| {
        // What a publication leaves unrated is said to be so, never left out.
        let name = match band.optional_bool("unrated", faults) {
            Some(true) => Some(None),
            _ => band.text("name", NAME_BYTES_MAX, faults).map(Some),
        };
        let count = band.optional_number("count", (0, COUNT_MAX), faults);
        if let (Some(name), Some(count)) = (&name, count) {
            match stated.iter_mut().find(|(rating, _)| rating == name) {
                Some((_, sum)) => *sum += count,
                None => stated.push((name.clone(), count)),
            }
        }
        name
    });
    row.finish(faults);
    Some(RatingBands { kind: kind.ok()?, bands: bands?, stated })
}

fn units(root: &mut TomlTable<'_>, max: Option<Decimal>, faults: &mut Faults) -> Option<Vec<RankedUnit>> {
    let rows = root.tables("units", faults);
    if rows.is_empty() {
        if !root.has("units") || faults.is_empty() {
            let message = "a ranking has at least one unit; write units = [{ unit = \"…\", points = … }]";
            root.fault(faults, "units", FaultCode::ValueMissing, message);
        }
        return None;
    }
    let mut found = Vec::new();
    let units = every(rows, |row| {
        let line = row.line();
        let unit = unit(row, max, faults)?;
        found.push(Row { line, value: unit.clone() });
        Some(unit)
    });
    keys::check(&found, "units.unit", faults, |unit| {
        let RankedUnit { unit, kind, cluster, .. } = unit;
        format!("{unit:?} of {} in {cluster:?}", kind.map_or("no kind", UnitKind::id))
    });
    units
}

fn unit(mut row: TomlTable<'_>, max: Option<Decimal>, faults: &mut Faults) -> Option<RankedUnit> {
    let unit = row.text("unit", NAME_BYTES_MAX, faults);
    let kind = kind(&mut row, faults);
    let cluster = text_or_empty(&mut row, "cluster", faults);
    let points = decimal(&mut row, "points", faults);
    let own_max = decimal(&mut row, "max", faults);
    let second = decimal(&mut row, "second", faults);
    let is_ranked = row.optional_bool("ranked", faults).unwrap_or(true);
    let index = decimal(&mut row, "index", faults);
    let rank = rank_of(&mut row, "rank", faults);
    let rating = text_or_empty(&mut row, "rating", faults);
    let last_index = decimal(&mut row, "last_index", faults);
    let last_rank = rank_of(&mut row, "last_rank", faults);
    let max = own_max.ok().and_then(|own| own.or(max));
    if max.is_some_and(|max| max < Decimal::ZERO) {
        row.fault(faults, "max", FaultCode::ValueRange, "a maximum does not lie below zero");
    }
    if points == Ok(None) && last_index == Ok(None) {
        let message = "this unit has neither points nor last year's index; give it one of them";
        row.fault(faults, "points", FaultCode::ValueMissing, message);
    }
    row.finish(faults);
    Some(RankedUnit {
        unit: unit?,
        kind: kind.ok()?,
        cluster: cluster?,
        points: points.ok()?,
        max: max?,
        second: second.ok()?,
        is_ranked,
        index: index.ok()?,
        rank: rank.ok()?,
        rating: rating?,
        last_index: last_index.ok()?,
        last_rank: last_rank.ok()?,
    })
}

fn kind(row: &mut TomlTable<'_>, faults: &mut Faults) -> Result<Option<UnitKind>, Noted> {
    row.given("kind", faults, |row, key, faults| row.optional(key, faults, unit_kind))
}

fn decimal(row: &mut TomlTable<'_>, key: &'static str, faults: &mut Faults) -> Result<Option<Decimal>, Noted> {
    row.given(key, faults, TomlTable::optional_decimal)
}

fn rank_of(row: &mut TomlTable<'_>, key: &'static str, faults: &mut Faults) -> Result<Option<u64>, Noted> {
    row.given(key, faults, |row, key, faults| row.optional_number(key, (1, COUNT_MAX), faults))
}

fn text_or_empty(row: &mut TomlTable<'_>, key: &'static str, faults: &mut Faults) -> Option<String> {
    let name = |text: &str| cell::text(text, NAME_BYTES_MAX);
    let found = row.given(key, faults, |row, key, faults| row.optional(key, faults, name));
    found.ok().map(Option::unwrap_or_default)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANKING: &str = r#"title = "Chỉ số CCHC năm 2020"
year = 2020
decision = "thông báo"
ties = "competition"
max = 70

[[ratings]]
kind = "district"
bands = [
  { range = ">=80", name = "I", count = 1 },
  { range = ">=70 <80", name = "II" },
  { range = "<70", unrated = true },
]

[[units]]
unit = "Hải Hậu"
kind = "district"
points = 62.62
index = 89.45
rank = 1
"#;

    #[track_caller]
    fn check_fault(from: &str, to: &str, expected: &[(u64, &str, FaultCode)]) {
        assert!(RANKING.contains(from), "{from}");
        let faults = read_ranking(RANKING.replace(from, to).as_bytes(), "r.toml").expect_err("the file has a fault");
        let found: Vec<_> = faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_ranking_is_read() {
        let file = read_ranking(RANKING.as_bytes(), "r.toml").unwrap();
        let unit = &file.units[0];
        assert_eq!((file.ties, unit.unit.as_str(), unit.rank), (TieRule::Competition, "Hải Hậu", Some(1)));
        assert_eq!((unit.points, unit.max), (Decimal::new(6262, 2).ok(), Decimal::whole(70).unwrap()));
        let bands = file.ratings.bands(Some(UnitKind::District)).unwrap();
        assert_eq!(bands.rate(Decimal::whole(75).unwrap()), Some("II"));
        assert_eq!(bands.rate(Decimal::whole(69).unwrap()), None);
        assert_eq!(bands.stated, [(Some("I".to_owned()), 1)]);
    }

    #[test]
    fn gaps_and_overlaps_of_bands_are_named() {
        check_fault(">=70 <80", ">70 <80", &[(9, "ratings[0].bands", FaultCode::BandGap)]);
        check_fault(">=70 <80", ">=70 <=80", &[(9, "ratings[0].bands", FaultCode::BandOverlap)]);
        check_fault("  { range = \"<70\", unrated = true },\n", "", &[(9, "ratings[0].bands", FaultCode::BandGap)]);
        check_fault(">=70 <80", "70-80", &[(11, "ratings[0].bands[1].range", FaultCode::RangeShape)]);
    }

    #[test]
    fn every_fault_has_its_line_and_key() {
        use FaultCode::{
            ColumnMissing, ColumnUnknown, NumberShape, RowRepeated, ValueMissing, ValueRange, ValueUnknown,
        };
        check_fault("\"competition\"", "\"1224\"", &[(4, "ties", ValueUnknown)]);
        check_fault("\"competition\"", "\"second-key\"", &[(1, "second_key", ColumnMissing)]);
        check_fault("points = 62.62", "points = \"62,62\"", &[(18, "units[0].points", NumberShape)]);
        check_fault("rank = 1", "rank = 0", &[(20, "units[0].rank", ValueRange)]);
        check_fault("rank = 1", "place = 1", &[(20, "units[0].place", ColumnUnknown)]);
        check_fault("points = 62.62\n", "", &[(15, "units[0].points", ValueMissing)]);
        check_fault(
            "rank = 1",
            "rank = 1\n[[units]]\nunit = \"Hải Hậu\"\nkind = \"district\"\npoints = 1",
            &[(21, "units.unit", RowRepeated)],
        );
    }

    #[test]
    fn a_fault_of_a_unit_hides_none_that_comes_after_it() {
        use FaultCode::{ColumnUnknown, NumberShape};
        let faulty = [(19, "units[0].max", NumberShape), (20, "units[0].place", ColumnUnknown)];
        check_fault("index = 89.45", "max = \"70,5\"\nplace = 3", &faulty);
    }

    #[test]
    fn a_ranking_without_units_is_refused() {
        let text = &RANKING[..RANKING.find("[[units]]").unwrap()];
        let faults = read_ranking(text.as_bytes(), "r.toml").unwrap_err();
        assert_eq!(faults.kept().iter().map(|fault| fault.code).collect::<Vec<_>>(), [FaultCode::ValueMissing]);
    }
}
