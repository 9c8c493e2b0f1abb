//! The country's own lists: `code,level,name,parent_code` for a snapshot, `code_2022,code_2024,extent` for a succession.

use std::collections::HashMap;

use super::fault::{FaultCode, Faults};
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, Row, choice, read_table};
use crate::domain::id::UnitCode;
use crate::domain::text::NAME_BYTES_MAX;
use crate::domain::unit::UnitKind;
use crate::domain::unit_tree::SnapshotUnit;

const SNAPSHOT: &[&str] = &["code", "level", "name", "parent_code"];
const SUCCESSION: &[&str] = &["code_2022", "code_2024", "extent"];

/// Reads all units of the country on one day: each code once, each parent in the list.
pub fn read_snapshot(bytes: &[u8], file: &str) -> Result<Vec<SnapshotUnit>, Faults> {
    let (rows, mut faults) = read_table(&Source::csv(bytes, file), SNAPSHOT, unit)?;
    keys::check(&rows, "code", &mut faults, |unit| unit.code.clone());
    // A row with a fault is missing among the parents: those below it are not to blame.
    if faults.is_empty() {
        check_parents(&rows, &mut faults);
    }
    faults.or(rows.into_iter().map(|row| row.value).collect())
}

/// Reads which code became which, from the earlier to the later.
pub fn read_succession(bytes: &[u8], file: &str) -> Result<Vec<(UnitCode, UnitCode)>, Faults> {
    let (rows, faults) = read_table(&Source::csv(bytes, file), SUCCESSION, |cells| {
        let codes = (cells.id("code_2022", UnitCode::parse), cells.id("code_2024", UnitCode::parse));
        let known = ["whole", "part", "main part"];
        let extent = cells.required("extent", |text| choice(text, |text| known.contains(&text).then_some(()), &known));
        extent.and(Ok((codes.0?, codes.1?)))
    })?;
    faults.or(rows.into_iter().map(|row| row.value).collect())
}

fn unit(cells: &mut Cells<'_>) -> Result<SnapshotUnit, Noted> {
    let code = cells.id("code", UnitCode::parse);
    let name = cells.text("name", NAME_BYTES_MAX);
    let known = ["province", "district", "commune"];
    let parse = |text: &str| UnitKind::parse(text).filter(|_| known.contains(&text));
    let kind = cells.required("level", |text| choice(text, parse, &known));
    let parent = cells.optional_id("parent_code", UnitCode::parse);
    Ok(SnapshotUnit { code: code?, name: single_spaced(name?), kind: kind?, parent: parent? })
}

/// Some names of the lists hold two spaces in a row.
fn single_spaced(name: String) -> String {
    if name.contains("  ") { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { name }
}

fn check_parents(rows: &[Row<SnapshotUnit>], faults: &mut Faults) {
    let kinds: HashMap<&UnitCode, UnitKind> = rows.iter().map(|row| (&row.value.code, row.value.kind)).collect();
    for Row { line, value: unit } in rows {
        let above = unit.parent.as_ref().map(|parent| kinds.get(parent).copied());
        let fits = match (unit.kind, above) {
            (UnitKind::Province, None) => continue,
            (_, Some(None)) => {
                let message = "no unit of this file has this code; add it or correct the code";
                faults.add(*line, "parent_code", FaultCode::ParentAbsent, message);
                continue;
            }
            (UnitKind::District, Some(Some(above))) => above == UnitKind::Province,
            (UnitKind::Commune, Some(Some(above))) => above != UnitKind::Commune,
            _ => false,
        };
        if !fits {
            let message = "a province has no parent, a district a province, a commune a district or a province";
            faults.add(*line, "parent_code", FaultCode::ParentKind, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &str, expected: &[(u64, &str, FaultCode)]) {
        let found = read_snapshot(format!("code,level,name,parent_code\n{rows}").as_bytes(), "units.csv").err();
        let found: Vec<_> = found.iter().flat_map(Faults::kept).collect();
        let found: Vec<_> = found.iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_snapshot_is_a_tree() {
        check("87,province,Tỉnh Đồng Tháp,\n866,district,Thành phố Cao Lãnh,87\n29869,commune,Phường 2,866\n", &[]);
        check("82,province,Tỉnh Đồng Tháp,\n29869,commune,Phường Cao Lãnh,82\n", &[]);
        check("866,district,a,87\n", &[(2, "parent_code", FaultCode::ParentAbsent)]);
        check(
            "87,province,a,\n88,province,b,87\n866,district,c,\n",
            &[(3, "parent_code", FaultCode::ParentKind), (4, "parent_code", FaultCode::ParentKind)],
        );
        check("87,province,a,\n87,province,a,\n", &[(3, "code", FaultCode::RowRepeated)]);
        check("87,division,a,\n", &[(2, "level", FaultCode::ValueUnknown)]);
    }

    #[test]
    fn names_are_brought_to_single_spaces() {
        let units = read_snapshot("code,level,name,parent_code\n87,province,Tỉnh  Đồng   Tháp ,\n".as_bytes(), "u.csv");
        assert_eq!(units.unwrap()[0].name, "Tỉnh Đồng Tháp");
    }

    #[test]
    fn a_succession_says_how_much_went_over() {
        let read = |rows: &str| read_succession(format!("code_2022,code_2024,extent\n{rows}").as_bytes(), "s.csv");
        assert_eq!(read("29866,29869,whole\n").map(|rows| rows.len()), Ok(1));
        let faults = read("29866,29869,half\n").unwrap_err();
        assert_eq!(faults.kept()[0].code, FaultCode::ValueUnknown);
    }
}
