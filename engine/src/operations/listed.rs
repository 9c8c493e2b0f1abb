//! A page of a list, and where the next one goes on.

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Listed<T, K> {
    /// What was found, ordered by key.
    pub items: Vec<T>,
    /// Where the next page goes on; `None` at the end.
    pub next: Option<K>,
}

impl<T, K> Listed<T, K> {
    /// What the store gave of at most `limit` items: a full page goes on after its last one.
    pub(super) fn page(items: Vec<T>, limit: usize, key: impl FnOnce(&T) -> K) -> Listed<T, K> {
        let next = items.last().filter(|_| items.len() == limit).map(key);
        Listed { items, next }
    }
}
