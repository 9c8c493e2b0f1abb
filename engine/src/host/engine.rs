//! The wasmtime engine all plugins share: what a guest may be compiled to, and where instances live.
//!
//! Everything that could make two runs differ is off. Nothing here knows a plugin.

use std::hash::{Hash, Hasher};

use sha2::{Digest as _, Sha256};
use wasmtime::{Config, Enabled, Engine, PoolingAllocationConfig};

use super::limits::{Limits, RUNS_AT_ONCE_MAX};
use crate::domain::id::Digest;

/// The most stack of a guest, in bytes; fixed, because how deep a recursion comes must not depend on the machine.
const WASM_STACK_BYTES_MAX: usize = 512 << 10;
/// Bytes of a memory that stay resident between two runs, where the kernel tells which were written.
const KEEP_RESIDENT_BYTES: usize = 2 << 20;
/// A component is a handful of core modules; Rust needs three, Python and JavaScript some more.
const CORE_INSTANCES_PER_COMPONENT_MAX: u32 = 20;
const MEMORIES_PER_COMPONENT_MAX: u32 = 4;
const TABLES_PER_COMPONENT_MAX: u32 = 20;
/// Above what any limit asks for, so that the limit is what a guest meets.
const TABLE_ELEMENTS_MAX: usize = 1_000_000;

const _: () = assert!(Limits::DEFAULT.table_elements_max < TABLE_ELEMENTS_MAX as u64);

/// Makes the engine. Instances come from a pool where the kernel can say which of their pages were written, and are made
/// on demand elsewhere: without that, pooling is the slower of the two.
pub fn engine() -> wasmtime::Result<Engine> {
    if PoolingAllocationConfig::is_pagemap_scan_available() {
        let mut config = config();
        config.allocation_strategy(pool());
        // Where address space is scarce the pool cannot be reserved; on demand is then the better answer than none.
        if let Ok(engine) = Engine::new(&config) {
            return Ok(engine);
        }
    }
    Engine::new(&config())
}

/// What compiled code depends on: the version of wasmtime, its settings and the machine's features.
pub fn fingerprint(engine: &Engine) -> Digest {
    let mut hasher = ShaHasher(Sha256::new());
    engine.precompile_compatibility_hash().hash(&mut hasher);
    Digest(hasher.0.finalize().into())
}

fn config() -> Config {
    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .consume_fuel(true)
        .epoch_interruption(true)
        .cranelift_nan_canonicalization(true)
        .wasm_relaxed_simd(false)
        .wasm_memory64(false)
        .shared_memory(false)
        .max_wasm_stack(WASM_STACK_BYTES_MAX)
        // No plugin's frames are shown to anybody, and collecting them would be the dearest part of a trap.
        .wasm_backtrace_max_frames(None);
    config
}

fn pool() -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(RUNS_AT_ONCE_MAX)
        .total_core_instances(RUNS_AT_ONCE_MAX * CORE_INSTANCES_PER_COMPONENT_MAX)
        .total_memories(RUNS_AT_ONCE_MAX * MEMORIES_PER_COMPONENT_MAX)
        .total_tables(RUNS_AT_ONCE_MAX * TABLES_PER_COMPONENT_MAX)
        .max_core_instances_per_component(CORE_INSTANCES_PER_COMPONENT_MAX)
        .max_memories_per_component(MEMORIES_PER_COMPONENT_MAX)
        .max_tables_per_component(TABLES_PER_COMPONENT_MAX)
        .table_elements(TABLE_ELEMENTS_MAX)
        .linear_memory_keep_resident(KEEP_RESIDENT_BYTES)
        .table_keep_resident(KEEP_RESIDENT_BYTES)
        .pagemap_scan(Enabled::Auto);
    pool
}

/// Feeds whatever hashes itself into SHA-256: the compatibility hash must not collide for a crafted component.
struct ShaHasher(Sha256);

impl Hasher for ShaHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest: [u8; 32] = self.0.clone().finalize().into();
        u64::from_le_bytes(digest[..8].try_into().expect("a digest has more than eight bytes"))
    }
}
