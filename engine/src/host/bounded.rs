//! Texts of a plugin's making, cut while they are written: how long they would become is never found out.

use std::fmt::{self, Write as _};

use super::limits::FAULT_BYTES_MAX;

/// Writes to a text until it has as many bytes as it may, and fails there.
#[derive(Debug)]
pub(super) struct Bounded<'a> {
    text: &'a mut String,
    bytes_max: usize,
}

impl<'a> Bounded<'a> {
    /// Goes on behind what the text holds already, which counts too.
    pub fn new(text: &'a mut String, bytes_max: usize) -> Bounded<'a> {
        Bounded { text, bytes_max }
    }
}

impl fmt::Write for Bounded<'_> {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        let room = self.bytes_max.saturating_sub(self.text.len());
        self.text.push_str(&more[..more.floor_char_boundary(room)]);
        if more.len() <= room { Ok(()) } else { Err(fmt::Error) }
    }
}

/// The first [`FAULT_BYTES_MAX`] bytes of a text for a fault.
pub(super) fn brief(text: impl fmt::Display) -> String {
    let mut brief = String::new();
    // It fails where the text was cut, and the cut text is what is wanted.
    let _ = write!(Bounded::new(&mut brief, FAULT_BYTES_MAX), "{text}");
    brief
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        let mut text = String::from("đ");
        assert!(write!(Bounded::new(&mut text, 5), "ôô").is_err());
        assert_eq!(text, "đô");
        assert!(write!(Bounded::new(&mut text, 5), "n").is_ok());
        assert_eq!(text, "đôn");
    }

    #[test]
    fn a_short_text_stays_whole_and_a_long_one_does_not() {
        assert_eq!(brief("không"), "không");
        assert_eq!(brief("x".repeat(FAULT_BYTES_MAX + 1)).len(), FAULT_BYTES_MAX);
    }
}
