//! Each bound of a workbook, with a workbook that passes it.

use super::super::archive::Archive;
use super::super::meter::{BOUNDS, Bounds};
use super::{HEADINGS, Package, check_code};
use crate::sheets::FaultCode;

#[track_caller]
fn check(bounds: Bounds, package: &Package, expected: Option<FaultCode>) {
    assert_eq!(Archive::within(&package.zip(), &bounds).err().map(|fault| fault.0), expected);
}

#[test]
fn a_bomb_is_refused_by_how_much_it_unpacks_for_its_size() {
    let bomb = Package::of_rows("").with("xl/media/image1.png", vec![0; 70 << 20]);
    check_code(&bomb.zip(), FaultCode::FileUnpacked);
    let small = Package::of_rows("").with("xl/media/image1.png", vec![0; 60 << 20]);
    check(BOUNDS, &small, None);
}

#[test]
fn a_bomb_of_cells_is_refused_as_well() {
    let bounds = Bounds { ratio: 50, ratio_from_bytes: 1 << 20, ..BOUNDS };
    let cells = |bytes: usize| Package::of_rows(&"<row><c><v>1</v></c></row>".repeat(bytes / 26));
    check(bounds, &cells(2 << 20), Some(FaultCode::FileUnpacked));
    check(bounds, &cells(1 << 19), None);
}

#[test]
fn all_parts_together_are_bounded() {
    let package = Package::of_rows("").with("a.bin", vec![7; 10_000]).with("b.bin", vec![8; 10_000]);
    check(Bounds { unpacked_bytes: 15_000, ..BOUNDS }, &package, Some(FaultCode::FileUnpacked));
    check(Bounds { unpacked_bytes: 25_000, ..BOUNDS }, &package, None);
}

#[test]
fn parts_that_are_held_are_bounded_by_themselves() {
    let strings = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_000));
    let package = Package::of_rows("").with("xl/sharedStrings.xml", strings);
    check(Bounds { strings_bytes: 10_000, ..BOUNDS }, &package, Some(FaultCode::FileUnpacked));
    check(Bounds { other_bytes: 10_000, ..BOUNDS }, &package, None);
    let theme = Package::of_rows("").with("xl/theme/theme1.xml", format!("<a>{}</a>", "<b/>".repeat(3_000)));
    check(Bounds { other_bytes: 10_000, ..BOUNDS }, &theme, Some(FaultCode::FileUnpacked));
}

#[test]
fn parts_are_counted_before_the_zip_is_opened() {
    let package = (0..2_001).fold(Package::of_rows(""), |package, part| package.with(&format!("a{part}.bin"), "a"));
    check_code(&package.zip(), FaultCode::FileTooMany);
}

#[test]
fn a_cell_has_a_length() {
    let inline = |bytes| format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "a".repeat(bytes));
    check_code(&Package::of_rows(&inline(1 << 20)).zip(), FaultCode::CellTooLong);
    let runs = "<r><t>aaaaaaaaaaaaaaaa</t></r>".repeat(1 << 16);
    let strings = format!("<sst><si>{runs}</si></sst>");
    check_code(&Package::of_rows("").with("xl/sharedStrings.xml", strings).zip(), FaultCode::CellTooLong);
    let found = super::faults(&Package::of_rows(&inline(40_000)).zip());
    assert_eq!(found, [(2, "code".to_owned(), FaultCode::CellTooLong)]);
}

#[test]
fn formulas_merged_ranges_and_hidden_rows_are_counted() {
    let rows = "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><f>1</f></c></row><row r=\"4\" hidden=\"1\"><c r=\"A4\"><f>1</f></c></row>";
    let merged = "<mergeCells><mergeCell ref=\"A8:B8\"/></mergeCells>";
    let package = Package::of_sheet(&format!("<sheetData>{HEADINGS}{rows}</sheetData>{merged}"));
    check(Bounds { marks: 4, ..BOUNDS }, &package, Some(FaultCode::FileTooMany));
    check(Bounds { marks: 5, ..BOUNDS }, &package, None);
}
