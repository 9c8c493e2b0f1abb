//! Writes the months that an import changes: encoded on some threads, kept in batches, put into one change.
//!
//! Which thread encodes a month makes no difference to its bytes, nor to the order in which months are put.

use std::collections::BTreeMap;
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use super::engine::Engine;
use super::import_registers::RegisterStatement;
use super::refusal::Refusal;
use super::register_blocks::{BlockEncoder, EncodedBlock};
use super::register_changes::MonthChanges;
use crate::domain::Position;
use crate::domain::recorded::Recorded;
use crate::domain::register::block::Gatherer;
use crate::domain::register::{BlockRef, PersonalRef, RegisterMonth, RegisterMonthKey, Table};
use crate::store::{Change, Expectation, Record};

/// More threads than this only wait for the disk.
const THREADS_MAX: usize = 4;
/// How many months wait to be kept.
const MONTHS_WAITING: usize = 4;
/// So many bytes of blocks are kept at once.
const BATCH_BYTES: usize = 4 << 20;

/// A month whose rows are bytes that are not kept yet.
struct EncodedMonth {
    month: RegisterMonth,
    /// The version that it is made upon.
    version: Option<Position>,
    blocks: Vec<EncodedBlock>,
    /// How many rows of the file it holds.
    rows: u64,
}

/// Keeps the blocks of every month that changes, and puts their references. `progress` is told the rows that are done.
pub(super) fn write_months(
    engine: &Engine,
    (statement, table): (&RegisterStatement, &Table),
    months: BTreeMap<RegisterMonthKey, MonthChanges>,
    (change, progress): (&mut Change, &mut dyn FnMut(u64)),
) -> Result<(), Refusal> {
    let ranks = table.ranks();
    let months = Mutex::new(months.into_iter().filter(|(_, month)| month.is_change()));
    let next = || months.lock().unwrap_or_else(PoisonError::into_inner).next();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS_MAX);
    let (done, encoded) = sync_channel(MONTHS_WAITING);
    let mut written = Written { engine, waiting: Vec::new(), bytes: 0, records: Vec::new() };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (done, next, ranks) = (done.clone(), &next, &ranks);
            scope.spawn(move || {
                let mut gatherer = Gatherer::new(table, ranks);
                while let Some((key, month)) = next() {
                    if done.send(encode_month(engine, (statement, table), &mut gatherer, (key, month))).is_err() {
                        break; // another month could not be written
                    }
                }
            });
        }
        drop(done);
        let mut rows = 0;
        for month in encoded {
            let month = month?;
            rows += month.rows;
            written.add(month)?;
            progress(rows);
        }
        written.keep()
    })?;
    written.put(change);
    Ok(())
}

fn encode_month(
    engine: &Engine,
    (statement, table): (&RegisterStatement, &Table),
    gatherer: &mut Gatherer<'_>,
    (key, changes): (RegisterMonthKey, MonthChanges),
) -> Result<EncodedMonth, Refusal> {
    let shape = &statement.shape;
    let recorded = engine.store.register_month(&key)?;
    let version = recorded.as_ref().map(|found| found.version);
    if version != changes.version {
        return Err(Refusal::Busy { what: format!("register {} of {}", key.register, key.unit) });
    }
    let encoder = BlockEncoder::new(shape, &key);
    let month = recorded.map_or_else(|| RegisterMonth { key, versions: Vec::new() }, |found| found.value);
    let mut kept = changes.kept(engine, shape, month.blocks())?;
    let rows = changes.rows.len() as u64;
    let blocks = if kept.is_empty() {
        let mut rows = changes.rows;
        table.sort_by_key(shape, &mut rows);
        encoder.encode(gatherer, &rows)
    } else {
        kept.extend(table, &changes.rows);
        let mut rows: Vec<u32> = (0..u32::try_from(kept.len()).expect("a month has fewer than 2^32 rows")).collect();
        kept.sort_by_key(shape, &mut rows);
        encoder.encode(&mut Gatherer::new(&kept, &kept.ranks()), &rows)
    };
    Ok(EncodedMonth { month, version, blocks, rows })
}

/// The months that were encoded.
struct Written<'a> {
    engine: &'a Engine,
    /// Not kept yet, with so many bytes.
    waiting: Vec<EncodedMonth>,
    bytes: usize,
    /// Kept.
    records: Vec<(RegisterMonth, Option<Position>)>,
}

impl Written<'_> {
    fn add(&mut self, month: EncodedMonth) -> Result<(), Refusal> {
        let bytes = |block: &EncodedBlock| block.bytes.len() + block.personal.as_ref().map_or(0, Vec::len);
        self.bytes += month.blocks.iter().map(bytes).sum::<usize>();
        self.waiting.push(month);
        if self.bytes < BATCH_BYTES { Ok(()) } else { self.keep() }
    }

    /// Keeps what waits.
    fn keep(&mut self) -> Result<(), Refusal> {
        let blocks = self.waiting.iter().flat_map(|month| &month.blocks);
        let blobs: Vec<&[u8]> =
            blocks.flat_map(|block| std::iter::once(block.bytes.as_slice()).chain(block.personal.as_deref())).collect();
        let mut digests = self.engine.store.keep_blobs(&blobs)?.into_iter();
        let mut digest = || digests.next().expect("each blob has a digest");
        let today = self.engine.today();
        for EncodedMonth { mut month, version, blocks, .. } in self.waiting.drain(..) {
            let reference = |block: EncodedBlock| BlockRef {
                digest: digest(),
                rows: block.rows,
                personal: block.personal.map(|_| PersonalRef { digest: digest(), erased: false }),
            };
            let blocks = blocks.into_iter().map(reference).collect();
            month.versions.push(Recorded::new(blocks, today));
            self.records.push((month, version));
        }
        self.bytes = 0;
        Ok(())
    }

    /// Puts the months in the order of their keys.
    fn put(mut self, change: &mut Change) {
        self.records.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
        for (month, version) in self.records {
            let record = Record::RegisterMonth(month);
            change.expects.push(Expectation { key: record.key(), version });
            change.puts.push(record);
        }
    }
}
