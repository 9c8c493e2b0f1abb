//! Columns in one line each. Optional unless said otherwise, and never personal unless said so.

use crate::description::{ColumnInfo, RegisterInfo};
use crate::fact::Scope;

const fn column(name: &'static str, title: &'static str, kind: &'static str) -> ColumnInfo {
    ColumnInfo { name, title, kind, required: false, personal: false }
}

/// Free text.
pub(super) const fn text(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "text")
}

/// One of a set of words.
pub(super) const fn code(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "code")
}

/// A day.
pub(super) const fn day(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "day")
}

/// A whole number.
pub(super) const fn integer(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "integer")
}

/// An exact number.
pub(super) const fn decimal(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "decimal")
}

/// Yes or no.
pub(super) const fn yes_no(name: &'static str, title: &'static str) -> ColumnInfo {
    column(name, title, "yes-no")
}

/// A row without it is refused.
pub(super) const fn required(column: ColumnInfo) -> ColumnInfo {
    ColumnInfo { required: true, ..column }
}

/// It names or locates a person; no plugin ever sees it.
pub(super) const fn personal(column: ColumnInfo) -> ColumnInfo {
    ColumnInfo { personal: true, ..column }
}

/// The office a row speaks of.
pub(super) const UNIT: ColumnInfo = required(code("unit", "Mã đơn vị"));

/// A register that an office keeps for itself and those below it.
pub(super) const fn register(
    id: &'static str,
    title: &'static str,
    key: &'static [&'static str],
    period_by: &'static str,
    columns: &'static [ColumnInfo],
) -> RegisterInfo {
    RegisterInfo { id, title, key, period_by, columns, scope: Scope::ThisUnit }
}
