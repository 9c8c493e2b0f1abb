//! Nothing unfinished stays behind: no reminder to oneself, no way out by panic, no test that is passed over.

use super::rust_tokens::{Token, starts_with, test_ranges, tokens};
use super::source_file::SourceFile;

/// Reminders to oneself; written apart so that this file holds none.
const REMINDERS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Endings of the files that people write; tables of data may hold any word.
const WRITTEN: [&str; 9] = [".css", ".html", ".js", ".md", ".py", ".rs", ".sh", ".toml", ".wit"];

/// What Rust never holds: as tokens, and as it is called.
const UNFINISHED: [(&[&str], &str); 4] = [
    (&["todo", "!"], "todo!"),
    (&["unimplemented", "!"], "unimplemented!"),
    (&["dbg", "!"], "dbg!"),
    (&["#", "[", "ignore"], "#[ignore]"),
];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let test_folders: Vec<String> = files.iter().filter(|file| file.is_rust()).flat_map(test_only_modules).collect();
    let mut found = Vec::new();
    for file in files {
        if !file.name().contains('.') || WRITTEN.iter().any(|ending| file.ends_with(ending)) {
            found.extend(reminders(file));
        }
        if file.is_rust() {
            let tokens = tokens(&file.text);
            found.extend(unfinished(file, &tokens));
            if !file.lies_in_tests() && !test_folders.iter().any(|start| file.path.starts_with(start)) {
                found.extend(unwraps(file, &tokens));
            }
        }
    }
    found
}

fn reminders(file: &SourceFile) -> Vec<String> {
    let words = |line: &str| -> Vec<String> {
        line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_owned).collect()
    };
    let lines =
        file.text.lines().enumerate().flat_map(|(at, line)| words(line).into_iter().map(move |word| (at, word)));
    let left = lines.filter(|(_, word)| REMINDERS.contains(&word.as_str()));
    left.map(|(at, word)| format!("{}:{}: {word} is left", file.path, at + 1)).collect()
}

fn unfinished(file: &SourceFile, tokens: &[Token<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let rest = &tokens[at..];
        let left = UNFINISHED.iter().filter(|(texts, _)| starts_with(rest, texts));
        found.extend(left.map(|(_, name)| format!("{}:{}: {name} is left", file.path, token.line)));
        if let Some(name) = rest.get(1).filter(|name| token.text == "fn" && name.text.starts_with("get_")) {
            found.push(format!("{}:{}: fn {} needs no `get_`", file.path, token.line, name.text));
        }
    }
    found
}

fn unwraps(file: &SourceFile, tokens: &[Token<'_>]) -> Vec<String> {
    let tested = test_ranges(tokens);
    let unwraps = (0..tokens.len()).filter(|&at| starts_with(&tokens[at..], &[".", "unwrap", "(", ")"]));
    let said = |at: usize| format!("{}:{}: unwrap() outside tests", file.path, tokens[at].line);
    unwraps.filter(|at| !tested.iter().any(|range| range.contains(at))).map(said).collect()
}

/// How the paths start of every `mod name;` that only tests compile.
fn test_only_modules(file: &SourceFile) -> Vec<String> {
    let folder = match file.path.strip_suffix(file.name()) {
        Some(folder) if ["lib.rs", "main.rs", "mod.rs"].contains(&file.name()) => folder.to_owned(),
        _ => format!("{}/", file.path.trim_end_matches(".rs")),
    };
    let tokens = tokens(&file.text);
    let mut found = Vec::new();
    for range in test_ranges(&tokens) {
        if let [.., before, name, end] = &tokens[range]
            && (before.text, end.text) == ("mod", ";")
        {
            found.extend([format!("{folder}{}.rs", name.text), format!("{folder}{}/", name.text)]);
        }
    }
    found
}

#[test]
fn nothing_unfinished_is_left() {
    super::tree::hold(complaints);
}

#[cfg(test)]
mod tests {
    use super::{REMINDERS, SourceFile, complaints};

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        let expected: Vec<String> = expected.iter().map(|said| format!("{path}:{said}")).collect();
        assert_eq!(complaints(&[SourceFile::tracked(path, text)]), expected);
    }

    #[test]
    fn reminders_are_complained_about_where_people_write() {
        for word in REMINDERS {
            let said = format!("2: {word} is left");
            check("README.md", &format!("One.\nLater: {word}, two."), &[&said]);
            check(".ci/run", &format!("one\n# {word}: two"), &[&said]);
            check("config/units.csv", &format!("{word}\n"), &[]);
            check("README.md", &format!("{word}LL and M{word}"), &[]);
        }
    }

    #[test]
    fn ways_out_are_complained_about_in_code_only() {
        check(
            "a.rs",
            "fn a() {\n todo!();\n dbg!(1);\n unimplemented!() }",
            &["2: todo! is left", "3: dbg! is left", "4: unimplemented! is left"],
        );
        check("tests/a.rs", "#[ignore = \"slow\"]\nfn a() { \"todo!()\" } // dbg!(1)", &["1: #[ignore] is left"]);
        check("a.rs", "fn get_a() {}\nfn gets() {}", &["1: fn get_a needs no `get_`"]);
    }

    #[test]
    fn unwrap_is_for_tests() {
        check(
            "a.rs",
            "fn a() { b.unwrap() }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap() } }",
            &["1: unwrap() outside tests"],
        );
        check("tests/a.rs", "fn a() { b.unwrap() }", &[]);
        check("a.rs", "fn a() { b.unwrap_or(c) }", &[]);
        let apart = [
            SourceFile::tracked("engine/src/store/mod.rs", "#[cfg(test)]\nmod exam;\nmod real;"),
            SourceFile::tracked("engine/src/store/exam.rs", "fn a() { b.unwrap() }"),
            SourceFile::tracked("engine/src/store/real.rs", "fn a() { b.unwrap() }"),
        ];
        assert_eq!(complaints(&apart), ["engine/src/store/real.rs:1: unwrap() outside tests"]);
    }
}
