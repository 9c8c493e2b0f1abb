//! Content lines (RFC 5545, 3.1): their texts escaped, folded at 75 octets and never within a character.
//!
//! It must never write what depends on the moment of writing: equal content is equal bytes.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::domain::Instant;

/// The most octets of a line, without its end.
const LINE_BYTES_MAX: usize = 75;

/// The lines of a calendar in the making.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// Writes a component around what `inside` writes.
    pub fn component(&mut self, name: &str, inside: impl FnOnce(&mut Lines)) {
        self.line(&format!("BEGIN:{name}"));
        inside(self);
        self.line(&format!("END:{name}"));
    }

    /// Writes a value that is no text of people, after a property's name and parameters.
    pub fn value(&mut self, property: &str, value: impl std::fmt::Display) {
        self.line(&format!("{property}:{value}"));
    }

    /// Writes a text.
    pub fn text(&mut self, property: &str, text: &str) {
        self.line(&format!("{property}:{}", escaped(text)));
    }

    /// Writes a list of texts.
    pub fn texts(&mut self, property: &str, texts: &[&str]) {
        let texts: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
        self.line(&format!("{property}:{}", texts.join(",")));
    }

    /// Writes a date.
    pub fn date(&mut self, property: &str, date: NaiveDate) {
        self.line(&format!("{property};VALUE=DATE:{}", date.format("%Y%m%d")));
    }

    /// Writes an instant, to the second.
    pub fn instant(&mut self, property: &str, at: Instant) {
        self.line(&format!("{property}:{}", at.format("%Y%m%dT%H%M%SZ")));
    }

    /// Everything that was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Writes a line in as many folded ones as it takes.
    fn line(&mut self, line: &str) {
        let (mut rest, mut room) = (line, LINE_BYTES_MAX);
        while rest.len() > room {
            let (folded, unwritten) = rest.split_at(rest.floor_char_boundary(room));
            let _infallible = write!(self.text, "{folded}\r\n ");
            (rest, room) = (unwritten, LINE_BYTES_MAX - 1); // the space that begins it
        }
        let _infallible = write!(self.text, "{rest}\r\n");
    }
}

/// A text as a value (RFC 5545, 3.3.11); other control characters than the end of a line become spaces.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' | '\r' => value.push_str("\\n"),
            c if c.is_control() => value.push(' '),
            c => value.push(c),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One property as a reader has it: the lines joined, the text without its escapes.
    fn read(lines: &str) -> String {
        let unfolded = lines.strip_suffix("\r\n").unwrap().replace("\r\n ", "");
        let value = unfolded.split_once(':').unwrap().1;
        let mut text = String::new();
        let mut chars = value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => text.push(match chars.next().unwrap() {
                    'n' => '\n',
                    c => c,
                }),
                c => text.push(c),
            }
        }
        text
    }

    fn written(text: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", text);
        lines.into_text()
    }

    #[test]
    fn a_line_of_75_octets_is_one_line_and_one_of_76_is_two() {
        assert_eq!(written(&"a".repeat(67)), format!("SUMMARY:{}\r\n", "a".repeat(67)));
        assert_eq!(written(&"a".repeat(68)), format!("SUMMARY:{}\r\n a\r\n", "a".repeat(67)));
        let three = format!("SUMMARY:{}\r\n {}\r\n a\r\n", "a".repeat(67), "a".repeat(74));
        assert_eq!(written(&"a".repeat(142)), three);
    }

    #[test]
    fn texts_are_escaped_and_hold_no_control_character() {
        assert_eq!(written("a\\b;c,d\ne\r\nf\rg\u{0}\u{7}\t\u{85}h"), "SUMMARY:a\\\\b\\;c\\,d\\ne\\nf\\ng    h\r\n");
        let mut lines = Lines::default();
        lines.texts("CATEGORIES", &["a,b", "c"]);
        assert_eq!(lines.into_text(), "CATEGORIES:a\\,b,c\r\n");
    }

    proptest! {
        #[test]
        fn whatever_the_text_no_line_is_long_and_it_reads_back(text in "(\\PC|[\n;,\\\\]|[Đđôốnệ🏛️ ]){0,400}") {
            let lines = written(&text);
            prop_assert_eq!(read(&lines), text);
            for line in lines.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']));
            }
        }
    }
}
