//! Prints value, bound and PASS or FAIL of every goal, and exits 1 when one fails.
//!
//! Values are ratios or medians within this one run; nothing here is compared with another machine or another day.

#![allow(clippy::disallowed_methods, reason = "a bench reads the time")]
#![allow(clippy::cast_precision_loss, reason = "counts and bytes of a bench are far below 2^52")]

mod host;
mod measured;
mod native;
#[path = "../it/host/sample.rs"]
mod sample;
mod store;

use measured::Measured;

fn main() {
    if store::open_if_asked() {
        return;
    }
    let goals: Vec<Measured> = host::goals().into_iter().chain(store::goals()).collect();
    let kept = goals.iter().filter(|goal| goal.is_kept()).count();
    println!("\n{kept} of {} goals are kept", goals.len());
    if kept < goals.len() {
        std::process::exit(1);
    }
}
