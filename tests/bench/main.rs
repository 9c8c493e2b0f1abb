//! Prints value, bound and PASS or FAIL of every goal, and exits 1 when one fails.
//!
//! Values are ratios or medians within this one run; nothing here is compared with another machine or another day.
//! `cargo bench -- host`, `-- selfcheck`, `-- store`, `-- registers`, `-- time`, `-- reminders` or `-- deliveries` measures
//! the goals of one of them alone.

#![allow(clippy::disallowed_methods, reason = "a bench reads the time")]
#![allow(clippy::cast_precision_loss, reason = "counts and bytes of a bench are far below 2^52")]

mod deliveries;
#[path = "../it/harness/dossiers.rs"]
mod dossiers;
mod host;
mod measured;
mod native;
mod registers;
mod reminders;
#[path = "../it/host/sample.rs"]
mod sample;
mod selfcheck;
mod store;
mod time;

use measured::Measured;

/// As the program has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What one word asks for.
type Bench = (&'static str, fn() -> Vec<Measured>);

fn main() {
    if store::open_if_asked() {
        return;
    }
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let benches: [Bench; 7] = [
        ("host", host::goals),
        ("selfcheck", selfcheck::goals),
        ("store", store::goals),
        ("registers", registers::goals),
        ("time", time::goals),
        ("reminders", reminders::goals),
        ("deliveries", deliveries::goals),
    ];
    let wanted = |name: &str| asked.is_empty() || asked.iter().any(|word| word == name);
    let goals: Vec<Measured> =
        benches.iter().filter(|(name, _)| wanted(name)).flat_map(|(_, measure)| measure()).collect();
    assert!(
        !goals.is_empty(),
        "nothing is called {}: ask for host, selfcheck, store, registers, time, reminders or deliveries",
        asked.join(" or ")
    );
    let kept = goals.iter().filter(|goal| goal.is_kept()).count();
    println!("\n{kept} of {} goals are kept", goals.len());
    if kept < goals.len() {
        std::process::exit(1);
    }
}
