//! Lists in sentences: the first few by name, the rest as a number. Names are fetched for those few only.

use crate::fact::{TaskColumns, TaskField};
use crate::world::World;

/// How many items a sentence names.
pub const NAMED_MAX: usize = 10;

/// Rows that a scan found: all counted, the first few kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many there are.
    pub count: usize,
    /// The first [`NAMED_MAX`] of them.
    first: Vec<u32>,
}

impl Found {
    /// One more row.
    pub fn add(&mut self, row: usize) {
        if self.first.len() < NAMED_MAX {
            self.first.push(u32::try_from(row).unwrap_or(u32::MAX));
        }
        self.count += 1;
    }

    /// Whether none was found.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// `cchc-2022:3, cchc-2022:7 và 5 nhiệm vụ khác`.
    pub fn in_words(&self, world: &dyn World, tasks: &TaskColumns) -> String {
        let keys: Vec<String> =
            self.first.iter().map(|row| world.task_text(tasks.answer, *row, TaskField::Key)).collect();
        with_rest(&keys.join(", "), self.count - self.first.len(), "nhiệm vụ")
    }
}

/// The first [`NAMED_MAX`] names, and how many more there are.
pub fn join_names(names: &[&str], things: &str) -> String {
    let shown = names.len().min(NAMED_MAX);
    with_rest(&names[..shown].join(", "), names.len() - shown, things)
}

fn with_rest(named: &str, rest: usize, things: &str) -> String {
    if rest == 0 { named.to_owned() } else { format!("{named} và {rest} {things} khác") }
}

#[cfg(test)]
mod tests {
    use super::{Found, NAMED_MAX, join_names};

    #[test]
    fn a_list_names_the_first_few_and_counts_the_rest() {
        assert_eq!(join_names(&["a", "b"], "đơn vị"), "a, b");
        let many = ["x"; NAMED_MAX + 2];
        assert!(join_names(&many, "đơn vị").ends_with("x và 2 đơn vị khác"));
        let mut found = Found::default();
        (0..NAMED_MAX + 5).for_each(|row| found.add(row));
        assert_eq!((found.count, found.first.len()), (NAMED_MAX + 5, NAMED_MAX));
    }
}
