//! The components of `plugins/`, built by `build.rs` and embedded: one constant each, and two tables of them.
//!
//! Nothing here runs a component. The bytes depend on the sources, the lock file and the toolchain only, not on where the
//! checkout lies or on the profile of the outer build.

include!(concat!(env!("OUT_DIR"), "/constants.rs"));
