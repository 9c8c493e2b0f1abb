//! The rows of one file in columns, with their lines, and the index of their keys.

use super::cell::Cell;
use super::column::Column;
use super::dictionary::{Interner, hash, high, low, mixed};
use super::shape::Shape;
use crate::domain::Decimal;

/// Rows as they stand in a file. Every column has as many cells as there are lines.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    /// For each column of texts; `None` for a key of one column, whose texts hardly ever come again.
    interners: Vec<Option<Interner>>,
    lines: Vec<u64>,
}

impl Table {
    /// No rows yet.
    pub fn new(shape: &Shape) -> Table {
        let columns: Vec<Column> = shape.columns.iter().map(|column| Column::empty(column.kind)).collect();
        let interner = |place: usize| (shape.key != [place]).then(Interner::default);
        Table { interners: (0..columns.len()).map(interner).collect(), columns, lines: Vec::new() }
    }

    /// How many rows it holds.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The columns, in the order of the shape.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The line of a row, counted from 1.
    pub fn line(&self, row: u32) -> u64 {
        self.lines[row as usize]
    }

    /// The cell of a row.
    pub fn cell(&self, place: usize, row: u32) -> Cell<'_> {
        self.columns[place].cell(row as usize)
    }

    /// Adds a cell to the row in the making. Every column gets one before [`Table::end_row`].
    pub fn push(&mut self, place: usize, cell: Cell<'_>) {
        match (&mut self.columns[place], cell) {
            (Column::Texts { codes, dictionary }, cell) => {
                let text = if let Cell::Text(text) = cell { text } else { "" };
                let code = match &mut self.interners[place] {
                    Some(interner) => interner.intern(dictionary, text),
                    None => dictionary.push(text),
                };
                codes.push(code.expect("a file is far smaller than 4 GiB"));
            }
            (column, cell) => column.push(cell),
        }
    }

    /// Adds a text that its column holds already; whether it does.
    pub fn push_known(&mut self, place: usize, text: &str) -> bool {
        let Column::Texts { codes, dictionary } = &mut self.columns[place] else { return false };
        let Some(interner) = &self.interners[place] else { return false };
        let Some(code) = interner.find(dictionary, text) else { return false };
        codes.push(code);
        true
    }

    /// Adds rows of another table of the same shape.
    pub fn extend(&mut self, other: &Table, rows: &[u32]) {
        for row in rows {
            (0..self.columns.len()).for_each(|place| self.push(place, other.cell(place, *row)));
            self.end_row(other.line(*row));
        }
    }

    /// Ends a row.
    pub fn end_row(&mut self, line: u64) {
        self.lines.push(line);
    }

    /// For each column of texts that come again and again, the order of its texts.
    pub fn ranks(&self) -> Vec<Option<Vec<u32>>> {
        let ranks = |column: &Column| match column {
            Column::Texts { codes, dictionary } if dictionary.len() * 4 <= codes.len() => Some(dictionary.ranks()),
            _ => None,
        };
        self.columns.iter().map(ranks).collect()
    }

    /// The index of the rows' keys.
    pub fn keys(&self, shape: &Shape) -> KeyIndex {
        let rows = 0..u32::try_from(self.len()).expect("a file has fewer than 2^32 rows");
        let hashed = |row: u32| u64::from(hash_key(shape, |place| self.cell(place, row))) << 32 | u64::from(row);
        let mut keys: Vec<u64> = rows.map(hashed).collect();
        keys.sort_unstable();
        KeyIndex(keys)
    }

    /// The row of a key, given by the key's cells.
    pub fn find<'a>(&self, keys: &KeyIndex, shape: &Shape, cell: impl Fn(usize) -> Cell<'a>) -> Option<u32> {
        let hash = hash_key(shape, &cell);
        let first = keys.0.partition_point(|key| high(*key) < hash);
        let alike = keys.0[first..].iter().take_while(|key| high(**key) == hash);
        alike.map(|key| low(*key)).find(|row| shape.key.iter().all(|place| self.cell(*place, *row) == cell(*place)))
    }

    /// Every row whose key an earlier row has, with that row, in the order of the lines.
    pub fn repeated(&self, keys: &KeyIndex, shape: &Shape) -> Vec<(u32, u32)> {
        let same =
            |one: u32, other: u32| shape.key.iter().all(|place| self.cell(*place, one) == self.cell(*place, other));
        let mut found = Vec::new();
        for alike in keys.0.chunk_by(|one, other| high(*one) == high(*other)).filter(|alike| alike.len() > 1) {
            for (at, row) in alike.iter().map(|key| low(*key)).enumerate() {
                let first = alike[..at].iter().map(|key| low(*key)).find(|first| same(*first, row));
                found.extend(first.map(|first| (row, first)));
            }
        }
        found.sort_unstable();
        found
    }
}

/// Hashes of keys above their rows, in order.
#[derive(Clone, Debug)]
pub struct KeyIndex(Vec<u64>);

fn hash_key<'a>(shape: &Shape, cell: impl Fn(usize) -> Cell<'a>) -> u32 {
    let hash = shape.key.iter().fold(0, |hash, place| mixed(hash, number(cell(*place))));
    high(hash)
}

/// A number that is equal for equal cells.
fn number(cell: Cell<'_>) -> u64 {
    match cell {
        Cell::Day(day) => i64::from(day.epoch_days()).cast_unsigned(),
        Cell::Integer(number) => number.cast_unsigned(),
        Cell::Decimal(number) => {
            let widened =
                i128::from(number.coefficient()) * 10_i128.pow(u32::from(Decimal::SCALE_MAX - number.scale()));
            u64::try_from(widened & i128::from(u64::MAX)).unwrap_or(0)
        }
        Cell::YesNo(yes) => u64::from(yes),
        Cell::Text(text) => u64::from(hash(text)),
        Cell::Empty => u64::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::domain::id::RegisterId;
    use crate::domain::register::kind::ColumnKind;
    use crate::domain::register::shape::ShapeColumn;

    #[test]
    fn rows_are_found_by_their_whole_key() {
        let column = |name: &str, kind| ShapeColumn { name: name.into(), kind, required: true, personal: false };
        let shape = Shape {
            id: RegisterId::parse("r").unwrap(),
            columns: vec![column("unit", ColumnKind::Code), column("since", ColumnKind::Day)],
            key: vec![0, 1],
            period_by: 1,
            unit: Some(0),
        };
        let mut table = Table::new(&shape);
        let days = [3, 1, 2, 1, 3];
        for (row, days) in days.into_iter().enumerate() {
            table.push(0, Cell::Text(["866", "867"][row % 2]));
            table.push(1, Cell::Day(Day::from_epoch(days).unwrap()));
            table.end_row(row as u64 + 2);
        }
        let keys = table.keys(&shape);
        let find = |unit, days| {
            let cells = [Cell::Text(unit), Cell::Day(Day::from_epoch(days).unwrap())];
            table.find(&keys, &shape, |place| cells[place])
        };
        assert_eq!((find("866", 2), find("867", 1), find("867", 2), find("868", 1)), (Some(2), Some(1), None, None));
        assert_eq!(table.repeated(&keys, &shape), [(3, 1), (4, 0)]);
    }
}
