//! A block: some thousand rows of one register, unit and month in columns, in the order of their keys.

use super::cell::Cell;
use super::column::{Column, NO_NUMBER};
use super::dictionary::Dictionary;
use super::shape::Shape;
use super::table::Table;

/// The most rows of a block.
pub const BLOCK_ROWS_MAX: usize = 8_192;

/// One column of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockColumn {
    /// Its name.
    pub name: String,
    /// Its cells.
    pub column: Column,
}

/// Rows in columns; all columns have as many cells as there are rows. Dictionaries are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    rows: usize,
    columns: Vec<BlockColumn>,
}

impl Block {
    /// The block of these columns; `None` where they are not equally long.
    pub fn new(rows: usize, columns: Vec<BlockColumn>) -> Option<Block> {
        columns.iter().all(|own| own.column.len() == rows).then_some(Block { rows, columns })
    }

    /// The block with one more column, of no values: only its name says something.
    #[must_use]
    pub fn marked(mut self, mark: &str) -> Block {
        let column = Column::Integers(vec![NO_NUMBER; self.rows]);
        self.columns.push(BlockColumn { name: mark.to_owned(), column });
        self
    }

    /// How many rows it holds.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Its columns.
    pub fn columns(&self) -> &[BlockColumn] {
        &self.columns
    }

    /// The column of a name; `None` where it was not declared yet when the block was made.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|own| own.name == name).map(|own| &own.column)
    }

    /// A cell; one of a column that it does not have is empty.
    pub fn cell(&self, name: &str, row: usize) -> Cell<'_> {
        self.column(name).map_or(Cell::Empty, |column| column.cell(row))
    }
}

/// Makes blocks of picked rows of one table. It remembers nothing between two blocks.
#[derive(Debug)]
pub struct Gatherer<'a> {
    table: &'a Table,
    ranks: &'a [Option<Vec<u32>>],
    /// For each code of the column at hand its code in the block.
    codes: Vec<u32>,
}

const UNSEEN: u32 = u32::MAX;

impl<'a> Gatherer<'a> {
    /// Of a table and its ranks.
    pub fn new(table: &'a Table, ranks: &'a [Option<Vec<u32>>]) -> Gatherer<'a> {
        Gatherer { table, ranks, codes: Vec::new() }
    }

    /// The block of these rows, in their order, with the columns of the shape at these places.
    pub fn gather(&mut self, shape: &Shape, places: &[usize], rows: &[u32]) -> Block {
        let columns = places.iter().map(|place| {
            let column = match &self.table.columns()[*place] {
                Column::Texts { codes, dictionary } => self.texts(*place, codes, dictionary, rows),
                column => column.picked(rows),
            };
            BlockColumn { name: shape.columns[*place].name.clone(), column }
        });
        Block { rows: rows.len(), columns: columns.collect() }
    }

    fn texts(&mut self, place: usize, codes: &[u32], dictionary: &Dictionary, rows: &[u32]) -> Column {
        self.codes.resize(dictionary.len().max(self.codes.len()), UNSEEN);
        let mut distinct: Vec<u32> = Vec::new();
        for row in rows {
            let code = codes[*row as usize];
            let seen = &mut self.codes[code as usize];
            if *seen == UNSEEN {
                *seen = 0;
                distinct.push(code);
            }
        }
        match &self.ranks[place] {
            Some(ranks) => distinct.sort_unstable_by_key(|code| ranks[*code as usize]),
            None => distinct.sort_by(|one, other| dictionary.text(*one).cmp(dictionary.text(*other))),
        }
        let (mut new, mut last) = (Dictionary::default(), None);
        for code in &distinct {
            let text = dictionary.text(*code);
            if last != Some(text) {
                new.push(text).expect("a block's texts are fewer than 4 GiB");
                last = Some(text);
            }
            self.codes[*code as usize] = u32::try_from(new.len() - 1).expect("a block has fewer rows");
        }
        let codes = rows.iter().map(|row| self.codes[codes[*row as usize] as usize]).collect();
        for code in distinct {
            self.codes[code as usize] = UNSEEN;
        }
        Column::Texts { codes, dictionary: new }
    }
}
