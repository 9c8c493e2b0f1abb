//! Rows in the order of their keys, sorted by the beginnings of the keys as numbers.

use super::cell::Cell;
use super::dictionary::shared_bytes;
use super::shape::Shape;
use super::table::Table;

/// How many bytes of a text a number holds.
const HEAD_BYTES: usize = 16;

impl Table {
    /// Sorts rows by their keys.
    pub fn sort_by_key(&self, shape: &Shape, rows: &mut [u32]) {
        let place = shape.key[0];
        let skipped = self.bytes_all_begin_with(place, rows);
        let mut heads: Vec<(u128, u32)> =
            rows.iter().map(|row| (head(self.cell(place, *row), skipped), *row)).collect();
        let by_cells = |one: u32, other: u32| {
            let orders = shape.key.iter().map(|place| self.cell(*place, one).cmp(&self.cell(*place, other)));
            orders.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        };
        heads.sort_unstable_by(|one, other| one.0.cmp(&other.0).then_with(|| by_cells(one.1, other.1)));
        rows.iter_mut().zip(heads).for_each(|(row, (_, sorted))| *row = sorted);
    }

    fn bytes_all_begin_with(&self, place: usize, rows: &[u32]) -> usize {
        let text = |row: &u32| if let Cell::Text(text) = self.cell(place, *row) { text.as_bytes() } else { b"" };
        let Some(first) = rows.first().map(text) else { return 0 };
        rows.iter().map(text).fold(first.len(), |alike, text| shared_bytes(&first[..alike], text))
    }
}

/// A number that is never larger than that of a cell that comes later; texts are looked at beyond what they share.
fn head(cell: Cell<'_>, skipped: usize) -> u128 {
    match cell {
        Cell::Text(text) => {
            let own = &text.as_bytes()[skipped..];
            let mut bytes = [0; HEAD_BYTES];
            let length = own.len().min(HEAD_BYTES);
            bytes[..length].copy_from_slice(&own[..length]);
            u128::from_be_bytes(bytes)
        }
        Cell::Day(day) => i128::from(day.epoch_days()).wrapping_sub(i128::MIN).cast_unsigned(),
        Cell::Integer(number) => i128::from(number).wrapping_sub(i128::MIN).cast_unsigned(),
        Cell::Empty | Cell::Decimal(_) | Cell::YesNo(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RegisterId;
    use crate::domain::register::{ColumnKind, ShapeColumn};

    #[track_caller]
    fn check(kind: ColumnKind, cells: &[Cell<'_>], expected: &[u32]) {
        let column = ShapeColumn { name: "key".into(), kind, required: true, personal: false };
        let id = RegisterId::parse("r").unwrap();
        let shape = Shape { id, columns: vec![column], key: vec![0], period_by: 0, unit: None };
        let mut table = Table::new(&shape);
        for cell in cells {
            table.push(0, *cell);
            table.end_row(1);
        }
        let mut rows: Vec<u32> = (0..u32::try_from(cells.len()).unwrap()).collect();
        table.sort_by_key(&shape, &mut rows);
        assert_eq!(rows, expected);
    }

    #[test]
    fn rows_come_in_the_order_of_their_cells() {
        let texts = ["H20.33-9", "H20.33", "H20.33-10", "H20.33-1000000000000000002", "H20.33-1000000000000000001"];
        check(ColumnKind::Text, &texts.map(Cell::Text), &[1, 2, 4, 3, 0]);
        check(ColumnKind::Integer, &[5, -7, 0, -8].map(Cell::Integer), &[3, 1, 2, 0]);
        check(ColumnKind::YesNo, &[true, false].map(Cell::YesNo), &[1, 0]);
    }
}
