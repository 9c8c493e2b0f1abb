//! The same component, facts and limits give the same run, byte for byte; other facts give another tape.

use std::sync::Arc;

use dondoc::host::Host;

use super::{PATIENT, guest, host, sample};

#[test]
fn the_same_facts_give_the_same_tape_outcomes_and_fuel() {
    for (name, component) in artifacts::DIRECTIVES {
        let other_host = Host::new(None).expect("this machine runs plugins");
        let runs = [host(), host(), &other_host].map(|host| {
            let plugin = host.load(component).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            host.run(&plugin, &sample::facts(&plugin.directive, 200), &PATIENT)
        });
        assert!(runs[0].result.is_ok(), "{name}: {:?}", runs[0].result);
        for again in &runs[1..] {
            assert_eq!(again.tape.bytes(), runs[0].tape.bytes(), "{name}");
            assert_eq!(again.tape.digest(), runs[0].tape.digest(), "{name}");
            assert_eq!(again.result, runs[0].result, "{name}");
            assert_eq!(again.cost, runs[0].cost, "{name}");
        }
    }
}

#[test]
fn one_other_day_in_one_task_gives_another_tape() {
    let plugin = guest("honest");
    let facts = sample::facts(&plugin.directive, 100);
    let mut changed = (*facts).clone();
    let table = changed.tasks.values_mut().next().expect("tasks are declared");
    table.reported[57] = 19_000;
    let (one, other) = (host().run(&plugin, &facts, &PATIENT), host().run(&plugin, &Arc::new(changed), &PATIENT));
    let differing = one.tape.entries().zip(other.tape.entries()).filter(|(a, b)| a != b).map(|(a, _)| a.0);
    assert_eq!(differing.collect::<Vec<_>>(), ["tasks this-unit"]);
}

#[test]
fn a_run_leaves_nothing_to_the_next() {
    let plugin = guest("honest");
    let facts = sample::facts(&plugin.directive, 10);
    let first = host().run(&plugin, &facts, &PATIENT);
    super::run("hoards-memory", &PATIENT);
    super::run("panics", &PATIENT);
    let again = host().run(&plugin, &facts, &PATIENT);
    assert_eq!((first.result, first.cost, first.notes), (again.result, again.cost, again.notes));
}
