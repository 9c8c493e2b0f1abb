//! Cursors: where a list goes on, in a form that only the same list with the same filters takes back.

use sha2::{Digest, Sha256};

use crate::operations::refusal::Faults;

/// The most items of a page.
pub const PAGE_ITEMS_MAX: usize = 500;

/// The items of a page where nothing is asked.
pub const PAGE_ITEMS_DEFAULT: usize = 50;

/// What stands between the parts of a key; no identifier holds it.
const BETWEEN_PARTS: &str = "\u{1f}";

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
        format!("{}.{}", self.0, hex(key.join(BETWEEN_PARTS).as_bytes()))
    }

    /// The key to go on after; a fault is noted for a cursor that this list never gave.
    pub fn after<K>(
        &self,
        faults: &mut Faults,
        cursor: Option<&str>,
        read: impl FnOnce(&[&str]) -> Option<K>,
    ) -> Option<K> {
        let key = cursor?.strip_prefix(&self.0).and_then(|rest| rest.strip_prefix('.')).and_then(unhex);
        let after = key.and_then(|key| read(&key.split(BETWEEN_PARTS).collect::<Vec<_>>()));
        if after.is_none() {
            let message = "this cursor belongs to another list or to other filters: begin again without a cursor";
            faults.add("foreign-cursor", "cursor", message);
        }
        after
    }
}

/// The size of a page; a fault is noted where it is out of bounds.
pub fn limit(faults: &mut Faults, asked: Option<usize>) -> usize {
    limit_of(faults, asked, PAGE_ITEMS_MAX)
}

/// The size of a page of large items.
pub fn limit_of(faults: &mut Faults, asked: Option<usize>, items_max: usize) -> usize {
    match asked {
        None => PAGE_ITEMS_DEFAULT.min(items_max),
        Some(limit) if (1..=items_max).contains(&limit) => limit,
        Some(_) => {
            faults.add("bad-limit", "limit", format!("a page holds 1 to {items_max} items"));
            PAGE_ITEMS_DEFAULT.min(items_max)
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
    use crate::operations::Refusal;

    fn read(list: &ListName, cursor: Option<&str>) -> Result<Option<String>, Refusal> {
        let mut faults = Faults::default();
        let after = list.after(&mut faults, cursor, |key| match key {
            ["p", name] => Some((*name).to_owned()),
            _ => None,
        });
        faults.refuse().map(|()| after)
    }

    #[test]
    fn a_cursor_goes_back_to_its_own_list_only() {
        let list = ListName::new("tasks", &[("unit", Some("866"))]);
        let cursor = list.cursor(&["p".into(), "Đôn đốc".into()]);
        assert_eq!(read(&list, Some(&cursor)).unwrap(), Some("Đôn đốc".into()));
        assert_eq!(read(&list, None).unwrap(), None);
        for other in [ListName::new("tasks", &[("unit", None)]), ListName::new("findings", &[("unit", Some("866"))])] {
            assert!(read(&other, Some(&cursor)).is_err());
        }
    }

    #[test]
    fn a_cursor_that_holds_no_key_of_the_list_is_refused() {
        let list = ListName::new("tasks", &[]);
        for cursor in
            [list.cursor(&["q".into()]), format!("{}0", list.cursor(&["p".into(), "a".into()])), list.0.clone()]
        {
            assert!(read(&list, Some(&cursor)).is_err(), "{cursor}");
        }
    }
}
