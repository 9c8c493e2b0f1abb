//! The plugin host at its boundary: real components in, runs and faults out.

mod cache;
mod deadlines;
mod filters;
mod loading;
mod misbehaving;
mod pinned;
mod questions;
mod registers;
mod replay;
pub mod sample;

use std::sync::OnceLock;

use dondoc::host::{Host, Limits, Plugin, Run};

/// The default limits, but for the clock: a test machine may be busy with other things.
pub const PATIENT: Limits = Limits { wall_ms_max: 600_000, ..Limits::DEFAULT };

/// The host all tests share, as one process has one.
pub fn host() -> &'static Host {
    static HOST: OnceLock<Host> = OnceLock::new();
    HOST.get_or_init(|| Host::new(None).expect("this machine runs plugins"))
}

/// The bytes of a guest of `plugins/misbehaving`.
#[track_caller]
pub fn component(name: &str) -> &'static [u8] {
    let found = artifacts::MISBEHAVING.iter().find(|(own, _)| *own == name);
    found.unwrap_or_else(|| panic!("there is no guest {name}")).1
}

/// The loaded guest.
#[track_caller]
pub fn guest(name: &str) -> Plugin {
    host().load(component(name)).unwrap_or_else(|fault| panic!("{name} does not load: {fault}"))
}

/// The guest on a sample of three tasks.
#[track_caller]
pub fn run(name: &str, limits: &Limits) -> Run {
    let plugin = guest(name);
    host().run(&plugin, &sample::facts(&plugin.directive, 3), limits)
}

/// That the engine is as it was: an honest guest still gets its answers.
#[track_caller]
pub fn assert_goes_on() {
    let run = run("honest", &PATIENT);
    assert_eq!(run.result.map(|outcomes| outcomes.len()), Ok(1));
}
