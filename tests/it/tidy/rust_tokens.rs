//! Reads Rust into tokens, past comments and lifetimes; strings and characters stay whole.
//!
//! Just enough to count braces and to follow names. It never judges, and never fails: odd input gives odd tokens.

use std::ops::Range;

/// One word, literal or sign. `::` is one token, every other sign is its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// As written; a literal with its quotes.
    pub text: &'a str,
    /// The line it starts on, from 1.
    pub line: usize,
}

impl Token<'_> {
    /// Whether it is a name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_') && !self.text.ends_with(['"', '#'])
    }
}

/// All tokens, in order.
pub fn tokens(source: &str) -> Vec<Token<'_>> {
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < source.len() {
        let (length, kept) = piece(&source[at..]);
        let text = &source[at..at + length];
        if kept {
            found.push(Token { text, line });
        }
        line += text.matches('\n').count();
        at += length;
    }
    found
}

/// The places in `tokens` of everything that is compiled for tests only: the item after each `#[cfg(test)]`.
pub fn test_ranges(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let starts = (0..tokens.len()).filter(|&at| opens_test_only(&tokens[at..]));
    starts.map(|at| at..item_end(tokens, at)).collect()
}

/// Whether the texts of the first tokens are these.
pub fn starts_with(tokens: &[Token<'_>], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// The place after the sign that closes what opens at `at`; the end where nothing does.
pub fn closing(tokens: &[Token<'_>], at: usize) -> usize {
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate().skip(at) {
        match token.text {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return place + 1;
        }
    }
    tokens.len()
}

/// The place after the `;` or the braces that end an item or its signature's body.
pub fn item_end(tokens: &[Token<'_>], mut at: usize) -> usize {
    while at < tokens.len() {
        match tokens[at].text {
            ";" => return at + 1,
            "{" => return closing(tokens, at),
            "(" | "[" => at = closing(tokens, at),
            _ => at += 1,
        }
    }
    at
}

fn opens_test_only(tokens: &[Token<'_>]) -> bool {
    starts_with(tokens, &["#", "[", "cfg", "("]) && {
        let inside = &tokens[..closing(tokens, 1)];
        inside.iter().any(|token| token.text == "test") && !inside.iter().any(|token| token.text == "not")
    }
}

/// How long the next piece is, and whether it is a token.
fn piece(rest: &str) -> (usize, bool) {
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_whitespace() {
        (first.len_utf8(), false)
    } else if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), false)
    } else if rest.starts_with("/*") {
        (comment_length(rest), false)
    } else if let Some(length) = string_length(rest) {
        (length, true)
    } else if first == '\'' {
        quote_length(rest)
    } else if is_part_of_word(first) {
        (word_length(rest), true)
    } else if rest.starts_with("::") {
        (2, true)
    } else {
        (first.len_utf8(), true)
    }
}

fn is_part_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn word_length(rest: &str) -> usize {
    rest.find(|letter| !is_part_of_word(letter)).unwrap_or(rest.len())
}

/// Block comments nest.
fn comment_length(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let Some(next) = rest[at..].find(['/', '*']) else { return rest.len() };
        at += next;
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The length of a string with its prefix: plain, byte, C or raw.
fn string_length(rest: &str) -> Option<usize> {
    let prefix = rest.find(|letter| !matches!(letter, 'b' | 'c' | 'r')).filter(|length| *length <= 2)?;
    let after = &rest[prefix..];
    if !rest[..prefix].contains('r') {
        return after.starts_with('"').then(|| prefix + escaped_length(after, '"'));
    }
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let inside = body.find(&close).map_or(body.len(), |at| at + close.len());
    Some(prefix + hashes + 1 + inside)
}

/// From an opening quote to after its closing one, where a backslash takes the next character with it.
fn escaped_length(quoted: &str, quote: char) -> usize {
    let mut letters = quoted.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return at + 1;
        }
    }
    quoted.len()
}

/// A character is a token, a lifetime is none.
fn quote_length(rest: &str) -> (usize, bool) {
    let mut letters = rest.chars().skip(1);
    let (first, second) = (letters.next(), letters.next());
    if first == Some('\\') || second == Some('\'') {
        (escaped_length(rest, '\''), true)
    } else {
        (1 + word_length(&rest[1..]), false)
    }
}

#[cfg(test)]
mod tests {
    use super::{test_ranges, tokens};

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(tokens(source).iter().map(|token| token.text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn comments_and_lifetimes_leave_no_token() {
        check("a // { \n /* { /* { */ */ b<'a, 'static>", &["a", "b", "<", ",", ">"]);
    }

    #[test]
    fn literals_stay_whole_whatever_they_hold() {
        check(
            r#"f("{ \" }", '{', '\'', b'"', b"\\")"#,
            &["f", "(", r#""{ \" }""#, ",", "'{'", ",", r"'\''", ",", "b", "'\"'", ",", r#"b"\\""#, ")"],
        );
        check("r#\"a \" {\"# r\"\\\" é::ü", &["r#\"a \" {\"#", "r\"\\\"", "é", "::", "ü"]);
    }

    #[test]
    fn lines_count_through_strings_and_comments() {
        let lines: Vec<usize> = tokens("a\n\"b\nb\"\n/*\n*/ c").iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 5]);
    }

    #[test]
    fn the_item_after_cfg_test_is_test_only() {
        let tokens =
            tokens("fn a() {} #[cfg(test)] #[rustfmt::skip] mod tests { fn b() {} } #[cfg(not(test))] fn c() {}");
        let ranges = test_ranges(&tokens);
        let inside: Vec<&str> = ranges.into_iter().flatten().map(|at| tokens[at].text).collect();
        assert!(inside.contains(&"b"), "{inside:?}");
        assert!(!inside.contains(&"a") && !inside.contains(&"c"), "{inside:?}");
    }
}
