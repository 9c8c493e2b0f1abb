//! `units.csv`: the local units of an administrator, `code,name,kind,parent,valid_from,valid_until`.
//!
//! Whether the parent stands on those days is for the tree to say; [`tree_faults`] gives its answer its lines.

use super::fault::{FaultCode, Faults};
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, Row, choice, read_table};
use crate::domain::id::UnitCode;
use crate::domain::text::NAME_BYTES_MAX;
use crate::domain::unit::{Unit, UnitKind};
use crate::domain::unit_tree::{LocalFault, LocalFaultKind};
use crate::domain::{Day, Period};

/// A local unit; its dates are in order and it has a parent.
pub type UnitSheetRow = Unit;

const COLUMNS: &[&str] = &["code", "name", "kind", "parent", "valid_from", "valid_until"];

/// Reads the local units of a file. One code may stand on several lines, with another first day on each.
pub fn read_units(source: &Source<'_>) -> Result<Vec<Row<UnitSheetRow>>, Faults> {
    let (rows, mut faults) = read_table(source, COLUMNS, unit)?;
    keys::check(&rows, "code, valid_from", &mut faults, |unit| match unit.valid_from {
        Some(first) => format!("{} from {first}", unit.code),
        None => format!("{} without a first day", unit.code),
    });
    faults.or(rows)
}

/// What the tree of units found wrong with rows of a file, at their lines.
pub fn tree_faults(file: &str, rows: &[Row<UnitSheetRow>], found: &[LocalFault]) -> Faults {
    let mut faults = Faults::new(file);
    for LocalFault { index, kind } in found {
        let (column, code) = match kind {
            LocalFaultKind::CodeShape => ("code", FaultCode::LocalCodeShape),
            LocalFaultKind::Kind => ("kind", FaultCode::LocalKind),
            LocalFaultKind::Backwards => ("valid_until", FaultCode::PeriodBackwards),
            LocalFaultKind::ParentAbsent { .. } => ("parent", FaultCode::ParentAbsent),
            LocalFaultKind::ParentKind => ("kind", FaultCode::ParentKind),
            LocalFaultKind::Overlap { .. } => ("code", FaultCode::ValidityOverlap),
        };
        faults.add(rows[*index].line, column, code, kind.to_string());
    }
    faults
}

fn unit(cells: &mut Cells<'_>) -> Result<Unit, Noted> {
    let code = cells.id("code", UnitCode::parse);
    let name = cells.text("name", NAME_BYTES_MAX);
    let kind = cells.required("kind", |text| choice(text, UnitKind::parse, &["division", "department"]));
    let parent = cells.id("parent", UnitCode::parse);
    let (from, until) = (cells.optional_day("valid_from"), cells.optional_day("valid_until"));
    let (valid_from, valid_until) = (from?, until?);
    if Period::new(valid_from.unwrap_or(Day::FIRST), valid_until.unwrap_or(Day::LAST)).is_none() {
        cells.fault(
            "valid_until",
            FaultCode::PeriodBackwards,
            "the last day lies before valid_from; correct one of them",
        );
        return Err(Noted);
    }
    let parent = Some(parent?);
    Ok(Unit { code: code?, name: name?, kind: kind?, parent, valid_from, valid_until, date_uncertain: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "code,name,kind,parent,valid_from,valid_until\n";

    #[track_caller]
    fn check(rows: &str, expected: &[(u64, &str, FaultCode)]) {
        let found = read_units(&Source::csv(format!("{HEADER}{rows}").as_bytes(), "units.csv")).err();
        let found: Vec<_> = found.iter().flat_map(Faults::kept).collect();
        let found: Vec<_> = found.iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_local_unit_is_read() {
        let rows = read_units(&Source::csv(
            format!("{HEADER}866.NV,Phòng Nội vụ,division,866,2022-01-01,\n").as_bytes(),
            "units.csv",
        ));
        let rows = rows.unwrap();
        assert_eq!((rows.len(), rows[0].line), (1, 2));
        let unit = &rows[0].value;
        assert_eq!((unit.code.as_str(), unit.name.as_str(), unit.kind), ("866.NV", "Phòng Nội vụ", UnitKind::Division));
        assert_eq!((unit.valid_from, unit.valid_until), (Day::from_ymd(2022, 1, 1), None));
    }

    #[test]
    fn every_cell_has_its_fault() {
        use FaultCode::{DayNotInCalendar, IdShape, PeriodBackwards, RowRepeated, ValueMissing, ValueUnknown};
        check(
            "866/NV,,phòng,,2022-02-31,\n",
            &[
                (2, "code", IdShape),
                (2, "name", ValueMissing),
                (2, "kind", ValueUnknown),
                (2, "parent", ValueMissing),
                (2, "valid_from", DayNotInCalendar),
            ],
        );
        check("866.NV,a,division,866,2022-02-01,2022-01-31\n", &[(2, "valid_until", PeriodBackwards)]);
        check(
            "866.NV,a,division,866,2022-01-01,\n866.NV,b,division,866,2022-01-01,\n866.NV,b,division,866,,2021-12-31\n",
            &[(3, "code, valid_from", RowRepeated)],
        );
    }

    #[test]
    fn what_the_tree_finds_has_its_line() {
        let rows =
            read_units(&Source::csv(format!("{HEADER}\n866.NV,a,division,867,,\n").as_bytes(), "units.csv")).unwrap();
        let faults = tree_faults("units.csv", &rows, &[LocalFault { index: 0, kind: LocalFaultKind::CodeShape }]);
        assert_eq!((faults.kept()[0].line, faults.kept()[0].code), (3, FaultCode::LocalCodeShape));
    }
}
