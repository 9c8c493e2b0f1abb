//! Cursors: where a list goes on, in a form that only the same list with the same filters takes back.

use sha2::{Digest, Sha256};

use crate::operations::refusal::Faults;

/// The most items of a page.
pub const PAGE_ITEMS_MAX: usize = 500;

/// The items of a page where nothing is asked.
pub const PAGE_ITEMS_DEFAULT: usize = 50;

/// Names a list together with its filters.
#[derive(Clone, Debug)]
pub struct ListName(String);

impl ListName {
    /// The list of this name with these filters.
    pub fn new(list: &str, filters: &[(&str, Option<&str>)]) -> ListName {
        let mut digest = Sha256::new();
        for (name, value) in filters {
            digest.update(format!("{name}={value:?};"));
        }
        ListName(format!("{list}.{}", hex(&digest.finalize()[..6])))
    }

    /// The cursor that goes on after a key.
    pub fn cursor(&self, key: &[String]) -> String {
        format!("{}.{}", self.0, hex(key.join("\u{1f}").as_bytes()))
    }

    /// The key of a cursor of this list; a fault is noted for any other text.
    pub fn key(&self, faults: &mut Faults, cursor: Option<&str>) -> Option<Vec<String>> {
        let cursor = cursor?;
        let key = cursor.strip_prefix(&self.0).and_then(|rest| rest.strip_prefix('.')).and_then(unhex);
        if key.is_none() {
            let message = "this cursor belongs to another list or to other filters: begin again without a cursor";
            faults.add("foreign-cursor", "cursor", message);
        }
        key.map(|key| key.split('\u{1f}').map(str::to_owned).collect())
    }
}

/// The size of a page; a fault is noted where it is out of bounds.
pub fn limit(faults: &mut Faults, asked: Option<usize>) -> usize {
    match asked {
        None => PAGE_ITEMS_DEFAULT,
        Some(limit) if (1..=PAGE_ITEMS_MAX).contains(&limit) => limit,
        Some(_) => {
            faults.add("bad-limit", "limit", format!("a page holds 1 to {PAGE_ITEMS_MAX} items"));
            PAGE_ITEMS_DEFAULT
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> =
        if text.len().is_multiple_of(2) { text.as_bytes().chunks(2).map(byte).collect() } else { None };
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_goes_back_to_its_own_list_only() {
        let list = ListName::new("tasks", &[("unit", Some("866"))]);
        let cursor = list.cursor(&["p".into(), "Đôn đốc".into()]);
        let mut faults = Faults::default();
        assert_eq!(list.key(&mut faults, Some(&cursor)), Some(vec!["p".into(), "Đôn đốc".into()]));
        assert_eq!(list.key(&mut faults, None), None);
        assert!(faults.refuse().is_ok());
        for other in [ListName::new("tasks", &[("unit", None)]), ListName::new("findings", &[("unit", Some("866"))])] {
            let mut faults = Faults::default();
            assert_eq!(other.key(&mut faults, Some(&cursor)), None);
            assert!(faults.refuse().is_err());
        }
    }
}
