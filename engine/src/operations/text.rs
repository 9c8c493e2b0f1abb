//! Text as people send it, brought to the form it is stored in.

use unicode_normalization::UnicodeNormalization;

use super::refusal::Faults;

/// The most bytes of a title, a note or an issuer.
pub const TEXT_BYTES_MAX: usize = 4_000;

/// The text in NFC without surrounding blanks; faults are noted for one that is too long or holds control characters.
pub fn tidy(faults: &mut Faults, field: &str, text: &str) -> String {
    let text: String = text.trim().nfc().collect();
    if text.len() > TEXT_BYTES_MAX {
        faults.add("text-too-long", field, format!("at most {TEXT_BYTES_MAX} bytes of text"));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        faults.add("control-character", field, "the text holds control characters");
    }
    text
}

/// As [`tidy`], and a fault is noted where nothing is left.
pub fn required(faults: &mut Faults, field: &str, text: &str) -> String {
    let text = tidy(faults, field, text);
    if text.is_empty() {
        faults.add("missing", field, "this field must be filled");
    }
    text
}
