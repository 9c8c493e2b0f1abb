//! One self-check of every office of the demonstration: its directive as a component against the same built natively.
//!
//! Both sides load the facts with the engine's own operation, ask and answer onto a tape, and judge; nothing may be measured
//! on one side only.

use std::sync::Arc;
use std::time::{Duration, Instant};

use dondoc::cli::demo::offices::{Demo, Office};
use dondoc::domain::AsOf;
use dondoc::domain::facts::Facts;
use dondoc::domain::id::CheckId;
use dondoc::domain::outcome::{Condition, Verdict};
use dondoc::host::{Plugin, Session, World};
use dondoc::operations::{Engine, Evaluated, evaluate, load_facts, show_unit};
use dondoc_sdk::{self as sdk, Directive as _};

use super::measured::Measured;
use super::native::NativeWorld;

const ROUNDS: usize = 301;
const NATIVE_RATIO_MAX: f64 = 3.0;

type Check = fn(&dyn sdk::World) -> Result<Vec<sdk::Outcome>, String>;

/// The directives of the demonstration as they are built natively.
const NATIVE: [(&str, Check); 5] = [
    ("ben-tre-cchc-2011-2030", ben_tre_cchc_2011_2030::BenTreCchc2011To2030::check),
    ("cao-lanh-kiem-tra-2022", cao_lanh_kiem_tra_2022::CaoLanhKiemTra2022::check),
    ("dong-thap-cchc-2022", dong_thap_cchc_2022::DongThapCchc2022::check),
    ("ha-giang-mot-cua-2019", ha_giang_mot_cua_2019::HaGiangMotCua2019::check),
    ("hau-giang-khac-phuc-2022", hau_giang_khac_phuc_2022::HauGiangKhacPhuc2022::check),
];

/// Measures the goal of the whole self-check, printed as soon as it is known. The whole takes what the offices' medians
/// come to: of a sum over all of them, the machine's other work would fall into nearly every round.
pub fn goals() -> Vec<Measured> {
    let demo = Demo::in_memory(None).expect("the program carries its demonstration");
    let offices = demo.offices().expect("its offices can be read");
    let checks: Vec<SelfCheck<'_>> =
        offices.iter().flat_map(|office| SelfCheck::of_office(&demo.engine, office)).collect();
    assert_eq!(checks.len(), NATIVE.len(), "every directive has an office that it is checked at");
    checks.iter().for_each(SelfCheck::assert_both_agree);
    let rounds: Vec<Vec<Times>> = (0..ROUNDS).map(|_| checks.iter().map(SelfCheck::times).collect()).collect();
    let of_one = |place: usize| Times::medians(&rounds.iter().map(|round| round[place]).collect::<Vec<_>>());
    let medians: Vec<Times> = (0..checks.len()).map(of_one).collect();
    let whole: Times = medians.iter().sum();
    let lines = medians.iter().zip(&checks).map(|(times, check)| times.line(check.at.folder));
    let goal = Measured {
        what: "the self-check of all offices of the demonstration, times native",
        value: whole.component.as_secs_f64() / whole.native.as_secs_f64(),
        bound: NATIVE_RATIO_MAX,
        more_is_better: false,
        not_judged: None,
        parts: [whole.line("all of them")].into_iter().chain(lines).collect(),
    };
    vec![goal.printed()]
}

/// What one self-check took.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    /// Loading the facts alone, which is part of both.
    load: Duration,
    native: Duration,
    component: Duration,
}

impl<'a> std::iter::Sum<&'a Times> for Times {
    fn sum<I: Iterator<Item = &'a Times>>(times: I) -> Times {
        times.fold(Times::default(), |sum, one| Times {
            load: sum.load + one.load,
            native: sum.native + one.native,
            component: sum.component + one.component,
        })
    }
}

impl Times {
    /// Of every part its own median.
    fn medians(rounds: &[Times]) -> Times {
        let median = |of: fn(&Times) -> Duration| {
            let mut times: Vec<Duration> = rounds.iter().map(of).collect();
            times.sort_unstable();
            times[times.len() / 2]
        };
        Times { load: median(|t| t.load), native: median(|t| t.native), component: median(|t| t.component) }
    }

    fn line(&self, what: &str) -> String {
        let without = |whole: Duration| whole.saturating_sub(self.load).as_secs_f64();
        let of_the_rest = without(self.component) / without(self.native);
        let Times { load, native, component } = self;
        format!(
            "{what}: native {native:?}, component {component:?}; of both, loading {load:?}; {of_the_rest:.2} times native without it"
        )
    }
}

/// One directive on one unit of the demonstration, at the date of its office.
struct SelfCheck<'a> {
    engine: &'a Engine,
    plugin: &'a Arc<Plugin>,
    at: &'a Office,
    native: Check,
}

impl<'a> SelfCheck<'a> {
    fn of_office(engine: &'a Engine, at: &'a Office) -> impl Iterator<Item = SelfCheck<'a>> {
        at.file.directives.iter().map(move |id| {
            let native = NATIVE.iter().find(|(name, _)| *name == id.as_str()).expect("it is built natively").1;
            let plugin = engine.shelf.active(id).expect("the program carries it");
            SelfCheck { engine, plugin, at, native }
        })
    }

    /// Natively and as a component, the same is asked, answered and found.
    fn assert_both_agree(&self) {
        let (verdicts, tape) = self.run_native();
        let evaluated = self.run_component();
        let judged = evaluated.result.expect("a directive of the program runs to its end");
        let found: Vec<_> =
            judged.into_iter().map(|one| (one.outcome.check, one.outcome.subject, one.verdict)).collect();
        assert_eq!(found, verdicts, "{}", self.at.folder);
        assert_eq!(evaluated.run.tape.bytes(), tape, "{}", self.at.folder);
    }

    fn times(&self) -> Times {
        Times {
            load: timed(|| self.load()),
            native: timed(|| self.run_native()),
            component: timed(|| self.run_component()),
        }
    }

    fn run_component(&self) -> Evaluated {
        evaluate(self.engine, self.plugin, &self.at.file.unit, self.at.file.date).expect("the office is evaluated")
    }

    /// Every outcome's check, subject and verdict, in their order, and the tape.
    fn run_native(&self) -> (Vec<(CheckId, String, Verdict)>, Vec<u8>) {
        let world = World { facts: Arc::new(self.load()), directive: Arc::clone(&self.plugin.directive) };
        let world = NativeWorld::new(Session::for_check(world, self.engine.limits.clone()));
        let outcomes = (self.native)(&world).expect("the demonstration is sound");
        let mut verdicts: Vec<_> = outcomes.into_iter().map(|outcome| self.judged(outcome)).collect();
        verdicts.sort();
        (verdicts, world.into_session().finish().tape.bytes().to_vec())
    }

    fn load(&self) -> Facts {
        let (engine, day) = (self.engine, self.at.file.date);
        let unit = show_unit(engine, self.at.file.unit.as_str(), day).expect("the office stands");
        let position = engine.store.head().expect("the store answers").position;
        load_facts(engine, &self.plugin.directive, &unit, AsOf { day, position }).expect("the store answers")
    }

    fn judged(&self, outcome: sdk::Outcome) -> (CheckId, String, Verdict) {
        let condition = match outcome.condition {
            sdk::Condition::Holds => Condition::Holds,
            sdk::Condition::Fails => Condition::Fails,
            sdk::Condition::NotApplicable => Condition::NotApplicable,
            sdk::Condition::MissingData => Condition::MissingData,
        };
        let id = CheckId::parse(&outcome.check).expect("declared");
        let severity = self.plugin.directive.check(&id).expect("declared").severity;
        (id, outcome.subject, Verdict::of(severity, condition))
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let began = Instant::now();
    std::hint::black_box(work());
    began.elapsed()
}
