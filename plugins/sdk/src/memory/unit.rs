//! Units as tests write them.

use crate::fact::{Unit, UnitKind};

/// A unit that stands at every date. An empty parent is none.
pub fn unit(code: &str, name: &str, kind: UnitKind, parent: &str) -> Unit {
    Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        parent: Some(parent.to_owned()).filter(|parent| !parent.is_empty()),
        valid_from: None,
        valid_until: None,
    }
}
