//! `documents.csv`: registered papers, `unit,issuer,kind,number,issued,title,note`.

use super::fault::Faults;
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, Row, read_table};
use crate::domain::document::{DocumentKey, DocumentText};
use crate::domain::id::{DocumentKind, UnitCode};
use crate::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX, NUMBER_BYTES_MAX, TITLE_BYTES_MAX};

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSheetRow {
    /// What identifies it.
    pub key: DocumentKey,
    /// What is said of it.
    pub text: DocumentText,
}

const COLUMNS: &[&str] = &["unit", "issuer", "kind", "number", "issued", "title", "note"];

/// Reads the papers of a file; issuer, number and day identify one.
pub fn read_documents(source: &Source<'_>) -> Result<Vec<Row<DocumentSheetRow>>, Faults> {
    let (rows, mut faults) = read_table(source, COLUMNS, document)?;
    keys::check(&rows, "issuer, number, issued", &mut faults, |row| {
        format!("{} of {}, {}", row.key.number, row.key.issued, row.key.issuer)
    });
    faults.or(rows)
}

fn document(cells: &mut Cells<'_>) -> Result<DocumentSheetRow, Noted> {
    let unit = cells.id("unit", UnitCode::parse);
    let issuer = cells.text("issuer", NAME_BYTES_MAX);
    let kind = cells.id("kind", DocumentKind::parse);
    let number = cells.text("number", NUMBER_BYTES_MAX);
    let issued_on = cells.day("issued");
    let title = cells.text("title", TITLE_BYTES_MAX);
    let note = cells.optional_text("note", NOTE_BYTES_MAX);
    Ok(DocumentSheetRow {
        key: DocumentKey { issuer: issuer?, number: number?, issued: issued_on? },
        text: DocumentText { unit: unit?, kind: kind?, title: title?, note: note? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::FaultCode;

    const HEADER: &str = "unit,issuer,kind,number,issued,title,note\n";

    fn read(rows: &str) -> Result<Vec<Row<DocumentSheetRow>>, Faults> {
        read_documents(&Source::csv(format!("{HEADER}{rows}").as_bytes(), "documents.csv"))
    }

    #[test]
    fn a_paper_is_read() {
        let rows = read("869,UBND huyện Tân Hồng,reform-plan,06/KH-UBND,2022-01-10,\"Kế hoạch, năm 2022\",\n").unwrap();
        let row = &rows[0].value;
        assert_eq!((row.key.number.as_str(), row.key.issued.to_string()), ("06/KH-UBND", "2022-01-10".into()));
        assert_eq!((row.text.unit.as_str(), row.text.kind.as_str()), ("869", "reform-plan"));
        assert_eq!((row.text.title.as_str(), row.text.note.as_str()), ("Kế hoạch, năm 2022", ""));
    }

    #[test]
    fn every_cell_has_its_fault() {
        let faults = read(",,kế hoạch,,10/01/2022,,a\u{202E}\n").unwrap_err();
        let found: Vec<_> = faults.kept().iter().map(|f| (f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(
            found,
            [
                ("unit", FaultCode::ValueMissing),
                ("issuer", FaultCode::ValueMissing),
                ("kind", FaultCode::IdShape),
                ("number", FaultCode::ValueMissing),
                ("issued", FaultCode::DayAmbiguous),
                ("title", FaultCode::ValueMissing),
                ("note", FaultCode::TextControlCharacter),
            ]
        );
    }

    #[test]
    fn one_paper_stands_once() {
        let row = "869,UBND huyện,plan,06/KH-UBND,2022-01-10,a,\n";
        let faults = read(&format!("{row}\n{row}")).unwrap_err();
        assert_eq!((faults.kept()[0].line, faults.kept()[0].code), (4, FaultCode::RowRepeated));
        assert!(faults.kept()[0].message.contains("line 2 and again on line 4"), "{}", faults.kept()[0].message);
    }
}
