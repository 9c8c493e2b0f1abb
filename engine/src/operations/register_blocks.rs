//! What reads and writes blocks share: from a reference to rows and back.

use super::refusal::Refusal;
use crate::domain::register::block::{BLOCK_ROWS_MAX, Gatherer, Pick, Source};
use crate::domain::register::{Block, BlockRef, Column, PersonalRef, RegisterMonthKey, Shape};
use crate::store::shape::block::{BLOCK_BYTES_MAX, decode, encode};
use crate::store::{Read, Store, StoreError};

/// The rows of a block, without its personal cells.
pub(super) fn read_block(store: &dyn Store, block: &BlockRef) -> Read<Block> {
    let damaged = || StoreError::DamagedBlob { digest: block.digest };
    let bytes = store.blob(&block.digest)?.ok_or_else(damaged)?;
    decode(&bytes).filter(|found| found.rows() == block.rows as usize).ok_or_else(damaged)
}

/// The personal cells of a block; `None` where it has none or they were erased.
pub(super) fn read_personal(store: &dyn Store, block: &BlockRef) -> Read<Option<Block>> {
    let Some(PersonalRef { digest, erased: false }) = block.personal else { return Ok(None) };
    let damaged = || StoreError::DamagedBlob { digest };
    let Some(bytes) = store.blob(&digest)? else { return Err(damaged()) };
    decode(&bytes).filter(|found| found.rows() == block.rows as usize).map(Some).ok_or_else(damaged)
}

/// Keeps picked rows of two places as the blocks of a month, in their order.
pub(super) struct BlockWriter<'a> {
    store: &'a dyn Store,
    shape: &'a Shape,
    /// Whose personal cells these are, said in their bytes: equal cells of two months have two digests, and erasing the
    /// ones leaves the others.
    owner: String,
    gatherer: Gatherer,
}

impl<'a> BlockWriter<'a> {
    pub fn new(store: &'a dyn Store, shape: &'a Shape, key: &RegisterMonthKey) -> BlockWriter<'a> {
        let owner = format!("{} {} {}", key.register, key.unit, key.month);
        BlockWriter { store, shape, owner, gatherer: Gatherer::default() }
    }

    /// The blocks of these rows; each source has the columns of the shape, in its order.
    pub fn write(&mut self, sources: [&[Column]; 2], picks: &[Pick]) -> Result<Vec<BlockRef>, Refusal> {
        let mut blocks = Vec::new();
        for picks in picks.chunks(BLOCK_ROWS_MAX) {
            self.write_some(sources, picks, &mut blocks)?;
        }
        Ok(blocks)
    }

    /// One block, or two halves where it would be too large.
    fn write_some(
        &mut self,
        sources: [&[Column]; 2],
        picks: &[Pick],
        blocks: &mut Vec<BlockRef>,
    ) -> Result<(), Refusal> {
        let bytes = self.gather(sources, picks, false);
        let personal = self.shape.columns.iter().any(|column| column.personal);
        let personal = personal.then(|| self.gather(sources, picks, true));
        let largest = bytes.len().max(personal.as_ref().map_or(0, Vec::len));
        if largest > BLOCK_BYTES_MAX && picks.len() > 1 {
            let (first, second) = picks.split_at(picks.len() / 2);
            self.write_some(sources, first, blocks)?;
            return self.write_some(sources, second, blocks);
        }
        let digest = self.store.keep_blob(&bytes)?;
        let personal = personal.map(|bytes| self.store.keep_blob(&bytes)).transpose()?;
        blocks.push(BlockRef {
            digest,
            rows: u32::try_from(picks.len()).expect("a block has some thousand rows"),
            personal: personal.map(|digest| PersonalRef { digest, erased: false }),
        });
        Ok(())
    }

    fn gather(&mut self, sources: [&[Column]; 2], picks: &[Pick], personal: bool) -> Vec<u8> {
        let places = self.shape.places(personal);
        let of = sources.map(|columns| places.iter().map(|place| columns.get(*place)).collect::<Vec<_>>());
        let sources = [Source { columns: &of[0] }, Source { columns: &of[1] }];
        let block = self.gatherer.gather(&self.shape.at(&places), sources, picks);
        encode(&if personal { block.marked(&self.owner) } else { block })
    }
}
