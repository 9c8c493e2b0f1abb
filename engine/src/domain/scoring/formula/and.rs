//! Whether several conditions hold together, where some may not be known.

/// False where one is false, known or not the others; `None` where none is false and one is not known.
pub(super) fn and(conditions: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let both = |all, one| match (all, one) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), one) => one,
        (None, _) => None,
    };
    conditions.into_iter().fold(Some(true), both)
}
