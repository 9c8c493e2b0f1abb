//! Follows the paths a Rust file names, in `use` trees and in the middle of code, to where they lead.
//!
//! It reads names only: no macro is expanded and no `#[path]` is followed.

use std::collections::BTreeSet;

use super::rust_tokens::Token;

/// A path that a file names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Whether it leads into the crate itself; its parts then start below the crate's root.
    pub own: bool,
    /// Its parts, without `crate`, `self` and `super`.
    pub parts: Vec<String>,
    /// Where it is named, from 1.
    pub line: usize,
}

/// Every path with `::` that a file of this module names. The crate goes by `crate` or by `crate_name`.
pub fn references(module: &[&str], crate_name: &str, tokens: &[Token<'_>]) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut bound = BTreeSet::new();
    let mut blocks: Vec<Option<&str>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text {
            "{" => blocks.push(opened_module(tokens, at)),
            "}" => drop(blocks.pop()),
            _ => {}
        }
        if !begins_path(tokens, at) {
            at += 1;
            continue;
        }
        let here: Vec<&str> = module.iter().copied().chain(blocks.iter().flatten().copied()).collect();
        let imported =
            tokens[..at].iter().rev().find(|token| token.text != "::").is_some_and(|token| token.text == "use");
        let mut reader = TreeReader { tokens, branches: Vec::new() };
        let end = reader.read(at, &mut Vec::new());
        for branch in reader.branches {
            let reference = resolve(&here, crate_name, &branch.parts, tokens[at].line);
            if imported && reference.own {
                bound.insert(branch.name.to_owned());
            }
            found.push(reference);
        }
        at = end.max(at + 1);
    }
    // A module of ours that is named like a foreign crate, and imported, is not that crate.
    found.retain(|reference| reference.own || !bound.contains(&reference.parts[0]));
    found
}

/// The name in `mod name {`, seen from its brace.
fn opened_module<'a>(tokens: &[Token<'a>], brace: usize) -> Option<&'a str> {
    let before = tokens[..brace].last_chunk::<2>()?;
    (before[0].text == "mod").then_some(before[1].text)
}

fn begins_path(tokens: &[Token<'_>], at: usize) -> bool {
    let text = |place: Option<usize>| place.and_then(|place| tokens.get(place)).map_or("", |token| token.text);
    let (before, earlier) = (text(at.checked_sub(1)), at.checked_sub(2));
    let continues = match before {
        "." => text(earlier) != ".",
        "::" => earlier.is_some_and(|place| tokens[place].text == ">" || is_name(&tokens[place])),
        _ => false,
    };
    tokens[at].is_word() && !continues && (text(Some(at + 1)) == "::" || before == "use")
}

fn is_name(token: &Token<'_>) -> bool {
    token.is_word() && !matches!(token.text, "use" | "in" | "as" | "mut" | "dyn" | "impl" | "return" | "for")
}

/// One leaf of a `use` tree, or a plain path.
struct Branch<'a> {
    parts: Vec<&'a str>,
    name: &'a str,
}

struct TreeReader<'a, 'b> {
    tokens: &'b [Token<'a>],
    branches: Vec<Branch<'a>>,
}

impl<'a> TreeReader<'a, '_> {
    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// Reads one tree and answers the place after it.
    fn read(&mut self, mut at: usize, prefix: &mut Vec<&'a str>) -> usize {
        let depth = prefix.len();
        let end = loop {
            if self.text(at) == "{" {
                break self.read_group(at + 1, prefix);
            }
            prefix.push(self.text(at));
            at += 1;
            let goes_on = self.text(at) == "::"
                && (matches!(self.text(at + 1), "{" | "*") || self.tokens.get(at + 1).is_some_and(Token::is_word));
            if goes_on {
                at += 1;
                continue;
            }
            break self.finish(at, prefix);
        };
        prefix.truncate(depth);
        end
    }

    fn read_group(&mut self, mut at: usize, prefix: &mut Vec<&'a str>) -> usize {
        while !matches!(self.text(at), "}" | "") {
            at = if self.text(at) == "," { at + 1 } else { self.read(at, prefix) };
        }
        at + 1
    }

    fn finish(&mut self, at: usize, prefix: &[&'a str]) -> usize {
        let mut parts = prefix.to_vec();
        if parts.len() > 1 && parts.last() == Some(&"self") {
            parts.pop();
        }
        let renamed = self.text(at) == "as";
        let name = if renamed { self.text(at + 1) } else { parts.last().copied().unwrap_or_default() };
        self.branches.push(Branch { parts, name });
        if renamed { at + 2 } else { at }
    }
}

fn resolve(here: &[&str], crate_name: &str, parts: &[&str], line: usize) -> Reference {
    let ups = parts.iter().skip(usize::from(parts[0] == "self")).take_while(|part| **part == "super").count();
    let (base, skipped) = match parts[0] {
        first if first == "crate" || first == crate_name => (&here[..0], 1),
        "self" => (&here[..here.len().saturating_sub(ups)], 1 + ups),
        "super" => (&here[..here.len().saturating_sub(ups)], ups),
        _ => return Reference { own: false, parts: owned(parts), line },
    };
    let own = base.iter().chain(&parts[skipped..]).copied().collect::<Vec<_>>();
    Reference { own: true, parts: owned(&own), line }
}

fn owned(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::references;
    use crate::tidy::rust_tokens::tokens;

    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        let found = references(&["domain", "task"], "dondoc", &tokens(source));
        let shown = found.iter().map(|one| format!("{}{}", if one.own { "ours " } else { "" }, one.parts.join(".")));
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{source}");
    }

    #[test]
    fn use_trees_open_into_their_leaves() {
        check("use crate::{a, b::{c as d, *}, e::{self}};", &["ours a", "ours b.c", "ours b.*", "ours e"]);
        check("use {crate::a, ::serde::Serialize};", &["ours a", "serde.Serialize"]);
        check("use serde; pub use dondoc::store;", &["serde", "ours store"]);
    }

    #[test]
    fn paths_are_found_in_the_middle_of_code() {
        check(
            "fn f(x: &crate::a::B) -> Vec<std::io::Error> { ..crate::c::d::<u8>() }",
            &["ours a.B", "std.io.Error", "ours c.d"],
        );
        check("#[derive(serde::Serialize)] pub(crate) struct A;", &["serde.Serialize"]);
        check("a.b::<c>().d", &[]);
    }

    #[test]
    fn super_counts_modules_opened_in_the_file_too() {
        check("use super::super::store::X;", &["ours store.X"]);
        check("use self::x::y; mod tests { use super::super::super::store; }", &["ours domain.task.x.y", "ours store"]);
        check("mod a {} use super::b::C;", &["ours domain.b.C"]);
    }

    #[test]
    fn an_imported_module_of_ours_hides_a_crate_of_its_name() {
        check("use crate::store::sled; fn f() { sled::open() }", &["ours store.sled"]);
        check("fn f() { sled::open() }", &["sled.open"]);
    }
}
