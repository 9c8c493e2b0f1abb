//! The one place that asks for randomness; whoever makes a secret draws it from here.

use std::sync::atomic::{AtomicU64, Ordering};

/// Gives bits that nobody can guess.
pub trait Randomness: Send + Sync {
    /// 256 bits.
    fn draw(&self) -> std::io::Result<[u8; 32]>;
}

/// The system's source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn draw(&self) -> std::io::Result<[u8; 32]> {
        let mut bits = [0; 32];
        getrandom::fill(&mut bits).map_err(std::io::Error::other)?;
        Ok(bits)
    }
}

/// A source that counts: what is drawn from it is known beforehand, and never the same twice.
#[derive(Debug, Default)]
pub struct CountedRandomness(AtomicU64);

impl Randomness for CountedRandomness {
    fn draw(&self) -> std::io::Result<[u8; 32]> {
        let mut bits = [0xC0; 32];
        bits[..8].copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Ok(bits)
    }
}
