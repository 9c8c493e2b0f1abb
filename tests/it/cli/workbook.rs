//! `dondoc import` of workbooks: as the same rows in a text, and the same ones as LibreOffice writes them.

use std::path::PathBuf;
use std::process::Command;

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::import::Office;
use super::text;
use crate::harness::{checkout, is_there};

const KINDS: [&str; 4] = ["units", "documents", "figures", "tasks"];
const FIGURES: [&str; 9] = ["unit", "indicator", "first", "last", "value", "rounded", "reporter", "reported", "note"];

/// The papers of a demonstration's office.
fn paper(kind: &str) -> PathBuf {
    checkout().join(format!("config/demo/tan-hong/{kind}.csv"))
}

/// A sheet of one figure, dated by cells that are days.
fn figures(workbook: &mut Workbook, name: &str, value: f64) {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    sheet.write_row(0, 0, FIGURES).unwrap();
    sheet
        .write_row(1, 0, ["869", "dossiers"])
        .unwrap()
        .write(1, 4, value)
        .unwrap()
        .write_row(1, 5, ["exact", "UBND"])
        .unwrap();
    for (column, serial) in [(2, 44_562.0), (3, 44_651.0), (7, 44_655.0)] {
        sheet.write_with_format(1, column, serial, &day).unwrap();
    }
}

#[test]
fn a_workbook_is_imported_as_a_text_is() {
    let office = Office::new();
    let mut workbook = Workbook::new();
    figures(&mut workbook, "Quý I", 99.5);
    let file = office.file("figures.xlsx", workbook.save_to_buffer().unwrap());
    let imported = office.import("figures", &file, &[]);
    assert_eq!((imported.code, office.entries().as_str()), (0, "1"), "{}", imported.err);
    let text = "unit,indicator,first,last,value,rounded,reporter,reported,note\n\
                869,dossiers,2022-01-01,2022-03-31,99.5,exact,UBND,2022-04-04,\n";
    let again = office.import("figures", &office.file("figures.csv", text), &["--apply"]);
    assert!(again.out.contains("0 new, 1 unchanged, 0 different"), "{}{}", again.out, again.err);
}

#[test]
fn the_sheet_is_named_where_there_are_several() {
    let office = Office::new();
    let mut workbook = Workbook::new();
    figures(&mut workbook, "Quý I", 99.5);
    figures(&mut workbook, "Quý II", 98.5);
    let file = office.file("figures.xlsx", workbook.save_to_buffer().unwrap());
    let asked = office.import("figures", &file, &[]);
    assert_eq!(asked.code, 1);
    assert!(asked.err.contains("[sheet-ambiguous]") && asked.err.contains("\"Quý I\", \"Quý II\""), "{}", asked.err);
    assert!(!office.data().exists(), "nothing was begun");
    assert_eq!(office.import("figures", &file, &["--sheet", "Quý II"]).code, 0);
    let other = office.import("figures", &file, &["--sheet", "Quý I"]);
    assert!(other.out.contains("figures.xlsx[Quý I]:2: ") && other.out.contains("98.5 → 99.5"), "{}", other.out);
}

#[test]
fn faults_of_a_workbook_name_sheet_row_column_and_cell() {
    let office = Office::new();
    let mut workbook = Workbook::new();
    figures(&mut workbook, "Quý I", 0.1 + 0.2);
    let sheet = workbook.worksheet_from_name("Quý I").unwrap();
    sheet.write(1, 8, Formula::new("=A1&B1")).unwrap();
    let file = office.file("figures.xlsx", workbook.save_to_buffer().unwrap());
    let refused = office.import("figures", &file, &[]);
    assert_eq!(refused.code, 1);
    for part in [
        "figures.xlsx[Quý I]:2: value: ",
        "[number-too-precise]",
        "[Quý I]:2: note: I2 is ",
        "[cell-formula]",
        "2 faults",
    ] {
        assert!(refused.err.contains(part), "{part} is not in:\n{}", refused.err);
    }
}

#[test]
fn what_libreoffice_makes_of_a_text_imports_as_the_same_rows() {
    if !is_there("soffice", "the import of what LibreOffice wrote") {
        return;
    }
    let office = Office::new();
    let mut convert = Command::new("soffice");
    convert.arg(format!("-env:UserInstallation=file://{}/profile", text(office.folder())));
    // Comma, quotation mark, UTF-8, from the first line on; the second column is text, where numbers begin with a zero.
    convert.args(["--headless", "--infilter=CSV:44,34,76,1,2/2", "--convert-to", "xlsx", "--outdir"]);
    convert.arg(office.folder()).args(KINDS.map(paper));
    let converted = convert.output().expect("LibreOffice starts");
    assert!(converted.status.success(), "{converted:?}");
    for kind in KINDS {
        let from_text = office.import(kind, &paper(kind), &[]);
        assert_eq!(from_text.code, 0, "{}", from_text.err);
        let workbook = office.folder().join(format!("{kind}.xlsx"));
        let again = office.import(kind, &workbook, &["--apply"]);
        assert!(
            again.out.contains("0 new, ") && again.out.contains(", 0 different; nothing to write"),
            "{kind}: {}{}",
            again.out,
            again.err
        );
        assert!(!again.out.contains(", 0 unchanged"), "{kind}: {}", again.out);
    }
}
