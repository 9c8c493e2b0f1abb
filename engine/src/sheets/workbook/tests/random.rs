//! Workbooks with bytes changed at random: read or refused, never worse.

use proptest::prelude::*;

use super::{Package, read};

const ROWS: &str = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>44635</v></c><c r=\"C2\"><f>1+1</f>\
                    <v>2</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\" t=\"inlineStr\"><is><t>b</t></is></c></row>";
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs>\
                      <xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

fn package() -> Package {
    Package::of_rows(ROWS)
        .with("xl/styles.xml", STYLES)
        .with("xl/sharedStrings.xml", "<sst count=\"1\" uniqueCount=\"1\"><si><t>Một</t></si></sst>")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_part_with_changed_bytes_is_read_or_refused(
        part in 0_usize..6, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut package = package();
        let content = &mut package.parts[part].1;
        for (at, byte) in changes {
            let at = at.index(content.len());
            content[at] = byte;
        }
        if let Err(found) = read(&package.zip()) {
            prop_assert!(found.total() > 0);
        }
    }

    #[test]
    fn digits_in_the_place_of_digits_are_read_or_refused(part in 1_usize..6, at in any::<prop::sample::Index>(), digits in "[0-9]{1,24}") {
        let mut package = package();
        let text = String::from_utf8(package.parts[part].1.clone()).unwrap();
        let places: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        package.parts[part].1 = [&text[..at], &digits, &text[at + 1..]].concat().into_bytes();
        if let Err(found) = read(&package.zip()) {
            prop_assert!(found.total() > 0);
        }
    }

    #[test]
    fn a_zip_with_changed_bytes_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut zip = package().zip();
        for (at, byte) in changes {
            let at = at.index(zip.len());
            zip[at] = byte;
        }
        if let Err(found) = read(&zip) {
            prop_assert!(found.total() > 0);
        }
    }
}
