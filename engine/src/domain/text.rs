//! A text as people write it, brought to the one form in which it is kept: the same for files and for the API.
//!
//! It is in NFC, without blanks around it, with plain spaces, on one line, and holds no character that cannot be seen or
//! that reorders its neighbours: what an officer reads is what is compared, hashed and printed.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The most bytes of a title or a product.
pub const TITLE_BYTES_MAX: usize = 2_000;
/// The most bytes of a remark.
pub const NOTE_BYTES_MAX: usize = 4_000;
/// The most bytes of the name of an office, an issuer, an assigner or a reporter.
pub const NAME_BYTES_MAX: usize = 400;
/// The most bytes of a paper's number and symbol.
pub const NUMBER_BYTES_MAX: usize = 100;

/// Why a text is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// It has several lines. In a file that is most often a quotation mark that is not closed, and would swallow rows.
    #[error("the text has a line break; write it on one line")]
    LineBreak,
    /// It holds a control character, or one that hides or reorders what surrounds it.
    #[error("the text holds the invisible character U+{:04X}; delete it", u32::from(*.0))]
    Hidden(char),
    /// It is too long.
    #[error("the text takes {bytes} bytes; shorten it to {bytes_max}")]
    TooLong {
        /// What it takes.
        bytes: usize,
        /// What is allowed.
        bytes_max: usize,
    },
}

/// The text in the form in which it is kept; an empty one is a text.
pub fn tidy(text: &str, bytes_max: usize) -> Result<String, TextFault> {
    let text = text.trim();
    match text.chars().find(|c| is_hidden(*c)) {
        Some('\n' | '\r' | '\u{0085}' | '\u{2028}' | '\u{2029}') => return Err(TextFault::LineBreak),
        Some(found) => return Err(TextFault::Hidden(found)),
        None => {}
    }
    let text: String = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.replace(is_unbroken_space, " "),
        _ => text.nfc().map(|c| if is_unbroken_space(c) { ' ' } else { c }).collect(),
    };
    if text.len() > bytes_max {
        return Err(TextFault::TooLong { bytes: text.len(), bytes_max });
    }
    Ok(text)
}

/// A space that only tells a printer where not to break the line; web pages and word processors leave it in texts.
fn is_unbroken_space(c: char) -> bool {
    matches!(c, '\u{00A0}' | '\u{2007}' | '\u{202F}')
}

/// Control characters, and those that hide or reorder what surrounds them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, TextFault>) {
        assert_eq!(tidy(text, 20), expected.map(str::to_owned));
    }

    #[test]
    fn texts_are_brought_to_nfc_without_blanks_around_them() {
        check("Pho\u{0300}ng No\u{0323}\u{0302}i vu\u{0323}", Ok("Phòng Nội vụ"));
        check(" \u{00A0}\u{3000}Phòng Nội vụ\t\r\n", Ok("Phòng Nội vụ"));
        check(" \n ", Ok(""));
        check("Phòng\u{00A0}Nội\u{202F}vụ", Ok("Phòng Nội vụ"));
        check("Pho\u{0300}ng\u{00A0}Nội\u{2007}vụ", Ok("Phòng Nội vụ"));
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for hidden in ['\t', '\0', '\u{7F}', '\u{00AD}', '\u{061C}', '\u{200B}', '\u{202E}', '\u{2066}', '\u{FEFF}'] {
            check(&format!("a{hidden}b"), Err(TextFault::Hidden(hidden)));
        }
    }

    #[test]
    fn a_text_stands_on_one_line() {
        for line_break in ["\n", "\r\n", "\r", "\u{0085}", "\u{2028}", "\u{2029}"] {
            check(&format!("a{line_break}b"), Err(TextFault::LineBreak));
        }
    }

    #[test]
    fn its_length_is_that_of_what_is_kept() {
        check(&"ă".repeat(10), Ok(&"ă".repeat(10)));
        check(&format!("  {}  ", "a\u{0306}".repeat(10)), Ok(&"ă".repeat(10)));
        check(&"ă".repeat(11), Err(TextFault::TooLong { bytes: 22, bytes_max: 20 }));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_as_it_is(text in any::<String>()) {
            if let Ok(kept) = tidy(&text, usize::MAX) {
                prop_assert_eq!(tidy(&kept, usize::MAX), Ok(kept));
            }
        }
    }
}
