//! Components built by `build.rs`.
