//! Workbooks that claim, hide or break something: each is refused in a sentence, and none costs more than its bytes.

use super::{HEADINGS, LINKS, PACKAGE, Package, WORKBOOK, check_code, check_faults, read};
use crate::sheets::{FaultCode, Source};

fn code(bytes: &[u8]) -> FaultCode {
    let found = read(bytes).expect_err("the workbook has faults");
    assert_eq!(found.total(), 1, "{found}");
    found.kept()[0].code
}

#[test]
fn the_handmade_workbook_is_read() {
    let rows = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"C2\"><v>1.5</v></c></row>";
    assert_eq!(read(&Package::of_rows(rows).zip()), Ok(vec!["2 a - 1.5".into()]));
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let rows = "<row r=\"2\"><c r=\"A2\"><v>7</v></c><c r=\"B2\" s=\"1\"><v>43173</v></c></row>";
    let package = Package::of_rows(rows).with("xl/styles.xml", styles);
    assert_eq!(read(&package.zip()), Ok(vec!["2 7 2018-03-14 -".into()]));
    let since_1904 = WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    assert_eq!(read(&package.with("xl/workbook.xml", since_1904).zip()), Ok(vec!["2 7 2022-03-15 -".into()]));
}

#[test]
fn a_workbook_that_is_cut_short_is_damaged() {
    let whole = Package::of_rows("<row><c t=\"str\"><v>a</v></c></row>").zip();
    assert_eq!(read(&whole), Ok(vec!["2 a - -".into()]));
    for end in (4..whole.len()).step_by(7) {
        assert_eq!(code(&whole[..end]), FaultCode::FileDamaged, "{end} of {} bytes", whole.len());
    }
}

#[test]
fn a_cell_in_the_last_corner_takes_no_room() {
    let rows = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    check_faults(
        &Package::of_rows(rows).zip(),
        &[(1_048_576, "", FaultCode::ColumnsTooMany), (1_048_576, "code", FaultCode::ValueMissing)],
    );
    let claimed = format!("<dimension ref=\"A1:XFD1048576\"/><sheetData>{HEADINGS}</sheetData>");
    assert_eq!(read(&Package::of_sheet(&claimed).zip()), Ok(vec![]));
    let first = "<sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData>";
    let found = read(&Package::of_sheet(first).zip()).unwrap_err();
    assert_eq!(found.kept()[0].code, FaultCode::ColumnsTooMany, "{found}");
}

#[test]
fn places_that_no_sheet_has_are_damage() {
    for rows in [
        "<row r=\"2\"><c r=\"A99999999999\"><v>1</v></c></row>",
        "<row r=\"4294967295\"><c><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"ZZZZZZZZ2\"><v>1</v></c></row>",
        "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>",
        "<row r=\"2\"><c r=\"A2\" t=\"odd\"><v>7</v></c></row>",
        "<row r=\"2\"><c r=\"A2\"><v>1</w></c></row>",
        "<row r=\"2\"><c r=\"A2\" r=\"B2\"><v>1</v></c></row>",
    ] {
        assert_eq!(code(&Package::of_rows(rows).zip()), FaultCode::FileDamaged, "{rows}");
    }
    let merged = format!("<sheetData>{HEADINGS}</sheetData><mergeCells><mergeCell ref=\"B5:A99999999\"/></mergeCells>");
    assert_eq!(code(&Package::of_sheet(&merged).zip()), FaultCode::FileDamaged);
}

#[test]
fn claims_of_strings_and_formats_make_no_room() {
    let sst = "<sst uniqueCount=\"4000000000\"><si><t>a</t></si></sst>";
    check_code(&Package::of_rows("").with("xl/sharedStrings.xml", sst).zip(), FaultCode::FileTooMany);
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(200_001));
    check_code(&Package::of_rows("").with("xl/styles.xml", styles).zip(), FaultCode::FileTooMany);
}

#[test]
fn a_shared_formula_of_a_huge_index_is_a_formula() {
    let rows = "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"4000000000\" ref=\"A2:A9\">1+1</f><v>2</v></c></row>";
    check_faults(&Package::of_rows(rows).zip(), &[(2, "code", FaultCode::CellFormula)]);
}

#[test]
fn whatever_order_a_file_names_its_places_in_none_is_passed_over() {
    let formulas = ["<c r=\"A2\"><f>1</f><v>1</v></c>", "<c r=\"C2\"><f>2</f><v>2</v></c>"];
    let merged = ["<mergeCell ref=\"A3:B3\"/>", "<mergeCell ref=\"A4:B4\"/>"];
    let hidden = ["<row r=\"3\" hidden=\"1\"/>", "<row r=\"5\" hidden=\"1\"/>"];
    let cells = [3, 4, 5].map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>a</v></c></row>")).concat();
    let sheet = |[formulas, merged, hidden]: [String; 3]| {
        let rows = format!("{HEADINGS}{hidden}<row r=\"2\">{formulas}</row>{cells}");
        Package::of_sheet(&format!("<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells>")).zip()
    };
    let expected = [
        (2, "code", FaultCode::CellFormula),
        (2, "value", FaultCode::CellFormula),
        (3, "", FaultCode::RowHidden),
        (3, "", FaultCode::CellsMerged),
        (4, "", FaultCode::CellsMerged),
        (5, "", FaultCode::RowHidden),
    ];
    check_faults(&sheet([formulas, merged, hidden].map(|places| places.concat())), &expected);
    let backwards = |[first, second]: [&str; 2]| [second, first].concat();
    check_faults(&sheet([formulas, merged, hidden].map(backwards)), &expected);
}

#[test]
fn elements_within_each_other_end() {
    let deep = format!("<sheetData>{}{}</sheetData>", "<a>".repeat(100), "</a>".repeat(100));
    check_code(&Package::of_sheet(&deep).zip(), FaultCode::FileDamaged);
}

#[test]
fn entities_are_not_expanded() {
    let doctype =
        format!("<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet><sheetData>{HEADINGS}</sheetData></worksheet>");
    check_code(&Package::of_rows("").with("xl/worksheets/sheet1.xml", doctype).zip(), FaultCode::FileDamaged);
}

#[test]
fn a_sheet_that_is_no_part_of_xml_is_not_read() {
    let links = LINKS.replace("sheet1.xml", "sheet1.bin");
    let package = Package::of_rows("").with("xl/_rels/workbook.xml.rels", links);
    check_code(&package.with("xl/worksheets/sheet1.bin", "<worksheet/>").zip(), FaultCode::FileEmpty);
    let none = Package::of_rows("").with("xl/workbook.xml", WORKBOOK.replace("r:id=\"b\"", "r:id=\"c\""));
    check_code(&none.zip(), FaultCode::FileDamaged);
}

#[test]
fn two_sheets_of_one_name_are_damage() {
    let twice = WORKBOOK.replace("</sheets>", "<sheet name=\"Một\" sheetId=\"2\" r:id=\"b\"/></sheets>");
    check_code(&Package::of_rows("").with("xl/workbook.xml", twice).zip(), FaultCode::FileDamaged);
}

#[test]
fn other_formats_are_named() {
    let ods = Package { parts: Vec::new() }.with("mimetype", "x").with("content.xml", "<a/>");
    check_code(&ods.zip(), FaultCode::FileFormat);
    let binary = Package::of_rows("").with("_rels/.rels", PACKAGE.replace("workbook.xml", "workbook.bin"));
    check_code(&binary.zip(), FaultCode::FileFormat);
    check_code(&Package { parts: Vec::new() }.zip(), FaultCode::FileDamaged);
}

#[test]
fn a_text_has_no_sheets() {
    let found = Source::open(b"code,name\n", "a.csv", Some("Một")).unwrap_err();
    assert_eq!(found.kept()[0].code, FaultCode::SheetUnknown);
}
