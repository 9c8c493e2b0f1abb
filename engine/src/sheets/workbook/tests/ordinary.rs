//! What people do in spreadsheets: dates, numbers, merged cells, formulas, titles, hidden rows, several sheets.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::{check_code, check_faults, read, read_sheet};
use crate::sheets::FaultCode;

/// A workbook of one sheet, made by `fill` after its header row.
fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    bare(|sheet| {
        sheet.write_row(0, 0, ["code", "day", "value", "name"]).unwrap();
        fill(sheet);
    })
}

fn bare(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Nhiệm vụ").unwrap());
    workbook.save_to_buffer().unwrap()
}

#[test]
fn texts_days_and_numbers_are_read() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, ["a", "2022-03-15", "13800.50", "Kế hoạch"]).unwrap();
        sheet.write(3, 0, "b").unwrap().write_with_format(3, 1, 44_635.0, &day).unwrap().write(3, 2, 99.99).unwrap();
        sheet
            .write(4, 0, 866.0)
            .unwrap()
            .write(4, 2, -0.1)
            .unwrap()
            .write(4, 3, "Pho\u{300}ng\u{A0}Nội vụ\u{A0} ")
            .unwrap();
    });
    assert_eq!(
        read(&bytes),
        Ok(vec![
            "2 a 2022-03-15 13800.50 Kế hoạch".into(),
            "4 b 2022-03-15 99.99".into(),
            "5 866 - -0.1 Phòng Nội vụ".into(),
        ])
    );
}

#[test]
fn blank_rows_and_formatted_cells_at_the_end_are_passed_over() {
    let bold = Format::new().set_bold();
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap();
        for row in 2..50 {
            sheet.write_blank(row, 0, &bold).unwrap().write(row, 3, " \u{A0} ").unwrap();
        }
        sheet.write_blank(1, 9, &bold).unwrap();
    });
    assert_eq!(read(&bytes), Ok(vec!["2 a - -".into()]));
}

#[test]
fn the_sum_of_a_tenth_and_two_is_no_number_of_six_decimals() {
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap().write(1, 2, 0.1 + 0.2).unwrap();
        sheet.write(2, 0, "b").unwrap().write(2, 2, 1e17).unwrap();
    });
    check_faults(&bytes, &[(2, "value", FaultCode::NumberTooPrecise), (3, "value", FaultCode::NumberInexact)]);
    assert!(read(&bytes).unwrap_err().kept()[0].message.contains("\"0.30000000000000004\""));
}

#[test]
fn a_formula_is_refused_with_its_cell() {
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap().write(1, 2, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write(6, 0, "b").unwrap().write(6, 1, Formula::new("=TODAY()")).unwrap();
    });
    check_faults(&bytes, &[(2, "value", FaultCode::CellFormula), (7, "day", FaultCode::CellFormula)]);
    let found = read(&bytes).unwrap_err();
    assert_eq!((&*found.kept()[1].file, found.kept()[1].message.starts_with("B7 ")), ("a.xlsx[Nhiệm vụ]", true));
}

#[test]
fn days_with_times_and_texts_that_are_no_days_are_refused() {
    let time = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap().write_with_format(1, 1, 44_635.5, &time).unwrap();
        sheet.write_row(2, 0, ["b", "15/03/2022"]).unwrap();
        sheet.write_row(3, 0, ["c", "03/04/2022"]).unwrap();
        sheet.write_row(4, 0, ["d", "15 tháng 3 năm 2022"]).unwrap();
        sheet.write(5, 0, "e").unwrap().write(5, 1, 44_635.0).unwrap();
        sheet.write(6, 0, "f").unwrap().write(6, 1, true).unwrap();
    });
    check_faults(
        &bytes,
        &[
            (2, "day", FaultCode::DayWithTime),
            (4, "day", FaultCode::DayAmbiguous),
            (5, "day", FaultCode::DayShape),
            (6, "day", FaultCode::DayShape),
            (7, "day", FaultCode::CellLogical),
        ],
    );
}

#[test]
fn merged_cells_within_the_rows_are_refused() {
    let plain = Format::new();
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap().write(2, 0, "b").unwrap();
        sheet.merge_range(1, 3, 2, 3, "Chung", &plain).unwrap();
        sheet.merge_range(20, 0, 21, 3, "", &plain).unwrap();
    });
    check_faults(&bytes, &[(2, "", FaultCode::CellsMerged)]);
    assert!(read(&bytes).unwrap_err().kept()[0].message.contains("D2:D3"));
}

#[test]
fn titles_and_second_header_rows_are_named() {
    let plain = Format::new();
    let title = bare(|sheet| {
        sheet.merge_range(0, 0, 0, 3, "DANH MỤC NHIỆM VỤ NĂM 2022", &plain).unwrap();
        sheet.write(1, 0, "Kèm theo Kế hoạch").unwrap();
        sheet.write_row(3, 0, ["code", "day", "value", "name"]).unwrap();
    });
    check_faults(&title, &[(1, "", FaultCode::CellsMerged), (1, "", FaultCode::HeaderNotFirst)]);
    let two = bare(|sheet| {
        sheet.write_row(0, 0, ["code", "Số liệu"]).unwrap();
        sheet.write_row(1, 0, ["", "day", "value", "name"]).unwrap();
    });
    check_faults(&two, &[(2, "", FaultCode::HeaderTwice)]);
    let numbered = workbook(|sheet| {
        sheet.write_row(1, 0, ["(1)", "(2)", "(3)", "(4)"]).unwrap();
        sheet.write(2, 0, "a").unwrap();
    });
    check_faults(&numbered, &[(2, "", FaultCode::HeaderTwice)]);
}

#[test]
fn hidden_rows_are_named_and_empty_ones_do_not_matter() {
    let bytes = workbook(|sheet| {
        for (row, code) in ["a", "b", "c", "d"].into_iter().enumerate() {
            sheet.write(u32::try_from(row).unwrap() + 1, 0, code).unwrap();
        }
        sheet.set_row_hidden(2).unwrap().set_row_hidden(3).unwrap().set_row_hidden(9).unwrap();
    });
    check_faults(&bytes, &[(3, "", FaultCode::RowHidden)]);
    assert!(read(&bytes).unwrap_err().kept()[0].message.contains("rows 3 to 4 are hidden"));
}

#[test]
fn hidden_columns_under_a_heading_are_named() {
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap();
        sheet.set_column_hidden(1).unwrap().set_column_hidden(30).unwrap();
    });
    check_faults(&bytes, &[(1, "", FaultCode::ColumnHidden)]);
    assert!(read(&bytes).unwrap_err().kept()[0].message.starts_with("column B is hidden"));
}

#[test]
fn a_percentage_and_a_rounded_number_are_not_what_they_show() {
    let (percent, rounded, zeros) = ("0.0%", "#,##0", "00");
    let format = |code: &str| Format::new().set_num_format(code);
    let bytes = workbook(|sheet| {
        sheet.write(1, 0, "a").unwrap().write_with_format(1, 2, 0.995, &format(percent)).unwrap();
        sheet.write(2, 0, "b").unwrap().write_with_format(2, 2, 13.6, &format(rounded)).unwrap();
        sheet.write_with_format(3, 0, 7, &format(zeros)).unwrap();
    });
    check_faults(&bytes, &[(2, "value", FaultCode::CellPercent), (3, "value", FaultCode::NumberRounded)]);
    let shown = workbook(|sheet| {
        sheet
            .write_with_format(1, 0, 7, &format(zeros))
            .unwrap()
            .write_with_format(1, 2, 99.5, &format("0.00"))
            .unwrap();
    });
    assert_eq!(read(&shown), Ok(vec!["2 07 - 99.5".into()]));
}

#[test]
fn one_of_several_sheets_must_be_named() {
    let mut workbook = Workbook::new();
    for (name, code) in [("Một", "a"), ("Hai", "b"), ("Trống", "")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        if !code.is_empty() {
            sheet.write_row(0, 0, ["code", "day", "value", "name"]).unwrap().write(1, 0, code).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    check_code(&bytes, FaultCode::SheetAmbiguous);
    let message = read(&bytes).unwrap_err().kept()[0].message.clone();
    assert!(message.contains("\"Một\", \"Hai\"") && !message.contains("Trống"), "{message}");
    assert_eq!(read_sheet(&bytes, Some("Hai")), Ok(vec!["2 b - -".into()]));
    let code = |sheet| read_sheet(&bytes, Some(sheet)).unwrap_err().kept()[0].code;
    assert_eq!((code("Ba"), code("Trống")), (FaultCode::SheetUnknown, FaultCode::FileEmpty));
}

#[test]
fn a_hidden_sheet_is_read_when_it_is_named_only() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Hiện").unwrap();
    let hidden = workbook.add_worksheet().set_name("Ẩn").unwrap().set_hidden(true);
    hidden.write_row(0, 0, ["code", "day", "value", "name"]).unwrap().write(1, 0, "a").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    check_code(&bytes, FaultCode::SheetHidden);
    assert_eq!(read_sheet(&bytes, Some("Ẩn")), Ok(vec!["2 a - -".into()]));
}

#[test]
fn an_empty_workbook_says_so() {
    check_code(&bare(|_| {}), FaultCode::FileEmpty);
}

#[test]
fn old_codes_are_refused_in_a_sheet_too() {
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, ["a", "", "", "Một"]).unwrap();
        sheet.write_row(2, 0, ["b", "", "", "KÕ ho¹ch cña ñy ban nh©n d©n huyÖn"]).unwrap();
    });
    check_faults(&bytes, &[(3, "", FaultCode::TextTcvn3)]);
}
