//! A directive as a component against the same directive built natively: same facts, same texts, same tape.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::measured::Measured;
use dondoc::domain::facts::Facts;
use dondoc::host::{Host, Limits, Plugin, Session, Timings, World};
use dondoc_sdk::Directive as _;

use crate::native::NativeWorld;
use crate::sample;

/// What was measured over one number of tasks; medians of interleaved rounds.
#[derive(Debug)]
pub struct Measure {
    /// Making the facts.
    pub build_facts: Duration,
    /// The directive built natively.
    pub native: Duration,
    /// The component, in an instance of its own.
    pub component: Duration,
    /// Making an instance and dropping it.
    pub instantiate_and_drop: Duration,
    /// The parts of a run, each its own median.
    pub parts: Timings,
    /// Bytes of the tape.
    pub tape_bytes: usize,
    /// Fuel of a run.
    pub fuel_used: u64,
}

impl Measure {
    /// How many times native the component takes.
    pub fn ratio(&self) -> f64 {
        self.component.as_secs_f64() / self.native.as_secs_f64()
    }

    /// What the component may take over few tasks: native and five instances.
    pub fn bound(&self) -> Duration {
        self.native + 5 * self.instantiate_and_drop
    }

    /// The absolutes and the parts of a run.
    fn parts(&self) -> Vec<String> {
        let p = &self.parts;
        vec![
            format!(
                "native {:?}, component {:?}, instantiate and drop {:?}",
                self.native, self.component, self.instantiate_and_drop
            ),
            format!(
                "build facts {:?}; run: instantiate {:?}, answer {:?}, tape {:?}, lower {:?}, guest {:?}, lift {:?}, judge {:?}",
                self.build_facts, p.instantiate, p.answer, p.tape, p.lower, p.guest, p.lift, p.judge,
            ),
            format!("tape {} bytes, fuel {}", self.tape_bytes, self.fuel_used),
        ]
    }
}

/// Measures the host's goals, each printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    let host = dondoc::host::Host::new(None).expect("this machine runs plugins");
    let (many, few) = (measure(&host, 10_000, 201), measure(&host, 100, 2_001));
    let micros = |duration: Duration| duration.as_secs_f64() * 1e6;
    [
        Measured {
            what: "dong-thap-cchc-2022 over 10 000 tasks, times native",
            value: many.ratio(),
            bound: 3.0,
            more_is_better: false,
            not_judged: None,
            parts: many.parts(),
        },
        Measured {
            what: "dong-thap-cchc-2022 over 100 tasks, microseconds (bound: native + 5 x instantiate and drop)",
            value: micros(few.component),
            bound: micros(few.bound()),
            more_is_better: false,
            not_judged: None,
            parts: few.parts(),
        },
    ]
    .map(Measured::printed)
    .into()
}

/// Measures `dong-thap-cchc-2022` over that many tasks.
#[allow(clippy::disallowed_methods, reason = "a benchmark is what a clock is for")]
pub fn measure(host: &Host, tasks: usize, rounds: usize) -> Measure {
    let plugin = host.load(artifacts::DONG_THAP_CCHC_2022).expect("a directive of the binary");
    let began = Instant::now();
    let facts = sample::facts(&plugin.directive, tasks);
    let build_facts = began.elapsed();
    let (mut native, mut component, mut empty) = (vec![], vec![], vec![]);
    let mut last = None;
    for _ in 0..rounds {
        native.push(timed(|| run_native(&plugin, &facts)).0);
        let (took, run) = timed(|| host.run(&plugin, &facts, &Limits::DEFAULT));
        component.push(took);
        last = Some(run); // one at a time, as in the engine: with all of them kept, each would be given fresh memory
        empty.push(timed(|| host.instantiate_and_drop(&plugin, &Limits::DEFAULT).expect("it can be made")).0);
    }
    let timings: Vec<Timings> =
        (0..rounds).map(|_| host.run_timed(&plugin, &facts, &Limits::DEFAULT).timings).collect();
    let (_, tape) = timed(|| run_native(&plugin, &facts)).1;
    let run = last.expect("there are rounds");
    assert_eq!(run.tape.bytes(), tape, "natively and as a component, the same is asked and answered");
    let part = |of: fn(&Timings) -> Duration| median(timings.iter().map(of).collect());
    Measure {
        build_facts,
        native: median(native),
        component: median(component),
        instantiate_and_drop: median(empty),
        parts: Timings {
            instantiate: part(|t| t.instantiate),
            answer: part(|t| t.answer),
            tape: part(|t| t.tape),
            lower: part(|t| t.lower),
            guest: part(|t| t.guest),
            lift: part(|t| t.lift),
            judge: part(|t| t.judge),
            total: part(|t| t.total),
        },
        tape_bytes: tape.len(),
        fuel_used: run.cost.fuel_used,
    }
}

/// The outcomes and the tape of a native run.
fn run_native(plugin: &Plugin, facts: &Arc<Facts>) -> (Vec<dondoc_sdk::Outcome>, Vec<u8>) {
    let world = World { facts: Arc::clone(facts), directive: Arc::clone(&plugin.directive) };
    let world = NativeWorld::new(Session::for_check(world, Limits::DEFAULT));
    let outcomes = dong_thap_cchc_2022::DongThapCchc2022::check(&world).expect("the sample is sound");
    (outcomes, world.into_session().finish().tape.bytes().to_vec())
}

#[allow(clippy::disallowed_methods, reason = "a benchmark is what a clock is for")]
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let done = work();
    (began.elapsed(), done)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
