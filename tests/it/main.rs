//! What the whole does at its boundaries.

mod artifacts;
mod host;
