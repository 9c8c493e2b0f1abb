//! Makes a text of a template: the one place that knows the template language.
//!
//! A template is little and is made little: it shows values, asks `if` and goes through lists of the data with `for`. It
//! computes no values of its own, so that no text grows by more than the template's own length at each place, and the work
//! and the length of what comes out are bounded. It must never reach a file, a clock or anything beside the data.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, filters};

/// The most bytes of a template's subject, and of its text.
pub const SUBJECT_SOURCE_BYTES_MAX: usize = 1_000;
/// The most bytes of a template's text.
pub const TEXT_SOURCE_BYTES_MAX: usize = 16 << 10;
/// The most bytes of a subject that comes out; what is longer ends in dots.
pub const SUBJECT_BYTES_MAX: usize = 400;
/// The most bytes of a text that comes out.
pub const TEXT_BYTES_MAX: usize = 128 << 10;
/// The most steps of one rendering: some hundred times what the engine's own templates take for a full message.
const FUEL: u64 = 1_000_000;
/// How deep expressions and blocks may lie in each other.
const DEPTH_MAX: usize = 32;

/// Why a template gives no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", .line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct TemplateFault {
    /// A stable code.
    pub code: &'static str,
    /// The line of the template, from 1; `None` where it is about the whole.
    pub line: Option<usize>,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl TemplateFault {
    fn new(code: &'static str, line: Option<usize>, message: impl Into<String>) -> TemplateFault {
        TemplateFault { code, line, message: message.into() }
    }
}

/// The text that a template makes of data, in lines that end plainly and with one line break at the end.
pub(super) fn text_of(source: &str, data: &Value) -> Result<String, TemplateFault> {
    let text = made(source, TEXT_SOURCE_BYTES_MAX, data)?;
    let seen = text.replace("\r\n", "\n").replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
    Ok(format!("{}\n", seen.trim_end()))
}

/// The subject that a template makes of data: one line without blanks around it.
pub(super) fn subject_of(source: &str, data: &Value) -> Result<String, TemplateFault> {
    let text = made(source, SUBJECT_SOURCE_BYTES_MAX, data)?;
    let seen = text.replace(char::is_control, " ");
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(TemplateFault::new("template-empty", None, "nothing comes out: a message has a subject"));
    }
    Ok(shortened(line))
}

fn shortened(line: String) -> String {
    if line.len() <= SUBJECT_BYTES_MAX {
        return line;
    }
    let end = (0..=SUBJECT_BYTES_MAX - '…'.len_utf8()).rev().find(|end| line.is_char_boundary(*end));
    format!("{}…", &line[..end.expect("every text has a boundary at its beginning")])
}

fn made(source: &str, bytes_max: usize, data: &Value) -> Result<String, TemplateFault> {
    if source.len() > bytes_max {
        let message = format!("the template takes {} bytes; shorten it to {bytes_max}", source.len());
        return Err(TemplateFault::new("template-too-large", None, message));
    }
    check_tags(source)?;
    let environment = environment();
    let template = environment.template_from_str(source).map_err(|error| fault(&error))?;
    let mut out = Bounded { bytes: Vec::new(), full: false };
    let rendered = template.render_captured_to(data.clone(), &mut out).map(drop);
    if out.full {
        let message = format!("what comes out takes more than {TEXT_BYTES_MAX} bytes");
        return Err(TemplateFault::new("template-too-long", None, message));
    }
    rendered.map_err(|error| fault(&error))?;
    Ok(String::from_utf8(out.bytes).expect("texts are written whole"))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH_MAX);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    environment.add_filter("upper", filters::upper);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("length", filters::length);
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("last", filters::last);
    environment.add_filter("abs", filters::abs);
    environment.add_test("defined", minijinja::tests::is_defined);
    environment.add_test("none", minijinja::tests::is_none);
    environment
}

/// What an administrator may write, for messages about what is not known.
const FILTERS: &str = "upper, lower, capitalize, trim, length, default, first, last and abs";

fn fault(error: &Error) -> TemplateFault {
    let detail = error.detail().unwrap_or_default();
    let (code, message) = match error.kind() {
        ErrorKind::OutOfFuel => ("template-loops", "this never ends, or takes too many steps".to_owned()),
        ErrorKind::SyntaxError => ("template-syntax", format!("this cannot be read: {detail}")),
        ErrorKind::UndefinedError | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            ("template-unknown-name", format!("a name is used that the data have not: {detail}"))
        }
        ErrorKind::UnknownFilter => ("template-unknown-filter", format!("{detail}; there are {FILTERS}")),
        ErrorKind::UnknownTest => ("template-unknown-test", format!("{detail}; there are defined and none")),
        kind => ("template-fails", format!("{kind}: {detail}")),
    };
    TemplateFault::new(code, error.line(), message)
}

/// Takes so much and no more.
struct Bounded {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > TEXT_BYTES_MAX {
            self.full = true;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Holds a template to what it may write: no tag but `if` and `for`, no list but the data's own, no product.
fn check_tags(source: &str) -> Result<(), TemplateFault> {
    let mut at = 0;
    while let Some(found) = source[at..].find('{') {
        let start = at + found;
        let line = Some(source[..start].matches('\n').count() + 1);
        let (end, is_block) = match source.as_bytes().get(start + 1) {
            Some(b'#') => {
                at = source[start..].find("#}").map_or(source.len(), |end| start + end + 2);
                continue;
            }
            Some(b'%') => ("%}", true),
            Some(b'{') => ("}}", false),
            _ => {
                at = start + 1;
                continue;
            }
        };
        let (inner, bare) = tag(&source[start + 2..], end);
        if bare.contains('*') {
            return Err(TemplateFault::new("template-computes", line, "a template multiplies nothing"));
        }
        if is_block {
            check_block(bare.trim_start_matches(['-', '+']).trim_end_matches(['-', '+']).trim(), line)?;
        }
        at = start + 2 + inner;
    }
    Ok(())
}

/// How many bytes a tag takes up to its end and with it, and what stands in it outside of quotation marks.
fn tag(rest: &str, end: &str) -> (usize, String) {
    let mut bare = String::new();
    let mut quoted = None;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match quoted {
            None if rest[at..].starts_with(end) => return (at + end.len(), bare),
            None if c == '"' || c == '\'' => {
                quoted = Some(c);
                bare.push('"');
            }
            None => bare.push(c),
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(mark) if c == mark => quoted = None,
            Some(_) => {}
        }
    }
    (rest.len(), bare)
}

fn check_block(block: &str, line: Option<usize>) -> Result<(), TemplateFault> {
    let words: Vec<&str> = block.split_whitespace().collect();
    match words.as_slice() {
        ["if" | "elif" | "else" | "endif" | "endfor", ..] => Ok(()),
        ["for", name, "in", list] if is_path(name) && is_path(list) => Ok(()),
        ["for", ..] => {
            let message = "a list is one of the data and nothing more, as {% for item in items %}";
            Err(TemplateFault::new("template-computes", line, message))
        }
        other => {
            let word = other.first().copied().unwrap_or_default();
            let message = format!("{{% {word} %}} is not known here; there are if, elif, else, endif, for and endfor");
            Err(TemplateFault::new("template-unknown-tag", line, message))
        }
    }
}

fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
}

#[cfg(test)]
mod tests;
