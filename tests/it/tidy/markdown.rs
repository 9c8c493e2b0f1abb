//! Markdown holds one sentence a line, so that a change shows as the sentence that changed.
//!
//! A reading by signs, not by grammar: where it is not sure that a sentence ends, it says nothing.

use super::source_file::SourceFile;

/// Words that end with a full stop in the middle of a sentence, in lower case.
const ABBREVIATIONS: [&str; 18] = [
    "art", "approx", "ca", "cf", "dr", "etc", "fig", "incl", "mr", "mrs", "ms", "no", "pp", "resp", "st", "tp", "ts",
    "vs",
];
/// What may stand between a sentence's end and the blank after it, or before its first letter.
const CLOSING: &str = "*_\"'”’)]»`";
const OPENING: &str = "*_\"'“‘([«`";

fn complaints(files: &[SourceFile]) -> Vec<String> {
    files.iter().filter(|file| file.ends_with(".md")).flat_map(complaints_of).collect()
}

fn complaints_of(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    let mut fenced = false;
    let mut before: Option<&str> = None;
    for (at, line) in file.text.lines().enumerate() {
        let fence = ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        fenced ^= fence;
        if fenced || fence || !is_prose(line) {
            before = None;
            continue;
        }
        if let Some(second) = second_sentence(&plain(line)) {
            found.push(format!("{}:{}: a second sentence starts at `{second}`", file.path, at + 1));
        }
        if before.is_some_and(|before| goes_on(before, line)) {
            found.push(format!("{}:{}: goes on with the sentence of the line before", file.path, at + 1));
        }
        before = Some(line);
    }
    found
}

/// Headings, tables, HTML, link targets and blank lines hold no prose.
fn is_prose(line: &str) -> bool {
    let text = line.trim_start().trim_start_matches('>').trim_start();
    let leads_elsewhere = text.starts_with('[') && text.contains("]: ");
    !text.is_empty() && !text.starts_with(['#', '|', '<']) && !leads_elsewhere
}

/// The line without its list marker, its bold label, what it quotes as code and where its links lead.
fn plain(line: &str) -> String {
    let text = line.trim_start_matches([' ', '>', '\t']);
    let bullet = ["- ", "* ", "+ "].iter().find_map(|marker| text.strip_prefix(marker));
    let numbered = text.split_once(". ").filter(|(number, _)| number.chars().all(|digit| digit.is_ascii_digit()));
    let text = bullet.or(numbered.map(|(_, rest)| rest)).unwrap_or(text).trim_start();
    let label =
        text.strip_prefix("**").and_then(|rest| rest.split_once("**")).filter(|(label, _)| label.ends_with('.'));
    let text = label.map_or(text, |(_, rest)| rest);
    let mut code = false;
    let mut kept = String::new();
    for (at, letter) in text.char_indices() {
        code ^= letter == '`';
        let in_target = text[..at].rfind("](").is_some_and(|open| !text[open + 2..at].contains(')'));
        kept.push(if (code && letter != '`') || in_target { 'x' } else { letter });
    }
    kept
}

/// Where a sentence ends inside the line and another one starts: the start of that one.
fn second_sentence(text: &str) -> Option<String> {
    text.match_indices(['.', '!', '?']).find_map(|(at, sign)| {
        let rest = text[at + 1..].trim_start_matches(|letter| CLOSING.contains(letter));
        let next = rest.trim_start();
        let first = next.trim_start_matches(|letter| OPENING.contains(letter)).chars().next()?;
        let starts = next.len() < rest.len() && first.is_uppercase();
        let ends = sign != "." || !is_abbreviation(&text[..at]);
        (starts && ends).then(|| next.split_whitespace().take(3).collect::<Vec<_>>().join(" "))
    })
}

/// Whether the full stop after this text belongs to its last word: known ones, initials, `e.g`, `v.v`, small numbers.
fn is_abbreviation(text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_start_matches(|letter| OPENING.contains(letter)).to_lowercase();
    let short_parts = word.split('.').all(|part| part.chars().count() <= 1);
    let number = word.chars().count() <= 2 && word.chars().all(|digit| digit.is_ascii_digit());
    short_parts || number || ABBREVIATIONS.contains(&word.as_str()) || text.ends_with('.')
}

/// Whether a line was broken in the middle of a sentence: nothing closes it, and the next one starts small.
fn goes_on(before: &str, line: &str) -> bool {
    let end = before.trim_end_matches(|letter: char| CLOSING.contains(letter));
    let broken_on_purpose = before.ends_with("  ") || before.ends_with(['\\', '>']);
    let starts_small = line.trim_start().chars().next().is_some_and(char::is_lowercase);
    starts_small && !broken_on_purpose && !end.ends_with(['.', '!', '?', ':', ';', '…'])
}

#[test]
fn markdown_holds_one_sentence_a_line() {
    super::tree::hold(complaints);
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, complaints};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let expected: Vec<String> = expected.iter().map(|said| format!("a.md:{said}")).collect();
        assert_eq!(complaints(&[SourceFile::tracked("a.md", text)]), expected, "{text}");
    }

    #[test]
    fn two_sentences_on_a_line_are_complained_about() {
        check("One is here. Two is there.", &["1: a second sentence starts at `Two is there.`"]);
        check("- Một là đây (xong). **Đây** là hai.", &["1: a second sentence starts at `**Đây** là hai.`"]);
        check("Was it late in 2022? In 2022. Then done.", &["1: a second sentence starts at `In 2022. Then`"]);
    }

    #[test]
    fn a_sentence_over_two_lines_is_complained_about() {
        check("One sentence goes\nover two lines.", &["2: goes on with the sentence of the line before"]);
        check("One line:\nthen another.\nA list of\n- one,\n- two.\n", &[]);
    }

    #[test]
    fn what_only_looks_like_an_end_is_left_alone() {
        for line in [
            "See e.g. Cao Lãnh, art. 3 of No. 08, i.e. The Decree, by T. Nguyen.",
            "- **Tasks.** They are facts.",
            "1. First of all.",
            "Version 0.1.0 of `a. B` in [the page](https://example.vn/a. B).",
            "# A title. Another title.",
            "| One. Two. | Three. Four. |",
            "Danh mục, v.v. Theo quyết định số 334.",
            "> Quoted, once.",
        ] {
            check(line, &[]);
        }
        check("```sh\nOne. Two.\n```\nThree.", &[]);
    }
}
