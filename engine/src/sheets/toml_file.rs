//! A TOML file read key by key: every fault with its line and the full name of its key, unknown keys refused.
//!
//! Dates may be written as texts or as TOML's own dates.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cell::{self, CellFault};
use super::fault::{FaultCode, Faults};
use super::source;
use super::table::Noted;
use crate::domain::id::IdFault;
use crate::domain::{Day, Decimal};

mod list;

/// A file that was found to be TOML.
pub(crate) struct TomlFile<'a> {
    text: &'a str,
    root: Spanned<DeTable<'a>>,
}

impl<'a> TomlFile<'a> {
    /// Reads the file; all errors of syntax at once.
    pub fn parse(bytes: &'a [u8], file: &str) -> Result<TomlFile<'a>, Faults> {
        let text = source::text(bytes, file)?;
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut faults = Faults::new(file);
        let mut last = 0;
        for error in errors {
            let line = line_of(text, error.span().unwrap_or(0..0));
            // One slip of the pen is often reported several times.
            if line != last {
                faults.add(line, "", FaultCode::TomlSyntax, format!("this is no TOML: {}", error.message()));
            }
            last = line;
        }
        faults.or(TomlFile { text, root })
    }

    /// The table of the whole file.
    pub fn root(&self) -> TomlTable<'_> {
        TomlTable {
            text: self.text,
            path: String::new(),
            span: 0..0,
            table: Some(self.root.get_ref()),
            read: Vec::new(),
        }
    }
}

/// A table whose keys are asked for by name. [`TomlTable::finish`] refuses the keys that nobody asked for.
///
/// Each method that reads a value answers `None` after it has added the fault, and where the key is absent.
pub(crate) struct TomlTable<'a> {
    text: &'a str,
    path: String,
    span: Range<usize>,
    /// `None` for a table that is not in the file.
    table: Option<&'a DeTable<'a>>,
    read: Vec<&'static str>,
}

impl<'a> TomlTable<'a> {
    /// The line on which it begins.
    pub fn line(&self) -> u64 {
        line_of(self.text, self.span.clone())
    }

    /// Whether the key is in the file.
    pub fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.contains_key(key))
    }

    /// Whether the key's text is one of these. It does not count as read.
    pub fn text_is(&self, key: &str, texts: &[&str]) -> bool {
        let value = self.table.and_then(|table| table.get(key));
        value.and_then(|value| value.get_ref().as_str()).is_some_and(|text| texts.contains(&text))
    }

    /// Adds a fault of a key, or of the whole table where the key is absent.
    pub fn fault(&self, faults: &mut Faults, key: &str, code: FaultCode, message: impl Into<String>) {
        let value = self.table.and_then(|table| table.get(key));
        let line = line_of(self.text, value.map_or(self.span.clone(), Spanned::span));
        faults.add(line, &join(&self.path, key), code, message);
    }

    /// The table below a key; an empty one where it is absent.
    pub fn table(&mut self, key: &'static str, faults: &mut Faults) -> TomlTable<'a> {
        let value = self.value(key);
        if let Some(value) = value
            && !value.get_ref().is_table()
        {
            self.fault(
                faults,
                key,
                FaultCode::ValueType,
                format!("write [{}] and its keys below", join(&self.path, key)),
            );
        }
        self.below(&join(&self.path, key), value)
    }

    /// The tables of a list written `[[key]]`; none where it is absent.
    pub fn tables(&mut self, key: &'static str, faults: &mut Faults) -> Vec<TomlTable<'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let path = join(&self.path, key);
        let items = value.get_ref().as_array().filter(|items| items.iter().all(|item| item.get_ref().is_table()));
        let Some(items) = items else {
            self.fault(
                faults,
                key,
                FaultCode::ValueType,
                format!("write [[{path}]] and its keys below, once for each"),
            );
            return Vec::new();
        };
        items.iter().enumerate().map(|(index, item)| self.below(&format!("{path}[{index}]"), Some(item))).collect()
    }

    /// Every key below this table with its table, whatever the keys are called.
    pub fn named_tables(&mut self, faults: &mut Faults) -> Vec<(&'a str, TomlTable<'a>)> {
        let mut tables = Vec::new();
        for (key, value) in self.table.into_iter().flatten() {
            let key: &'a str = key.get_ref();
            if value.get_ref().is_table() {
                tables.push((key, self.below(&join(&self.path, key), Some(value))));
            } else {
                self.fault(
                    faults,
                    key,
                    FaultCode::ValueType,
                    format!("write [{}] and its keys below", join(&self.path, key)),
                );
            }
        }
        tables
    }

    /// Every key of this table with its text, whatever the keys are called.
    pub fn named_texts(&self, bytes_max: usize, faults: &mut Faults) -> Vec<(&'a str, String)> {
        let mut texts = Vec::new();
        for (key, value) in self.table.into_iter().flatten() {
            let key: &'a str = key.get_ref();
            match text(value.get_ref()).and_then(|text| cell::text(text, bytes_max)) {
                Ok(text) => texts.push((key, text)),
                Err((code, message)) => self.fault(faults, key, code, message),
            }
        }
        texts
    }

    /// What one of the methods below reads of a key: `None` where the key is absent, [`Noted`] where its fault was added.
    pub fn given<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        read: impl FnOnce(&mut Self, &'static str, &mut Faults) -> Option<T>,
    ) -> Result<Option<T>, Noted> {
        let value = read(self, key, faults);
        if value.is_none() && self.has(key) { Err(Noted) } else { Ok(value) }
    }

    /// What `parse` makes of a text; nothing where the key is absent.
    pub fn optional<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        let value = self.value(key)?;
        match text(value.get_ref()).and_then(parse) {
            Ok(value) => Some(value),
            Err((code, message)) => {
                self.fault(faults, key, code, message);
                None
            }
        }
    }

    /// What `parse` makes of a text that must be there.
    pub fn required<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        parse: impl FnOnce(&str) -> Result<T, CellFault>,
    ) -> Option<T> {
        if !self.must_have(key, faults) {
            return None;
        }
        self.optional(key, faults, parse)
    }

    /// A text that must be there and not be empty.
    pub fn text(&mut self, key: &'static str, bytes_max: usize, faults: &mut Faults) -> Option<String> {
        self.required(key, faults, |text| match text.trim() {
            "" => Err((FaultCode::ValueMissing, "this text is empty; fill it".into())),
            text => cell::text(text, bytes_max),
        })
    }

    /// An identifier that must be there.
    pub fn id<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        parse: fn(&str) -> Result<T, IdFault>,
    ) -> Option<T> {
        self.required(key, faults, |text| identifier(text, parse))
    }

    /// A list of identifiers that must be there and not be empty.
    pub fn ids<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        parse: fn(&str) -> Result<T, IdFault>,
    ) -> Option<Vec<T>> {
        let items = self.array(key, faults)?;
        let ids: Result<Vec<T>, CellFault> =
            items.iter().map(|item| text(item.get_ref()).and_then(|text| identifier(text, parse))).collect();
        let ids = ids.and_then(|ids| {
            if ids.is_empty() {
                Err((FaultCode::ValueMissing, "this list is empty; name at least one".into()))
            } else {
                Ok(ids)
            }
        });
        ids.map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }

    /// A day that must be there.
    pub fn day(&mut self, key: &'static str, faults: &mut Faults) -> Option<Day> {
        if !self.must_have(key, faults) {
            return None;
        }
        self.optional_day(key, faults)
    }

    /// A day; nothing where the key is absent.
    pub fn optional_day(&mut self, key: &'static str, faults: &mut Faults) -> Option<Day> {
        let value = self.value(key)?;
        let day = match value.get_ref() {
            DeValue::Datetime(written) => cell::day(&written.to_string()),
            other => text(other).and_then(cell::day),
        };
        day.map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }

    /// A whole number within bounds; nothing where the key is absent.
    pub fn optional_number(&mut self, key: &'static str, (min, max): (u64, u64), faults: &mut Faults) -> Option<u64> {
        let value = self.value(key)?;
        let number = number(value.get_ref(), min, max);
        number.map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }

    /// A whole number within bounds that must be there.
    pub fn number(&mut self, key: &'static str, bounds: (u64, u64), faults: &mut Faults) -> Option<u64> {
        if !self.must_have(key, faults) {
            return None;
        }
        self.optional_number(key, bounds, faults)
    }

    /// An exact number, written `0.5`, `2` or `"0.5"`; nothing where the key is absent.
    pub fn optional_decimal(&mut self, key: &'static str, faults: &mut Faults) -> Option<Decimal> {
        let value = self.value(key)?;
        decimal(value.get_ref()).map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }

    /// An exact number that must be there.
    pub fn decimal(&mut self, key: &'static str, faults: &mut Faults) -> Option<Decimal> {
        if !self.must_have(key, faults) {
            return None;
        }
        self.optional_decimal(key, faults)
    }

    /// True or false; nothing where the key is absent.
    pub fn optional_bool(&mut self, key: &'static str, faults: &mut Faults) -> Option<bool> {
        let value = self.value(key)?;
        let found = value.get_ref().as_bool();
        if found.is_none() {
            self.fault(faults, key, FaultCode::ValueType, "true or false belongs here, without quotation marks");
        }
        found
    }

    /// A list of whole numbers within bounds that must be there.
    pub fn numbers(&mut self, key: &'static str, (min, max): (u64, u64), faults: &mut Faults) -> Option<Vec<u64>> {
        let items = self.array(key, faults)?;
        let numbers: Result<Vec<u64>, CellFault> = items.iter().map(|item| number(item.get_ref(), min, max)).collect();
        numbers.map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }

    /// Takes the key for one of the table's, whether it is in the file or not.
    pub fn knows(&mut self, key: &'static str) {
        if !self.read.contains(&key) {
            self.read.push(key);
        }
    }

    /// Adds a fault for every key that was not asked for.
    pub fn finish(self, faults: &mut Faults) {
        for key in self.table.into_iter().flatten().map(|(key, _)| key) {
            if !self.read.contains(&key.get_ref().as_ref()) {
                let line = line_of(self.text, key.span());
                let message = format!("there is no such key; the keys here are {}", self.read.join(", "));
                faults.add(line, &join(&self.path, key.get_ref()), FaultCode::ColumnUnknown, message);
            }
        }
    }

    fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.read.push(key);
        self.table.and_then(|table| table.get(key))
    }

    fn must_have(&mut self, key: &'static str, faults: &mut Faults) -> bool {
        let has = self.has(key);
        if !has {
            self.read.push(key);
            self.fault(faults, key, FaultCode::ColumnMissing, "this key is missing; add it");
        }
        has
    }

    fn array(&mut self, key: &'static str, faults: &mut Faults) -> Option<&'a toml::de::DeArray<'a>> {
        if !self.must_have(key, faults) {
            return None;
        }
        let items = self.value(key)?.get_ref().as_array();
        if items.is_none() {
            self.fault(faults, key, FaultCode::ValueType, "a list in square brackets belongs here");
        }
        items
    }

    fn below(&self, path: &str, value: Option<&'a Spanned<DeValue<'a>>>) -> TomlTable<'a> {
        TomlTable {
            text: self.text,
            path: path.into(),
            span: value.map_or(self.span.clone(), Spanned::span),
            table: value.and_then(|value| value.get_ref().as_table()),
            read: Vec::new(),
        }
    }
}

/// What `read` makes of each, in their order; `None` where one has a fault, once the faults of all have been added.
pub(crate) fn every<I, T>(items: impl IntoIterator<Item = I>, read: impl FnMut(I) -> Option<T>) -> Option<Vec<T>> {
    let found: Vec<Option<T>> = items.into_iter().map(read).collect();
    found.into_iter().collect()
}

fn text<'v>(value: &'v DeValue<'_>) -> Result<&'v str, CellFault> {
    value.as_str().ok_or_else(|| {
        (FaultCode::ValueType, format!("a text in quotation marks belongs here, this is {}", value.type_str()))
    })
}

fn number(value: &DeValue<'_>, min: u64, max: u64) -> Result<u64, CellFault> {
    let Some(number) = value.as_integer() else {
        let message = format!("a whole number from {min} to {max} belongs here, this is {}", value.type_str());
        return Err((FaultCode::ValueType, message));
    };
    let range = || (FaultCode::ValueRange, format!("{number} is outside what is allowed, {min} to {max}"));
    let parsed = u64::from_str_radix(number.as_str(), number.radix()).ok();
    parsed.filter(|number| (min..=max).contains(number)).ok_or_else(range)
}

/// Numbers are read from their digits, never through a floating-point number.
fn decimal(value: &DeValue<'_>) -> Result<Decimal, CellFault> {
    match value {
        DeValue::Integer(number) if number.radix() == 10 => cell::decimal(number.as_str()),
        DeValue::Float(number) => cell::decimal(number.as_str()),
        other => text(other).and_then(cell::decimal),
    }
}

fn identifier<T>(text: &str, parse: fn(&str) -> Result<T, IdFault>) -> Result<T, CellFault> {
    parse(text).map_err(|fault| (FaultCode::IdShape, format!("{} is no identifier: {fault}", cell::quoted(text))))
}

fn join(path: &str, key: &str) -> String {
    match (path, key) {
        ("", key) => key.into(),
        (path, "") => path.into(),
        (path, key) => format!("{path}.{key}"),
    }
}

fn line_of(text: &str, span: Range<usize>) -> u64 {
    1 + source::line_breaks(&text.as_bytes()[..span.start.min(text.len())])
}
