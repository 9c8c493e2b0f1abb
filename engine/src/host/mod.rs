//! The plugin host: loads components and runs them, and lets nothing they do reach the engine.
//!
//! # The contract
//!
//! A **plugin** is a WebAssembly component that exports `describe` and `check` of `dondoc:directive@1.0.0` and imports
//! nothing but that package's `types`, `facts`, `calendar` and `log`. [`Host::load`] refuses any other by the import's
//! name, compiles the component, runs `describe` twice in fresh instances and holds the answer against every rule of a
//! description, naming all faults at once. What comes back is a [`Plugin`]: compiled, linked, and described.
//!
//! [`Host::run`] is the **one way into a check**. It never fails: whatever a guest does (looping, hoarding, trapping,
//! panicking, flooding, returning nonsense, asking for what it did not declare) becomes a
//! [`PluginFault`](crate::domain::evaluation::PluginFault) in [`Run::result`] that names the limit and how much was used.
//! After it the engine is as it was before: each run has an instance of its own, made for it and dropped after it.
//!
//! **Limits** are set before the instance is made: fuel, wall clock, memory, tables, what may be handed over, questions,
//! tape, log and outcomes ([`Limits`]). Fuel is the reproducible one; every import takes fuel for the rows and bytes it
//! touches, so a guest cannot have the engine work for nothing.
//!
//! **Facts** are frozen before the run ([`Facts`](crate::domain::facts::Facts)). Each question and the digest of its
//! answer go on the [`Tape`]. The same component, facts and limits give the same tape, outcomes and fuel, byte for byte;
//! only a fault that says so of itself (`is_reproducible`) depends on the machine.
//!
//! **Panics of a guest** reach the host as a note that begins with `panic: `, written by the SDK's hook before the trap. The
//! same words without that trap right behind them are a note like any other.
//!
//! # What it must never do
//!
//! Read a store, a socket or the time of day; decide what an outcome means; keep an instance; run code from a file that
//! it did not write itself ([`cache`]).

mod bounded;
mod cache;
mod calendar;
mod deadlines;
mod description;
mod engine;
pub mod facts;
mod fault;
mod guest;
pub mod limits;
mod load;
mod log;
mod memory;
mod outcomes;
mod run;
mod session;
mod slots;
mod stopwatch;
mod tape;
mod wire;

pub use calendar::{add_working_days, is_working_day, working_days_between};
pub use limits::Limits;
pub use load::{LoadFault, Plugin};
pub use log::note;
pub use run::{Host, HostFault, Run};
pub use session::{Answered, Rows, Session, Transcript, World};
pub use stopwatch::Timings;
pub use tape::Tape;
