//! Whether two names of offices differ in spelling only.
//!
//! For comparison, never for showing.

use unicode_normalization::UnicodeNormalization;

/// Whether the names are equal but for the place of the tone mark (Hoà, Hòa), capitals, spaces, and zeros before a number
/// (`Phường 07`). Other spellings (Quí, Quý; Đăk, Đắk) are other names.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// The letters of each word without their tone, then the tone.
fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len() + 8);
    let mut tones = String::new();
    let mut after_digit = false;
    for c in name.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{0300}' | '\u{0301}' | '\u{0303}' | '\u{0309}' | '\u{0323}' => tones.push(c),
            '0' if !after_digit => {}
            _ if c.is_whitespace() || c == '\'' => folded.extend(tones.drain(..)),
            _ => folded.push(c),
        }
        after_digit = c.is_ascii_digit() && (c != '0' || after_digit);
    }
    folded + &tones
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        assert_eq!(is_same_name(one, other), same, "{one} and {other}");
        assert_eq!(is_same_name(other, one), same, "{other} and {one}");
    }

    #[test]
    fn the_place_of_the_tone_mark_is_spelling() {
        check("Xã Hoà Lộc", "Xã Hòa Lộc", true);
        check("Phường Thuỷ Xuân", "Phường Thủy Xuân", true);
        check("Xã Hoà Lộc", "Xã Hoá Lộc", false);
        check("Xã Hoa Lộc", "Xã Hòa Lộc", false);
        check("Xã Hòa Lôc", "Xã Hoa Lộc", false);
    }

    #[test]
    fn capitals_spaces_and_zeros_are_spelling() {
        check("Phường 07", "Phường 7", true);
        check("Phường 10", "Phường 1", false);
        check("Phường 100", "Phường 10", false);
        check("Xã Tân  Khánh Trung", "Xã Tân Khánh Trung", true);
        check("Huyện Ia H' Drai", "Huyện Ia H'Drai", true);
        check("Thị trấn Nông Trường Việt Lâm", "Thị trấn Nông trường Việt Lâm", true);
    }

    #[test]
    fn other_letters_are_another_name() {
        check("Xã Quí Quân", "Xã Quý Quân", false);
        check("Phường 1", "Phường 2", false);
        check("Xã Mỹ Ngãi", "Phường Mỹ Ngãi", false);
    }
}
