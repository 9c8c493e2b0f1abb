//! How much logic a directive may have: it reads like its text, and what many directives would write is the SDK's.
//!
//! Logic is every line of code that is not declared: without blank lines, comments, imports, lists of modules, the sentences
//! of checks, tests and their samples, and the tables below `declared/`.

use std::collections::{BTreeMap, BTreeSet};

use super::rust_tokens::{Token, closing, starts_with, test_ranges, tokens};
use super::source_file::SourceFile;

const LOGIC_LINES_MAX: usize = 249;

/// The folder of tables that every directive has, and nothing else below `plugins/`.
const DECLARED: &str = "declared/";

/// Files of tests alone.
const OF_TESTS: [&str; 2] = ["cases.rs", "sample.rs"];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let long = logic(files).into_iter().filter(|(_, lines)| *lines > LOGIC_LINES_MAX);
    long.map(|(name, lines)| format!("plugins/{name}: {lines} lines of logic, {LOGIC_LINES_MAX} are allowed")).collect()
}

/// Every directive and its lines of logic.
fn logic(files: &[SourceFile]) -> BTreeMap<&str, usize> {
    let declared = |file: &SourceFile| directive_of(file).is_some_and(|(_, path)| path.starts_with(DECLARED));
    let mut found: BTreeMap<&str, usize> =
        files.iter().filter(|file| declared(file)).filter_map(directive_of).map(|(name, _)| (name, 0)).collect();
    for (file, (name, path)) in files.iter().filter_map(|file| Some((file, directive_of(file)?))) {
        if let Some(lines) = found.get_mut(name).filter(|_| !path.starts_with(DECLARED) && !OF_TESTS.contains(&path)) {
            *lines += logic_lines(&file.text);
        }
    }
    found
}

/// The crate of a source file below `plugins/`, and the file's place in its sources.
fn directive_of(file: &SourceFile) -> Option<(&str, &str)> {
    file.path.strip_prefix("plugins/")?.split_once("/src/").filter(|_| file.is_rust())
}

fn logic_lines(source: &str) -> usize {
    let tokens = tokens(source);
    let mut left_out = test_ranges(&tokens);
    let starts = (0..tokens.len()).filter(|&at| opens_no_logic(&tokens[at..]));
    left_out.extend(starts.map(|at| at..statement_end(&tokens, at)));
    let is_logic = |at: &usize| !left_out.iter().any(|range| range.contains(at));
    (0..tokens.len()).filter(is_logic).map(|at| tokens[at].line).collect::<BTreeSet<_>>().len()
}

/// Whether an import, an item of a list of modules, or sentences begin here.
fn opens_no_logic(tokens: &[Token<'_>]) -> bool {
    let bare = if starts_with(tokens, &["pub"]) { &tokens[1..] } else { tokens };
    let then = |texts: &[&str]| starts_with(bare.get(2..).unwrap_or_default(), texts);
    starts_with(bare, &["use"])
        || (starts_with(bare, &["mod"]) && then(&[";"]))
        || (starts_with(bare, &["const"]) && then(&[":", "Texts"]))
}

/// The place after the `;` that ends the statement at `at`.
fn statement_end(tokens: &[Token<'_>], at: usize) -> usize {
    let mut place = at;
    while place < tokens.len() && tokens[place].text != ";" {
        place = if matches!(tokens[place].text, "{" | "(" | "[") { closing(tokens, place) } else { place + 1 };
    }
    place + 1
}

#[test]
fn directives_read_like_their_texts() {
    super::tree::hold(complaints);
}

#[cfg(test)]
mod tests {
    use super::{LOGIC_LINES_MAX, SourceFile, complaints, logic_lines};

    fn directive(lines: usize) -> [SourceFile; 4] {
        let body = "    1;\n".repeat(lines);
        [
            SourceFile::tracked("plugins/x-2022/src/declared/mod.rs", &body),
            SourceFile::tracked("plugins/x-2022/src/sample.rs", &body),
            SourceFile::tracked("plugins/x-2022/src/lib.rs", "mod checks;\n"),
            SourceFile::tracked("plugins/x-2022/src/checks/a.rs", &body),
        ]
    }

    #[test]
    fn long_directives_are_complained_about() {
        assert_eq!(complaints(&directive(LOGIC_LINES_MAX)), Vec::<String>::new());
        let found = complaints(&directive(LOGIC_LINES_MAX + 1));
        assert_eq!(found, ["plugins/x-2022: 250 lines of logic, 249 are allowed"]);
        let library = SourceFile::tracked("plugins/sdk/src/lib.rs", &"    1;\n".repeat(999));
        assert_eq!(complaints(&[library]), Vec::<String>::new());
    }

    #[test]
    fn only_logic_counts() {
        let source = "//! Doc.\n\nuse a::{\n    b,\n};\npub mod c;\n\n#[cfg(test)]\nmod cases;\n\n\
            const SAID: Texts = Texts::new(\n    \"X\",\n);\n\n/// Doc.\npub fn f(\n    a: u8,\n) -> u8 {\n    a\n}\n\n\
            #[cfg(test)]\nmod tests {\n    fn g() {}\n}\n";
        assert_eq!(logic_lines(source), 5);
        assert_eq!(logic_lines("const LIMIT: u8 = 1;\n"), 1);
    }
}
