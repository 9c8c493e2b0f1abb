//! Workbooks as people, programs and attackers make them, each read as a table of four columns.

mod bounds;
mod hostile;
mod ordinary;
mod random;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::sheets::cell;
use crate::sheets::fault::{FaultCode, Faults};
use crate::sheets::source::Source;
use crate::sheets::table::{Cells, Noted, read_table};

const COLUMNS: &[&str] = &["code", "day", "value", "name"];

/// A row as text: `line code day value name`.
type Rows = Vec<String>;

fn row(cells: &mut Cells<'_>) -> Result<String, Noted> {
    let code = cells.text("code", 100);
    let day = cells.optional_day("day");
    let value = cells.optional("value", cell::decimal);
    let name = cells.optional_text("name", 100_000);
    let day = day?.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let value = value?.map_or_else(|| "-".to_owned(), |value| value.to_string());
    Ok(format!("{} {day} {value} {}", code?, name?))
}

fn read_sheet(bytes: &[u8], sheet: Option<&str>) -> Result<Rows, Faults> {
    let source = Source::open(bytes, "a.xlsx", sheet)?;
    let (rows, faults) = read_table(&source, COLUMNS, row)?;
    faults.or(rows.into_iter().map(|row| format!("{} {}", row.line, row.value).trim_end().to_owned()).collect())
}

fn read(bytes: &[u8]) -> Result<Rows, Faults> {
    read_sheet(bytes, None)
}

/// The row, the heading and the code of each fault.
type Place = (u64, String, FaultCode);

fn faults(bytes: &[u8]) -> Vec<Place> {
    let found = read(bytes).expect_err("the workbook has faults");
    let place =
        |fault: &crate::sheets::Fault| (fault.line, fault.column.as_deref().unwrap_or_default().to_owned(), fault.code);
    found.kept().iter().map(place).collect()
}

#[track_caller]
fn check_faults(bytes: &[u8], expected: &[(u64, &str, FaultCode)]) {
    let expected: Vec<Place> = expected.iter().map(|(row, column, code)| (*row, (*column).into(), *code)).collect();
    assert_eq!(faults(bytes), expected);
}

#[track_caller]
fn check_code(bytes: &[u8], code: FaultCode) {
    check_faults(bytes, &[(1, "", code)]);
}

const PACKAGE: &str = r#"<Relationships><Relationship Id="a" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns:r="x"><sheets><sheet name="Một" sheetId="1" r:id="b"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="b" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const HEADINGS: &str = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>code</v></c><c r=\"B1\" t=\"str\"><v>day</v></c>\
                        <c r=\"C1\" t=\"str\"><v>value</v></c><c r=\"D1\" t=\"str\"><v>name</v></c></row>";

/// A workbook made by hand, part by part.
struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

impl Package {
    /// A workbook of one sheet, whose rows follow a header row.
    fn of_rows(rows: &str) -> Package {
        Package::of_sheet(&format!("<sheetData>{HEADINGS}{rows}</sheetData>"))
    }

    fn of_sheet(content: &str) -> Package {
        let package = Package { parts: Vec::new() };
        package
            .with("_rels/.rels", PACKAGE)
            .with("xl/workbook.xml", WORKBOOK)
            .with("xl/_rels/workbook.xml.rels", LINKS)
            .with("xl/worksheets/sheet1.xml", format!("<worksheet>{content}</worksheet>"))
    }

    /// The same with a part added or replaced.
    fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Package {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
