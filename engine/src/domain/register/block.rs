//! A block: some thousand rows of one register, unit and month in columns, in the order of their keys.

use super::cell::Cell;
use super::column::{Column, NO_NUMBER};
use super::dictionary::Dictionary;
use super::shape::ShapeColumn;

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

/// Where the rows of a new block come from: the same columns of two places, the first perhaps without some of them.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// By the columns of the new block.
    pub columns: &'a [Option<&'a Column>],
}

/// A row of one of two sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The index of the source.
    pub source: usize,
    /// The row in it.
    pub row: u32,
}

/// Makes blocks of picked rows. It remembers nothing but how large the dictionaries are.
#[derive(Debug, Default)]
pub struct Gatherer {
    /// For each source: the new code of each old one.
    codes: [Vec<u32>; 2],
}

const UNSEEN: u32 = u32::MAX;

impl Gatherer {
    /// The block of these rows, in their order.
    pub fn gather(&mut self, shape: &[&ShapeColumn], sources: [Source<'_>; 2], picks: &[Pick]) -> Block {
        let columns = shape.iter().enumerate().map(|(at, column)| {
            let of = sources.map(|source| source.columns.get(at).copied().flatten());
            let column_of = match Column::empty(column.kind) {
                Column::Texts { .. } => self.texts(of, picks),
                mut plain => {
                    for pick in picks {
                        plain.push(of[pick.source].map_or(Cell::Empty, |column| column.cell(pick.row as usize)));
                    }
                    plain
                }
            };
            BlockColumn { name: column.name.clone(), column: column_of }
        });
        Block { rows: picks.len(), columns: columns.collect() }
    }

    fn texts(&mut self, sources: [Option<&Column>; 2], picks: &[Pick]) -> Column {
        let of = sources.map(|source| match source {
            Some(Column::Texts { codes, dictionary }) => Some((codes.as_slice(), dictionary)),
            _ => None,
        });
        let mut distinct: Vec<(&str, usize, u32)> = Vec::new();
        for (seen, of) in self.codes.iter_mut().zip(of) {
            let texts = of.map_or(0, |(_, dictionary)| dictionary.len());
            seen.resize(texts.max(seen.len()), UNSEEN);
        }
        let mut some_are_empty = false;
        for Pick { source, row } in picks {
            let Some((codes, dictionary)) = of[*source] else {
                some_are_empty = true;
                continue;
            };
            let code = codes[*row as usize];
            let seen = &mut self.codes[*source][code as usize];
            if *seen == UNSEEN {
                *seen = 0;
                distinct.push((dictionary.text(code), *source, code));
            }
        }
        distinct.sort_by(|a, b| a.0.cmp(b.0));
        let mut new = Dictionary::default();
        if some_are_empty {
            new.push("");
        }
        let mut last = some_are_empty.then_some("");
        for (text, source, code) in &distinct {
            if last != Some(*text) {
                new.push(text).expect("a block's texts are fewer than 4 GiB");
                last = Some(*text);
            }
            self.codes[*source][*code as usize] = u32::try_from(new.len() - 1).expect("a block has fewer rows");
        }
        let code_of = |pick: &Pick| {
            of[pick.source].map_or(0, |(codes, _)| self.codes[pick.source][codes[pick.row as usize] as usize])
        };
        let codes = picks.iter().map(code_of).collect();
        for (_, source, code) in distinct {
            self.codes[source][code as usize] = UNSEEN;
        }
        Column::Texts { codes, dictionary: new }
    }
}
