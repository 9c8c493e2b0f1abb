//! How long files and functions may be, with a ratchet: a list of exceptions that only shrinks.

use std::collections::BTreeMap;

use super::rust_tokens::{closing, tokens};
use super::source_file::SourceFile;

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

/// What is longer than allowed, and how long: `path` for a file, `path#name` for the longest function of that name there.
/// Nothing is ever split to please a number; growth, though, is a decision, and shrinking is kept.
const EXCEPTIONS: &[(&str, usize)] = &[];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    against(files, EXCEPTIONS)
}

fn against(files: &[SourceFile], exceptions: &[(&str, usize)]) -> Vec<String> {
    let sizes: BTreeMap<String, Size> = files.iter().filter(|file| file.is_rust()).flat_map(sizes).collect();
    let mut found = Vec::new();
    for (key, size) in &sizes {
        let listed = exceptions.iter().find(|(name, _)| name == key).map(|(_, lines)| *lines);
        found.extend(fault(*size, listed).map(|said| format!("{key}: {said}")));
    }
    let gone = exceptions.iter().filter(|(name, _)| !sizes.contains_key(*name));
    found.extend(gone.map(|(name, _)| format!("{name}: is gone; remove it from the exceptions")));
    found
}

#[derive(Clone, Copy)]
struct Size {
    lines: usize,
    lines_max: usize,
}

fn fault(Size { lines, lines_max }: Size, listed: Option<usize>) -> Option<String> {
    match listed {
        None if lines > lines_max => Some(format!("{lines} lines, {lines_max} are allowed")),
        Some(listed) if lines > listed => Some(format!("grew to {lines} lines, its exception says {listed}")),
        Some(_) if lines <= lines_max => Some(format!("shrank to {lines} lines; remove it from the exceptions")),
        Some(listed) if lines < listed => {
            Some(format!("shrank to {lines} lines; its exception says {listed}, lower it"))
        }
        _ => None,
    }
}

fn sizes(file: &SourceFile) -> Vec<(String, Size)> {
    let mut longest: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, lines) in functions(&file.text) {
        let known = longest.entry(name).or_default();
        *known = lines.max(*known);
    }
    let whole = Size { lines: file.text.lines().count(), lines_max: FILE_LINES_MAX };
    let function = |(name, lines)| (format!("{}#{name}", file.path), Size { lines, lines_max: FUNCTION_LINES_MAX });
    [(file.path.clone(), whole)].into_iter().chain(longest.into_iter().map(function)).collect()
}

/// Every function with a body, nested ones too, from the line of its `fn` to the line of its last brace.
fn functions(source: &str) -> Vec<(&str, usize)> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    for (at, pair) in tokens.windows(2).enumerate().filter(|(_, pair)| pair[0].text == "fn" && pair[1].is_word()) {
        let mut body = at + 2;
        while body < tokens.len() && !matches!(tokens[body].text, "{" | ";") {
            body = if matches!(tokens[body].text, "(" | "[") { closing(&tokens, body) } else { body + 1 };
        }
        if tokens.get(body).is_some_and(|token| token.text == "{") {
            let last = tokens[closing(&tokens, body) - 1];
            found.push((pair[1].text, last.line - pair[0].line + 1));
        }
    }
    found
}

#[test]
fn files_and_functions_stay_short() {
    super::tree::hold(complaints);
}

#[cfg(test)]
mod tests {
    use super::{SourceFile, against, complaints, functions};

    fn file_of(lines: usize) -> SourceFile {
        SourceFile::tracked("a.rs", &"// A line.\n".repeat(lines))
    }

    #[test]
    fn long_files_and_functions_are_complained_about() {
        assert_eq!(complaints(&[file_of(400)]), Vec::<String>::new());
        assert_eq!(complaints(&[file_of(401)]), ["a.rs: 401 lines, 400 are allowed"]);
        let long = format!("fn long() {{{}}}\nfn short() {{}}\n", "\n".repeat(70));
        assert_eq!(complaints(&[SourceFile::tracked("b.rs", &long)]), ["b.rs#long: 71 lines, 70 are allowed"]);
    }

    #[test]
    fn an_exception_holds_at_its_own_number_only() {
        assert_eq!(against(&[file_of(410)], &[("a.rs", 410)]), Vec::<String>::new());
        assert_eq!(against(&[file_of(411)], &[("a.rs", 410)]), ["a.rs: grew to 411 lines, its exception says 410"]);
    }

    #[test]
    fn an_exception_only_shrinks() {
        let lower = ["a.rs: shrank to 405 lines; its exception says 410, lower it"];
        assert_eq!(against(&[file_of(405)], &[("a.rs", 410)]), lower);
        let remove = ["a.rs: shrank to 300 lines; remove it from the exceptions"];
        assert_eq!(against(&[file_of(300)], &[("a.rs", 410)]), remove);
        assert_eq!(against(&[], &[("a.rs", 410)]), ["a.rs: is gone; remove it from the exceptions"]);
    }

    #[test]
    fn braces_in_literals_and_comments_end_no_function() {
        let source = "fn a<const N: usize>(x: [u8; 2]) -> char\nwhere Self: Sized {\n// }\nlet s = \"}\"; '}'\n}\n\
                      trait T { fn b(&self); }\nfn c() {\nfn d() {\n}\n}\ntype F = fn(u8);";
        assert_eq!(functions(source), [("a", 5), ("c", 4), ("d", 2)]);
    }
}
