//! Sixteen guests at once with different deadlines: each ends at its own, none early, none by another's.

use std::sync::{Barrier, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use dondoc::domain::evaluation::PluginFault;
use dondoc::host::limits::RUNS_AT_ONCE_MAX;
use dondoc::host::{Host, Limits};

use super::{PATIENT, component, guest, host, sample};

#[test]
#[allow(clippy::disallowed_methods, reason = "a deadline can only be seen from outside by a clock")]
fn sixteen_deadlines_do_not_mix() {
    let _alone = alone();
    // A host of its own: no other test's runs take its places.
    let host = Host::new(None).expect("this machine runs plugins");
    let load = |name| host.load(component(name)).expect("a guest");
    let (spins, honest) = (load("spins-past-the-clock"), load("honest"));
    let start = Barrier::new(16);
    let (endings, last) = (Mutex::new(Vec::new()), Duration::from_millis(wall_ms_max_of(15)));
    std::thread::scope(|scope| {
        for place in 0..16_u64 {
            let (host, spins, honest, start, endings) = (&host, &spins, &honest, &start, &endings);
            scope.spawn(move || {
                let wall_ms_max = wall_ms_max_of(place);
                let limits = Limits { fuel_max: u64::MAX / 2, wall_ms_max, ..Limits::DEFAULT };
                let facts = sample::facts(&spins.directive, 3);
                start.wait();
                let began = Instant::now();
                let run = host.run(spins, &facts, &limits);
                let lasted = began.elapsed();
                endings.lock().expect("no test panics with it").push(place);
                assert_eq!(run.result, Err(PluginFault::Timeout { wall_ms_max }));
                assert!(lasted >= Duration::from_millis(wall_ms_max), "it died early");
                assert!(place >= 8 || lasted < last, "it lived as long as the last: {lasted:?}");
                // While the others go on spinning and their deadlines pass, one with a long deadline is left alone.
                for _ in 0..20 {
                    let run = host.run(honest, &facts, &PATIENT);
                    assert_eq!(run.result.map(|outcomes| outcomes.len()), Ok(1));
                }
            });
        }
    });
    // A busy machine may let some end in each other's place, but none whose deadlines are eight apart.
    let endings = endings.into_inner().expect("no thread panicked");
    for (rank, later) in endings.iter().enumerate() {
        let overtaken = endings[rank..].iter().find(|place| *place + 8 <= *later);
        assert_eq!(overtaken, None, "they ended in the order {endings:?}");
    }
}

/// Those that spin in many threads do so one after the other.
fn alone() -> MutexGuard<'static, ()> {
    static SPINNING: Mutex<()> = Mutex::new(());
    SPINNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Deadlines far enough apart that eight of them are long for a thread to wait for its processor.
fn wall_ms_max_of(place: u64) -> u64 {
    30 + place * 80
}

#[test]
fn more_runs_than_places_end_at_their_own_limits_and_at_no_other() {
    let _alone = alone();
    let host = Host::new(None).expect("this machine runs plugins");
    let spins = host.load(component("spins-past-the-clock")).expect("a guest");
    let runs = RUNS_AT_ONCE_MAX + 8;
    let limits = Limits { fuel_max: u64::MAX / 2, wall_ms_max: 500, ..Limits::DEFAULT };
    let start = Barrier::new(runs as usize);
    std::thread::scope(|scope| {
        for _ in 0..runs {
            let (host, spins, limits, start) = (&host, &spins, &limits, &start);
            scope.spawn(move || {
                let facts = sample::facts(&spins.directive, 3);
                start.wait();
                // All places are taken by guests that spin: one that did not wait would find none to be made in.
                assert_eq!(host.run(spins, &facts, limits).result, Err(PluginFault::Timeout { wall_ms_max: 500 }));
            });
        }
    });
}

#[test]
fn more_runs_than_places_wait_for_their_turn() {
    let honest = guest("honest");
    std::thread::scope(|scope| {
        for _ in 0..80 {
            let honest = &honest;
            scope.spawn(move || {
                let run = host().run(honest, &sample::facts(&honest.directive, 3), &PATIENT);
                assert_eq!(run.result.map(|outcomes| outcomes.len()), Ok(1));
            });
        }
    });
}

#[test]
fn a_deadline_that_has_passed_before_the_first_instruction_ends_the_run() {
    let limits = Limits { fuel_max: u64::MAX / 2, wall_ms_max: 0, ..Limits::DEFAULT };
    let run = super::run("spins-past-the-clock", &limits);
    assert_eq!(run.result, Err(PluginFault::Timeout { wall_ms_max: 0 }));
}
