//! Rows on their way out, as a text with commas that spreadsheets open. It never writes a cell that one would calculate.

/// What tells a spreadsheet that the text is UTF-8.
const MARK: &str = "\u{FEFF}";
/// How a spreadsheet knows a formula, the tab and the line break being passed over before it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The rows under their headings, each with as many cells. A text that would be taken for a formula has an apostrophe
/// before it, as a person would write it; a number stays a number.
pub fn csv_text<'a>(headings: &[&str], rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::from(MARK));
    let mut write = |cells: Vec<String>| writer.write_record(cells).expect("memory takes rows of one width");
    write(headings.iter().map(|heading| plain(heading)).collect());
    rows.into_iter().for_each(|cells| write(cells.into_iter().map(plain).collect()));
    let bytes = writer.into_inner().expect("memory takes everything");
    String::from_utf8(bytes).expect("texts and commas are UTF-8")
}

fn plain(cell: &str) -> String {
    if cell.starts_with(FORMULA) && !is_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Digits with a sign before them and a point among them: no spreadsheet calculates these.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits.split_once('.').map_or_else(|| is_digits(digits), |(whole, rest)| is_digits(whole) && is_digits(rest))
}

#[cfg(test)]
mod tests {
    use super::csv_text;

    #[track_caller]
    fn check(cell: &str, written: &str) {
        assert_eq!(csv_text(&["a"], [vec![cell]]), format!("\u{FEFF}a\n{written}\n"));
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=HYPERLINK(A1)", "'=HYPERLINK(A1)");
        check("+84 277 3", "'+84 277 3");
        check("-2+3", "'-2+3");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("-.5", "'-.5");
    }

    #[test]
    fn numbers_days_and_texts_stay_as_they_are() {
        check("-12.50", "-12.50");
        check("2022-03-31", "2022-03-31");
        check("ấp 3, xã Tân Phước", "\"ấp 3, xã Tân Phước\"");
        check("nói \"có\"", "\"nói \"\"có\"\"\"");
    }
}
