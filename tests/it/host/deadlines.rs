//! Sixteen guests at once with different deadlines: each ends at its own, none early, none by another's.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use dondoc::domain::evaluation::PluginFault;
use dondoc::host::Limits;

use super::{PATIENT, guest, host, sample};

#[test]
#[allow(clippy::disallowed_methods, reason = "a deadline can only be seen from outside by a clock")]
fn sixteen_deadlines_do_not_mix() {
    let (spins, honest) = (guest("spins-past-the-clock"), guest("honest"));
    let start = Barrier::new(16);
    std::thread::scope(|scope| {
        for place in 0..16_u64 {
            let (spins, honest, start) = (&spins, &honest, &start);
            scope.spawn(move || {
                let wall_ms_max = 30 + place * 20;
                let limits = Limits { fuel_max: u64::MAX / 2, wall_ms_max, ..Limits::DEFAULT };
                let facts = sample::facts(&spins.directive, 3);
                start.wait();
                let began = Instant::now();
                let run = host().run(spins, &facts, &limits);
                assert_eq!(run.result, Err(PluginFault::Timeout { wall_ms_max }));
                assert!(began.elapsed() >= Duration::from_millis(wall_ms_max), "it died early");
                // While the others go on spinning and their deadlines pass, one with a long deadline is left alone.
                for _ in 0..20 {
                    let run = host().run(honest, &facts, &PATIENT);
                    assert_eq!(run.result.map(|outcomes| outcomes.len()), Ok(1));
                }
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
