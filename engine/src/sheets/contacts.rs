//! `contacts.csv`: who receives reminders, `contact,unit,name,role,language,email,webhook,from,until`.

use super::cell::{CellFault, quoted};
use super::fault::{FaultCode, Faults};
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, Row, choice, read_table};
use crate::domain::Day;
use crate::domain::address::{Address, AddressFault};
use crate::domain::contact::ContactRole;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::language::Language;
use crate::domain::text::NAME_BYTES_MAX;

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactSheetRow {
    /// The identifier.
    pub id: ContactId,
    /// The unit.
    pub unit: UnitCode,
    /// The name.
    pub name: String,
    /// What the contact is to the unit.
    pub role: ContactRole,
    /// The language; Vietnamese where the cell is empty.
    pub language: Language,
    /// The addresses.
    pub addresses: Vec<Address>,
    /// The first day; `None` where it stays as recorded, or is today.
    pub from: Option<Day>,
    /// The last day.
    pub until: Option<Day>,
}

const COLUMNS: &[&str] = &["contact", "unit", "name", "role", "language", "email", "webhook", "from", "until"];

/// Reads the contacts of a file.
pub fn read_contacts(source: &Source<'_>) -> Result<Vec<Row<ContactSheetRow>>, Faults> {
    let (rows, mut faults) = read_table(source, COLUMNS, contact)?;
    keys::check(&rows, "contact", &mut faults, |row| row.id.to_string());
    faults.or(rows)
}

fn contact(cells: &mut Cells<'_>) -> Result<ContactSheetRow, Noted> {
    let id = cells.id("contact", ContactId::parse);
    let unit = cells.id("unit", UnitCode::parse);
    let name = cells.text("name", NAME_BYTES_MAX);
    let role = cells.required("role", |text| choice(text, ContactRole::parse, &ContactRole::ALL.map(ContactRole::id)));
    let language = cells.optional("language", |text| choice(text, Language::parse, &Language::ALL.map(Language::id)));
    let email = cells.optional("email", |text| address(text, Address::email));
    let webhook = cells.optional("webhook", |text| address(text, Address::webhook));
    let (from, until) = (cells.optional_day("from"), cells.optional_day("until"));
    let (from, until) = (from?, until?);
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let message = format!("the last day {until} lies before the first day {from}; correct one of them");
        cells.fault("until", FaultCode::PeriodBackwards, message);
        return Err(Noted);
    }
    Ok(ContactSheetRow {
        id: id?,
        unit: unit?,
        name: name?,
        role: role?,
        language: language?.unwrap_or_default(),
        addresses: [email?, webhook?].into_iter().flatten().collect(),
        from,
        until,
    })
}

fn address(text: &str, parse: fn(&str) -> Result<Address, AddressFault>) -> Result<Address, CellFault> {
    parse(text).map_err(|fault| (FaultCode::AddressShape, format!("{} is no address: {fault}", quoted(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "contact,unit,name,role,language,email,webhook,from,until\n";

    fn read(rows: &str) -> Result<Vec<Row<ContactSheetRow>>, Faults> {
        read_contacts(&Source::csv(format!("{HEADER}{rows}").as_bytes(), "contacts.csv"))
    }

    #[track_caller]
    fn check(rows: &str, expected: &[(u64, &str, FaultCode)]) {
        let faults = read(rows).unwrap_err();
        let found = faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_contact_is_read() {
        let rows = read("nv-an,866,Nguyễn Văn An,head,,an@caolanh.gov.vn,https://a.vn/x,2022-01-01,\n").unwrap();
        let row = &rows[0].value;
        assert_eq!((row.id.as_str(), row.unit.as_str(), row.role), ("nv-an", "866", ContactRole::Head));
        assert_eq!((row.language, row.from, row.until), (Language::Vi, Day::from_ymd(2022, 1, 1), None));
        assert_eq!(
            row.addresses.iter().map(Address::as_str).collect::<Vec<_>>(),
            ["an@caolanh.gov.vn", "https://a.vn/x"]
        );
    }

    #[test]
    fn every_cell_has_its_fault() {
        use FaultCode::{
            AddressShape, DayNotInCalendar, IdShape, PeriodBackwards, RowRepeated, ValueMissing, ValueUnknown,
        };
        check(
            "n v,,,chief,fr,an@,http://a.vn,2022-02-31,\n",
            &[
                (2, "contact", IdShape),
                (2, "unit", ValueMissing),
                (2, "name", ValueMissing),
                (2, "role", ValueUnknown),
                (2, "language", ValueUnknown),
                (2, "email", AddressShape),
                (2, "webhook", AddressShape),
                (2, "from", DayNotInCalendar),
            ],
        );
        check("an,866,An,head,,,,2022-02-01,2022-01-31\n", &[(2, "until", PeriodBackwards)]);
        check("an,866,An,head,,,,,\nan,866,An,head,,,,,\n", &[(3, "contact", RowRepeated)]);
    }
}
