//! What reads and writes blocks share: from a reference to rows and back.

use crate::domain::register::block::{BLOCK_ROWS_MAX, Gatherer};
use crate::domain::register::{Block, BlockRef, PersonalRef, RegisterMonthKey, Shape};
use crate::store::shape::block::{BLOCK_BYTES_MAX, decode, decode_columns, encode};
use crate::store::{Read, Store, StoreError};

/// The rows of a block, without its personal cells.
pub(super) fn read_block(store: &dyn Store, block: &BlockRef) -> Read<Block> {
    read_columns(store, block, |_| true)
}

/// The rows of a block in the columns that are wanted by their names, none of them personal.
pub(super) fn read_columns(store: &dyn Store, block: &BlockRef, is_wanted: impl Fn(&str) -> bool) -> Read<Block> {
    let damaged = || StoreError::DamagedBlob { digest: block.digest };
    let bytes = store.blob(&block.digest)?.ok_or_else(damaged)?;
    decode_columns(&bytes, is_wanted).filter(|found| found.rows() == block.rows as usize).ok_or_else(damaged)
}

/// The personal cells of a block; `None` where it has none or they were erased.
pub(super) fn read_personal(store: &dyn Store, block: &BlockRef) -> Read<Option<Block>> {
    let Some(PersonalRef { digest, erased: false }) = block.personal else { return Ok(None) };
    let damaged = || StoreError::DamagedBlob { digest };
    let Some(bytes) = store.blob(&digest)? else { return Err(damaged()) };
    decode(&bytes).filter(|found| found.rows() == block.rows as usize).map(Some).ok_or_else(damaged)
}

/// A block as bytes, before they are kept.
#[derive(Debug)]
pub(super) struct EncodedBlock {
    /// How many rows it holds.
    pub rows: u32,
    /// Its cells but the personal ones.
    pub bytes: Vec<u8>,
    /// The personal cells; `None` where the register has no such column.
    pub personal: Option<Vec<u8>>,
}

/// Brings sorted rows of a month into blocks.
pub(super) struct BlockEncoder<'a> {
    shape: &'a Shape,
    places: Vec<usize>,
    personal: Vec<usize>,
    /// Whose personal cells these are, said in their bytes: equal cells of two months have two digests, and erasing the
    /// ones leaves the others.
    owner: String,
}

impl<'a> BlockEncoder<'a> {
    pub fn new(shape: &'a Shape, key: &RegisterMonthKey) -> BlockEncoder<'a> {
        let owner = format!("{} {} {}", key.register, key.unit, key.month);
        BlockEncoder { shape, places: shape.places(false), personal: shape.places(true), owner }
    }

    /// The blocks of these rows, about equally large. Where one would be too large, all after it are half as long.
    pub fn encode(&self, gatherer: &mut Gatherer<'_>, mut rows: &[u32]) -> Vec<EncodedBlock> {
        let (mut blocks, mut rows_max) = (Vec::new(), BLOCK_ROWS_MAX);
        while !rows.is_empty() {
            let (picked, rest) = rows.split_at(rows.len().div_ceil(rows.len().div_ceil(rows_max)));
            let block = self.block(gatherer, picked);
            let largest = block.bytes.len().max(block.personal.as_ref().map_or(0, Vec::len));
            if largest > BLOCK_BYTES_MAX && picked.len() > 1 {
                rows_max = picked.len() / 2;
                continue;
            }
            blocks.push(block);
            rows = rest;
        }
        blocks
    }

    fn block(&self, gatherer: &mut Gatherer<'_>, rows: &[u32]) -> EncodedBlock {
        let bytes = encode(&gatherer.gather(self.shape, &self.places, rows));
        let personal = (!self.personal.is_empty())
            .then(|| encode(&gatherer.gather(self.shape, &self.personal, rows).marked(&self.owner)));
        EncodedBlock { rows: u32::try_from(rows.len()).expect("a block has some thousand rows"), bytes, personal }
    }
}
