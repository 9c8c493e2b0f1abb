//! The memory of a component: blocks of a power of two, cut off the end and given back to a list of their size.
//!
//! An instance lives for one call, so nothing is joined again or returned to the engine: a block costs at most twice what
//! was asked for. Rust's own allocator and another kept for wasm took a fifth of a check's time over 100 tasks; this one
//! takes a few instructions. It must never be linked where threads are.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32;
use std::cell::UnsafeCell;
use std::ptr;

/// The smallest block, which every block is aligned to.
const BLOCK_BYTES_MIN: usize = 16;
/// One for each power of two from the smallest block up to 2 GiB.
const CLASSES: usize = 28;
const PAGE_BYTES: usize = 1 << 16;
/// Each growth costs the engine a change of the memory's protection, and another when the instance goes.
const GROWTH_PAGES_MIN: usize = 4;

#[global_allocator]
static BLOCKS: Blocks = Blocks(UnsafeCell::new(Free { lists: [ptr::null_mut(); CLASSES], next: 0, end: 0 }));

struct Blocks(UnsafeCell<Free>);

/// What nobody holds.
struct Free {
    /// The first free block of each class.
    lists: [*mut FreeBlock; CLASSES],
    /// Where the untouched memory begins.
    next: usize,
    /// Where it ends.
    end: usize,
}

/// A block that was given back; it holds the address of the one given back before it.
struct FreeBlock {
    before: *mut FreeBlock,
}

// SAFETY: a component has one thread.
unsafe impl Sync for Blocks {}

// SAFETY: a block is handed out once until it is given back, aligned to its size or more than was asked for, and as large
// as its class, which is never smaller than the layout.
unsafe impl GlobalAlloc for Blocks {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: one thread, and nothing below allocates.
        let free = unsafe { &mut *self.0.get() };
        let class = class(layout);
        let block = free.lists[class];
        if block.is_null() {
            return free.cut(BLOCK_BYTES_MIN << class, layout.align());
        }
        // SAFETY: what is on a list was a block of this class, and nobody holds it.
        free.lists[class] = unsafe { (*block).before };
        block.cast()
    }

    #[inline]
    #[expect(clippy::cast_ptr_alignment, reason = "every block is aligned to its smallest size")]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: one thread, and nothing below allocates.
        let list = unsafe { &mut (*self.0.get()).lists[class(layout)] };
        let block = block.cast::<FreeBlock>();
        // SAFETY: the caller gives the block up, and every block has room for an address.
        unsafe { (*block).before = *list };
        *list = block;
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        // SAFETY: the caller promises that so many bytes are a layout of this alignment.
        let wanted = unsafe { Layout::from_size_align_unchecked(bytes, layout.align()) };
        if class(wanted) == class(layout) {
            return block;
        }
        // SAFETY: as the caller promises; the two blocks are not the same.
        unsafe {
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                ptr::copy_nonoverlapping(block, moved, layout.size().min(bytes));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

impl Free {
    /// Cuts a block off the untouched memory, which grows where it is too short; null where the engine gives no
    /// more, or for an alignment beyond a page's.
    #[inline]
    fn cut(&mut self, bytes: usize, align: usize) -> *mut u8 {
        if align > PAGE_BYTES {
            return ptr::null_mut();
        }
        let mut at = self.next.next_multiple_of(align.max(BLOCK_BYTES_MIN));
        if self.end.saturating_sub(at) < bytes {
            let pages = bytes.div_ceil(PAGE_BYTES).max(GROWTH_PAGES_MIN);
            let grown = wasm32::memory_grow::<0>(pages);
            if grown == usize::MAX {
                return ptr::null_mut();
            }
            at = grown * PAGE_BYTES;
            self.end = at + pages * PAGE_BYTES;
        }
        self.next = at + bytes;
        ptr::with_exposed_provenance_mut(at)
    }
}

/// Which list a block of that layout belongs to.
#[inline]
fn class(layout: Layout) -> usize {
    let bytes = layout.size().max(layout.align()).max(BLOCK_BYTES_MIN);
    ((bytes - 1).ilog2() + 1 - BLOCK_BYTES_MIN.ilog2()) as usize
}
