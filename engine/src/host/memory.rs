//! Notes what a guest asked for in vain: running out of memory surfaces as *unreachable*, and only this tells it apart.

use wasmtime::ResourceLimiter;

use super::limits::Limits;

/// What one table element takes in the engine, in bytes.
const TABLE_ELEMENT_BYTES: u64 = 8;

/// The memories and tables of one run, all of them together against one limit each.
#[derive(Debug)]
pub struct MemoryMeter {
    memory_bytes_max: u64,
    table_elements_max: u64,
    memory_bytes: u64,
    table_elements: u64,
    denied: Option<Denied>,
}

/// A request that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied {
    /// The limit, in bytes.
    pub bytes_max: u64,
    /// What the request would have made it.
    pub asked_bytes: u64,
}

impl MemoryMeter {
    /// A meter with nothing used.
    pub fn new(limits: &Limits) -> MemoryMeter {
        MemoryMeter {
            memory_bytes_max: limits.memory_bytes_max,
            table_elements_max: limits.table_elements_max,
            memory_bytes: 0,
            table_elements: 0,
            denied: None,
        }
    }

    /// The most memory held; linear memory never shrinks.
    pub fn memory_bytes(&self) -> u64 {
        self.memory_bytes
    }

    /// The last request, where it was refused: a guest that was granted another since got over the refusal.
    pub fn denied(&self) -> Option<Denied> {
        self.denied
    }
}

impl ResourceLimiter for MemoryMeter {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let asked = self.memory_bytes.saturating_add(desired.saturating_sub(current) as u64);
        if asked > self.memory_bytes_max {
            self.denied = Some(Denied { bytes_max: self.memory_bytes_max, asked_bytes: asked });
            return Ok(false);
        }
        self.memory_bytes = asked;
        self.denied = None;
        Ok(true)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let asked = self.table_elements.saturating_add(desired.saturating_sub(current) as u64);
        if asked > self.table_elements_max {
            self.denied = Some(Denied {
                bytes_max: self.table_elements_max.saturating_mul(TABLE_ELEMENT_BYTES),
                asked_bytes: asked.saturating_mul(TABLE_ELEMENT_BYTES),
            });
            return Ok(false);
        }
        self.table_elements = asked;
        self.denied = None;
        Ok(true)
    }
}
