//! From the cells of a register's rows to columns: a batch of rows at a time, and one column of it after the other.
//!
//! Batches are read on a thread of their own while the next ones are split into cells. There are few of them, used over
//! and over. It must never hold more rows as texts than these.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::cell::{self, CellFault, quoted};
use super::fault::{FaultCode, Faults};
use super::rows::PlacedRow;
use crate::domain::register::cell::clean;
use crate::domain::register::{self, Cell, ColumnKind, Shape, Table};
use crate::domain::{Day, Period};

/// How many rows are read at once.
const BATCH_ROWS: usize = 1_024;
/// How many batches there are.
const BATCHES: usize = 4;

/// Some rows, each with as many cells.
struct Batch {
    width: usize,
    /// The texts of all cells, and where each begins and ends.
    text: String,
    bounds: Vec<(usize, usize)>,
    lines: Vec<u64>,
    /// The cells whose text says nothing, by row and place.
    refused: Vec<(usize, usize, CellFault)>,
}

impl Batch {
    fn new(width: usize) -> Batch {
        Batch { width, text: String::new(), bounds: Vec::new(), lines: Vec::new(), refused: Vec::new() }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.bounds.clear();
        self.lines.clear();
        self.refused.clear();
    }

    /// Adds a row; it has as many cells as the batch is wide, and those beyond are empty.
    fn add(&mut self, row: &PlacedRow) {
        let at = self.text.len();
        self.text.push_str(row.cells.text());
        let own = &row.cells.bounds()[..self.width];
        self.bounds.extend(own.iter().map(|(start, end)| (at + start, at + end)));
        self.refused.extend(row.refused.iter().map(|(place, fault)| (self.lines.len(), *place, fault.clone())));
        self.lines.push(row.line);
    }

    fn cell(&self, row: usize, place: usize) -> &str {
        let (start, end) = self.bounds[row * self.width + place];
        &self.text[start..end]
    }
}

/// Where rows are put, to be read elsewhere.
pub(super) struct Batches {
    filling: Batch,
    full: SyncSender<Batch>,
    empty: Receiver<Batch>,
}

impl Batches {
    /// Adds a row that fits its header; whether a batch of them is full and on its way.
    pub fn add(&mut self, row: &PlacedRow) -> bool {
        self.filling.add(row);
        let is_full = self.filling.lines.len() == BATCH_ROWS;
        if is_full {
            self.pass_on();
        }
        is_full
    }

    fn pass_on(&mut self) {
        let next = self.empty.recv().expect("the reader gives every batch back");
        let full = std::mem::replace(&mut self.filling, next);
        self.full.send(full).expect("the reader waits for batches");
    }
}

/// Reads cells into the columns of a table.
pub(super) struct CellReader<'a> {
    shape: &'a Shape,
    within: Period,
    /// For each column of the shape its place in a row; `None` where the file does not have it.
    places: Vec<Option<usize>>,
    table: Table,
    days: Days,
    faults: Faults,
    /// Of the batch at hand, by row and column.
    found: Vec<(usize, usize, CellFault)>,
}

impl<'a> CellReader<'a> {
    /// A reader that has read nothing.
    pub fn new(shape: &'a Shape, within: Period, places: Vec<Option<usize>>, faults: Faults) -> CellReader<'a> {
        CellReader { shape, within, places, table: Table::new(shape), days: Days::new(), faults, found: Vec::new() }
    }

    /// Reads the rows that `fill` adds, beside it; the table, and the faults of cells. A cell with a fault is empty.
    pub fn read_beside(mut self, width: usize, fill: impl FnOnce(&mut Batches)) -> (Table, Faults) {
        let (full, waiting) = sync_channel(BATCHES);
        let (back, empty) = channel();
        for _ in 1..BATCHES {
            back.send(Batch::new(width)).expect("the other end is at hand");
        }
        std::thread::scope(|scope| {
            let reading = scope.spawn(move || {
                self.read(&waiting, &back);
                (self.table, self.faults)
            });
            let mut batches = Batches { filling: Batch::new(width), full, empty };
            fill(&mut batches);
            batches.pass_on();
            drop(batches);
            reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    fn read(&mut self, waiting: &Receiver<Batch>, back: &Sender<Batch>) {
        for mut batch in waiting {
            for place in 0..self.places.len() {
                self.read_column(&batch, place);
            }
            batch.lines.iter().for_each(|line| self.table.end_row(*line));
            self.found.sort_by_key(|(row, place, _)| (*row, *place));
            for (row, place, (code, message)) in self.found.drain(..) {
                self.faults.add(batch.lines[row], &self.shape.columns[place].name, code, message);
            }
            batch.clear();
            let _last_one_is_wanted_by_nobody = back.send(batch);
        }
    }

    fn read_column(&mut self, batch: &Batch, place: usize) {
        let at = self.places[place];
        for row in 0..batch.lines.len() {
            let written = at.map_or("", |at| batch.cell(row, at));
            let is_pushed = batch.refused.is_empty() && self.push_sound(place, written);
            if !is_pushed {
                let refused = batch.refused.iter().find(|(of, refused, _)| *of == row && Some(*refused) == at);
                self.push_judged((row, place), written, refused.map(|(_, _, fault)| fault));
            }
        }
    }

    /// Adds a cell that is plainly sound, as nearly all are; whether it is.
    fn push_sound(&mut self, place: usize, written: &str) -> bool {
        let column = &self.shape.columns[place];
        let cell = match column.kind {
            _ if written.is_empty() => (!column.required).then_some(Cell::Empty),
            ColumnKind::Text | ColumnKind::Code => return self.table.push_known(place, written),
            ColumnKind::Day => self
                .days
                .day(written)
                .filter(|day| place != self.shape.period_by || self.within.contains(*day))
                .map(Cell::Day),
            ColumnKind::Decimal => cell::decimal(written).ok().map(Cell::Decimal),
            kind => Cell::parse(kind, written).ok(),
        };
        cell.inspect(|cell| self.table.push(place, *cell)).is_some()
    }

    /// Adds a cell after its text was brought to its form, or an empty one and what is wrong.
    fn push_judged(&mut self, (row, place): (usize, usize), written: &str, refused: Option<&CellFault>) {
        let column = &self.shape.columns[place];
        let mut fault = |fault: CellFault| self.found.push((row, place, fault));
        if let Some(refused) = refused {
            fault(refused.clone());
            return self.table.push(place, Cell::Empty);
        }
        let text = match column.kind {
            ColumnKind::Text | ColumnKind::Code | ColumnKind::YesNo => clean(column.kind, written),
            _ => Ok(written.trim().into()),
        };
        let cell = match (&text, column.kind) {
            (Err(why), _) => Err(said(*why, written)),
            (Ok(text), _) if text.is_empty() => Ok(Cell::Empty),
            (Ok(text), ColumnKind::Day) => cell::day(text).map(Cell::Day),
            (Ok(text), ColumnKind::Decimal) => cell::decimal(text).map(Cell::Decimal),
            (Ok(text), kind) => Cell::parse(kind, text).map_err(|why| said(why, written)),
        };
        let cell = cell.unwrap_or_else(|why| {
            fault(why);
            Cell::Empty
        });
        if column.required && written.trim().is_empty() {
            fault((FaultCode::ValueMissing, "this cell is empty; fill it".to_owned()));
        }
        if place == self.shape.period_by
            && let Cell::Day(day) = cell
            && !self.within.contains(day)
        {
            let message = format!("{day} lies outside the period {} that the import states", self.within);
            fault((FaultCode::OutsidePeriod, message));
        }
        self.table.push(place, cell);
    }
}

/// The days that were read last, by month and day of month: a ledger has few of them, over and over.
struct Days(Vec<([u8; 10], Option<Day>)>);

impl Days {
    fn new() -> Days {
        Days(vec![([0; 10], None); 1 << 9])
    }

    /// The day of a text that was read before, or can be.
    fn day(&mut self, text: &str) -> Option<Day> {
        let bytes = <[u8; 10]>::try_from(text.as_bytes()).ok()?;
        let digit = |at: usize| usize::from(bytes[at].wrapping_sub(b'0'));
        let place = ((digit(5) * 10 + digit(6)) * 32 + digit(8) * 10 + digit(9)) % self.0.len();
        if let (known, Some(day)) = self.0[place]
            && known == bytes
        {
            return Some(day);
        }
        let day = Day::parse(text).ok()?;
        self.0[place] = (bytes, Some(day));
        Some(day)
    }
}

/// What is wrong with a cell, and how to mend it.
fn said(fault: register::CellFault, written: &str) -> CellFault {
    use register::CellFault as Fault;
    let code = match fault {
        Fault::Text(fault) => return cell::no_text(fault),
        Fault::Day(_) | Fault::Decimal(_) => unreachable!("days and decimals are read as in every other file"),
        Fault::Integer => FaultCode::NumberShape,
        Fault::YesNo => FaultCode::ValueUnknown,
    };
    (code, format!("{} is no value of this column: {fault}", quoted(written.trim())))
}
