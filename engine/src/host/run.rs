//! The one way into a guest: limits first, then an instance of its own, then the call, then what became of it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use wasmtime::component::{Instance, InstancePre, Linker};
use wasmtime::{Engine, Store, UpdateDeadline};

use super::cache::Cache;
use super::deadlines::Deadlines;
use super::guest::Guest;
use super::limits::Limits;
use super::load::{Checked, Plugin};
use super::session::{Session, World};
use super::slots::Slots;
use super::stopwatch::{self, Timings};
use super::tape::Tape;
use super::{calendar, engine, facts, fault, log, outcomes};
use crate::domain::evaluation::{Cost, PluginFault};
use crate::domain::facts::Facts;
use crate::domain::id::Digest;
use crate::domain::outcome::Outcome;

/// The engine with everything plugins share. Cheap to share, dear to make: one for the process.
pub struct Host {
    engine: Engine,
    linker: Linker<Guest>,
    fingerprint: Digest,
    deadlines: Deadlines,
    slots: Slots,
    cache: Option<Cache>,
}

/// Why there is no host. Each of them stops the start.
#[derive(Debug, thiserror::Error)]
pub enum HostFault {
    /// The machine cannot run compiled plugins.
    #[error("this machine cannot run plugins: {reason}")]
    Engine {
        /// In wasmtime's words.
        reason: String,
    },
    /// The thread that watches deadlines did not start.
    #[error("the thread that watches deadlines cannot start")]
    Deadlines(#[source] std::io::Error),
    /// The folder of compiled plugins cannot be used.
    #[error("the folder of compiled plugins cannot be used")]
    Cache(#[source] std::io::Error),
}

/// What became of one run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The outcomes in the plugin's order, or what ended it.
    pub result: Result<Vec<Outcome>, PluginFault>,
    /// What was asked, up to the end.
    pub tape: Tape,
    /// What the plugin wrote to its log.
    pub notes: Vec<String>,
    /// What it used.
    pub cost: Cost,
    /// How long its parts took.
    pub timings: Timings,
}

/// What is left of an instance.
pub(super) struct Left<T> {
    pub returned: Result<T, PluginFault>,
    run: Run,
}

impl Host {
    /// Makes the host. Compiled plugins are kept in `cache_folder`, where one is given.
    pub fn new(cache_folder: Option<&Path>) -> Result<Host, HostFault> {
        let broken = |error: wasmtime::Error| HostFault::Engine { reason: error.to_string() };
        let engine = engine::engine().map_err(broken)?;
        let mut linker = Linker::new(&engine);
        facts::link(&mut linker).map_err(broken)?;
        calendar::link(&mut linker).map_err(broken)?;
        log::link(&mut linker).map_err(broken)?;
        let fingerprint = engine::fingerprint(&engine);
        let cache =
            cache_folder.map(|folder| Cache::open(folder, fingerprint)).transpose().map_err(HostFault::Cache)?;
        let deadlines = Deadlines::start(engine.clone()).map_err(HostFault::Deadlines)?;
        Ok(Host { engine, linker, fingerprint, deadlines, slots: Slots::new(), cache })
    }

    /// What fuel and faults at a limit depend on beside the plugin: wasmtime's version, its settings, the machine.
    pub fn fingerprint(&self) -> Digest {
        self.fingerprint
    }

    /// Runs a plugin's checks once. Never fails: what goes wrong is the plugin's, and in the result. Blocks the thread for
    /// `wall_ms_max` at the most, and for a free instance before that.
    pub fn run(&self, plugin: &Plugin, facts: &Arc<Facts>, limits: &Limits) -> Run {
        self.check(plugin, limits, session(plugin, facts, limits))
    }

    /// The same, with each of its parts timed.
    pub fn run_timed(&self, plugin: &Plugin, facts: &Arc<Facts>, limits: &Limits) -> Run {
        self.check(plugin, limits, session(plugin, facts, limits).timed())
    }

    fn check(&self, plugin: &Plugin, limits: &Limits, session: Session) -> Run {
        let left = self.enter(&plugin.pre, session, |store, instance| {
            let check = instance.get_typed_func::<(), Checked>(&mut *store, plugin.check)?;
            check.call(store, ()).map(|(returned,)| returned)
        });
        let mut run = left.run;
        let began = stopwatch::now();
        run.result = left.returned.and_then(|returned| match returned {
            Ok(given) => {
                run.timings.lift = given.took;
                outcomes::judge(given.outcomes, &plugin.directive, limits)
            }
            Err(message) => Err(gave_up(message, limits)),
        });
        run.timings.judge = stopwatch::now() - began;
        run.timings.guest = run.timings.guest.saturating_sub(run.timings.lift);
        run.timings.total += run.timings.judge;
        run
    }

    /// Makes an instance of a plugin and drops it: what a run costs before it does anything.
    pub fn instantiate_and_drop(&self, plugin: &Plugin, limits: &Limits) -> Result<(), PluginFault> {
        self.enter(&plugin.pre, Session::for_describe(limits.clone()), |_, _| Ok(())).returned
    }

    /// Makes an instance under the session's limits, lets `work` call into it, and drops it.
    pub(super) fn enter<T>(
        &self,
        pre: &InstancePre<Guest>,
        session: Session,
        work: impl FnOnce(&mut Store<Guest>, Instance) -> wasmtime::Result<T>,
    ) -> Left<T> {
        let _slot = self.slots.take();
        let began = stopwatch::now();
        let expiry = session.expiry();
        let mut store = self.store(session);
        // After the store's epoch deadline is set: a bump before that would be missed.
        let watched = self.deadlines.watch(store.data().limits().wall_ms_max, expiry);
        let mut instantiate = Duration::ZERO;
        let returned = pre.instantiate(&mut store).and_then(|instance| {
            instantiate = stopwatch::now() - began;
            work(&mut store, instance)
        });
        let total = stopwatch::now() - began;
        drop(watched);
        leave(store, returned, Timings { instantiate, total, ..Timings::default() })
    }

    /// A store with every limit set.
    fn store(&self, session: Session) -> Store<Guest> {
        let limits = session.limits().clone();
        let expiry = session.expiry();
        let mut store = Store::new(&self.engine, Guest::new(session));
        store.limiter(|guest| &mut guest.memory);
        store.set_fuel(limits.fuel_max).expect("the engine meters fuel");
        store.set_hostcall_fuel(usize::try_from(limits.lift_bytes_max).unwrap_or(usize::MAX));
        store.set_epoch_deadline(1);
        store.epoch_deadline_callback(move |_| {
            Ok(if expiry.has_passed() { UpdateDeadline::Interrupt } else { UpdateDeadline::Continue(1) })
        });
        store
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(super) fn linker(&self) -> &Linker<Guest> {
        &self.linker
    }

    pub(super) fn cache(&self) -> Option<&Cache> {
        self.cache.as_ref()
    }
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Host").field("fingerprint", &self.fingerprint).finish_non_exhaustive()
    }
}

fn session(plugin: &Plugin, facts: &Arc<Facts>, limits: &Limits) -> Session {
    let world = World { facts: Arc::clone(facts), directive: Arc::clone(&plugin.directive) };
    Session::for_check(world, limits.clone())
}

/// Takes a store apart: what it cost, what was asked, and the fault behind an error.
fn leave<T>(store: Store<Guest>, returned: wasmtime::Result<T>, mut timings: Timings) -> Left<T> {
    let fuel_left = store.get_fuel().expect("the engine meters fuel");
    let mut guest = store.into_data();
    let fuel_max = guest.limits().fuel_max;
    let memory_bytes = guest.memory.memory_bytes();
    timings.lower = Duration::from_nanos(guest.lowered.load(Ordering::Relaxed));
    timings.answer = guest.answered;
    timings.guest = timings.total.saturating_sub(timings.instantiate + timings.lower + timings.answer);
    let returned = returned.map_err(|error| fault::of(&error, &mut guest));
    let transcript = guest.session.finish();
    timings.tape = transcript.tape_time;
    timings.answer = timings.answer.saturating_sub(timings.tape);
    let out_of_fuel = matches!(returned, Err(PluginFault::OutOfFuel { .. }));
    let fuel_used = if out_of_fuel { fuel_max } else { fuel_max.saturating_sub(fuel_left) };
    let cost = Cost { fuel_used, fuel_max, memory_bytes, questions: transcript.questions };
    let run = Run { result: Ok(Vec::new()), tape: transcript.tape, notes: transcript.notes, cost, timings };
    Left { returned, run }
}

fn gave_up(mut message: String, limits: &Limits) -> PluginFault {
    message.truncate(message.floor_char_boundary(usize::try_from(limits.message_bytes_max).unwrap_or(usize::MAX)));
    PluginFault::GaveUp { message }
}
