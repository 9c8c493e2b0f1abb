//! A simulation: whatever the clock, the receivers and the process do, nothing is lost and nothing is doubled.
//!
//! A run follows from its seed alone. It goes over the memory backend, whose writes a fuse stands in the way of: the process
//! dies before or after any of them and starts again over what was kept, or another of its threads writes in between. Meanwhile
//! the clock steps, people work and change their minds, receivers fail. In the end the laws are held against what is stored
//! and what came in.
//!
//! A seed that fails is printed; `DONDOC_SEED=<seed> cargo test --test it -- simulation` runs it alone.

pub mod fuse;
mod inbox;
mod laws;
mod people;
mod rungs;
mod setting;
mod world;

use std::sync::atomic::{AtomicU64, Ordering};

use laws::broken;
use world::World;

/// How many seeds are run.
const SEEDS: u64 = 10_000;

/// How much happens in a run.
const STEPS: u32 = 32;

/// Runs a seed; the law it breaks.
fn run(seed: u64) -> Result<(), String> {
    let mut world = World::of(seed);
    for _ in 0..STEPS {
        world.step();
    }
    world.come_to_rest();
    broken(&world)
}

/// Runs seeds on every core; the first that breaks a law, with the law.
fn first_broken(seeds: std::ops::Range<u64>) -> Option<(u64, String)> {
    let next = AtomicU64::new(seeds.start);
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let worker = || {
        loop {
            let seed = next.fetch_add(1, Ordering::SeqCst);
            if seed >= seeds.end {
                return None;
            }
            let ran = std::panic::catch_unwind(|| run(seed));
            let ran = ran.unwrap_or_else(|_| Err("it panicked; the message is above".into()));
            if let Err(law) = ran {
                next.store(seeds.end, Ordering::SeqCst);
                return Some((seed, law));
            }
        }
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        running.into_iter().filter_map(|worker| worker.join().expect("a worker catches what panics")).min()
    })
}

#[test]
fn nothing_is_lost_and_nothing_is_doubled() {
    #[expect(clippy::disallowed_methods, reason = "how a failing seed is run alone")]
    let seeds = match std::env::var("DONDOC_SEED") {
        Ok(seed) => {
            let seed: u64 = seed.parse().expect("DONDOC_SEED is a number");
            seed..seed + 1
        }
        Err(_) => 0..SEEDS,
    };
    if let Some((seed, law)) = first_broken(seeds) {
        panic!("seed {seed}: {law}");
    }
}

#[test]
fn a_seed_runs_the_same_twice() {
    let heads = || {
        let mut world = World::of(42);
        (0..STEPS).for_each(|_| world.step());
        world.process.engine.store.entries(dondoc::domain::Position(0), usize::MAX).unwrap()
    };
    assert_eq!(heads(), heads());
}
