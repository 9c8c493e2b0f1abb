//! Long work of a thread of its own, in parts between which other threads go ahead.
//!
//! Where there are more threads than processors the system lets one go on for some milliseconds, and what waits meanwhile
//! may be a thread with little to do and much depending on it: one that answers, or one that sends. It must never be used
//! while a lock is held.

use std::thread::yield_now;

/// So many items are worked on between two pauses: some hundred microseconds.
const ITEMS_AT_ONCE: usize = 16;

/// The same items, with a pause after every few of them.
pub fn giving_way<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    items.into_iter().enumerate().map(|(index, item)| {
        if index % ITEMS_AT_ONCE == ITEMS_AT_ONCE - 1 {
            yield_now();
        }
        item
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_comes_once_and_in_order() {
        assert!(giving_way(0..100).eq(0..100));
    }
}
